import GRDB
import PlanModel
import Synchronization

/// The indicators of the versions that readings were recorded for. A version never changes: once read, it is known.
final class IndicateursConnus: Sendable {
    private struct Cle: Hashable {
        var plan: Int64
        var version: Int
    }

    private let versions = Mutex<[Cle: [Identifiant<Indicateur>: Indicateur]]>([:])

    func indicateurs(_ plan: Int64, version: Int, _ db: Database) throws -> [Identifiant<Indicateur>: Indicateur] {
        let cle = Cle(plan: plan, version: version)
        if let connus = versions.withLock({ $0[cle] }) { return connus }
        guard
            let record = try VersionRecord.filter(Column("plan") == plan && Column("numero") == version).fetchOne(db)
        else { throw StoreError.versionInconnue(version, derniere: 0) }
        let indicateurs = Dictionary(
            try PlanStore.plan(record, db).tousLesIndicateurs.map { ($0.indicateur.id, $0.indicateur) },
            uniquingKeysWith: { first, _ in first })
        versions.withLock { $0[cle] = indicateurs }
        return indicateurs
    }
}
