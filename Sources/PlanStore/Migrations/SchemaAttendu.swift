import GRDB

/// The schema of a base against the one that its migrations make.
enum SchemaAttendu {
    /// Tables, indexes and triggers, no more and no less: without a trigger, or with an emptied one, rows can be
    /// rewritten; without a CHECK or a foreign key, anything can be added.
    /// - Returns: One sentence for each object that differs.
    static func ecarts(_ db: Database, _ migrations: DatabaseMigrator) throws -> [String] {
        let neuve = try DatabaseQueue()
        // A base that is only read may wait for the last ones.
        if let derniere = try migrations.appliedMigrations(db).last { try migrations.migrate(neuve, upTo: derniere) }
        let (attendu, tenu) = (try neuve.read(schema), try schema(db))
        let noms = Set(attendu.keys).union(tenu.keys).sorted()
        return noms.compactMap { nom in
            guard attendu[nom]?.texte != tenu[nom]?.texte, let objet = attendu[nom] ?? tenu[nom] else { return nil }
            let sort =
                switch (attendu[nom], tenu[nom]) {
                case (nil, _): "a été ajouté\(objet.accord) à la base"
                case (_, nil): "a été retiré\(objet.accord) de la base"
                default: "a été changé\(objet.accord) dans la base"
                }
            return "\(objet.mot) « \(nom) » \(sort)"
        }
    }

    private struct Objet: Sendable {
        var genre: String
        var texte: String

        var mot: String {
            switch genre {
            case "trigger": "la protection"
            case "table": "la table"
            case "view": "la vue"
            default: "l'index"
            }
        }
        var accord: String { genre == "index" ? "" : "e" }
    }

    private static func schema(_ db: Database) throws -> [String: Objet] {
        // What SQLite makes by itself has no text.
        let rows = try Row.fetchAll(db, sql: "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return rows.reduce(into: [:]) { $0[$1["name"]] = Objet(genre: $1["type"], texte: $1["sql"]) }
    }

    /// SQLite's own checks.
    static func fautesDeSQLite(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }.map { "SQLite : \($0)" }
            + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                let (table, parent): (String, String) = (row[0], row[2])
                return "clé étrangère : une ligne de \(table) ne trouve pas \(parent)"
            }
    }
}
