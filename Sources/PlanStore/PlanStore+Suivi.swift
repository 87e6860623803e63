import GRDB
public import PlanModel

/// What was recorded, read.
extension PlanStore {
    /// All that was recorded for a plan, or what was known of it at some moment.
    public func suivi(_ reference: String, connuLe: Instant? = nil) throws -> Suivi {
        try read { db in
            let id = try Self.id(of: reference, db)
            let suivi = try Self.suivi(id, db)
            guard let connuLe else { return suivi }
            return try Self.etatConnu(of: id, le: connuLe, db).map { suivi.jusqua($0) } ?? Suivi()
        }
    }

    /// What had been recorded when the base was at `etat`, whatever was recorded since.
    public func suivi(_ reference: String, jusqua etat: EtatDeLaBase) throws -> Suivi {
        try suivi(reference).jusqua(etat)
    }

    static func suivi(_ id: Int64, _ db: Database) throws -> Suivi {
        Suivi(
            avancements: try avancements(id, db), releves: try releves(id, db),
            decisions: try decisions(id, db), commentaires: try commentaires(id, db))
    }

    /// What was recorded for a plan after some point: to be added to a `Suivi` that is held.
    public func nouveautes(_ reference: String, apres repere: Suivi.Repere) throws -> Suivi {
        try read { try Self.nouveautes(Self.enTete(reference, $0).id, apres: repere, $0) }
    }

    static func nouveautes(_ id: Int64, apres repere: Suivi.Repere, _ db: Database) throws -> Suivi {
        // Without the sign, SQLite could choose the index on the plan, and go through all its rows.
        let filtre = "+plan = ? AND id > ? ORDER BY id"
        return Suivi(
            avancements: try AvancementRecord.fetchAll(
                db, sql: "SELECT * FROM avancement WHERE \(filtre)", arguments: [id, repere.avancement]
            ).map { try $0.model() },
            releves: try ReleveRecord.fetchAll(
                db, sql: "SELECT * FROM releve WHERE \(filtre)", arguments: [id, repere.releve]
            ).map { try $0.model() },
            decisions: try DecisionRecord.fetchAll(
                db, sql: "SELECT * FROM decision WHERE \(filtre)", arguments: [id, repere.decision]
            ).map { try $0.model() },
            commentaires: try CommentaireRecord.fetchAll(
                db, sql: "SELECT * FROM commentaire WHERE \(filtre)", arguments: [id, repere.commentaire]
            ).map { try $0.model() })
    }

    /// A plan as its entries need it: its number, its slug, and the version in force (0 for none).
    struct EnTete {
        var id: Int64
        var slug: String
        var version: Int
    }

    /// - Throws: `StoreError.planInconnu`.
    static func enTete(_ reference: String, _ db: Database) throws -> EnTete {
        let plan = try plan(designePar: reference, db)
        let statement = try db.cachedStatement(sql: "SELECT ifnull(max(numero), 0) FROM version WHERE plan = ?")
        return EnTete(
            id: plan.id, slug: plan.slug, version: try Int.fetchOne(statement, arguments: [plan.id]) ?? 0)
    }

    static func suivis(
        _ reference: String, _ db: Database
    ) throws -> (id: Int64, slug: String, roles: [String: (role: String, niveau: String)]) {
        let id = try Self.id(of: reference, db)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, role, niveau FROM noeud
                WHERE plan = ?1 AND version = (SELECT max(numero) FROM version WHERE plan = ?1)
                """, arguments: [id])
        let slug = try String.fetchOne(db, sql: "SELECT identifiant FROM plan WHERE id = ?", arguments: [id])
        return (id, slug ?? "", Dictionary(uniqueKeysWithValues: rows.map { ($0[0], ($0[1], $0[2])) }))
    }

    /// Whatever the way in, no text is empty and none holds what no document may show.
    static func checkTexts(_ entry: some TextesSaisis, _ objet: String) throws {
        for (nom, texte) in entry.textes {
            guard let texte else { continue }
            if texte.allSatisfy(\.isWhitespace) { throw StoreError.texteVide(nom, objet: objet) }
            if let scalar = texte.premierCaractereInterdit {
                throw StoreError.caractereInterdit(nom, objet: objet, scalar.value)
            }
        }
    }

    private static func avancements(_ id: Int64, _ db: Database) throws -> [Avancement] {
        let records = try AvancementRecord.filter(Column("plan") == id).order(Column("id")).fetchCursor(db)
        return try Array(records.map { try $0.model() })
    }

    private static func releves(_ id: Int64, _ db: Database) throws -> [Releve] {
        let records = try ReleveRecord.filter(Column("plan") == id).order(Column("id")).fetchCursor(db)
        return try Array(records.map { try $0.model() })
    }
}
