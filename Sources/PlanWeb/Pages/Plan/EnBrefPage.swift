import Exporters
import Hummingbird
import PlanModel
import PlanStore

/// What a plan says of itself beside its tree: instances, conventions, organisations, territories, sources.
enum EnBrefPage {
    static let routes: [Route] = [.lit("/plans/:plan/en-bref", .plan(.lire), page)]

    @Sendable private static func page(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let corps = try requete.garde(plan) { try requete.services.gabarits.rendu("en-bref", EnBrefModele(plan)) }
        var page = Page("Le plan en bref", corps: corps)
        (page.plan, page.onglet) = (plan, .plan)
        return try requete.reponse(page)
    }

    static func href(_ plan: String) -> String { "/plans/\(plan)/en-bref" }
}

/// That page, as plain values.
struct EnBrefModele {
    var titre: String
    var surtitre: String
    var hrefPlan: String
    var parties: [Partie]

    struct Partie {
        var ancre: String
        var intitule: String
        var lignes: [Ligne]
    }

    struct Ligne {
        var nom: String
        var details: [Detail]
        var lien: Lien?
    }

    struct Detail { var texte: String }
    struct Lien { var adresse: String }

    init(_ plan: PlanVivant) {
        titre = Typographie.francaise(plan.plan.titre)
        surtitre = "\(plan.plan.departement.nom) · version \(plan.version.numero)"
        hrefPlan = Page.Onglet.plan.href(plan.slug)
        parties = PlanEnBref(plan.plan, plan.regard).parties.enumerated().map { rang, partie in
            Partie(
                ancre: "partie-\(rang)", intitule: partie.titre,
                lignes: partie.lignes.map { ligne in
                    Ligne(
                        nom: Typographie.francaise(ligne.nom),
                        details: ligne.details.filter { !$0.isEmpty }.map {
                            Detail(texte: Typographie.francaise($0))
                        },
                        lien: ligne.lien.map { Lien(adresse: $0) })
                })
        }
    }
}
