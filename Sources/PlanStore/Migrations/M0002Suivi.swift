import GRDB

extension Migrations {
    /// Declared progress and readings of indicators: they are added to, never changed.
    static func m0002Suivi(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE avancement (
                    id INTEGER PRIMARY KEY,
                    plan INTEGER NOT NULL,
                    noeud TEXT NOT NULL,
                    semestre TEXT NOT NULL CHECK (semestre GLOB '[12][0-9][0-9][0-9]-S[12]'),
                    etat TEXT NOT NULL
                        CHECK (etat IN ('a_lancer', 'en_cours', 'realisee', 'suspendue', 'abandonnee')),
                    pourcentage INTEGER CHECK (pourcentage BETWEEN 0 AND 100),
                    blocage_motif TEXT,
                    blocage_arbitrage TEXT,
                    meteo TEXT NOT NULL CHECK (
                        meteo IN ('securises', 'atteignables', 'appuis_necessaires', 'compromis', 'non_renseignee')),
                    freins TEXT,
                    solutions TEXT,
                    prochaines_etapes TEXT,
                    note TEXT,
                    note_audience TEXT CHECK (note_audience IN ('interne', 'partenaires', 'public')),
                    dit_par TEXT,
                    seance TEXT,
                    saisi_par TEXT NOT NULL,
                    saisi_le TEXT NOT NULL,
                    remplace INTEGER REFERENCES avancement (id) ON DELETE RESTRICT,
                    CHECK (blocage_arbitrage IS NULL OR blocage_motif IS NOT NULL),
                    CHECK ((note IS NULL) = (note_audience IS NULL)),
                    FOREIGN KEY (plan, noeud) REFERENCES noeud_identite (plan, id) ON DELETE RESTRICT
                ) STRICT;
                CREATE INDEX avancement_on_noeud ON avancement (plan, noeud, semestre);
                CREATE TABLE releve (
                    id INTEGER PRIMARY KEY,
                    plan INTEGER NOT NULL,
                    indicateur TEXT NOT NULL,
                    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
                    nombre TEXT,
                    texte TEXT,
                    territoire TEXT,
                    source TEXT,
                    producteur TEXT,
                    contestation TEXT,
                    dit_par TEXT,
                    saisi_par TEXT NOT NULL,
                    saisi_le TEXT NOT NULL,
                    remplace INTEGER REFERENCES releve (id) ON DELETE RESTRICT,
                    CHECK ((nombre IS NULL) <> (texte IS NULL)),
                    FOREIGN KEY (plan, indicateur) REFERENCES indicateur_identite (plan, id) ON DELETE RESTRICT
                ) STRICT;
                CREATE INDEX releve_on_indicateur ON releve (plan, indicateur, date);
                """)
        for table in ["avancement", "releve"] { try forbidRewriting(table, cles: [["id"]], db) }
    }
}
