import Exporters
import Hummingbird
import PlanStore

/// Signing in and out, and the one-time link that gives an account its password.
enum ConnexionPages {
    static let routes: [Route] = [
        .lit("/connexion", .rien) { try page($0, statut: .ok) },
        .recoit("/connexion", .rien, connecte),
        .recoit("/deconnexion", .connexion, deconnecte),
        .lit("/session", .connexion, session),
        .lit("/invitation/:jeton", .rien) { requete in
            let compte = try invitation(requete)
            return try pageDInvitation(requete, compte, statut: .ok)
        },
        .recoit("/invitation/:jeton", .rien, accepte),
    ]

    private struct Modele {
        var csrf: String
        var suite: String?
        var identifiant: String?
        var erreur: String?
    }

    private static func page(
        _ requete: Requete, statut: HTTPResponse.Status, erreur: String? = nil
    ) throws -> Response {
        let suite = requete.formulaire["suite"] ?? requete.question["suite"]
        var page = Page(
            "Connexion",
            corps: try requete.services.gabarits.rendu(
                "connexion",
                Modele(
                    csrf: try requete.csrf, suite: suite, identifiant: requete.formulaire["identifiant"],
                    erreur: erreur)))
        page.statut = statut
        return try requete.reponse(page)
    }

    @Sendable private static func connecte(_ requete: Requete) async throws -> Response {
        let services = requete.services
        let identifiant = requete.formulaire["identifiant"] ?? ""
        // What is too long to be a login is looked for as nobody, in the same time.
        let cherche = identifiant.utf8.count <= Frein.longueurDIdentifiant ? identifiant : ""
        let motDePasse = requete.formulaire.champs["mot-de-passe"]?.first ?? ""
        let maintenant = requete.maintenant
        // A password takes a tenth of a second to check, and on purpose: not on the threads that answer everyone.
        let compte = try await services.frein.essai(identifiant, depuis: requete.adresse) {
            try await services.motsDePasse.fait {
                try services.comptes.authentifier(cherche, motDePasse: motDePasse, le: maintenant)
            }
        }
        guard let compte else {
            return try page(
                requete, statut: .unprocessableContent, erreur: "Identifiant ou mot de passe incorrect.")
        }
        return try ouvre(compte, requete, vers: suite(requete))
    }

    /// Only a page of ours: never an address that a link would have slipped in.
    private static func suite(_ requete: Requete) -> String {
        guard let suite = requete.formulaire["suite"], suite.hasPrefix("/"), !suite.hasPrefix("//"),
            !suite.contains("\\"), suite.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return "/" }
        return suite
    }

    private static func ouvre(_ compte: Compte, _ requete: Requete, vers adresse: String) throws -> Response {
        let agent = requete.http.headers[.userAgent].map { String($0.prefix(200)) }
        let comptes = requete.services.comptes
        let ouverte = try comptes.ouvrirSession(compte.id, agent: agent, le: requete.maintenant)
        // The one that this browser had: its cookie is replaced, so nobody could close it any more.
        if let ancienne = requete.http.cookies[Guichet.nomDuCookie]?.value { try comptes.fermerSession(ancienne) }
        var response = requete.vers(adresse)
        response.setCookie(requete.cookieDeSession(ouverte.jeton))
        return response
    }

    @Sendable private static func deconnecte(_ requete: Requete) throws -> Response {
        if let jeton = requete.http.cookies[Guichet.nomDuCookie]?.value {
            try requete.services.comptes.fermerSession(jeton)
        }
        var response = requete.vers("/connexion", "Vous êtes déconnecté.")
        response.setCookie(requete.cookie(Guichet.nomDuCookie, "", duree: 0))
        return response
    }

    /// For the script of the entry grid: is the session still open, and what must a form send back?
    @Sendable private static func session(_ requete: Requete) throws -> Response {
        struct Reponse: Encodable {
            var connecte = true
            var csrf: String
            var identifiant: String
        }
        return try .json(Reponse(csrf: try requete.csrf, identifiant: try requete.qui.compte.identifiant))
    }

    // MARK: - One-time link

    private static func invitation(_ requete: Requete) throws -> Compte {
        guard
            let compte = try requete.services.comptes.invitation(
                requete.parametre("jeton"), le: requete.maintenant)
        else {
            throw ErreurWeb(
                .notFound, "Ce lien ne sert plus : il a déjà été utilisé, ou il est trop ancien.",
                "Demandez-en un nouveau à un administrateur. Si vous avez déjà choisi votre mot de passe, connectez-vous."
            )
        }
        return compte
    }

    private struct ModeleDInvitation {
        var csrf: String
        var jeton: String
        var nom: String
        var identifiant: String
        var erreur: String?
    }

    private static func pageDInvitation(
        _ requete: Requete, _ compte: Compte, statut: HTTPResponse.Status, erreur: String? = nil
    ) throws -> Response {
        var page = Page(
            "Choisir votre mot de passe",
            corps: try requete.services.gabarits.rendu(
                "invitation",
                ModeleDInvitation(
                    csrf: try requete.csrf, jeton: requete.parametre("jeton"), nom: compte.nom,
                    identifiant: compte.identifiant, erreur: erreur)))
        page.statut = statut
        return try requete.reponse(page)
    }

    @Sendable private static func accepte(_ requete: Requete) async throws -> Response {
        let compte = try invitation(requete)
        let champs = requete.formulaire.champs
        let (un, deux) = (champs["mot-de-passe"]?.first ?? "", champs["encore"]?.first ?? "")
        guard un == deux else {
            return try pageDInvitation(
                requete, compte, statut: .unprocessableContent,
                erreur: "Les deux mots de passe ne sont pas les mêmes : écrivez-les de nouveau.")
        }
        let (services, jeton, maintenant) = (requete.services, requete.parametre("jeton"), requete.maintenant)
        do {
            let accepte = try await services.motsDePasse.fait {
                try services.comptes.accepter(jeton, motDePasse: un, le: maintenant)
            }
            return try ouvre(accepte, requete, vers: "/")
        } catch let error as CompteError {
            return try pageDInvitation(
                requete, compte, statut: .unprocessableContent, erreur: "\(error)".phrase)
        }
    }
}
