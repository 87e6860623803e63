import PlanModel

/// What someone says of a decision, by a command or by a page: what is nil does not change.
struct DecisionDemandee: Sendable {
    var nature: Decision.Nature?
    var texte: String?
    var date: Jour?
    var seance: String?
    var sujet: Decision.Sujet?
    /// Identifiers or printed codes; empty for no change.
    var noeuds: [String] = []
    var responsable: String?
    var echeance: Jour?
    var etat: Decision.Etat?
    var suite: String?
    var audience: Audience?

    /// - Parameters:
    ///   - tenue: The decision that is followed up; nil for a new one.
    ///   - index: Read only when nodes are named.
    /// - Throws: `Refusal` for a new decision without its text or its day, for a node that is not in the plan.
    func decision(_ tenue: Decision?, _ index: @autoclosure () throws -> PlanIndex) throws -> Decision {
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
