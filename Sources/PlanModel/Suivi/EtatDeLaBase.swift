/// How far the base was read: the number of the last record of each kind that a document knows of.
///
/// Numbers only grow, so what they bound can be read again whatever was recorded since.
public struct EtatDeLaBase: Hashable, Sendable, Codable {
    /// Of the plan; the last one loaded.
    public var version: Int
    /// 0 when there is none; so for those that follow.
    public var avancement: Int
    public var releve: Int
    public var decision: Int
    public var commentaire: Int
    /// Last row of the journal about this plan, and its fingerprint.
    public var journal: Int
    public var empreinte: String
    /// The moment of that row.
    public var date: Instant

    public init(
        version: Int, avancement: Int, releve: Int, decision: Int, commentaire: Int, journal: Int, empreinte: String,
        date: Instant
    ) {
        (self.version, self.avancement, self.releve) = (version, avancement, releve)
        (self.decision, self.commentaire) = (decision, commentaire)
        (self.journal, self.empreinte, self.date) = (journal, empreinte, date)
    }
}
