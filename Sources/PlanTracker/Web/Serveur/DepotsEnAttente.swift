import PlanModel
import Synchronization

/// Files of plans that were read and shown, and wait for a yes: kept in memory, for a while, for one session.
final class DepotsEnAttente: Sendable {
    /// Held at once, of all sessions: with 8 MiB each at most, memory is bounded.
    static let auPlus = 8
    /// Seconds after which a file is forgotten.
    static let duree = 30 * 60

    struct Depot: Sendable {
        var plan: Plan
        var octets: [UInt8]
        var fichier: String
        /// The version that it was compared with.
        var base: Int
        /// Proof of the session that sent it.
        var session: String
    }

    private let depots = Mutex<[String: (depot: Depot, le: Int)]>([:])
    /// Seconds that only grow.
    private let secondes: @Sendable () -> Int

    init(_ secondes: @escaping @Sendable () -> Int) { self.secondes = secondes }

    /// - Returns: The key that brings it back.
    func garde(_ depot: Depot) -> String {
        var hasard = SystemRandomNumberGenerator()
        let cle = String(hasard.next(), radix: 36) + String(hasard.next(), radix: 36)
        let maintenant = secondes()
        depots.withLock { depots in
            Self.oublie(&depots, maintenant)
            if depots.count >= Self.auPlus, let ancien = depots.min(by: { $0.value.le < $1.value.le }) {
                depots[ancien.key] = nil
            }
            depots[cle] = (depot, maintenant)
        }
        return cle
    }

    /// Nil when it was forgotten, or belongs to another session or another plan.
    func depot(_ cle: String, session: String, plan: String) -> Depot? {
        let maintenant = secondes()
        return depots.withLock { depots in
            Self.oublie(&depots, maintenant)
            guard let depot = depots[cle]?.depot, depot.session == session, depot.plan.identifiant.rawValue == plan
            else { return nil }
            return depot
        }
    }

    func retire(_ cle: String) { depots.withLock { $0[cle] = nil } }

    private static func oublie(_ depots: inout [String: (depot: Depot, le: Int)], _ maintenant: Int) {
        depots = depots.filter { $0.value.le + duree > maintenant }
    }
}
