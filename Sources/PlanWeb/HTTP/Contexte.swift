import Hummingbird
import NIOCore

/// What travels with a request before it is let through.
struct Contexte: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who is at the other end of the connection; nil in tests without a network.
    let adresse: String?
    /// For the log: who was recognised.
    let identifiant: Boite<String?>

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        adresse = source.channel.remoteAddress?.ipAddress
        identifiant = Boite(nil)
    }
}
