import PlanModel
import PlanStore

/// A report that someone decides to issue.
struct EmissionDuRapport: Sendable {
    var semestre: Semestre
    var options: OptionsDeRapport
    var par: String
    var seance: String?
    /// The number that it corrects, and why: both or neither.
    var remplace: Int?
    var motif: String?

    /// What was shown to who decides.
    struct Attendue: Hashable, Sendable {
        /// Of the report to be issued.
        var numero: Int
        /// The last row of the journal that the report knows of.
        var journal: Int
        /// The last that the plan was given, or withdrew, of its template and its logos; 0 for none.
        var forme: Int
    }

    /// Makes the report on the present state of the base, and seals it.
    ///
    /// - Parameters:
    ///   - pieces: Read before the call, so that one that arrives meanwhile is seen.
    ///   - attendue: Nil for whatever the base holds now.
    /// - Throws: `StoreError.baseAvancee` when it is no longer the same, or changes while the report is made.
    func emettre(
        dans reference: String, _ store: PlanStore, pieces: [RapportEmis.Piece], le instant: Instant,
        attendue: Attendue? = nil
    ) throws -> (rapport: RapportEmis, octets: [UInt8]) {
        let prochaine = try store.prochaineEmission(reference, le: instant)
        if let attendue {
            let forme = try store.formes(reference).last?.id ?? 0
            let tenue = Attendue(numero: prochaine.numero, journal: prochaine.etat.journal, forme: forme)
            guard attendue == tenue else { throw StoreError.baseAvancee }
        }
        let rapport = RapportEmis(
            numero: prochaine.numero, semestre: semestre, emisLe: prochaine.le, emisPar: par, seance: seance,
            remplace: remplace, motif: motif, etat: prochaine.etat, options: options, programme: PlanTracker.version)
        let octets = try RedactionDuRapport(store: store, reference: reference).reconstruction(rapport, pieces: pieces)
        try store.emettre(rapport, octets: octets, pieces: pieces, dans: reference)
        return (rapport, octets)
    }
}
