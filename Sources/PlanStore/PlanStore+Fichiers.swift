import Foundation
import GRDB

extension PlanStore {
    /// The file that a version was loaded from, byte for byte, and its name.
    /// - Throws: `StoreError.planInconnu`, `StoreError.versionInconnue`.
    public func fichier(_ reference: String, version: Int) throws -> (nom: String, octets: [UInt8]) {
        try read { db in
            let id = try Self.id(of: reference, db)
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT fichier, octets FROM version WHERE plan = ? AND numero = ?",
                    arguments: [id, version])
            else {
                let last = try Int.fetchOne(db, sql: "SELECT max(numero) FROM version WHERE plan = ?", arguments: [id])
                throw StoreError.versionInconnue(version, derniere: last ?? 0)
            }
            return (row["fichier"], [UInt8](row["octets"] as Data))
        }
    }
}
