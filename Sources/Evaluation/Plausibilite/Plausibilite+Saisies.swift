public import PlanModel

extension Plausibilite {
    /// - Parameter emis: False where the door itself says that the report of the semestre is issued, once for all rows.
    public func remarques(sur saisie: Saisie, emis: Bool = true) -> [String] {
        saisie.incoherences + horsDuPlan(saisie.semestre)
            + (emis ? self.emis(saisie.semestre, sur: saisie.noeud) : [])
    }

    /// The texts that the leads write into a report.
    public func remarques(sur commentaire: Commentaire) -> [String] {
        let noeud: Identifiant<Noeud>? = if case .axe(let id) = commentaire.partie { id } else { nil }
        return horsDuPlan(commentaire.semestre) + emis(commentaire.semestre, sur: noeud)
    }
}
