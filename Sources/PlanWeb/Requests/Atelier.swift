import HTTPTypes
import NIOPosix
import Synchronization

/// Threads of its own for work that takes long, and a limit on what waits for one of them.
final class Atelier: Sendable {
    private let fils: NIOThreadPool
    private let auPlus: Int
    private let pris = Mutex(0)

    /// - Parameters:
    ///   - fils: Threads; they start with the first work.
    ///   - enAttente: Works that may wait for one; who comes after them is refused at once.
    init(fils: Int, enAttente: Int) {
        self.fils = NIOThreadPool(numberOfThreads: fils)
        auPlus = fils + enAttente
    }

    deinit { fils.shutdownGracefully { _ in } }

    /// - Throws: `ErreurWeb` 503 when too much waits already; what the work throws.
    func fait<Valeur: Sendable>(_ travail: @escaping @Sendable () throws -> Valeur) async throws -> Valeur {
        let admis = pris.withLock { pris in
            guard pris < auPlus else { return false }
            pris += 1
            return true
        }
        guard admis else {
            throw ErreurWeb(
                .serviceUnavailable, "Trop de demandes attendent déjà : la vôtre n’a pas été prise.",
                "Attendez quelques secondes, puis réessayez.", attente: 5)
        }
        defer { pris.withLock { $0 -= 1 } }
        fils.start()
        return try await fils.runIfActive(travail)
    }
}
