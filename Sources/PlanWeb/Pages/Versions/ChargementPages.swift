import Exporters
import HTTPTypes
import Hummingbird
import PlanModel
import PlanStore

/// A new version of the plan, from a file: read, rehearsed and compared, then accepted with its reason.
enum ChargementPages {
    /// Of a file; the plans that we know are below 300 kB.
    static let tailleAuPlus = 8 << 20

    static let routes: [Route] = [
        .lit("/plans/:plan/versions/charger", .plan(.piloter)) { requete in
            try page(requete, try requete.plan(), DepotModele(requete))
        },
        // The file, and room for the form around it.
        .recoit(
            "/plans/:plan/versions/charger", .plan(.piloter), corps: .formulaire(auPlus: tailleAuPlus + 8 << 10),
            depose),
        .recoit("/plans/:plan/versions/accepter", .plan(.piloter), accepte),
    ]

    private static func page(
        _ requete: Requete, _ plan: PlanVivant, _ modele: DepotModele, statut: HTTPResponse.Status = .ok
    ) throws -> Response {
        var page = Page(
            "Charger une nouvelle version", corps: try requete.services.gabarits.rendu("version-charger", modele))
        (page.plan, page.onglet, page.statut) = (plan, .versions, statut)
        page.fil = [
            .init(libelle: "Versions", href: Page.Onglet.versions.href(plan.slug)),
            .init(libelle: "Charger une nouvelle version"),
        ]
        return try requete.reponse(page)
    }

    @Sendable private static func depose(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        var modele = try DepotModele(requete)
        guard let fichier = requete.formulaire.fichiers["fichier"], !fichier.octets.isEmpty else {
            modele.refuse("Choisissez le fichier YAML du plan.")
            return try page(requete, plan, modele, statut: .unprocessableContent)
        }
        guard fichier.octets.count <= tailleAuPlus else { throw ErreurWeb.tropGros }
        let essai = EssaiDeChargement(
            store: requete.services.store, slug: plan.slug, fichier: fichier, par: try requete.qui.auteur,
            le: requete.maintenant)
        switch try await requete.aPart({ try essai.resultat() }) {
        case .illisible(let fautes): modele.montre(fautes)
        case .refuse(let raison): modele.refuse(raison)
        case .inchange(let version):
            modele.refuse(
                "Ce fichier dit la même chose que la version \(version), en vigueur\u{A0}: il n’y a rien à charger.")
        case .pret(let depot, let ecart, let avertissements):
            // The values of a plan weigh about ten times its file.
            let cle = requete.services.versions.depose(
                depot, octets: depot.octets.count * 10, session: try session(requete), le: requete.maintenant)
            modele.propose(cle, depot, ecart, avertissements: avertissements)
            return try page(requete, plan, modele)
        }
        return try page(requete, plan, modele, statut: .unprocessableContent)
    }

    @Sendable private static func accepte(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        let cle = requete.formulaire["depot"] ?? ""
        let versions = requete.services.versions
        guard let depot = versions.valeur(cle, session: try session(requete), le: requete.maintenant),
            depot.plan.identifiant.rawValue == plan.slug
        else {
            throw ErreurWeb(
                .unprocessableContent,
                "Ce fichier n’est plus en attente : il a été gardé une demi-heure au plus.".typographie,
                "Rien n’a été chargé. Déposez de nouveau le fichier, relisez les changements, puis acceptez-les.")
        }
        guard let motif = requete.formulaire["motif"] else {
            var modele = try DepotModele(requete)
            let courant = plan.plan
            let ecart = try await requete.aPart { EcartModele(de: courant, a: depot.plan) }
            modele.propose(cle, depot, ecart, avertissements: [])
            modele.proposition?.erreurDeMotif = "Dites pourquoi le plan change\u{A0}: le motif reste avec la version."
            return try page(requete, plan, modele, statut: .unprocessableContent)
        }
        let (store, auteur, maintenant) = (requete.services.store, try requete.qui.auteur, requete.maintenant)
        let resultat: Chargement
        do {
            resultat = try await requete.aPart {
                try store.load(
                    depot.plan, octets: depot.octets, fichier: depot.fichier, motif: motif, par: auteur,
                    le: maintenant, apres: depot.base)
            }
        } catch StoreError.versionDepassee(_, let derniere) {
            versions.retire(cle)
            throw ErreurWeb(
                .conflict,
                "La version \(derniere) a été chargée depuis votre comparaison : rien n’a été chargé.".typographie,
                "Reprenez vos changements dans un fichier fait à partir de la version \(derniere), puis déposez-le.")
        }
        versions.retire(cle)
        let chemin = Page.Onglet.versions.href(plan.slug)
        switch resultat {
        case .nouvelle(let numero, _):
            return requete.vers(
                "\(chemin)?de=\(depot.base)&a=\(numero)", "La version \(numero) est chargée\u{A0}: elle est en vigueur."
            )
        case .inchange(let numero):
            return requete.vers(chemin, "Rien n’a changé\u{A0}: la version \(numero) reste en vigueur.")
        }
    }

    /// What is kept is kept for the session that sent it.
    private static func session(_ requete: Requete) throws -> Int64 {
        guard let session = try requete.qui.session else { throw ErreurWeb.interdit }
        return session.id
    }
}
