import Foundation
import GRDB
public import PlanModel

/// Sessions of browsers.
extension CompteStore {
    /// Seconds without a request, then whatever the requests.
    private static let silence = 12 * 3_600
    private static let duree = 7 * 86_400
    /// A request writes when it was last seen longer ago than this.
    static let precision = 300
    private static let longueurDAgent = 200
    /// Later than this, in seconds, it was opened while the clock ran ahead: it would last for years.
    static let avance = 86_400

    /// - Returns: The token for the cookie, which is said only once.
    /// - Throws: `CompteError.compteInconnu`, `.compteFerme`.
    public func ouvrirSession(
        _ id: Int64, agent: String?, le: Instant
    ) throws -> (jeton: String, session: SessionOuverte) {
        let jeton = Secret.nouveau()
        let agent = agent.map { String($0.prefix(Self.longueurDAgent)) }
        return try write { db in
            let compte = try Self.compte(id, db)
            guard compte.actif else { throw CompteError.compteFerme(compte.identifiant) }
            let maintenant = le.secondesUnix
            try db.execute(
                sql: "DELETE FROM session WHERE vue_le <= ? OR ouverte_le <= ? OR ouverte_le > ?",
                arguments: [maintenant - Self.silence, maintenant - Self.duree, maintenant + Self.avance])
            try db.execute(
                sql: "INSERT INTO session (empreinte, compte, ouverte_le, vue_le, agent) VALUES (?, ?, ?, ?, ?)",
                arguments: [Secret.empreinte(jeton), id, maintenant, maintenant, agent])
            let session = SessionOuverte(
                id: db.lastInsertedRowID, compte: compte, csrf: Secret.csrf(de: jeton), ouverteLe: le, vueLe: le,
                agent: agent)
            return (jeton, session)
        }
    }

    /// Whose token it is; nil when it is unknown, ended, or out of date. Asked by every request: one statement.
    public func session(_ jeton: String, le: Instant) throws -> SessionOuverte? {
        let maintenant = le.secondesUnix
        var trouvee: (id: Int64, ouverteLe: Int, vueLe: Int, agent: String?)?
        let compte = try read { db in
            try Self.comptes(
                """
                SELECT \(Self.colonnes), s.id, s.ouverte_le, s.vue_le, s.agent FROM session s
                JOIN compte c ON c.id = s.compte LEFT JOIN droit d ON d.compte = c.id
                WHERE s.empreinte = ? AND s.vue_le > ? AND s.ouverte_le > ? AND s.ouverte_le <= ? AND c.actif
                ORDER BY d.rang
                """,
                [
                    Secret.empreinte(jeton), maintenant - Self.silence, maintenant - Self.duree,
                    maintenant + Self.avance,
                ], db,
                each: { row in
                    let suite = Self.nombreDeColonnes
                    trouvee = (row[suite], row[suite + 1], row[suite + 2], row[suite + 3])
                }
            ).first
        }
        guard let compte, let trouvee else { return nil }
        var vueLe = try Self.instant(trouvee.vueLe)
        if maintenant - trouvee.vueLe >= Self.precision {
            try writeIfPossible {
                try $0.execute(
                    sql: "UPDATE session SET vue_le = max(vue_le, ?) WHERE id = ?", arguments: [maintenant, trouvee.id])
            }
            vueLe = le
        }
        return SessionOuverte(
            id: trouvee.id, compte: compte, csrf: Secret.csrf(de: jeton),
            ouverteLe: try Self.instant(trouvee.ouverteLe),
            vueLe: vueLe, agent: trouvee.agent)
    }

    /// Does nothing when it has ended already.
    public func fermerSession(_ jeton: String) throws {
        try write {
            try $0.execute(sql: "DELETE FROM session WHERE empreinte = ?", arguments: [Secret.empreinte(jeton)])
        }
    }

    /// Does nothing when the session is not one of the account's.
    public func fermerSession(id: Int64, compte: Int64) throws {
        try write {
            try $0.execute(sql: "DELETE FROM session WHERE id = ? AND compte = ?", arguments: [id, compte])
        }
    }

    public func fermerSessions(_ compte: Int64, sauf session: Int64?) throws {
        try write { try Self.fermerSessions(compte, sauf: session, $0) }
    }

    static func fermerSessions(_ compte: Int64, sauf session: Int64?, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM session WHERE compte = ? AND id IS NOT ?", arguments: [compte, session])
    }

    /// Those that still serve, the last opened first.
    public func sessions(_ compte: Int64, le: Instant) throws -> [SessionOuverte] {
        try read { db in
            let tenu = try Self.compte(compte, db)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT id, ouverte_le, vue_le, agent FROM session
                    WHERE compte = ? AND vue_le > ? AND ouverte_le > ? AND ouverte_le <= ? ORDER BY id DESC
                    """,
                arguments: [
                    compte, le.secondesUnix - Self.silence, le.secondesUnix - Self.duree,
                    le.secondesUnix + Self.avance,
                ]
            ).map {
                SessionOuverte(
                    id: $0[0], compte: tenu, csrf: "", ouverteLe: try Self.instant($0[1]),
                    vueLe: try Self.instant($0[2]), agent: $0[3])
            }
        }
    }
}
