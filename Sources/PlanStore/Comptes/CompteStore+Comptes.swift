import GRDB
public import PlanModel

/// Who there is, and what each may do.
extension CompteStore {
    public func estVide() throws -> Bool {
        try read { try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM compte)") ?? true }
    }

    /// In the order of their logins.
    public func comptes() throws -> [Compte] {
        try read { db in
            try Self.comptes(
                """
                SELECT \(Self.colonnes) FROM compte c LEFT JOIN droit d ON d.compte = c.id
                ORDER BY c.identifiant, d.rang
                """, [], db)
        }
    }

    public func compte(_ id: Int64) throws -> Compte? {
        do { return try read { try Self.compte(id, $0) } } catch CompteError.compteInconnu { return nil }
    }

    /// A new account and the token of its invitation, which is said only once.
    /// - Throws: `CompteError.identifiantInvalide`, `.identifiantPris`, `.texteVide`.
    public func creer(
        _ identifiant: String, nom: String, droits: [Droit], par: String, le: Instant
    ) throws -> (compte: Compte, invitation: String) {
        let admis = try Self.admis(identifiant)
        try Self.check(nom, "nom")
        try Self.check(droits)
        return try write { db in
            if try Bool.fetchOne(db, sql: "SELECT 1 FROM compte WHERE identifiant = ?", arguments: [admis]) == true {
                throw CompteError.identifiantPris(admis)
            }
            try db.execute(
                sql: "INSERT INTO compte (identifiant, nom, cree_le, cree_par) VALUES (?, ?, ?, ?)",
                arguments: [admis, nom, le.secondesUnix, par])
            let id = db.lastInsertedRowID
            try Self.ecrire(droits, id, db)
            try Self.note("compte créé : \(Self.libelle(droits))", admis, par: par, le: le, db)
            return (try Self.compte(id, db), try Self.inviter(id, le, db))
        }
    }

    public func nommer(_ id: Int64, nom: String, par: String, le: Instant) throws {
        try Self.check(nom, "nom")
        try write { db in
            let compte = try Self.compte(id, db)
            guard compte.nom != nom else { return }
            try db.execute(sql: "UPDATE compte SET nom = ? WHERE id = ?", arguments: [nom, id])
            try Self.note("nom changé", compte.identifiant, par: par, le: le, db)
        }
    }

    /// Replaces all the rights of an account.
    /// - Throws: `CompteError.dernierAdministrateur` when nobody could administer every plan any more.
    public func accorder(_ droits: [Droit], a id: Int64, par: String, le: Instant) throws {
        try Self.check(droits)
        try write { db in
            let compte = try Self.compte(id, db)
            guard compte.droits != droits else { return }
            if !droits.contains(where: \.administreTout) { try Self.refuserLeDernier(compte, db) }
            try Self.ecrire(droits, id, db)
            try Self.note("droits : \(Self.libelle(droits))", compte.identifiant, par: par, le: le, db)
        }
    }

    /// Nobody signs in with it any more; its sessions, tokens and invitations end. What it entered stays.
    /// - Throws: `CompteError.dernierAdministrateur`.
    public func fermer(_ id: Int64, par: String, le: Instant) throws {
        try write { db in
            let compte = try Self.compte(id, db)
            guard compte.actif else { return }
            try Self.refuserLeDernier(compte, db)
            try Self.fermer(compte, le, db)
            try Self.note("compte fermé", compte.identifiant, par: par, le: le, db)
        }
    }

    /// With the password and the rights that it had.
    public func rouvrir(_ id: Int64, par: String, le: Instant) throws {
        try write { db in
            let compte = try Self.compte(id, db)
            guard !compte.actif else { return }
            try db.execute(sql: "UPDATE compte SET actif = 1 WHERE id = ?", arguments: [id])
            try Self.note("compte rouvert", compte.identifiant, par: par, le: le, db)
        }
    }

    /// Forgets the person: name, password, rights, browsers, tokens. The login stays taken, since entries bear it.
    public func effacer(_ id: Int64, par: String, le: Instant) throws {
        try write { db in
            let compte = try Self.compte(id, db)
            try Self.refuserLeDernier(compte, db)
            try Self.fermer(compte, le, db)
            try db.execute(
                sql: """
                    UPDATE compte SET nom = identifiant, empreinte = NULL, sel = NULL, n = NULL, r = NULL, p = NULL
                    WHERE id = ?1
                    """, arguments: [id])
            for table in ["droit", "jeton"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE compte = ?", arguments: [id])
            }
            try Self.note("personne effacée", compte.identifiant, par: par, le: le, db)
        }
    }

    /// The last ones first.
    public func evenements(limite: Int) throws -> [EvenementDeCompte] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT le, par, compte, quoi FROM evenement ORDER BY id DESC LIMIT ?", arguments: [limite]
            ).map { EvenementDeCompte(le: try Self.instant($0[0]), par: $0[1], compte: $0[2], quoi: $0[3]) }
        }
    }

    // MARK: - Rules

    /// The login in lower case: it is typed by hand, and it is what the journal bears.
    private static func admis(_ identifiant: String) throws -> String {
        let texte = normalise(identifiant)
        let admis = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_@")
        guard (2...64).contains(texte.count), texte.allSatisfy(admis.contains),
            let premier = texte.first, !".-_@".contains(premier)
        else { throw CompteError.identifiantInvalide(identifiant) }
        return texte
    }

    /// As logins are kept and compared.
    public static func normalise(_ identifiant: String) -> String { identifiant.saisi.lowercased() }

    private static func check(_ droits: [Droit]) throws {
        for droit in droits {
            if let plan = droit.plan { try check(plan, "plan") }
            if let pilote = droit.pilote { try check(pilote, "pilote") }
        }
    }

    private static func libelle(_ droits: [Droit]) -> String {
        droits.isEmpty ? "aucun droit" : droits.map(\.libelle).joined(separator: ", ")
    }

    private static func ecrire(_ droits: [Droit], _ id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM droit WHERE compte = ?", arguments: [id])
        for (rang, droit) in droits.enumerated() {
            try db.execute(
                sql: "INSERT INTO droit (compte, rang, plan, role, pilote) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, rang, droit.plan, droit.role.rawValue, droit.pilote])
        }
    }

    private static func fermer(_ compte: Compte, _ le: Instant, _ db: Database) throws {
        try db.execute(sql: "UPDATE compte SET actif = 0 WHERE id = ?", arguments: [compte.id])
        for table in ["session", "invitation"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE compte = ?", arguments: [compte.id])
        }
        _ = try revoquerJetons(compte.id, le, db)
    }

    /// Another one must be able to sign in: an invitation that nobody accepted may never be.
    private static func refuserLeDernier(_ compte: Compte, _ db: Database) throws {
        guard compte.actif, compte.droits.contains(where: \.administreTout) else { return }
        let autre = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM compte c JOIN droit d ON d.compte = c.id
                WHERE c.id <> ? AND c.actif AND c.empreinte IS NOT NULL AND d.plan IS NULL
                AND d.role = 'administration')
                """, arguments: [compte.id])
        if autre != true { throw CompteError.dernierAdministrateur(compte.identifiant) }
    }
}
