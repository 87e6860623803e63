import Synchronization

/// Slows down who guesses passwords: after a few failures, an account from an address, then an address, must wait.
final class Frein: Sendable {
    /// Failures forgiven from one address for one login, and from one address in all.
    static let essaisParCompte = 5
    static let essaisParAdresse = 30
    /// Seconds after which failures are forgotten.
    static let oubli = 15 * 60

    private struct Echecs {
        var nombre = 0
        var dernier: Int
    }

    private let echecs = Mutex<[String: Echecs]>([:])
    /// Seconds that only grow.
    private let secondes: @Sendable () -> Int

    init(_ secondes: @escaping @Sendable () -> Int) { self.secondes = secondes }

    /// Seconds to wait before the next try is looked at; nil when it may be made now.
    func attente(_ identifiant: String, depuis adresse: String) -> Int? {
        let maintenant = secondes()
        return echecs.withLock { echecs in
            let seuils = [
                (cle(identifiant, adresse), Self.essaisParCompte), (cle(nil, adresse), Self.essaisParAdresse),
            ]
            return seuils.compactMap { cle, seuil -> Int? in
                guard let tenus = echecs[cle], tenus.nombre >= seuil else { return nil }
                // 1, 2, 4… minutes, a quarter of an hour at most.
                let delai = min(60 << min(tenus.nombre - seuil, 4), Self.oubli)
                let reste = tenus.dernier + delai - maintenant
                return reste > 0 ? reste : nil
            }.max()
        }
    }

    func echec(_ identifiant: String, depuis adresse: String) {
        let maintenant = secondes()
        echecs.withLock { echecs in
            echecs = echecs.filter { $0.value.dernier + 4 * Self.oubli > maintenant }
            for cle in [cle(identifiant, adresse), cle(nil, adresse)] {
                var tenus = echecs[cle] ?? Echecs(dernier: maintenant)
                if tenus.dernier + 4 * Self.oubli < maintenant { tenus.nombre = 0 }
                tenus.nombre += 1
                tenus.dernier = maintenant
                echecs[cle] = tenus
            }
        }
    }

    func succes(_ identifiant: String, depuis adresse: String) {
        echecs.withLock { $0[cle(identifiant, adresse)] = nil }
    }

    private func cle(_ identifiant: String?, _ adresse: String) -> String {
        "\(identifiant?.lowercased() ?? "")\u{0}\(adresse)"
    }
}
