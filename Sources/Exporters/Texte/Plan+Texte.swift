import PlanModel

extension Plan {
    /// What its documents are found by: the name of its kind when it gives one, never one that we would assume.
    var motsCles: [String] { [sigle, departement.nom].compactMap(\.self) }
}
