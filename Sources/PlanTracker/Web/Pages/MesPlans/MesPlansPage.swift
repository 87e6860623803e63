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
        /// Something to be looked at.
        var aVoir = false
    }

    struct Lien {
        var libelle: String
        var href: String
    }

    @Sendable private static func page(_ requete: Requete) throws -> Response {
        let acteur = try requete.qui
        let cartes = try requete.services.store.plans().filter { acteur.peut(.lire, $0.identifiant) }.map { connu in
            try carte(try requete.services.plans.plan(connu.identifiant), acteur, requete)
        }
        let modele = Modele(
            chapo: cartes.isEmpty ? nil : "Ce qui manque et ce qui bloque, plan par plan.",
            plans: cartes.isEmpty ? nil : .init(cartes: cartes), peutCharger: acteur.administre)
        let page = Page("Mes plans", corps: try requete.services.gabarits.rendu("mes-plans", modele))
        return try requete.reponse(page)
    }

    static func carte(_ plan: PlanVivant, _ acteur: Acteur, _ requete: Requete) throws -> Carte {
        let semestre = requete.services.semestre(de: plan)
        let bilan = Bilan(plan.situation(semestre, pour: acteur.audience(plan.slug)).lignes)
        let seance = ProchaineSeance(plan.plan, apres: requete.maintenant.jour)
        let onglets = Page.Onglet.allCases.filter {
            [.plan, .saisie, .documents].contains($0) && acteur.peut($0.permission, plan.slug)
        }
        return Carte(
            nom: plan.plan.titre, departement: "\(plan.plan.departement.nom) (\(plan.plan.departement.code))",
            href: Page.Onglet.plan.href(plan.slug), version: "version \(plan.version.numero) en vigueur",
            roles: acteur.droits(plan.slug).map(\.role).max()?.libelle ?? "", semestre: semestre.libelle,
            comptes: compteurs(bilan), seance: seance.annonce, sansSeance: seance.raison ?? "",
            liens: onglets.map { Lien(libelle: $0.verbe, href: $0.href(plan.slug)) })
    }

    private static func compteurs(_ bilan: Bilan) -> [Compteur] {
        let aVoir = [
            ("sans saisie ce semestre", bilan.sansSaisie), ("bloquées", bilan.bloquees), ("en retard", bilan.enRetard),
            ("retards à confirmer", bilan.retardsAConfirmer),
        ]
        return [.init(libelle: "réalisées", nombre: String(bilan.nombre(.realisee)), sur: String(bilan.total))]
            + aVoir.map { .init(libelle: $0, nombre: String($1), aVoir: $1 > 0) }
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
