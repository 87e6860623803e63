import GRDB

extension Migrations {
    /// Withdrawn declarations, and the journal found by plan without reading it whole.
    ///
    /// NULL, not 0, where nothing is withdrawn: fingerprints leave out what is NULL, and those of the rows that were
    /// there stay true.
    static func m0006Retraits(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE avancement
                    ADD COLUMN retire INTEGER CHECK (retire IS NULL OR (retire = 1 AND remplace IS NOT NULL));
                CREATE INDEX journal_on_plan ON journal (plan);
                """)
    }
}
