import GRDB
public import PlanModel

/// How far the base is read.
extension PlanStore {
    /// How far the base can be read for a plan, now or as it was known at some moment.
    /// - Throws: `StoreError.planInconnu`, `StoreError.rienAvant`.
    public func etat(_ reference: String, connuLe: Instant? = nil) throws -> EtatDeLaBase {
        try read { try Self.etat(of: Self.id(of: reference, $0), connuLe, $0) }
    }

    /// The time zone of a plan, as its last version says: it is a setting, and holds for all its past.
    public func heureLocale(_ reference: String) throws -> Fuseau {
        try read { try Self.heureLocale(Self.id(of: reference, $0), $0) }
    }

    static func heureLocale(_ id: Int64, _ db: Database) throws -> Fuseau {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT departement, json_extract(contenu, '$.fuseau') FROM version JOIN plan ON plan.id = version.plan
                WHERE plan.id = ? ORDER BY numero DESC LIMIT 1
                """, arguments: [id])
        guard let row else { return .paris }
        return (row[1] as String?).flatMap(Fuseau.init(rawValue:)) ?? Fuseau(departement: row[0])
    }

    static func etat(of id: Int64, _ connuLe: Instant?, _ db: Database) throws -> EtatDeLaBase {
        guard let connuLe else { return try etatPresent(of: id, db) }
        guard let etat = try etatConnu(of: id, le: connuLe, db) else {
            throw StoreError.rienAvant(connuLe.jour(try heureLocale(id, db)))
        }
        return etat
    }

    /// What is issued, and the form of documents, change nothing of what is known of the plan.
    private static let sansSavoir = "('emission', 'forme')"

    private static func etatPresent(of id: Int64, _ db: Database) throws -> EtatDeLaBase {
        func last(_ table: String, _ column: String = "id") throws -> Int {
            try Int.fetchOne(db, sql: "SELECT max(\(column)) FROM \(table) WHERE plan = ?", arguments: [id]) ?? 0
        }
        let version = try last("version", "numero")
        guard version > 0 else { throw StoreError.versionInconnue(1, derniere: 0) }
        return try etatPresent(
            of: id, version: version,
            .init(
                avancement: last("avancement"), releve: last("releve"), decision: last("decision"),
                commentaire: last("commentaire")), db)
    }

    /// The same, when what the plan holds was just read.
    static func etatPresent(
        of id: Int64, version: Int, _ repere: Suivi.Repere, _ db: Database
    ) throws -> EtatDeLaBase {
        let slug = try String.fetchOne(db, sql: "SELECT identifiant FROM plan WHERE id = ?", arguments: [id])
        let entry = try EntreeDeJournal.fetchOne(
            db,
            sql: """
                SELECT * FROM journal WHERE plan = ? AND operation NOT IN \(sansSavoir) ORDER BY id DESC LIMIT 1
                """, arguments: [slug])
        var date = entry?.le
        let dernier = try String.fetchOne(db, sql: "SELECT max(le) FROM journal WHERE plan = ?", arguments: [slug])
        if let entry, let dernier, entry.le < dernier {
            // The clock was not always right: the moment of the row is the one that its neighbours allow.
            let lignes = try journal(slug ?? "", db)
            let instants = Chronologie(lignes.map(\.le)).instants
            date = lignes.lastIndex { $0.id == entry.id }.map { instants[$0].rawValue }
        }
        return try etat(id, version: version, repere, entry, date: date, db)
    }

    /// - Returns: Nil when nothing was loaded by then.
    static func etatConnu(of id: Int64, le instant: Instant, _ db: Database) throws -> EtatDeLaBase? {
        let slug = try String.fetchOne(db, sql: "SELECT identifiant FROM plan WHERE id = ?", arguments: [id])
        let lignes = try journal(slug ?? "", db)
        let instants = Chronologie(lignes.map(\.le)).instants
        let connues = zip(lignes, instants).prefix { $0.1 <= instant }
        /// Of a table: the last that the journal knows of by then, or of those that are older than the journal.
        func last(_ table: String, _ operation: EntreeDeJournal.Operation, _ column: String = "id", le date: String)
            throws -> Int
        {
            let premiere = lignes.first { $0.operation == operation }?.objet ?? .max
            let anciennes =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT max(\(column)) FROM \(table) WHERE plan = ? AND \(date) <= ? AND \(column) < ?
                        """, arguments: [id, instant.rawValue, premiere]) ?? 0
            return max(anciennes, connues.last { $0.0.operation == operation }?.0.objet ?? 0)
        }
        let version = try last("version", .chargement, "numero", le: "chargee_le")
        guard version > 0 else { return nil }
        let repere = Suivi.Repere(
            avancement: try last("avancement", .avancement, le: "saisi_le"),
            releve: try last("releve", .releve, le: "saisi_le"),
            decision: try last("decision", .decision, le: "saisi_le"),
            commentaire: try last("commentaire", .commentaire, le: "saisi_le"))
        let derniere = connues.last { ![.emission, .forme].contains($0.0.operation) }
        let entry = try derniere.flatMap { try EntreeDeJournal.fetchOne(db, key: $0.0.id) }
        return try etat(id, version: version, repere, entry, date: derniere?.1.rawValue, db)
    }

    private static func etat(
        _ id: Int64, version: Int, _ repere: Suivi.Repere, _ entry: EntreeDeJournal?, date: String?, _ db: Database
    ) throws -> EtatDeLaBase {
        // A base that is older than the journal has the date of its last load.
        let chargee = try String.fetchOne(
            db, sql: "SELECT chargee_le FROM version WHERE plan = ? AND numero = ?", arguments: [id, version])
        guard let date = (date ?? chargee).flatMap(Instant.init(rawValue:)) else {
            throw DatabaseError(message: "date illisible")
        }
        return EtatDeLaBase(
            version: version, avancement: repere.avancement, releve: repere.releve, decision: repere.decision,
            commentaire: repere.commentaire, journal: entry?.id ?? 0,
            empreinte: entry?.empreinte ?? EntreeDeJournal.origine, date: date)
    }

    private struct LigneDeJournal {
        var id: Int
        var le: Instant
        var operation: EntreeDeJournal.Operation
        var objet: Int
    }

    /// The rows about a plan, without what nobody needs to put them in time.
    private static func journal(_ slug: String, _ db: Database) throws -> [LigneDeJournal] {
        var lignes: [LigneDeJournal] = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, le, operation, objet FROM journal WHERE plan = ? ORDER BY id", arguments: [slug])
        while let row = try rows.next() {
            // A row that was tampered with is no reason not to read the others: `verify` names it.
            guard let le = Instant(rawValue: row[1]) ?? lignes.last?.le else { continue }
            lignes.append(
                LigneDeJournal(
                    id: row[0], le: le, operation: .init(rawValue: row[2]), objet: Int(row[3] as String) ?? 0))
        }
        return lignes
    }
}

