import Exporters
import Hummingbird
import PlanCases
import PlanModel

/// A node of the plan, whatever its level: what the plan says of it, and all that was said since.
enum FichePage {
    static let routes: [Route] = [.lit("/plans/:plan/fiches/:noeud", .plan(.lire), page)]

    @Sendable private static func page(_ requete: Requete) throws -> Response {
        let actuel = try requete.plan()
        let semestre = try requete.semestre(actuel)
        let alors = try requete.plan(a: semestre)
        // What came later has no sheet in the plan of that time: it is shown as it is today.
        let connu = Identifiant<Noeud>(rawValue: requete.parametre("noeud")).flatMap(alors.index.noeud) != nil
        let plan = connu ? alors : actuel
        let noeud = try requete.noeud(plan)
        let acteur = try requete.qui
        let corps = try requete.garde(plan) {
            let modele = try FicheModele(
                noeud, plan, plan.situation(semestre, au: requete.jour(plan)),
                saisissable: acteur.saisissables(plan.index).contient(noeud.id),
                decide: acteur.peut(.tenirLeSecretariat, plan.slug),
                semestres: requete.semestres(plan))
            return try requete.services.gabarits.rendu("fiche", modele)
        }
        let designation = Typographie.francaise(plan.index.designation(de: noeud))
        var page = Page(
            "\(designation) – \(Typographie.francaise(noeud.titreAffiche)), \(plan.plan.departement.nom)", corps: corps)
        (page.plan, page.onglet) = (plan, .plan)
        let adresses = AdressesDeFiche(slug: plan.slug, semestre: semestre)
        page.fil = [.init(libelle: plan.plan.departement.nom, href: adresses.plan)]
        page.fil += plan.index.ancetres(de: noeud).reversed().map { ancetre in
            .init(libelle: plan.index.designationCourte(ancetre).abrege(60), href: adresses.fiche(ancetre.id))
        }
        page.fil.append(.init(libelle: designation))
        return try requete.reponse(page)
    }
}
