import GRDB
public import PlanModel

/// All that a page or a paper says of a plan, read in one transaction: whoever writes meanwhile, nothing in it is later
/// than its `etat`, and nothing that its `etat` counts is missing.
public struct PlanSnapshot: Sendable {
    public var plan: Plan
    public var version: Version
    /// From the first to the one that was read, or to the last that `etat` knows of.
    public var versions: [Version]
    public var suivi: Suivi
    /// What every document made from this base must say.
    public var mention: String?
    public var etat: EtatDeLaBase
    /// The template and the logos of the plan; none unless they were asked for.
    public var pieces: [RapportEmis.Piece]
}

extension PlanStore {
    /// - Parameters:
    ///   - version: The last one known, unless another is asked for.
    ///   - semestre: Takes the version in force at its end, unless one is asked for.
    ///   - connuLe: As the base was known at that moment; now, unless one is given.
    ///   - pieces: Reads the template and the logos too.
    /// - Throws: `StoreError.planInconnu`, `StoreError.versionInconnue`, `StoreError.rienAvant`.
    public func snapshot(
        _ reference: String, version: Int? = nil, a semestre: Semestre? = nil, connuLe: Instant? = nil,
        pieces: Bool = false
    ) throws -> PlanSnapshot {
        try read { db in
            let id = try Self.id(of: reference, db)
            let tout = try Self.suivi(id, db)
            let etat =
                if connuLe == nil, let derniere = try Self.derniereVersion(id, db) {
                    try Self.etatPresent(of: id, version: derniere, tout.repere, db)
                } else { try Self.etat(of: id, connuLe, db) }
            let version = try version ?? semestre.map { try Self.version(of: id, a: $0, etat, db) }
            return try Self.snapshot(
                id, version: version, etat, connuLe == nil ? tout : tout.jusqua(etat), pieces: pieces, connuLe, db)
        }
    }

    /// As the base was when it was at `etat`, whatever was recorded since.
    /// - Parameters:
    ///   - version: The last one known, unless another is asked for.
    ///   - semestre: Takes the version in force at its end, unless one is asked for.
    public func snapshot(
        _ reference: String, jusqua etat: EtatDeLaBase, version: Int? = nil, a semestre: Semestre? = nil
    ) throws -> PlanSnapshot {
        try read { db in
            let id = try Self.id(of: reference, db)
            let version = try version ?? semestre.map { try Self.version(of: id, a: $0, etat, db) }
            return try Self.snapshot(
                id, version: version, etat, Self.suivi(id, db).jusqua(etat), pieces: false, nil, db)
        }
    }

    private static func snapshot(
        _ id: Int64, version: Int?, _ etat: EtatDeLaBase, _ suivi: Suivi, pieces: Bool, _ connuLe: Instant?,
        _ db: Database
    ) throws -> PlanSnapshot {
        let record = try record(id, version: version, etat, connuLe, db)
        let versions = try VersionRecord.filter(Column("plan") == id && Column("numero") <= etat.version)
            .order(Column("numero")).fetchAll(db)
        return PlanSnapshot(
            plan: try plan(record, db), version: try Self.version(record), versions: try versions.map(Self.version),
            suivi: suivi, mention: try mention(db), etat: etat, pieces: pieces ? try self.pieces(id, db) : [])
    }

    /// - Throws: `StoreError.versionInconnue`; `StoreError.rienAvant` for one that was not known yet.
    static func record(
        _ id: Int64, version: Int?, _ etat: EtatDeLaBase, _ connuLe: Instant?, _ db: Database
    ) throws -> VersionRecord {
        let numero = version ?? etat.version
        if let connuLe, numero > etat.version { throw StoreError.rienAvant(connuLe.jour(try heureLocale(id, db))) }
        guard
            let record = try VersionRecord.filter(Column("plan") == id && Column("numero") == numero).fetchOne(db)
        else { throw StoreError.versionInconnue(numero, derniere: try derniereVersion(id, db) ?? 0) }
        return record
    }

    static func derniereVersion(_ id: Int64, _ db: Database) throws -> Int? {
        try Int.fetchOne(db, sql: "SELECT max(numero) FROM version WHERE plan = ?", arguments: [id])
    }

    /// What came since a plan was read, in one transaction: to be added to what is held of it.
    public struct Suite: Sendable {
        /// The version in force.
        public var version: Int
        public var nouveautes: Suivi
        public var mention: String?
        public var etat: EtatDeLaBase
    }

    public func suite(_ reference: String, apres repere: Suivi.Repere) throws -> Suite {
        try read { db in
            let plan = try Self.enTete(reference, db)
            let nouveautes = try Self.nouveautes(plan.id, apres: repere, db)
            let (avant, apres) = (repere, nouveautes.repere)
            let lu = Suivi.Repere(
                avancement: max(avant.avancement, apres.avancement), releve: max(avant.releve, apres.releve),
                decision: max(avant.decision, apres.decision),
                commentaire: max(avant.commentaire, apres.commentaire))
            return Suite(
                version: plan.version, nouveautes: nouveautes, mention: try Self.mention(db),
                etat: try Self.etatPresent(of: plan.id, version: plan.version, lu, db))
        }
    }
}
