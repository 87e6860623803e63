import Synchronization

/// A value that the layers of one request share.
final class Boite<Valeur: Sendable>: Sendable {
    private let verrou: Mutex<Valeur>

    init(_ valeur: Valeur) { verrou = Mutex(valeur) }

    var valeur: Valeur {
        get { verrou.withLock { $0 } }
        set { verrou.withLock { $0 = newValue } }
    }
}
