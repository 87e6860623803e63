import Hummingbird
import PlanModel
import PlanStore

/// A plan at a semestre: its tree, what stands out, and the filters.
enum PlanPage {
    static let routes: [Route] = [.lit("/plans/:plan", .plan(.lire), page)]

    @Sendable private static func page(_ requete: Requete) throws -> Response {
        let enVigueur = try requete.plan()
        let semestre = try requete.semestre(enVigueur)
        let plan = try requete.plan(a: semestre)
        let corps = try requete.garde(plan) {
            let situation = plan.situation(semestre, au: requete.jour(plan))
            let modele = PlanModele(
                plan, situation, FiltreDuPlan(requete.question).limite(a: plan.regard),
                semestres: requete.semestres(plan), enVigueur: enVigueur.version.numero)
            return try requete.services.gabarits.rendu("plan", modele)
        }
        var page = Page("\(plan.plan.departement.nom), \(semestre.libelle)", corps: corps)
        (page.plan, page.onglet) = (plan, .plan)
        return try requete.reponse(page)
    }
}
