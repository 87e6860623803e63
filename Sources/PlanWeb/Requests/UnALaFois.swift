import HTTPTypes
import Synchronization

/// Work that is refused, not queued, while the same is being done for someone else.
final class UnALaFois: Sendable {
    private let pris = Mutex(false)

    /// - Parameter quoi: What is under way, for who is refused.
    /// - Throws: `ErreurWeb` 503.
    func fait<Valeur>(_ quoi: String, _ travail: () throws -> Valeur) throws -> Valeur {
        let libre = pris.withLock { pris in
            defer { pris = true }
            return !pris
        }
        guard libre else {
            throw ErreurWeb(
                .serviceUnavailable, "\(quoi) est déjà en cours pour quelqu’un d’autre.",
                "Attendez quelques secondes, puis recommencez : rien n’est perdu.", attente: 10)
        }
        defer { pris.withLock { $0 = false } }
        return try travail()
    }
}
