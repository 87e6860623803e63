import Foundation
package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import PlanCases
package import PlanModel
import PlanStore
import ServiceLifecycle
import UnixSignals

/// The application on a port: its connections, its certificate, its end.
package struct WebServer: Sendable {
    /// Where it listens, and how.
    package struct Listening: Sendable {
        /// A host name or an address of this machine.
        package var host: String
        package var port: Int
        /// Nil when it speaks in clear.
        package var certificate: Certificate?

        package init(host: String, port: Int, certificate: Certificate?) {
            (self.host, self.port, self.certificate) = (host, port, certificate)
        }
    }

    /// Two PEM files.
    package struct Certificate: Sendable {
        /// The certificate, with its chain.
        package var chain: String
        package var key: String

        package init(chain: String, key: String) { (self.chain, self.key) = (chain, key) }
    }

    /// Two hundred browsers open six each at most.
    private static let connectionsAtMost = 2_000
    /// A connection that says nothing is closed, whether it waits for a request or for the rest of one.
    private static let silenceAtMost = TimeAmount.seconds(60)
    /// Requests that are under way end; who sends theirs a byte at a time does not hold the stop up.
    private static let stopAtMost = Duration.seconds(30)

    private let services: Services
    private let listening: Listening
    private let http: HTTPServerBuilder

    /// - Throws: `Refusal` when the certificate or its key cannot be read.
    package init(_ services: Services, _ listening: Listening) throws {
        (self.services, self.listening) = (services, listening)
        http = try Self.http(listening.certificate)
    }

    /// The site as its readers type it, without a path.
    package var origin: String {
        services.reglages.adressePublique
            ?? "\(listening.certificate == nil ? "http" : "https")://\(listening.host.contains(":") ? "[\(listening.host)]" : listening.host):\(listening.port)"
    }

    /// Serves until the process is told to stop, then closes the bases.
    /// - Throws: `Refusal` when the port cannot be opened.
    /// - Parameters:
    ///   - log: Takes what is logged, a JSON object and its line end.
    ///   - ready: Called once the port is open.
    package func run(
        log: @escaping @Sendable (String) -> Void, ready: @escaping @Sendable (_ origin: String) -> Void
    ) async throws {
        // Whoever read the log may have gone: it is no reason to stop.
        signal(SIGPIPE, SIG_IGN)
        var logger = Logger(label: "plantracker") { _ in JournalEnJSON(ecrit: log) }
        logger.logLevel = .info
        let application = Application(
            router: ApplicationWeb.routeur(services), server: http,
            configuration: .init(
                address: .hostname(listening.host, port: listening.port), serverName: nil,
                availableConnectionsDelegate: .maximum(Self.connectionsAtMost, logger: logger)),
            onServerRunning: { [origin] _ in ready(origin) },
            logger: logger)
        var group = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = Self.stopAtMost
        do { try await ServiceGroup(configuration: group).run() } catch is CancellationError {
            // What was not over in time was given up.
        } catch let error as IOError {
            try? services.ferme()
            throw refusal(error)
        }
        try services.ferme()
    }

    /// What the system refuses to a server, in words for who starts it.
    private func refusal(_ error: IOError) -> Refusal {
        let (host, port) = (listening.host, listening.port)
        let raison =
            switch error.errnoCode {
            case EADDRINUSE:
                "le port \(port) est déjà pris : PlanTracker tourne-t-il déjà ? Arrêtez-le, ou donnez un autre port (--port \(port == 65535 ? 8080 : port + 1))"
            case EACCES: "le port \(port) demande des droits que ce compte n'a pas : prenez-en un au-dessus de 1023"
            case EADDRNOTAVAIL: "« \(host) » n'est pas une adresse de cette machine"
            default: "le système ne laisse pas écouter sur « \(host) », port \(port) (code \(error.errnoCode))"
            }
        return Refusal(raison, code: .fichier)
    }

    /// As long as no administrator has a password, one is given a link.
    /// - Parameter author: Who gives it, for the accounts.
    /// - Returns: The login and the link; nil when an administrator can sign in.
    package func invitation(par author: String, le instant: Instant) throws -> (login: String, link: String)? {
        let comptes = services.comptes
        let administrateurs = try comptes.comptes().filter { $0.actif && Acteur(compte: $0, session: nil).administre }
        guard !administrateurs.contains(where: \.aUnMotDePasse) else { return nil }
        let login: String
        let jeton: String
        if let compte = administrateurs.first {
            (login, jeton) = (compte.identifiant, try comptes.inviter(compte.id, par: author, le: instant))
        } else {
            let cree = try comptes.creer(
                "admin", nom: "Administration", droits: [Droit(plan: nil, role: .administration, pilote: nil)],
                par: author, le: instant)
            (login, jeton) = (cree.compte.identifiant, cree.invitation)
        }
        return (login, "\(origin)/invitation/\(jeton)")
    }

    /// The application by itself, for tests: without a port.
    package static func application(_ services: Services) -> some ApplicationProtocol {
        Application(router: ApplicationWeb.routeur(services))
    }

    private static func http(_ certificate: Certificate?) throws -> HTTPServerBuilder {
        let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: silenceAtMost))
        guard let certificate else { return http }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map {
                NIOSSLCertificateSource.certificate($0)
            }
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain,
                privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.key, format: .pem)))
            return try .tls(http, tlsConfiguration: configuration)
        } catch {
            throw Refusal(
                "le certificat « \(certificate.chain) » ou sa clé « \(certificate.key) » ne se lit pas : attendu du PEM, la clé sans mot de passe",
                code: .fichier)
        }
    }
}
