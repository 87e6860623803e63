import Evaluation
import PlanCases
import PlanModel
import PlanStore
import Synchronization

/// What the list of plans says of one: kept apart from the plan itself, which may be too large to be held with a hundred
/// others.
struct ResumeDePlan: Sendable {
    var slug: String
    var titre: String
    var departement: String
    var version: Int
    /// The one that is shown first.
    var semestre: Semestre
    var bilans: Bilans
    var seance: ProchaineSeance

    init(_ plan: PlanVivant, semestre: Semestre, au jour: Jour) {
        (slug, titre, version) = (plan.slug, plan.plan.titre, plan.version.numero)
        departement = "\(plan.plan.departement.nom) (\(plan.plan.departement.code))"
        self.semestre = semestre
        // Counts tell nothing of what is reserved: they are the same for every reader.
        bilans = plan.situation(semestre, au: jour).bilans
        seance = ProchaineSeance(plan.plan, apres: jour)
    }
}

/// One for each plan, made again when the plan has moved, or the day.
final class ResumesDePlans: Sendable {
    private struct Tenu {
        var resume: ResumeDePlan
        var mouvement: Int
        var jour: Jour
        var heure: Fuseau
    }

    private let tenus = Mutex<[String: Tenu]>([:])

    /// - Parameter semestre: The one that is shown first.
    func resume(
        _ slug: String, de plans: PlansEnMemoire, le maintenant: Instant, semestre: (PlanVivant) -> Semestre
    ) throws -> ResumeDePlan {
        let mouvement = try plans.mouvement(de: slug)
        if let tenu = tenus.withLock({ $0[slug] }), tenu.mouvement == mouvement,
            tenu.jour == maintenant.jour(tenu.heure)
        {
            return tenu.resume
        }
        let plan = try plans.plan(slug)
        let (jour, semestre) = (maintenant.jour(plan.heure), semestre(plan))
        let resume = ResumeDePlan(try plans.plan(plan, a: semestre), semestre: semestre, au: jour)
        tenus.withLock { $0[slug] = Tenu(resume: resume, mouvement: mouvement, jour: jour, heure: plan.heure) }
        return resume
    }
}
