import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PlanStore

/// Lets a request through, or says why not: the one place where a route's demands are met.
///
/// In this order: who is asking, what the route asks of them, what the body holds, whether the form is of their session.
package struct Guichet: Sendable {
    package static let nomDuCookie = "plantracker"
    static let nomDuCookieAnonyme = "plantracker-avant"

    let services: Services
    let route: Route

    func repond(_ http: Request, _ contexte: Contexte) async throws -> Response {
        let acteur = try acteur(http, contexte)
        contexte.identifiant.valeur = acteur?.compte.identifiant
        if let ailleurs = try adresseDuPlan(http, acteur, contexte) { return ailleurs }
        try verifie(acteur, contexte)
        let (formulaire, octets) = try await corps(http)
        if case .formulaire = route.corps { try verifieProvenance(formulaire, http, acteur) }
        let requete = Requete(
            services: services, http: http, contexte: contexte, acteur: acteur, formulaire: formulaire, octets: octets,
            question: try Formulaire(encode: (http.uri.query ?? "").utf8))
        return try await route.traite(requete)
    }

    /// Nil when nobody is recognised.
    private func acteur(_ http: Request, _ contexte: Contexte) throws -> Acteur? {
        let maintenant = services.maintenant()
        switch route.pour {
        case .personne:
            guard let jeton = http.cookies[Self.nomDuCookie]?.value,
                let session = try services.comptes.session(jeton, le: maintenant)
            else { return nil }
            return Acteur(compte: session.compte, session: session)
        case .script:
            guard let entete = http.headers[.authorization], entete.hasPrefix("Bearer "),
                let (compte, jeton) = try services.comptes.porteur(String(entete.dropFirst(7)), le: maintenant)
            else { return nil }
            return Acteur(compte: compte, session: nil, peutEcrire: jeton.ecriture)
        }
    }

    /// An address may name a plan by its département: it leads to the plan's own. Only what one may read is counted.
    private func adresseDuPlan(_ http: Request, _ acteur: Acteur?, _ contexte: Contexte) throws -> Response? {
        guard let acteur, let ecrit = contexte.parameters.get("plan"), let nom = ecrit.removingPercentEncoding else {
            return nil
        }
        let designes = try services.store.plansDesignes(par: nom).filter { acteur.peut(.lire, $0) }
        guard let premier = designes.first, premier != nom else { return nil }
        guard designes.count == 1 else {
            throw ErreurWeb(
                .notFound, "« \(nom) » désigne plusieurs plans : \(designes.joined(separator: ", ")).",
                "Mettez l’un de ces identifiants dans l’adresse, ou revenez à la liste des plans.")
        }
        let adresse = http.uri.string.replacing("/plans/\(ecrit)", with: "/plans/\(premier)", maxReplacements: 1)
        return Response(status: .temporaryRedirect, headers: [.location: adresse])
    }

    private func verifie(_ acteur: Acteur?, _ contexte: Contexte) throws {
        guard route.exige != .rien else { return }
        guard let acteur else { throw Self.deconnecte(route.pour) }
        let plan = contexte.parameters.get("plan") ?? ""
        switch route.exige {
        case .rien, .connexion: break
        case .plan(let permission): if !acteur.peut(permission, plan) { throw ErreurWeb.interdit }
        case .administration: if !acteur.administre { throw ErreurWeb.interdit }
        }
    }

    static func deconnecte(_ lecteur: Route.Public) -> ErreurWeb {
        switch lecteur {
        case .personne:
            ErreurWeb(.unauthorized, "Votre session est fermée.", "Connectez-vous, puis revenez à cette page.")
        case .script:
            ErreurWeb(
                .unauthorized, "Aucun jeton valide n’accompagne la demande.",
                "Envoyez l’en-tête « Authorization: Bearer » suivi d’un jeton de votre compte.")
        }
    }

    private func corps(_ http: Request) async throws -> (Formulaire, [UInt8]) {
        switch route.corps {
        case .aucun: return (Formulaire(), [])
        case .json(let auPlus): return (Formulaire(), try await octets(http, auPlus))
        case .formulaire(let auPlus):
            let octets = try await octets(http, auPlus)
            let type = http.headers[.contentType] ?? ""
            if type.hasPrefix("multipart/form-data") {
                return (try Multipart.formulaire(octets, type: type), octets)
            }
            guard type.hasPrefix("application/x-www-form-urlencoded") || octets.isEmpty else {
                throw Formulaire.illisible
            }
            return (try Formulaire(encode: octets), octets)
        }
    }

    private func octets(_ http: Request, _ auPlus: Int) async throws -> [UInt8] {
        if let annonce = http.headers[.contentLength].flatMap({ Int($0) }), annonce > auPlus {
            throw ErreurWeb.tropGros
        }
        let recus: [UInt8]
        do {
            recus = [UInt8](buffer: try await http.body.collect(upTo: auPlus))
        } catch is NIOTooManyBytesError {
            throw ErreurWeb.tropGros
        } catch let annulation as CancellationError {
            throw annulation
        } catch {
            // Cut off by the other end, or by our own patience: no fault of the server.
            throw Formulaire.illisible
        }
        // A connection that is cut may read like the end of the body: half a form must not be taken for a whole one.
        try Task.checkCancellation()
        if let annonce = http.headers[.contentLength].flatMap({ Int($0) }), annonce != recus.count {
            throw Formulaire.illisible
        }
        return recus
    }

    /// A form of another site, or of another session, is refused.
    private func verifieProvenance(_ formulaire: Formulaire, _ http: Request, _ acteur: Acteur?) throws {
        let attendu = acteur?.session?.csrf ?? http.cookies[Self.nomDuCookieAnonyme]?.value
        guard let attendu, !attendu.isEmpty, let recu = formulaire["csrf"], recu.egaleEnTempsConstant(attendu) else {
            throw ErreurWeb.formulairePerime
        }
    }
}

extension String {
    /// In a time that does not depend on where they differ.
    fileprivate func egaleEnTempsConstant(_ autre: String) -> Bool {
        let (left, right) = (Array(utf8), Array(autre.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
