import GRDB
public import PlanModel

extension PlanStore {
    public func dernierMouvement() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT max(id) FROM journal") ?? 0 }
    }
    public func mouvements(apres: Int) throws -> [(id: Int, plan: String)] {
        try read {
            try Row.fetchAll($0, sql: "SELECT id, plan FROM journal WHERE id > ? ORDER BY id", arguments: [apres]).map {
                ($0[0], $0[1])
            }
        }
    }
    public func nouveautes(_ reference: String, apres: Suivi) throws -> Suivi { Suivi() }
}