/// What the clock says now, against the last row of the journal, when no ordinary silence explains it.
public struct SautDHorloge: Hashable, Sendable {
    public var dernier: Instant
    public var maintenant: Instant

    public var enArriere: Bool { maintenant < dernier }

    /// Seconds that two machines may differ by.
    static let tolerance = 3_600
}

extension PlanStore {
    /// The numbers of the rows of a plan's journal that the clock misdated.
    public func lignesMalDatees(_ reference: String) throws -> Set<Int> {
        try read { db in
            let lignes = try Self.journal(Self.enTete(reference, db).slug, db)
            return Set(Chronologie(lignes.map(\.le)).egares.map { lignes[$0].id })
        }
    }

    /// - Returns: Nil when the clock is believed: once something is written after a leap, it is one no more.
    public func sautDHorloge(le maintenant: Instant) throws -> SautDHorloge? {
        let lu = try unsafeRead {
            try String.fetchOne($0.cachedStatement(sql: "SELECT le FROM journal ORDER BY id DESC LIMIT 1"))
        }
        guard let dernier = lu.flatMap(Instant.init(rawValue:)) else { return nil }
        let ecart = maintenant.secondesUnix - dernier.secondesUnix
        guard ecart < -SautDHorloge.tolerance || ecart > Chronologie.saut * 86_400 else { return nil }
        return SautDHorloge(dernier: dernier, maintenant: maintenant)
    }
}
