import GRDB

extension Migrations {
    /// The template and the logos that a plan's documents take: they are added to, never changed.
    static func m0007Formes(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE forme (
                    id INTEGER PRIMARY KEY,
                    plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
                    nature TEXT NOT NULL CHECK (nature IN ('charte', 'logo')),
                    libelle TEXT NOT NULL,
                    octets BLOB,
                    saisi_par TEXT NOT NULL,
                    saisi_le TEXT NOT NULL,
                    remplace INTEGER UNIQUE REFERENCES forme (id) ON DELETE RESTRICT
                ) STRICT;
                CREATE INDEX forme_on_plan ON forme (plan);
                """)
        try forbidRewriting("forme", cles: [["id"], ["remplace"]], db)
    }
}
