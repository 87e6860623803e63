import ArgumentParser
import Foundation
import PlanCases
import PlanModel
import PlanStore
import PlanWeb

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
        let services = try Services(
            store: try base.open(outside), comptes: try base.ouvreLesComptes(outside),
            reglages: .init(
                chiffre: certificat != nil || derriereUnProxy, derriereUnProxy: derriereUnProxy,
                adressePublique: adressePublique, semestre: semestre, faitDesPDF: LibreOffice.estInstalle,
                banc: banc),
            maintenant: Outside.maintenant, pdf: LibreOffice.pdf,
            numerosDePage: LibreOffice.pages)
        let server = try WebServer(services, .init(host: adresse, port: port, certificate: certificate))
        if let invitation = try server.invitation(par: "plantracker serve", le: outside.now()) {
            outside.say(
                """
                Ouvrez ce lien pour choisir le mot de passe du compte « \(invitation.login) » (il ne sert qu'une fois) :
                  \(invitation.link)
                """)
        }
        try await server.run(
            log: { ecris($0, sur: STDERR_FILENO) },
            ready: { Outside.dit("PlanTracker écoute sur \($0)/ (Ctrl+C pour arrêter)") })
    }

    private var certificate: WebServer.Certificate? {
        guard let certificat, let cle else { return nil }
        return .init(chain: certificat, key: cle)
    }
}
