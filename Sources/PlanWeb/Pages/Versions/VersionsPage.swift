import Exporters
import HTTPTypes
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// The versions of a plan, and two of them compared.
enum VersionsPage {
    static let routes: [Route] = [
        .lit("/plans/:plan/versions", .plan(.lire), page),
        .lit("/plans/:plan/versions/comparaison.odt", .plan(.lire), comparaison),
        .lit("/plans/:plan/versions/:numero/fichier", .plan(.tenirLeSecretariat), fichier),
    ]

    @Sendable private static func page(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        let services = requete.services
        let versions = try services.store.versions(plan.slug)
        let choix = try choix(requete, versions)
        let pilote = try requete.qui.peut(.piloter, plan.slug)
        let fichiers = try requete.qui.peut(.tenirLeSecretariat, plan.slug)
        // Two whole plans are read and compared.
        let corps = try await requete.garde(
            plan,
            aPart: {
                var ecart: EcartModele?
                if let (de, a) = choix {
                    let (avant, apres) = (
                        try services.store.plan(plan.slug, version: de).plan.visible(pour: plan.regard),
                        try services.store.plan(plan.slug, version: a).plan.visible(pour: plan.regard)
                    )
                    ecart = EcartModele(de: avant, a: apres)
                }
                return try services.gabarits.rendu(
                    "versions",
                    VersionsModele(plan, versions, compare: choix, ecart: ecart, pilote: pilote, fichiers: fichiers))
            })
        var page = Page("Versions du plan", corps: corps)
        (page.plan, page.onglet) = (plan, .versions)
        return try requete.reponse(page)
    }

    /// The two versions that the address names; nil when it names none.
    /// - Throws: `ErreurWeb` 404 for a version that does not exist.
    private static func choix(_ requete: Requete, _ versions: [Version]) throws -> (de: Int, a: Int)? {
        guard requete.question["de"] != nil || requete.question["a"] != nil else { return nil }
        func version(_ nom: String) throws -> Int {
            let texte = requete.question[nom] ?? ""
            guard let numero = Int(texte), versions.contains(where: { $0.numero == numero }) else {
                throw ErreurWeb.introuvable("Ce plan n’a pas de version «\u{A0}\(texte)\u{A0}».")
            }
            return numero
        }
        return (try version("de"), try version("a"))
    }

    @Sendable private static func comparaison(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        guard let (de, a) = try choix(requete, try requete.services.store.versions(plan.slug)) else {
            throw ErreurWeb.introuvable("Il manque les deux versions à comparer.")
        }
        let (store, slug, audience) = (requete.services.store, plan.slug, try requete.qui.audience(plan.slug))
        let octets = try await requete.aPart {
            try store.comparaison(slug, de: de, a: a, audience: audience, forme: store.pieces(slug).forme).bytes()
        }
        return .fichier(
            octets, nom: "\(slug)-comparaison-\(de)-\(a).odt", type: PapierAServir.rapportODT.type)
    }

    /// The YAML as it was given, with all that its transcriber says in it; its name is ours, for what someone typed has no place in a header.
    @Sendable private static func fichier(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        guard let numero = Int(requete.parametre("numero")) else {
            throw ErreurWeb.introuvable("Ce plan n’a pas de version « \(requete.parametre("numero")) ».")
        }
        do {
            let octets = try requete.services.store.fichier(plan.slug, version: numero).octets
            return .fichier(
                octets, nom: "\(plan.slug)-version-\(numero).yaml", type: PapierAServir.yaml.type)
        } catch StoreError.versionInconnue {
            throw ErreurWeb.introuvable("Ce plan n’a pas de version \(numero).")
        }
    }
}
