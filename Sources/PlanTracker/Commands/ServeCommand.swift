import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import PlanModel
import PlanStore
import ServiceLifecycle
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Sert l'application web sur cette base.",
        discussion: """
                $ plantracker serve
                $ plantracker serve --base /var/lib/plantracker/plans.sqlite --derriere-un-proxy
            Sans certificat, le serveur n'écoute que cette machine (127.0.0.1). Au premier démarrage, un lien à usage unique
            est affiché pour le premier administrateur.
            """)

    @Option(name: .long, help: "L'adresse où écouter.") var adresse = "127.0.0.1"
    @Option(name: .long, help: "Le port où écouter.") var port = 8080
    @Option(name: .long, help: "Le certificat TLS (PEM), avec sa chaîne.", completion: .file()) var certificat: String?
    @Option(name: .long, help: "La clé du certificat (PEM).", completion: .file()) var cle: String?
    @Flag(name: .customLong("derriere-un-proxy"), help: "Un mandataire chiffre et relaie : lui seul parle au serveur.")
    var derriereUnProxy = false
    @Option(name: .long, help: "Le semestre montré d'abord, écrit 2018-S2. Par défaut : celui du jour.")
    var semestre: Semestre?
    @Option(
        name: .customLong("adresse-publique"), help: "L'adresse que les lecteurs tapent (https://plans.exemple.fr).")
    var adressePublique: String?
    /// Constant bodies, which script/bench compares pages with.
    @Flag(help: .hidden) var banc = false
    @OptionGroup var base: BaseOption

    func validate() throws {
        guard (certificat == nil) == (cle == nil) else {
            throw ValidationError("un certificat va avec sa clé : --certificat chaine.pem --cle cle.pem")
        }
        guard (1...65535).contains(port) else { throw ValidationError("le port va de 1 à 65535 : trouvé \(port)") }
        guard estLocale || certificat != nil || derriereUnProxy else {
            throw ValidationError(
                "écouter sur « \(adresse) » sans chiffrer laisserait passer les mots de passe en clair : donnez --certificat et --cle, ou dites --derriere-un-proxy si un mandataire chiffre devant"
            )
        }
    }

    private var estLocale: Bool { ["127.0.0.1", "::1", "localhost"].contains(adresse) }

    func run() async throws {
        let outside = Outside.live
        let services: Services
        let server: HTTPServerBuilder
        do {
            services = try Services(
                store: try base.open(outside), comptes: try base.ouvreLesComptes(outside),
                reglages: .init(
                    chiffre: certificat != nil || derriereUnProxy, derriereUnProxy: derriereUnProxy,
                    adressePublique: adressePublique, semestre: semestre, faitDesPDF: LibreOffice.estInstalle,
                    banc: banc),
                maintenant: Outside.maintenant, pdf: LibreOffice.pdf,
                numerosDePage: LibreOffice.pages)
            server = try serveur()
            try invite(services, outside)
        } catch { throw ExitCode(Main.report(error, in: outside)) }
        // Whoever read the log may have gone: it is no reason to stop.
        signal(SIGPIPE, SIG_IGN)
        var logger = Logger(label: "plantracker") { _ in JournalEnJSON { ecris($0, sur: STDERR_FILENO) } }
        logger.logLevel = .info
        let application = Application(
            router: ApplicationWeb.routeur(services), server: server,
            configuration: .init(
                address: .hostname(adresse, port: port), serverName: nil,
                availableConnectionsDelegate: .maximum(Self.connexionsAuPlus, logger: logger)),
            onServerRunning: { [origine] _ in
                Outside.dit("PlanTracker écoute sur \(origine)/ (Ctrl+C pour arrêter)")
            },
            logger: logger)
        var groupe = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        groupe.maximumGracefulShutdownDuration = Self.arretAuPlus
        do { try await ServiceGroup(configuration: groupe).run() } catch is CancellationError {
            // What was not over in time was given up.
        } catch let error as IOError {
            try? services.ferme()
            throw ExitCode(Main.report(refus(error), in: outside))
        }
        try services.ferme()
    }

    /// Two hundred browsers open six each at most.
    private static let connexionsAuPlus = 2_000
    /// A connection that says nothing is closed, whether it waits for a request or for the rest of one.
    private static let silenceAuPlus = TimeAmount.seconds(60)
    /// Requests that are under way end; who sends theirs a byte at a time does not hold the stop up.
    private static let arretAuPlus = Duration.seconds(30)

    /// What the system refuses to a server, in words for who starts it.
    private func refus(_ error: IOError) -> Refusal {
        let raison =
            switch error.errnoCode {
            case EADDRINUSE:
                "le port \(port) est déjà pris : PlanTracker tourne-t-il déjà ? Arrêtez-le, ou donnez un autre port (--port \(port == 65535 ? 8080 : port + 1))"
            case EACCES: "le port \(port) demande des droits que ce compte n'a pas : prenez-en un au-dessus de 1023"
            case EADDRNOTAVAIL: "« \(adresse) » n'est pas une adresse de cette machine"
            default: "le système ne laisse pas écouter sur « \(adresse) », port \(port) (code \(error.errnoCode))"
            }
        return Refusal(raison, code: .fichier)
    }

    private var origine: String {
        adressePublique
            ?? "\(certificat == nil ? "http" : "https")://\(adresse.contains(":") ? "[\(adresse)]" : adresse):\(port)"
    }

    private func serveur() throws -> HTTPServerBuilder {
        let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: Self.silenceAuPlus))
        guard let certificat, let cle else { return http }
        do {
            let chaine = try NIOSSLCertificate.fromPEMFile(certificat).map { NIOSSLCertificateSource.certificate($0) }
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chaine, privateKey: .privateKey(try NIOSSLPrivateKey(file: cle, format: .pem)))
            return try .tls(http, tlsConfiguration: configuration)
        } catch {
            throw Refusal(
                "le certificat « \(certificat) » ou sa clé « \(cle) » ne se lit pas : attendu du PEM, la clé sans mot de passe",
                code: .fichier)
        }
    }

    /// As long as no administrator has a password, one is given a link.
    private func invite(_ services: Services, _ outside: Outside) throws {
        let comptes = services.comptes
        let administrateurs = try comptes.comptes().filter { $0.actif && Acteur(compte: $0, session: nil).administre }
        guard !administrateurs.contains(where: \.aUnMotDePasse) else { return }
        let identifiant: String
        let jeton: String
        if let compte = administrateurs.first {
            (identifiant, jeton) = (
                compte.identifiant, try comptes.inviter(compte.id, par: "plantracker serve", le: outside.now())
            )
        } else {
            let cree = try comptes.creer(
                "admin", nom: "Administration", droits: [Droit(plan: nil, role: .administration, pilote: nil)],
                par: "plantracker serve", le: outside.now())
            (identifiant, jeton) = (cree.compte.identifiant, cree.invitation)
        }
        outside.say(
            """
            Ouvrez ce lien pour choisir le mot de passe du compte « \(identifiant) » (il ne sert qu'une fois) :
              \(origine)/invitation/\(jeton)
            """)
    }
}
