import GRDB

extension Migrations {
    /// Withdrawn readings, and why.
    ///
    /// NULL, not 0, where nothing is withdrawn: fingerprints leave out what is NULL, and those of the rows that were
    /// there stay true.
    static func m0008RetraitsDeReleves(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE releve
                    ADD COLUMN retire INTEGER CHECK (retire IS NULL OR (retire = 1 AND remplace IS NOT NULL));
                ALTER TABLE releve ADD COLUMN motif TEXT CHECK (motif IS NULL OR retire = 1);
                """)
    }
}
