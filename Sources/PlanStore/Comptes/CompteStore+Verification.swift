import Foundation
import GRDB

extension CompteStore {
    /// Checks the accounts' own base and changes nothing in it: SQLite's integrity, the foreign keys, the schema. Their
    /// rows change and go, so that no chain vouches for them.
    /// - Returns: How many accounts there are, and what is wrong, in words for its user.
    public static func verify(path: String) throws -> (comptes: Int, anomalies: [String]) {
        let place = PlaceDeLaBase(chemin: path)
        let ouverte = try BaseOuverte.pourLire(place, MigrationsDeComptes.all, verifie: reconnait)
        do {
            return try ouverte.database.read { db in
                (
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM compte") ?? 0,
                    try SchemaAttendu.fautesDeSQLite(db) + SchemaAttendu.ecarts(db, MigrationsDeComptes.all)
                )
            }
        } catch let error as DatabaseError { throw StoreError.base(error, place) }
    }
}
