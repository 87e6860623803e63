import GRDB

extension Migrations {
    /// Several plans of one département, each under its own identifier; the journal's moments found without reading it.
    ///
    /// SQLite takes no constraint off a table: it is made again, row for row, while foreign keys are not watched. The
    /// columns keep their names and their order, which the fingerprints of the versions count.
    static func m0009PlansDUnDepartement(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE plan_sans_unicite (
                    id INTEGER PRIMARY KEY,
                    identifiant TEXT NOT NULL UNIQUE,
                    departement TEXT NOT NULL,
                    nom TEXT NOT NULL
                ) STRICT;
                INSERT INTO plan_sans_unicite (id, identifiant, departement, nom)
                    SELECT id, identifiant, departement, nom FROM plan ORDER BY id;
                DROP TABLE plan;
                ALTER TABLE plan_sans_unicite RENAME TO plan;
                CREATE INDEX plan_on_departement ON plan (departement);
                CREATE INDEX journal_on_plan_le ON journal (plan, le);
                """)
        try forbidRewriting("plan", cles: [["id"], ["identifiant"]], db)
    }
}
