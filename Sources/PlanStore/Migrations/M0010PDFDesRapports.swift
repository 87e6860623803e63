import GRDB

extension Migrations {
    /// The PDF of an issued report, made once, when it was issued: it cannot be made again byte for byte.
    ///
    /// A table of its own: the fingerprint of a report that was issued before covers its columns as they were.
    static func m0010PDFDesRapports(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE rapport_pdf (
                    plan INTEGER NOT NULL,
                    rapport INTEGER NOT NULL,
                    octets BLOB NOT NULL,
                    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                    PRIMARY KEY (plan, rapport),
                    FOREIGN KEY (plan, rapport) REFERENCES rapport (plan, numero) ON DELETE RESTRICT
                ) STRICT;
                """)
        try forbidRewriting("rapport_pdf", cles: [["plan", "rapport"]], db)
    }
}
