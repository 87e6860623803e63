import GRDB

extension Migrations {
    /// Decisions of the sessions and texts of the leads: they are added to, never changed.
    static func m0004Decisions(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE decision (
                    id INTEGER PRIMARY KEY,
                    plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
                    numero INTEGER NOT NULL CHECK (numero >= 1),
                    nature TEXT NOT NULL
                        CHECK (nature IN ('information', 'decision', 'arbitrage', 'suite_a_donner')),
                    texte TEXT NOT NULL,
                    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
                    seance TEXT,
                    sujet TEXT CHECK (sujet IN (
                        'lancement', 'avancement', 'indicateurs', 'experimentation', 'montage', 'plan')),
                    noeuds TEXT NOT NULL CHECK (json_valid(noeuds)),
                    responsable TEXT,
                    echeance TEXT CHECK (echeance GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
                    etat TEXT NOT NULL CHECK (etat IN ('ouverte', 'close', 'abandonnee')),
                    suite TEXT,
                    audience TEXT NOT NULL CHECK (audience IN ('interne', 'partenaires', 'public')),
                    saisi_par TEXT NOT NULL,
                    saisi_le TEXT NOT NULL,
                    remplace INTEGER UNIQUE REFERENCES decision (id) ON DELETE RESTRICT
                ) STRICT;
                CREATE INDEX decision_on_plan ON decision (plan, numero);
                CREATE TABLE commentaire (
                    id INTEGER PRIMARY KEY,
                    plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
                    semestre TEXT NOT NULL CHECK (semestre GLOB '[12][0-9][0-9][0-9]-S[12]'),
                    partie TEXT NOT NULL
                        CHECK (partie IN ('introduction', 'conclusion') OR partie GLOB 'axe:?*'),
                    texte TEXT,
                    saisi_par TEXT NOT NULL,
                    saisi_le TEXT NOT NULL,
                    remplace INTEGER UNIQUE REFERENCES commentaire (id) ON DELETE RESTRICT
                ) STRICT;
                CREATE INDEX commentaire_on_plan ON commentaire (plan, semestre, partie);
                """)
        for table in ["decision", "commentaire"] { try forbidRewriting(table, cles: [["id"], ["remplace"]], db) }
    }
}
