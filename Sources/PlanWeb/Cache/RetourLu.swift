import PlanCases
import PlanModel

/// A grid that was read and set against the base, until its rows are accepted.
struct RetourLu: Sendable {
    var fichier: String
    var plan: String
    var semestre: Semestre
    var lignes: [RetourDeGrille.Ligne]
    var remarques: [String]
    /// What the file holds that is not recorded, cell by cell.
    var nonPris: [String]
}
