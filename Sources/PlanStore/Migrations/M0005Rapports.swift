import GRDB

extension Migrations {
    /// Issued reports: what each was made from, and its very bytes.
    static func m0005Rapports(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE rapport (
                    plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
                    numero INTEGER NOT NULL CHECK (numero >= 1),
                    semestre TEXT NOT NULL CHECK (semestre GLOB '[12][0-9][0-9][0-9]-S[12]'),
                    emis_le TEXT NOT NULL,
                    emis_par TEXT NOT NULL,
                    seance TEXT,
                    remplace INTEGER CHECK (remplace < numero),
                    motif TEXT,
                    etat TEXT NOT NULL CHECK (json_valid(etat)),
                    options TEXT NOT NULL CHECK (json_valid(options)),
                    programme TEXT NOT NULL,
                    octets BLOB NOT NULL,
                    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                    PRIMARY KEY (plan, numero),
                    FOREIGN KEY (plan, remplace) REFERENCES rapport (plan, numero) ON DELETE RESTRICT,
                    CHECK ((remplace IS NULL) = (motif IS NULL))
                ) STRICT;
                CREATE TABLE rapport_piece (
                    plan INTEGER NOT NULL,
                    rapport INTEGER NOT NULL,
                    rang INTEGER NOT NULL,
                    nature TEXT NOT NULL CHECK (nature IN ('charte', 'logo')),
                    libelle TEXT NOT NULL,
                    octets BLOB NOT NULL,
                    PRIMARY KEY (plan, rapport, rang),
                    FOREIGN KEY (plan, rapport) REFERENCES rapport (plan, numero) ON DELETE RESTRICT
                ) STRICT;
                """)
        try forbidRewriting("rapport", cles: [["plan", "numero"]], db)
        try forbidRewriting("rapport_piece", cles: [["plan", "rapport", "rang"]], db)
    }
}
