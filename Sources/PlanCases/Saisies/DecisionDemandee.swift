package import PlanModel

/// What someone says of a decision, by a command or by a page: what is nil does not change.
package struct DecisionDemandee: Sendable {
    package var nature: Decision.Nature?
    package var texte: String?
    package var date: Jour?
    package var seance: String?
    package var sujet: Decision.Sujet?
    /// Identifiers or printed codes; empty for no change.
    package var noeuds: [String] = []
    package var responsable: String?
    package var echeance: Jour?
    package var etat: Decision.Etat?
    package var suite: String?
    package var audience: Audience?

    package init(
        nature: Decision.Nature? = nil, texte: String? = nil, date: Jour? = nil, seance: String? = nil,
        sujet: Decision.Sujet? = nil, noeuds: [String] = [], responsable: String? = nil, echeance: Jour? = nil,
        etat: Decision.Etat? = nil, suite: String? = nil, audience: Audience? = nil
    ) {
        (self.nature, self.texte, self.date, self.seance, self.sujet) = (nature, texte, date, seance, sujet)
        (self.noeuds, self.responsable, self.echeance) = (noeuds, responsable, echeance)
        (self.etat, self.suite, self.audience) = (etat, suite, audience)
    }

    /// - Parameters:
    ///   - tenue: The decision that is followed up; nil for a new one.
    ///   - index: Read only when nodes are named.
    /// - Throws: `Refusal` for a new decision without its text or its day, for a node that is not in the plan.
    package func decision(_ tenue: Decision?, _ index: @autoclosure () throws -> PlanIndex) throws -> Decision {
        var decision: Decision
        if let tenue {
            decision = tenue
        } else if let texte, let date {
            decision = Decision(nature ?? .decision, texte.saisi, le: date)
        } else {
            throw Refusal("donnez le texte et le jour de la décision")
        }
        decision.texte = texte?.saisi ?? decision.texte
        decision.date = date ?? decision.date
        decision.nature = nature ?? decision.nature
        decision.seance = seance?.saisi ?? decision.seance
        decision.sujet = sujet ?? decision.sujet
        decision.responsable = responsable?.saisi ?? decision.responsable
        decision.echeance = echeance ?? decision.echeance
        decision.etat = etat ?? decision.etat
        decision.suite = suite?.saisi ?? decision.suite
        decision.audience = audience ?? decision.audience
        if !noeuds.isEmpty {
            let index = try index()
            // What it was already about may have left the plan since: it is followed up all the same.
            decision.noeuds = try noeuds.map { texte in
                try tenue?.noeuds.first { $0.rawValue == texte } ?? index.designe(par: texte).id
            }
        }
        return decision
    }
}
