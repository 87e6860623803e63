import GRDB

/// The schema, one numbered step per file. A step rests once merged: the next one corrects it.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 plans et versions", migrate: m0001Plans)
        migrator.registerMigration("0002 suivi", migrate: m0002Suivi)
        migrator.registerMigration("0003 journal", migrate: m0003Journal)
        migrator.registerMigration("0004 decisions et textes", migrate: m0004Decisions)
        migrator.registerMigration("0005 rapports emis", migrate: m0005Rapports)
        migrator.registerMigration("0006 retraits et journal par plan", migrate: m0006Retraits)
        migrator.registerMigration("0007 formes des documents", migrate: m0007Formes)
        migrator.registerMigration("0008 retraits de releves", migrate: m0008RetraitsDeReleves)
        migrator.registerMigration("0009 plans d'un departement", migrate: m0009PlansDUnDepartement)
        migrator.registerMigration("0010 pdf des rapports emis", migrate: m0010PDFDesRapports)
        return migrator
    }

    /// A table that only grows: SQLite itself refuses the rest.
    ///
    /// - Parameter cles: Its keys. `INSERT OR REPLACE` deletes without firing the triggers on DELETE: a row that stands
    ///   under one of them is not replaced either.
    static func forbidRewriting(_ table: String, cles: [[String]] = [], _ db: Database) throws {
        for (rang, cle) in cles.enumerated() {
            let same = cle.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
            try db.execute(
                sql: """
                    CREATE TRIGGER \(table)_interdit_replace_\(rang) BEFORE INSERT ON \(table)
                    WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(same))
                    BEGIN SELECT RAISE(ABORT, '\(table) : rien ne se modifie ni ne s''efface'); END;
                    """)
        }
        for operation in ["UPDATE", "DELETE"] {
            try db.execute(
                sql: """
                    CREATE TRIGGER \(table)_interdit_\(operation.lowercased()) BEFORE \(operation) ON \(table)
                    BEGIN SELECT RAISE(ABORT, '\(table) : rien ne se modifie ni ne s''efface'); END;
                    """)
        }
    }
}

extension DatabaseMigrator {
    /// Two programs that open a new base at once both find it empty: each step that the other took first fails here
    /// without a trace, and the next try starts after it.
    func migrateSharing(_ database: any DatabaseWriter) throws {
        for _ in migrations {
            do { return try migrate(database) } catch is DatabaseError { continue }
        }
        try migrate(database)
    }
}
