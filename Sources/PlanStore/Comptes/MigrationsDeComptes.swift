import GRDB

/// The schema of the accounts' own base. Moments are seconds since 1970: they are compared at each request.
enum MigrationsDeComptes {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("comptes 0001", migrate: m0001Comptes)
        return migrator
    }

    static func m0001Comptes(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE compte (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    identifiant TEXT NOT NULL UNIQUE,
                    nom TEXT NOT NULL,
                    actif INTEGER NOT NULL DEFAULT 1 CHECK (actif IN (0, 1)),
                    cree_le INTEGER NOT NULL,
                    cree_par TEXT NOT NULL,
                    empreinte BLOB,
                    sel BLOB,
                    n INTEGER,
                    r INTEGER,
                    p INTEGER,
                    CHECK ((empreinte IS NULL) = (sel IS NULL) AND (empreinte IS NULL) = (n IS NULL)
                        AND (empreinte IS NULL) = (r IS NULL) AND (empreinte IS NULL) = (p IS NULL))
                ) STRICT;
                CREATE TABLE droit (
                    compte INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
                    rang INTEGER NOT NULL,
                    plan TEXT,
                    role TEXT NOT NULL
                        CHECK (role IN ('lecture', 'contribution', 'secretariat', 'copilote', 'administration')),
                    pilote TEXT,
                    PRIMARY KEY (compte, rang)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE invitation (
                    empreinte BLOB PRIMARY KEY NOT NULL,
                    compte INTEGER NOT NULL UNIQUE REFERENCES compte (id) ON DELETE CASCADE,
                    expire_le INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE session (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    empreinte BLOB NOT NULL UNIQUE,
                    compte INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
                    ouverte_le INTEGER NOT NULL,
                    vue_le INTEGER NOT NULL,
                    agent TEXT
                ) STRICT;
                CREATE INDEX session_on_compte ON session (compte);
                CREATE TABLE jeton (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    empreinte BLOB NOT NULL UNIQUE,
                    compte INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
                    libelle TEXT NOT NULL,
                    ecriture INTEGER NOT NULL CHECK (ecriture IN (0, 1)),
                    cree_le INTEGER NOT NULL,
                    vu_le INTEGER,
                    revoque_le INTEGER
                ) STRICT;
                CREATE INDEX jeton_on_compte ON jeton (compte);
                CREATE TABLE evenement (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    le INTEGER NOT NULL,
                    par TEXT NOT NULL,
                    compte TEXT NOT NULL,
                    quoi TEXT NOT NULL
                ) STRICT;
                """)
    }
}
