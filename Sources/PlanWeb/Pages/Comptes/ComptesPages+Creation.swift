import Exporters
import HTTPTypes
import Hummingbird
import PlanStore

/// A new account, and the link that lets its person in.
extension ComptesPages {
    private struct Nouveau {
        var csrf: String
        /// Not « erreur », which its fields would find.
        var bilan: String?
        var identifiant: ChampDeSaisie
        var nom: ChampDeSaisie
        var droits: FormulaireDeDroits
    }

    static func formulaire(
        _ requete: Requete, droits: FormulaireDeDroits? = nil, faute: CompteError? = nil, erreur: String? = nil
    ) async throws -> Response {
        let envoye = requete.formulaire
        let surLIdentifiant: String? =
            switch faute {
            case .identifiantPris?, .identifiantInvalide?: faute.map { "\($0)".phrase }
            default: nil
            }
        let vide = try await FormulaireDeDroits.vide(requete)
        let modele = Nouveau(
            csrf: try requete.csrf,
            bilan: erreur ?? (faute == nil ? nil : "Le compte n’est pas créé : un champ est à corriger."),
            identifiant: ChampDeSaisie(
                "identifiant", "Identifiant", valeur: envoye["identifiant"] ?? "", autocompletion: "off",
                aide:
                    "De 2 à 64 lettres sans accent, chiffres, points, tirets ou arobases. Il signe les saisies et ne change plus.",
                erreur: surLIdentifiant),
            nom: ChampDeSaisie(
                "nom", "Nom", valeur: envoye["nom"] ?? "", autocompletion: "off",
                aide: "Une personne ou une fonction, tel qu’il s’affiche en haut des pages.",
                erreur: surLIdentifiant == nil ? faute.map { "\($0)".phrase } : nil),
            droits: droits ?? vide)
        var page = Page("Nouveau compte", corps: try requete.services.gabarits.rendu("compte-nouveau", modele))
        page.fil = fil("Nouveau compte")
        if modele.bilan != nil { page.statut = .unprocessableContent }
        return try requete.reponse(page)
    }

    @Sendable static func cree(_ requete: Requete) async throws -> Response {
        let lus = try await FormulaireDeDroits.lit(requete)
        guard let droits = lus.droits else {
            return try await formulaire(
                requete, droits: lus.formulaire, erreur: "Le compte n’est pas créé : des droits sont à corriger.")
        }
        do {
            let (compte, jeton) = try requete.services.comptes.creer(
                requete.formulaire["identifiant"] ?? "", nom: requete.formulaire["nom"] ?? "", droits: droits,
                par: try requete.qui.auteur, le: requete.maintenant)
            return try lien(requete, compte, jeton, titre: "Compte créé")
        } catch let faute as CompteError {
            return try await formulaire(requete, droits: lus.formulaire, faute: faute)
        }
    }

    // MARK: - One-time link

    private struct Lien {
        var titre: String
        var nom: String
        var identifiant: String
        var lien: String
        var retour: String
    }

    /// The link is on this page only: neither in an address of ours, nor in the log, nor kept by the browser.
    private static func lien(
        _ requete: Requete, _ compte: Compte, _ jeton: String, titre: String
    ) throws -> Response {
        let modele = Lien(
            titre: titre, nom: compte.nom, identifiant: compte.identifiant,
            lien: "\(requete.origine)/invitation/\(jeton)", retour: adresse(compte.id))
        var page = Page(titre, corps: try requete.services.gabarits.rendu("compte-lien", modele))
        page.fil = fil(titre)
        var response = try requete.reponse(page)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    @Sendable static func invite(_ requete: Requete) throws -> Response {
        let compte = try compte(requete)
        let jeton = try requete.services.comptes.inviter(
            compte.id, par: try requete.qui.auteur, le: requete.maintenant)
        return try lien(requete, compte, jeton, titre: "Nouveau lien")
    }
}
