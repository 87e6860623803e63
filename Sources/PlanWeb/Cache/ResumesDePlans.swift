import Evaluation
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

    func resume(_ slug: String, _ services: Services) throws -> ResumeDePlan {
        let mouvement = try services.plans.mouvement(de: slug)
        let maintenant = services.maintenant()
        if let tenu = tenus.withLock({ $0[slug] }), tenu.mouvement == mouvement,
            tenu.jour == maintenant.jour(tenu.heure)
        {
            return tenu.resume
        }
        let plan = try services.plans.plan(slug)
        let (jour, semestre) = (maintenant.jour(plan.heure), services.semestre(de: plan))
        let resume = ResumeDePlan(try services.plans.plan(plan, a: semestre), semestre: semestre, au: jour)
        tenus.withLock { $0[slug] = Tenu(resume: resume, mouvement: mouvement, jour: jour, heure: plan.heure) }
        return resume
    }
}

extension Requete {
    /// Those that who asks may read, in the order of their départements.
    func plansLisibles() async throws -> [(connu: PlanConnu, resume: ResumeDePlan)] {
        let (acteur, services) = (try qui, services)
        let connus = try services.store.plans().filter { acteur.peut(.lire, $0.identifiant) }
        @Sendable func resumes() throws -> [(connu: PlanConnu, resume: ResumeDePlan)] {
            try connus.map { ($0, try services.resumes.resume($0.identifiant, services)) }
        }
        // After a start the first list of a hundred takes seconds: not on the threads that answer everyone.
        return connus.count > 8 ? try await aPart(resumes) : try resumes()
    }
}
