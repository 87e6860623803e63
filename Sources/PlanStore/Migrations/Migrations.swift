import GRDB

/// The schema, one numbered step per file. A step rests once merged: the next one corrects it.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 plans et versions", migrate: m0001Plans)
        migrator.registerMigration("0002 suivi", migrate: m0002Suivi)
        migrator.registerMigration("0003 journal", migrate: m0003Journal)
        return migrator
    }

    /// A table that only grows: SQLite itself refuses the rest.
    static func forbidRewriting(_ table: String, _ db: Database) throws {
        for operation in ["UPDATE", "DELETE"] {
            try db.execute(
                sql: """
                    CREATE TRIGGER \(table)_interdit_\(operation.lowercased()) BEFORE \(operation) ON \(table)
                    BEGIN SELECT RAISE(ABORT, '\(table) : rien ne se modifie ni ne s''efface'); END;
                    """)
        }
    }
}
