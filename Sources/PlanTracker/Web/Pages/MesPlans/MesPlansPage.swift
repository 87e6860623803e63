import Evaluation
import Exporters
import Hummingbird
import PlanModel
import PlanStore

/// Every plan that its reader may see, with what is missing and what is blocked.
enum MesPlansPage {
    static let routes: [Route] = [.lit("/", .connexion, page)]

    struct Modele {
        var chapo: String?
        var plans: Plans?
        var peutCharger: Bool

        struct Plans { var cartes: [Carte] }
    }

    struct Carte {
        var nom: String
        var departement: String
        var href: String
        var version: String
        var roles: String
        var semestre: String
        var comptes: [Compteur]
        var seance: String?
        var sansSeance: String
        var liens: [Lien]
    }

    struct Compteur {
        var libelle: String
        var nombre: String
        var sur: String?
        var precision: String?
        /// Something to be looked at.
        var aVoir = false
    }

    struct Lien {
        var libelle: String
        var href: String
    }

    @Sendable private static func page(_ requete: Requete) async throws -> Response {
        let acteur = try requete.qui
        let cartes = try await requete.plansLisibles().map { Self.carte($0.resume, acteur) }
        let modele = Modele(
            chapo: cartes.isEmpty ? nil : "Ce qui manque et ce qui bloque, plan par plan.",
            plans: cartes.isEmpty ? nil : .init(cartes: cartes), peutCharger: acteur.administre)
        let page = Page("Mes plans", corps: try requete.services.gabarits.rendu("mes-plans", modele))
        return try requete.reponse(page)
    }

    static func carte(_ resume: ResumeDePlan, _ acteur: Acteur) -> Carte {
        let onglets = Page.Onglet.allCases.filter {
            [.plan, .saisie, .documents].contains($0) && acteur.peut($0.permission, resume.slug)
        }
        return Carte(
            nom: Typographie.francaise(resume.titre), departement: resume.departement,
            href: Page.Onglet.plan.href(resume.slug),
            version: "version \(resume.version) en vigueur",
            roles: acteur.droits(resume.slug).map(\.role).max()?.libelle ?? "", semestre: resume.semestre.libelle,
            comptes: compteurs(resume.bilan), seance: resume.seance.annonce, sansSeance: resume.seance.raison ?? "",
            liens: onglets.map { Lien(libelle: $0.verbe, href: $0.href(resume.slug)) })
    }

    private static func compteurs(_ bilan: Bilan) -> [Compteur] {
        let aVoir = [
            ("sans saisie ce semestre", bilan.sansSaisie), ("bloquées", bilan.bloquees),
            ("retards à confirmer", bilan.retardsAConfirmer),
        ]
        // Without a date in the plan nobody knows whether an action is late: that is no zero.
        let inconnus = bilan.retardsNonCalculables
        let retards = Compteur(
            libelle: "en retard",
            nombre: inconnus == bilan.total && inconnus > 0 ? "inconnu" : String(bilan.enRetard),
            precision: inconnus > 0 ? "\(inconnus) sans date au plan" : nil, aVoir: bilan.enRetard > 0)
        return [.init(libelle: "réalisées", nombre: String(bilan.nombre(.realisee)), sur: String(bilan.total))]
            + aVoir.map { .init(libelle: $0, nombre: String($1), aVoir: $1 > 0) } + [retards]
    }
}

extension Page.Onglet {
    fileprivate var verbe: String {
        switch self {
        case .saisie: "Saisir le semestre"
        case .plan: "Voir le plan"
        default: libelle
        }
    }
}
