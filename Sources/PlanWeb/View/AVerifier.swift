import Exporters
import PlanModel

/// What is astonishing in a form that was sent: shown in it, with a box to tick before it is recorded.
struct AVerifier: Hashable, Sendable {
    /// The name of the box in the form.
    static let nom = "confirme"

    /// Sentences.
    var raisons: [String]
    /// What the box sends: a tick stands for these remarks, not for those of something else typed meanwhile.
    var preuve: String

    /// Nil when nothing is astonishing, or when it was confirmed.
    init?(_ remarques: [String], _ formulaire: Formulaire) {
        let preuve = remarques.joined(separator: " | ").saisi
        guard !remarques.isEmpty, formulaire[Self.nom] != preuve else { return nil }
        raisons = remarques.map { Typographie.francaise($0.phrase) }
        self.preuve = preuve
    }
}
