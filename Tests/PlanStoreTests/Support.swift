import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore

/// A store in memory and the hand that can go behind its back.
struct Banc {
    let queue: DatabaseQueue
    let store: PlanStore

    /// The sample plan is loaded unless another text is given.
    init(_ textes: String...) throws {
        queue = try DatabaseQueue()
        store = try PlanStore(queue)
        for texte in textes.isEmpty ? [SuiviPlan.yaml] : textes { try load(texte) }
    }

    @discardableResult
    func load(
        _ texte: String, motif: String? = nil, le instant: Instant = .a("2018-01-15"), essai: Bool = false
    ) throws -> Chargement {
        try store.load(
            SuiviPlan.lu(texte), octets: [UInt8](texte.utf8), fichier: "essai.yaml", motif: motif, par: "secrétariat",
            le: instant, essai: essai)
    }

    @discardableResult
    func record(
        _ saisies: Saisie..., dans plan: String = "essai", le instant: Instant = .a("2018-07-01"), essai: Bool = false
    ) throws -> [Enregistrement] {
        try store.record(saisies, dans: plan, par: "secrétariat", le: instant, essai: essai)
    }

    @discardableResult
    func record(
        _ mesures: Mesure..., dans plan: String = "essai", le instant: Instant = .a("2018-07-01"), essai: Bool = false
    ) throws -> [Enregistrement] {
        try store.record(mesures, dans: plan, par: "secrétariat", le: instant, essai: essai)
    }

    func declare(_ mention: String) throws {
        try store.declare(mention: mention, par: "secrétariat", le: .a("2018-01-15"))
    }

    /// Raw SQL, as someone with SQLite's own tool would run it.
    func sql(_ sql: String) throws { try queue.write { try $0.execute(sql: sql) } }

    /// Raw SQL, foreign keys and checks unwatched, the triggers that forbid rewriting taken off and put back.
    func falsifier(_ sql: String) throws {
        try queue.writeWithoutTransaction { db in
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            try db.execute(sql: sql)
            for trigger in triggers { try db.execute(sql: trigger["sql"]) }
        }
    }

    /// How many rows each table holds: what a refusal must leave as it was.
    func contenu() throws -> [String: Int] {
        try queue.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return try tables.reduce(into: [:]) { $0[$1] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \($1)") }
        }
    }

    var anomalies: [String] { get throws { try store.verify().anomalies.map(\.description) } }
}

/// A folder of its own for a base on disk, removed with it.
final class Dossier {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "plantracker-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func chemin(_ nom: String) -> String { url.appending(path: nom).path(percentEncoded: false) }
}
