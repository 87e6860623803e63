extension Suivi {
    /// How far it goes: the number of the last record of each kind, 0 when there is none. Numbers only grow.
    public struct Repere: Hashable, Sendable {
        public var avancement: Int
        public var releve: Int
        public var decision: Int
        public var commentaire: Int

        public init(avancement: Int = 0, releve: Int = 0, decision: Int = 0, commentaire: Int = 0) {
            (self.avancement, self.releve) = (avancement, releve)
            (self.decision, self.commentaire) = (decision, commentaire)
        }
    }

    public var repere: Repere {
        Repere(
            avancement: avancements.last?.id ?? 0, releve: releves.last?.id ?? 0, decision: decisions.last?.id ?? 0,
            commentaire: commentaires.last?.id ?? 0)
    }

    /// Adds what was recorded since.
    public mutating func ajoute(_ suite: Suivi) {
        avancements += suite.avancements
        releves += suite.releves
        decisions += suite.decisions
        commentaires += suite.commentaires
    }
}

extension EtatDeLaBase {
    public var repere: Suivi.Repere {
        Suivi.Repere(avancement: avancement, releve: releve, decision: decision, commentaire: commentaire)
    }
}
