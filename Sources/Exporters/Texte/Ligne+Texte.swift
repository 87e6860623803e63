public import Evaluation
import PlanModel

extension Ligne {
    public var avancementAffiche: String { avancement.map { "\($0.rawValue)\u{A0}%" } ?? Absence.nonRenseigne.rawValue }

    /// What stands out: blocked, late, to be confirmed, each with its reason.
    var signal: String {
        let retard: String? =
            switch self.retard {
            case .enRetard(let motif): "En retard\u{A0}: \(motif)"
            case .aConfirmer(let motif): "Retard à confirmer\u{A0}: \(motif)"
            case .aucun, .nonCalculable: nil
            }
        let parts = [blocage.map { "Bloquée\u{A0}: \($0.motif)" }, retard].compactMap(\.self)
        return parts.isEmpty ? "aucun" : parts.joined(separator: "\n")
    }
}
