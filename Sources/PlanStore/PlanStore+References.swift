import GRDB
import PlanModel

/// A plan as it is named: by its identifier, or by its département when it is the only plan there.
extension PlanStore {
    /// The identifiers of the plans that a reference may mean: one for an identifier; for the code or the name of a
    /// département, all of its plans.
    public func plansDesignes(par reference: String) throws -> [String] {
        try read { try Self.designes(par: reference, $0).map(\.slug) }
    }

    /// - Throws: `StoreError.planInconnu`, `StoreError.planAmbigu`.
    static func plan(designePar reference: String, _ db: Database) throws -> (id: Int64, slug: String) {
        let designes = try designes(par: reference, db)
        if designes.count == 1 { return designes[0] }
        guard designes.isEmpty else {
            throw StoreError.planAmbigu(reference, candidats: try designes.map { try presente($0, db) })
        }
        let connus = try String.fetchAll(db, sql: "SELECT identifiant FROM plan ORDER BY departement, id")
        throw StoreError.planInconnu(reference, connus: connus)
    }

    static func id(of reference: String, _ db: Database) throws -> Int64 { try plan(designePar: reference, db).id }

    private static func designes(par reference: String, _ db: Database) throws -> [(id: Int64, slug: String)] {
        // Asked for at each entry of a grid.
        let statement = try db.cachedStatement(sql: "SELECT id FROM plan WHERE identifiant = ?")
        if let id = try Int64.fetchOne(statement, arguments: [reference]) { return [(id, reference)] }
        let cherche = reference.folded
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, identifiant, departement, nom FROM plan ORDER BY departement, id")
        return rows.filter { ($0[2] as String).folded == cherche || ($0[3] as String).folded == cherche }
            .map { ($0[0], $0[1]) }
    }

    private static func presente(_ plan: (id: Int64, slug: String), _ db: Database) throws -> String {
        let titre = try String.fetchOne(
            db,
            sql: "SELECT json_extract(contenu, '$.titre') FROM version WHERE plan = ? ORDER BY numero DESC LIMIT 1",
            arguments: [plan.id])
        return titre.map { "\(plan.slug) (\($0))" } ?? plan.slug
    }
}
