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

    /// Makes the report on the present state of the base, and seals it.
    ///
    /// - Parameter attendue: The number and the state of the base that were shown to who decides; nil for whatever they
    ///   are now.
    /// - Throws: `StoreError.baseAvancee` when they are no longer the same, or change while the report is made.
    func emettre(
        dans reference: String, _ store: PlanStore, pieces: [RapportEmis.Piece], le instant: Instant,
        attendue: (numero: Int, journal: Int)? = nil
    ) throws -> (rapport: RapportEmis, octets: [UInt8]) {
        let prochaine = try store.prochaineEmission(reference, le: instant)
        if let attendue, attendue != (prochaine.numero, prochaine.etat.journal) { throw StoreError.baseAvancee }
        let rapport = RapportEmis(
            numero: prochaine.numero, semestre: semestre, emisLe: prochaine.le, emisPar: par, seance: seance,
            remplace: remplace, motif: motif, etat: prochaine.etat, options: options, programme: PlanTracker.version)
        let octets = try RedactionDuRapport(store: store, reference: reference).reconstruction(rapport, pieces: pieces)
        try store.emettre(rapport, octets: octets, pieces: pieces, dans: reference)
        return (rapport, octets)
    }
}
