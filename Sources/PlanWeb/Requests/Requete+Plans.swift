import PlanStore

extension Requete {
    /// Those that who asks may read, in the order of their départements.
    func plansLisibles() async throws -> [(connu: PlanConnu, resume: ResumeDePlan)] {
        let (acteur, services) = (try qui, services)
        let connus = try services.store.plans().filter { acteur.peut(.lire, $0.identifiant) }
        @Sendable func resumes() throws -> [(connu: PlanConnu, resume: ResumeDePlan)] {
            try connus.map { ($0, try services.resume($0.identifiant)) }
        }
        // After a start the first list of a hundred takes seconds: not on the threads that answer everyone.
        return connus.count > 8 ? try await aPart(resumes) : try resumes()
    }
}
