import GRDB

extension Migrations {
    /// What changed the base, each row chained to the one before it.
    static func m0003Journal(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE journal (
                    id INTEGER PRIMARY KEY,
                    le TEXT NOT NULL,
                    par TEXT NOT NULL,
                    operation TEXT NOT NULL,
                    plan TEXT NOT NULL,
                    objet TEXT NOT NULL,
                    contenu TEXT NOT NULL,
                    precedent TEXT NOT NULL,
                    empreinte TEXT NOT NULL CHECK (length(empreinte) = 64)
                ) STRICT;
                """)
        try forbidRewriting("journal", cles: [["id"]], db)
    }
}
