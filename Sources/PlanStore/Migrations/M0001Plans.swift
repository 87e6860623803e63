import GRDB

extension Migrations {
    /// Plans, their numbered versions, and the nodes and indicators of each version.
    ///
    /// `noeud_identite` and `indicateur_identite` hold what lasts from one version to the next: entries refer to them.
    static func m0001Plans(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE reglage (
                    cle TEXT PRIMARY KEY NOT NULL,
                    valeur TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE plan (
                    id INTEGER PRIMARY KEY,
                    identifiant TEXT NOT NULL UNIQUE,
                    departement TEXT NOT NULL UNIQUE,
                    nom TEXT NOT NULL
                ) STRICT;
                CREATE TABLE version (
                    plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
                    numero INTEGER NOT NULL CHECK (numero >= 1),
                    chargee_le TEXT NOT NULL,
                    chargee_par TEXT NOT NULL,
                    motif TEXT,
                    etat TEXT NOT NULL,
                    libelle TEXT NOT NULL,
                    fichier TEXT NOT NULL,
                    octets BLOB NOT NULL,
                    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                    contenu TEXT NOT NULL CHECK (json_valid(contenu)),
                    PRIMARY KEY (plan, numero)
                ) STRICT;
                CREATE TABLE noeud_identite (
                    plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
                    id TEXT NOT NULL,
                    PRIMARY KEY (plan, id)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE noeud (
                    plan INTEGER NOT NULL,
                    version INTEGER NOT NULL,
                    rang INTEGER NOT NULL,
                    id TEXT NOT NULL,
                    parent TEXT,
                    niveau TEXT NOT NULL,
                    role TEXT NOT NULL CHECK (role IN ('transversal', 'structure', 'action', 'sous_action')),
                    code TEXT,
                    titre TEXT,
                    contenu TEXT NOT NULL CHECK (json_valid(contenu)),
                    PRIMARY KEY (plan, version, rang),
                    UNIQUE (plan, version, id),
                    FOREIGN KEY (plan, version) REFERENCES version (plan, numero) ON DELETE RESTRICT,
                    FOREIGN KEY (plan, id) REFERENCES noeud_identite (plan, id) ON DELETE RESTRICT,
                    FOREIGN KEY (plan, version, parent) REFERENCES noeud (plan, version, id) ON DELETE RESTRICT
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE indicateur_identite (
                    plan INTEGER NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
                    id TEXT NOT NULL,
                    PRIMARY KEY (plan, id)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE indicateur (
                    plan INTEGER NOT NULL,
                    version INTEGER NOT NULL,
                    rang INTEGER NOT NULL,
                    id TEXT NOT NULL,
                    noeud TEXT,
                    titre TEXT NOT NULL,
                    PRIMARY KEY (plan, version, rang),
                    UNIQUE (plan, version, id),
                    FOREIGN KEY (plan, version) REFERENCES version (plan, numero) ON DELETE RESTRICT,
                    FOREIGN KEY (plan, id) REFERENCES indicateur_identite (plan, id) ON DELETE RESTRICT,
                    FOREIGN KEY (plan, version, noeud) REFERENCES noeud (plan, version, id) ON DELETE RESTRICT
                ) STRICT, WITHOUT ROWID;
                """)
        try forbidRewriting("reglage", cles: [["cle"]], db)
        try forbidRewriting("plan", cles: [["id"], ["identifiant"], ["departement"]], db)
        try forbidRewriting("version", cles: [["plan", "numero"]], db)
        try forbidRewriting("noeud", cles: [["plan", "version", "rang"], ["plan", "version", "id"]], db)
        try forbidRewriting("indicateur", cles: [["plan", "version", "rang"], ["plan", "version", "id"]], db)
        // Nothing but keys: to replace a row changes nothing.
        for table in ["noeud_identite", "indicateur_identite"] { try forbidRewriting(table, db) }
    }
}
