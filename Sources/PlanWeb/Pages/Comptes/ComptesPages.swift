import Exporters
import HTTPTypes
import Hummingbird
import PlanStore

/// Who may sign in, and what each may do. For administrators of every plan only.
enum ComptesPages {
    static let routes: [Route] = [
        .lit("/comptes", .administration, liste),
        .lit("/comptes/nouveau", .administration) { try await formulaire($0) },
        .recoit("/comptes/nouveau", .administration, cree),
        .lit("/comptes/compte/:compte", .administration) { try await fiche($0) },
        .recoit("/comptes/compte/:compte/nom", .administration, nomme),
        .recoit("/comptes/compte/:compte/droits", .administration, accorde),
        .recoit("/comptes/compte/:compte/lien", .administration, invite),
        .lit("/comptes/compte/:compte/fermer", .administration, confirme),
        .recoit("/comptes/compte/:compte/fermer", .administration, ferme),
        .recoit("/comptes/compte/:compte/rouvrir", .administration, rouvre),
        .recoit("/comptes/compte/:compte/sessions", .administration, fermeLesSessions),
    ]

    static func adresse(_ compte: Int64) -> String { "/comptes/compte/\(compte)" }

    // MARK: - List

    @Sendable private static func liste(_ requete: Requete) throws -> Response {
        let comptes = requete.services.comptes
        let modele = try ListeDesComptes(
            comptes.comptes(), sessions: { try comptes.sessions($0, le: requete.maintenant) },
            evenements: comptes.evenements(limite: ListeDesComptes.evenementsAuPlus),
            heure: requete.services.heureCommune)
        return try requete.reponse(Page("Comptes", corps: try requete.services.gabarits.rendu("comptes", modele)))
    }

    // MARK: - One account

    private static func fiche(
        _ requete: Requete, droits: FormulaireDeDroits? = nil, erreurDeDroits: String? = nil, erreurDuNom: String? = nil
    ) async throws -> Response {
        let compte = try compte(requete)
        let tenus = try await FormulaireDeDroits.de(compte, requete)
        let modele = FicheDeCompte(
            compte, csrf: try requete.csrf, soi: compte.id == (try requete.qui.compte.id), droits: droits ?? tenus,
            erreurDeDroits: erreurDeDroits,
            nom: requete.formulaire["nom"] ?? compte.nom, erreurDuNom: erreurDuNom,
            sessions: try requete.services.comptes.sessions(compte.id, le: requete.maintenant),
            heure: requete.services.heureCommune)
        var page = Page(
            "Compte \(compte.identifiant)", corps: try requete.services.gabarits.rendu("compte-fiche", modele))
        page.fil = fil(compte.identifiant)
        if erreurDeDroits != nil || erreurDuNom != nil { page.statut = .unprocessableContent }
        return try requete.reponse(page)
    }

    @Sendable private static func nomme(_ requete: Requete) async throws -> Response {
        let compte = try compte(requete)
        do {
            try requete.services.comptes.nommer(
                compte.id, nom: requete.formulaire["nom"] ?? "", par: try requete.qui.auteur, le: requete.maintenant)
        } catch let faute as CompteError {
            return try await fiche(requete, erreurDuNom: "\(faute)".phrase)
        }
        return requete.vers(adresse(compte.id), "Le nom du compte « \(compte.identifiant) » est enregistré.")
    }

    @Sendable private static func accorde(_ requete: Requete) async throws -> Response {
        let compte = try compte(requete)
        let lus = try await FormulaireDeDroits.lit(requete)
        guard let droits = lus.droits else {
            return try await fiche(
                requete, droits: lus.formulaire,
                erreurDeDroits: "Les droits n’ont pas changé : une ligne est à corriger.")
        }
        do {
            try requete.services.comptes.accorder(
                droits, a: compte.id, par: try requete.qui.auteur, le: requete.maintenant)
        } catch let faute as CompteError {
            return try await fiche(requete, droits: lus.formulaire, erreurDeDroits: "\(faute)".phrase)
        }
        return requete.vers(adresse(compte.id), "Les droits de « \(compte.identifiant) » sont enregistrés.")
    }

    @Sendable private static func confirme(_ requete: Requete) throws -> Response {
        struct Modele {
            var csrf: String
            var identifiant: String
            var nom: String
            var adresse: String
        }
        let compte = try compte(requete)
        var page = Page(
            "Fermer le compte \(compte.identifiant)",
            corps: try requete.services.gabarits.rendu(
                "compte-fermer",
                Modele(
                    csrf: try requete.csrf, identifiant: compte.identifiant, nom: compte.nom,
                    adresse: adresse(compte.id))))
        page.fil = fil("Fermer \(compte.identifiant)")
        return try requete.reponse(page)
    }

    @Sendable private static func ferme(_ requete: Requete) async throws -> Response {
        let compte = try compte(requete)
        do {
            try requete.services.comptes.fermer(compte.id, par: try requete.qui.auteur, le: requete.maintenant)
        } catch let faute as CompteError {
            return try await fiche(requete, erreurDeDroits: "\(faute)".phrase)
        }
        return requete.vers("/comptes", "Le compte « \(compte.identifiant) » est fermé.")
    }

    @Sendable private static func rouvre(_ requete: Requete) throws -> Response {
        let compte = try compte(requete)
        try requete.services.comptes.rouvrir(compte.id, par: try requete.qui.auteur, le: requete.maintenant)
        return requete.vers(adresse(compte.id), "Le compte « \(compte.identifiant) » est rouvert.")
    }

    @Sendable private static func fermeLesSessions(_ requete: Requete) throws -> Response {
        let compte = try compte(requete)
        // Not the one that asks: who closes everything for oneself stays where they are.
        try requete.services.comptes.fermerSessions(compte.id, sauf: try requete.qui.session?.id)
        return requete.vers(adresse(compte.id), "Les sessions de « \(compte.identifiant) » sont fermées.")
    }

    // MARK: -

    static func compte(_ requete: Requete) throws -> Compte {
        guard let id = Int64(requete.parametre("compte")), let compte = try requete.services.comptes.compte(id) else {
            throw ErreurWeb.introuvable("Il n’y a pas de compte à cette adresse.")
        }
        return compte
    }

    static func fil(_ libelle: String) -> [Page.Pas] {
        [.init(libelle: "Comptes", href: "/comptes"), .init(libelle: libelle)]
    }
}
