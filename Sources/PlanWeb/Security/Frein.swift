import HTTPTypes
import PlanStore
import Synchronization

/// Slows down who guesses passwords: after a few failures, an account from an address, then an address, must wait.
///
/// A try counts before it is looked at, or many sent at once would all be let through; it is given back when it succeeds.
final class Frein: Sendable {
    /// Failures forgiven from one address for one login, and from one address in all.
    static let essaisParCompte = 5
    static let essaisParAdresse = 30
    /// Seconds after which failures are forgotten.
    static let oubli = 15 * 60
    /// Seconds to wait when it is tries still being looked at that are too many from one address.
    static let attenteDesEnCours = 5
    /// Bytes of a login; a longer one is nobody's.
    static let longueurDIdentifiant = 64

    private struct Compte: Hashable {
        var identifiant: String
        var adresse: String
    }

    private struct Echecs {
        var nombre = 0
        var dernier: Int
    }

    private struct Essai {
        var identifiant: String
        var le: Int
        var enCours = true
    }

    private struct Etat {
        var comptes: [Compte: Echecs] = [:]
        /// From the oldest.
        var adresses: [String: [Essai]] = [:]
        var prochainMenage = 0
    }

    private let etat = Mutex(Etat())
    /// Seconds that only grow.
    private let secondes: @Sendable () -> Int

    init(_ secondes: @escaping @Sendable () -> Int) { self.secondes = secondes }

    /// - Parameter travail: Looks at the password; nil when it is wrong.
    /// - Throws: `ErreurWeb` 429 when the try must wait; what the work throws, the try given back: nothing was learnt.
    func essai<Valeur>(
        _ identifiant: String, depuis adresse: String, _ travail: () async throws -> Valeur?
    ) async throws -> Valeur? {
        if let attente = essaie(identifiant, depuis: adresse) { throw Self.tropDEssais(attente) }
        do {
            guard let valeur = try await travail() else {
                echec(identifiant, depuis: adresse)
                return nil
            }
            succes(identifiant, depuis: adresse)
            return valeur
        } catch let annulation as CancellationError {
            // Who hangs up has had their try.
            echec(identifiant, depuis: adresse)
            throw annulation
        } catch {
            rend(identifiant, depuis: adresse)
            throw error
        }
    }

    /// Counts a try, to be ended by `succes`, `echec` or `rend`.
    /// - Returns: Seconds to wait before it is looked at, and then it is not counted; nil when it may be made now.
    func essaie(_ identifiant: String, depuis adresse: String) -> Int? {
        let maintenant = secondes()
        let nom = Self.cle(identifiant)
        return etat.withLock { etat in
            Self.oublie(&etat, maintenant)
            let compte = nom.map { Compte(identifiant: $0, adresse: adresse) }
            let essais = (etat.adresses[adresse] ?? []).filter { $0.le + Self.oubli > maintenant }
            let attentes = [
                compte.flatMap { etat.comptes[$0] }.flatMap { Self.attente($0, maintenant) },
                Self.attente(essais, maintenant),
            ]
            if let attente = attentes.compactMap(\.self).max() { return attente }
            etat.adresses[adresse] = essais + [Essai(identifiant: nom ?? "", le: maintenant)]
            if let compte {
                var tenus = etat.comptes[compte] ?? Echecs(dernier: maintenant)
                if tenus.dernier + Self.oubli <= maintenant { tenus.nombre = 0 }
                tenus.nombre += 1
                tenus.dernier = maintenant
                etat.comptes[compte] = tenus
            }
            return nil
        }
    }

    func echec(_ identifiant: String, depuis adresse: String) {
        let nom = Self.cle(identifiant) ?? ""
        etat.withLock { etat in
            guard let place = etat.adresses[adresse]?.firstIndex(where: { $0.enCours && $0.identifiant == nom })
            else { return }
            etat.adresses[adresse]?[place].enCours = false
        }
    }

    /// Forgets the failures of the account, from its address too: who remembered their password was no stranger there.
    func succes(_ identifiant: String, depuis adresse: String) {
        guard let nom = Self.cle(identifiant) else { return }
        etat.withLock { etat in
            etat.comptes[Compte(identifiant: nom, adresse: adresse)] = nil
            etat.adresses[adresse]?.removeAll { $0.identifiant == nom }
        }
    }

    /// The try was not looked at.
    func rend(_ identifiant: String, depuis adresse: String) {
        let nom = Self.cle(identifiant)
        etat.withLock { etat in
            if let place = etat.adresses[adresse]?.firstIndex(where: { $0.enCours && $0.identifiant == nom ?? "" }) {
                etat.adresses[adresse]?.remove(at: place)
            }
            if let nom { etat.comptes[Compte(identifiant: nom, adresse: adresse)]?.nombre -= 1 }
        }
    }

    /// Nil for what no account can be called.
    private static func cle(_ identifiant: String) -> String? {
        identifiant.utf8.count <= longueurDIdentifiant ? CompteStore.normalise(identifiant) : nil
    }

    /// 1, 2, 4… minutes, a quarter of an hour at most.
    private static func attente(_ tenus: Echecs, _ maintenant: Int) -> Int? {
        guard tenus.nombre >= essaisParCompte else { return nil }
        let reste = tenus.dernier + min(60 << min(tenus.nombre - essaisParCompte, 4), oubli) - maintenant
        return reste > 0 ? reste : nil
    }

    /// Until the oldest failure is forgotten.
    private static func attente(_ essais: [Essai], _ maintenant: Int) -> Int? {
        guard essais.count >= essaisParAdresse else { return nil }
        guard let ancien = essais.first, !essais.contains(where: \.enCours) else { return attenteDesEnCours }
        return ancien.le + oubli - maintenant
    }

    /// Once a minute: it walks through all that is held.
    private static func oublie(_ etat: inout Etat, _ maintenant: Int) {
        guard maintenant >= etat.prochainMenage else { return }
        etat.prochainMenage = maintenant + 60
        etat.comptes = etat.comptes.filter { $0.value.nombre > 0 && $0.value.dernier + oubli > maintenant }
        etat.adresses = etat.adresses.filter { ($0.value.last?.le ?? 0) + oubli > maintenant }
    }

    private static func tropDEssais(_ attente: Int) -> ErreurWeb {
        guard attente > attenteDesEnCours else {
            return ErreurWeb(
                .tooManyRequests, "Trop d’essais arrivent à la fois de votre réseau.",
                "Attendez quelques secondes, puis recommencez.", attente: attente)
        }
        let duree = attente < 90 ? "une minute" : "\((attente + 59) / 60) minutes"
        return ErreurWeb(
            .tooManyRequests, "Trop d’essais ont échoué.", "Attendez \(duree), puis recommencez.", attente: attente)
    }
}
