import Foundation
import GRDB
public import PlanModel

/// Invitations and passwords.
extension CompteStore {
    private static let dureeDInvitation = 7 * 86_400

    /// A new one-time link, for a first password or a forgotten one; the earlier ones stop working.
    /// - Returns: The token of the link, which is said only once.
    public func inviter(_ id: Int64, par: String, le: Instant) throws -> String {
        try write { db in
            let compte = try Self.compte(id, db)
            guard compte.actif else { throw CompteError.compteFerme(compte.identifiant) }
            let jeton = try Self.inviter(id, le, db)
            try Self.note("invitation envoyée", compte.identifiant, par: par, le: le, db)
            return jeton
        }
    }

    static func inviter(_ id: Int64, _ le: Instant, _ db: Database) throws -> String {
        let jeton = Secret.nouveau()
        try db.execute(
            sql: "INSERT OR REPLACE INTO invitation (empreinte, compte, expire_le) VALUES (?, ?, ?)",
            arguments: [Secret.empreinte(jeton), id, le.secondesUnix + dureeDInvitation])
        return jeton
    }

    /// Whom the link invites; nil when it is unknown, used, replaced or more than seven days old.
    public func invitation(_ jeton: String, le: Instant) throws -> Compte? {
        try read { try Self.invitation(jeton, le, $0) }
    }

    /// The password is set and the link spent in one transaction; the account's sessions end, and its tokens too: who
    /// asks for a link may have lost the account to someone else.
    /// - Throws: `CompteError.invitationInvalide`, `.motDePasseFaible`: the link still serves then.
    public func accepter(_ jeton: String, motDePasse: String, le: Instant) throws -> Compte {
        guard let invite = try invitation(jeton, le: le) else { throw CompteError.invitationInvalide }
        try MotDePasse.check(motDePasse, de: invite.identifiant)
        let derive = try MotDePasse(motDePasse, parametres)
        return try write { db in
            guard let compte = try Self.invitation(jeton, le, db) else { throw CompteError.invitationInvalide }
            try Self.ecrire(derive, compte.id, db)
            try Self.finir(compte.id, sauf: nil, db)
            try Self.note("mot de passe choisi", compte.identifiant, par: compte.identifiant, le: le, db)
            if try Self.revoquerJetons(compte.id, le, db) {
                try Self.note("jetons révoqués", compte.identifiant, par: compte.identifiant, le: le, db)
            }
            return try Self.compte(compte.id, db)
        }
    }

    /// Nil, after the same work, for an unknown login, a wrong password, an account that is closed or without password.
    public func authentifier(_ identifiant: String, motDePasse: String, le: Instant) throws -> Compte? {
        let tenu = try read { db -> (id: Int64, motDePasse: MotDePasse)? in
            try Row.fetchOne(
                db, sql: "SELECT id, n, r, p, sel, empreinte FROM compte WHERE identifiant = ?",
                arguments: [Self.normalise(identifiant)]
            ).flatMap { row in Self.motDePasse(row).map { (row[0], $0) } }
        }
        let juste = try (tenu?.motDePasse ?? .dePersonne(parametres)).est(motDePasse)
        guard juste, let tenu, let compte = try compte(tenu.id), compte.actif else { return nil }
        if tenu.motDePasse.parametres != parametres { try rederiver(motDePasse, tenu, le) }
        return compte
    }

    /// Ends the account's sessions, but the one that asks; its tokens stay, which its programs need.
    ///
    /// - Throws: `CompteError.ancienMotDePasseFaux`, `.motDePasseFaible`.
    public func changerMotDePasse(
        _ id: Int64, ancien: String, nouveau: String, le: Instant, sauf session: Int64? = nil
    ) throws {
        let (compte, tenu) = try read { db in
            let compte = try Self.compte(id, db)
            let row = try Row.fetchOne(
                db, sql: "SELECT id, n, r, p, sel, empreinte FROM compte WHERE id = ?", arguments: [id])
            return (compte, row.flatMap(Self.motDePasse))
        }
        guard let tenu, try tenu.est(ancien) else { throw CompteError.ancienMotDePasseFaux }
        try MotDePasse.check(nouveau, de: compte.identifiant)
        let derive = try MotDePasse(nouveau, parametres)
        try write { db in
            // It may have been changed by someone else while this one was derived.
            guard try Self.tient(tenu, id, db) else { throw CompteError.ancienMotDePasseFaux }
            try Self.ecrire(derive, id, db)
            try Self.finir(id, sauf: session, db)
            try Self.note("mot de passe changé", compte.identifiant, par: compte.identifiant, le: le, db)
        }
    }

    /// The password is known at this moment only: it takes the parameters of today.
    private func rederiver(_ texte: String, _ tenu: (id: Int64, motDePasse: MotDePasse), _ le: Instant) throws {
        let derive = try MotDePasse(texte, parametres)
        try write { db in
            if try Self.tient(tenu.motDePasse, tenu.id, db) { try Self.ecrire(derive, tenu.id, db) }
        }
    }

    private static func invitation(_ jeton: String, _ le: Instant, _ db: Database) throws -> Compte? {
        try comptes(
            """
            SELECT \(colonnes) FROM invitation i JOIN compte c ON c.id = i.compte LEFT JOIN droit d ON d.compte = c.id
            WHERE i.empreinte = ? AND i.expire_le > ? AND i.expire_le <= ? AND c.actif ORDER BY d.rang
            """, [Secret.empreinte(jeton), le.secondesUnix, le.secondesUnix + dureeDInvitation + avance], db
        ).first
    }

    private static func motDePasse(_ row: Row) -> MotDePasse? {
        guard let empreinte: Data = row["empreinte"] else { return nil }
        return MotDePasse(.init(n: row["n"], r: row["r"], p: row["p"]), sel: row["sel"], empreinte: empreinte)
    }

    private static func tient(_ motDePasse: MotDePasse, _ id: Int64, _ db: Database) throws -> Bool {
        try Data.fetchOne(db, sql: "SELECT empreinte FROM compte WHERE id = ?", arguments: [id]) == motDePasse.empreinte
    }

    private static func ecrire(_ motDePasse: MotDePasse, _ id: Int64, _ db: Database) throws {
        let parametres = motDePasse.parametres
        try db.execute(
            sql: "UPDATE compte SET empreinte = ?, sel = ?, n = ?, r = ?, p = ? WHERE id = ?",
            arguments: [motDePasse.empreinte, motDePasse.sel, parametres.n, parametres.r, parametres.p, id])
    }

    private static func finir(_ id: Int64, sauf session: Int64?, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM invitation WHERE compte = ?", arguments: [id])
        try fermerSessions(id, sauf: session, db)
    }
}
