import GRDB
public import PlanModel

/// Tokens of programs.
extension CompteStore {
    private static let colonnesDeJeton = "j.id, j.compte, j.libelle, j.ecriture, j.cree_le, j.vu_le, j.revoque_le"

    /// - Parameter ecriture: False for a program that only reads, whatever its account may do.
    /// - Returns: The secret is said only once. Its first letters let a search of leaked secrets know it.
    public func creerJeton(
        _ compte: Int64, libelle: String, ecriture: Bool, le: Instant
    ) throws -> (jeton: JetonAPI, secret: String) {
        try Self.check(libelle, "libellé")
        let secret = "plantracker_" + Secret.nouveau()
        return try write { db in
            let tenu = try Self.compte(compte, db)
            guard tenu.actif else { throw CompteError.compteFerme(tenu.identifiant) }
            try db.execute(
                sql: "INSERT INTO jeton (empreinte, compte, libelle, ecriture, cree_le) VALUES (?, ?, ?, ?, ?)",
                arguments: [Secret.empreinte(secret), compte, libelle, ecriture, le.secondesUnix])
            let id = db.lastInsertedRowID
            try Self.note("jeton « \(libelle) » créé", tenu.identifiant, par: tenu.identifiant, le: le, db)
            return (JetonAPI(id: id, compte: compte, libelle: libelle, ecriture: ecriture, creeLe: le), secret)
        }
    }

    /// The revoked ones too, the last made first.
    public func jetons(_ compte: Int64) throws -> [JetonAPI] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(Self.colonnesDeJeton) FROM jeton j WHERE compte = ? ORDER BY id DESC",
                arguments: [compte]
            ).map { try Self.jeton($0, 0) }
        }
    }

    /// Does nothing when the token is not one of the account's, or was revoked already.
    public func revoquerJeton(_ id: Int64, compte: Int64, le: Instant) throws {
        try write { db in
            try db.execute(
                sql: "UPDATE jeton SET revoque_le = ? WHERE id = ? AND compte = ? AND revoque_le IS NULL",
                arguments: [le.secondesUnix, id, compte])
            guard db.changesCount > 0 else { return }
            let tenu = try Self.compte(compte, db)
            let libelle = try String.fetchOne(db, sql: "SELECT libelle FROM jeton WHERE id = ?", arguments: [id])
            try Self.note("jeton « \(libelle ?? "") » révoqué", tenu.identifiant, par: tenu.identifiant, le: le, db)
        }
    }

    /// - Returns: Whether there was any.
    static func revoquerJetons(_ compte: Int64, _ le: Instant, _ db: Database) throws -> Bool {
        try db.execute(
            sql: "UPDATE jeton SET revoque_le = ? WHERE compte = ? AND revoque_le IS NULL",
            arguments: [le.secondesUnix, compte])
        return db.changesCount > 0
    }

    /// Who the program acts for; nil when the secret is unknown or revoked, or the account closed.
    public func porteur(_ secret: String, le: Instant) throws -> (compte: Compte, jeton: JetonAPI)? {
        var trouve: JetonAPI?
        let compte = try read { db in
            try Self.comptes(
                """
                SELECT \(Self.colonnes), \(Self.colonnesDeJeton) FROM jeton j
                JOIN compte c ON c.id = j.compte LEFT JOIN droit d ON d.compte = c.id
                WHERE j.empreinte = ? AND j.revoque_le IS NULL AND c.actif ORDER BY d.rang
                """, [Secret.empreinte(secret)], db, each: { trouve = try Self.jeton($0, Self.nombreDeColonnes) }
            ).first
        }
        guard let compte, var jeton = trouve else { return nil }
        let maintenant = le.secondesUnix
        if jeton.vuLe.map({ maintenant - $0.secondesUnix >= Self.precision }) ?? true {
            try writeIfPossible {
                try $0.execute(
                    sql: "UPDATE jeton SET vu_le = ? WHERE id = ?", arguments: [maintenant, jeton.id])
            }
            jeton.vuLe = le
        }
        return (compte, jeton)
    }

    private static func jeton(_ row: Row, _ debut: Int) throws -> JetonAPI {
        let (vuLe, revoqueLe): (Int?, Int?) = (row[debut + 5], row[debut + 6])
        return JetonAPI(
            id: row[debut], compte: row[debut + 1], libelle: row[debut + 2], ecriture: row[debut + 3],
            creeLe: try instant(row[debut + 4]), vuLe: try vuLe.map(instant), revoqueLe: try revoqueLe.map(instant))
    }
}
