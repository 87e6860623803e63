import Exporters
import HTTPTypes
import Hummingbird
import PlanStore

/// One's own account: rights, password, browsers, tokens of programs.
enum MonComptePage {
    static let routes: [Route] = [
        .lit("/compte", .connexion) { try page($0) },
        .recoit("/compte/mot-de-passe", .connexion, changeLeMotDePasse),
        .recoit("/compte/sessions", .connexion, fermeUneSession),
        .recoit("/compte/jetons", .connexion, creeUnJeton),
        .recoit("/compte/jetons/revoquer", .connexion, revoqueUnJeton),
    ]

    private static func page(_ requete: Requete, _ fautes: MonCompteModele.Fautes = .init()) throws -> Response {
        let acteur = try requete.qui
        let comptes = requete.services.comptes
        let modele = MonCompteModele(
            acteur, csrf: try requete.csrf, sessions: try comptes.sessions(acteur.compte.id, le: requete.maintenant),
            jetons: try comptes.jetons(acteur.compte.id), libelle: requete.formulaire["libelle"] ?? "", fautes: fautes,
            heure: requete.services.heureCommune)
        var page = Page("Mon compte", corps: try requete.services.gabarits.rendu("compte", modele))
        if fautes.existent { page.statut = .unprocessableContent }
        return try requete.reponse(page)
    }

    @Sendable private static func changeLeMotDePasse(_ requete: Requete) async throws -> Response {
        let acteur = try requete.qui
        let champs = requete.formulaire.champs
        func champ(_ nom: String) -> String { champs[nom]?.first ?? "" }
        let (ancien, nouveau) = (champ("ancien"), champ("nouveau"))
        guard nouveau == champ("encore") else {
            return try page(
                requete,
                .init(encore: "Les deux nouveaux mots de passe ne sont pas les mêmes : écrivez-les de nouveau."))
        }
        let (services, maintenant) = (requete.services, requete.maintenant)
        do {
            // Someone at an open browser must not try passwords without end.
            let change = try await services.frein.essai(acteur.compte.identifiant, depuis: requete.adresse) {
                do {
                    try await services.motsDePasse.fait {
                        try services.comptes.changerMotDePasse(
                            acteur.compte.id, ancien: ancien, nouveau: nouveau, le: maintenant, sauf: acteur.session?.id
                        )
                    }
                } catch CompteError.ancienMotDePasseFaux { return Bool?.none }
                return true
            }
            guard change != nil else {
                return try page(requete, .init(ancien: "\(CompteError.ancienMotDePasseFaux)".phrase))
            }
        } catch let faute as CompteError { return try page(requete, .init(nouveau: "\(faute)".phrase)) }
        return requete.vers("/compte", "Le mot de passe est changé ; vos autres sessions sont fermées.")
    }

    @Sendable private static func fermeUneSession(_ requete: Requete) throws -> Response {
        let acteur = try requete.qui
        if let id = requete.formulaire["session"].flatMap({ Int64($0) }) {
            try requete.services.comptes.fermerSession(id: id, compte: acteur.compte.id)
            return requete.vers("/compte", "La session est fermée.")
        }
        try requete.services.comptes.fermerSessions(acteur.compte.id, sauf: acteur.session?.id)
        return requete.vers("/compte", "Vos autres sessions sont fermées.")
    }

    // MARK: - Tokens

    @Sendable private static func creeUnJeton(_ requete: Requete) throws -> Response {
        struct Modele {
            var libelle: String
            var secret: String
            var droits: String
        }
        let libelle = requete.formulaire["libelle"] ?? ""
        let ecriture = requete.formulaire["ecriture"] == "1"
        let secret: String
        do {
            secret = try requete.services.comptes.creerJeton(
                try requete.qui.compte.id, libelle: libelle, ecriture: ecriture, le: requete.maintenant
            ).secret
        } catch let faute as CompteError { return try page(requete, .init(libelle: "\(faute)".phrase)) }
        var page = Page(
            "Jeton créé",
            corps: try requete.services.gabarits.rendu(
                "compte-jeton",
                Modele(
                    libelle: libelle, secret: secret,
                    droits: ecriture ? "lire et écrire, dans la limite de vos droits" : "lire seulement")))
        page.fil = [.init(libelle: "Mon compte", href: "/compte"), .init(libelle: "Jeton créé")]
        var response = try requete.reponse(page)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable private static func revoqueUnJeton(_ requete: Requete) throws -> Response {
        guard let id = requete.formulaire["jeton"].flatMap({ Int64($0) }) else { throw Formulaire.illisible }
        try requete.services.comptes.revoquerJeton(id, compte: try requete.qui.compte.id, le: requete.maintenant)
        return requete.vers("/compte", "Le jeton est révoqué : le programme qui s’en servait n’a plus accès à rien.")
    }
}
