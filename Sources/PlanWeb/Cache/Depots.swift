import PlanModel
import Synchronization

/// What was sent and awaits a decision: kept for the session that sent it, under a key that nobody guesses.
///
/// Bounded in time, number and bytes; when one too many comes, the oldest leaves.
final class Depots<Valeur: Sendable>: Sendable {
    /// Seconds.
    static var duree: Int { 30 * 60 }
    static var nombreAuPlus: Int { 200 }
    /// Of one session, which may be trying several files.
    static var parSession: Int { 5 }
    static var octetsAuPlus: Int { 128 << 20 }

    private struct Depot {
        var valeur: Valeur
        var session: Int64
        var octets: Int
        var depose: Instant
    }

    private struct Etat {
        var depots: [String: Depot] = [:]
        /// The keys, from the oldest.
        var ordre: [String] = []
        var octets = 0

        mutating func retire(_ cle: String) {
            guard let depot = depots.removeValue(forKey: cle) else { return }
            ordre.removeAll { $0 == cle }
            octets -= depot.octets
        }
    }

    private let etat = Mutex(Etat())

    /// - Parameter octets: About what it weighs in memory.
    /// - Returns: The key to ask for it again.
    func depose(_ valeur: Valeur, octets: Int, session: Int64, le maintenant: Instant) -> String {
        var hasard = SystemRandomNumberGenerator()
        let cle = (0..<2).map { _ in String(hasard.next() as UInt64, radix: 36) }.joined()
        etat.withLock { etat in
            Self.oublie(&etat, le: maintenant)
            etat.depots[cle] = Depot(valeur: valeur, session: session, octets: octets, depose: maintenant)
            etat.ordre.append(cle)
            etat.octets += octets
            let siens = etat.ordre.filter { etat.depots[$0]?.session == session }
            for ancien in siens.dropLast(Self.parSession) { etat.retire(ancien) }
            while etat.ordre.count > Self.nombreAuPlus || etat.octets > Self.octetsAuPlus, let ancien = etat.ordre.first
            {
                etat.retire(ancien)
            }
        }
        return cle
    }

    /// Nil when it is another session's, too old, unknown, or was taken away.
    func valeur(_ cle: String, session: Int64, le maintenant: Instant) -> Valeur? {
        etat.withLock { etat in
            Self.oublie(&etat, le: maintenant)
            guard let depot = etat.depots[cle], depot.session == session else { return nil }
            return depot.valeur
        }
    }

    func retire(_ cle: String) { etat.withLock { $0.retire(cle) } }

    private static func oublie(_ etat: inout Etat, le maintenant: Instant) {
        let limite = maintenant.plus(secondes: -duree)
        for cle in etat.ordre.filter({ etat.depots[$0].map { $0.depose < limite } ?? true }) { etat.retire(cle) }
    }
}
