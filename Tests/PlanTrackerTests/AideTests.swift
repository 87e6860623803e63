import Fixtures
import Foundation
import PlanCases
import Testing

@testable import PlanTracker

/// The help and the refusals of the command line speak French, and the exit codes are those documented.
struct AideTests {
    static let commandes = [
        "validate", "load", "plans", "show", "versions", "diff", "grille", "record", "measure", "status", "decide",
        "decisions",
        "write", "report", "reports", "document", "export", "verify", "serve", "lien", "demo",
    ]

    private static let anglais = [
        "OVERVIEW", "USAGE", "Usage: ", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show ", "default", "Error", "Help:",
        "Missing", "Unknown", "Unexpected", "invalid", "Please", "Did you mean", "values", " or ", "required", "See '",
    ]

    private func resteEnAnglais(_ texte: String) -> [String] { Self.anglais.filter { texte.contains($0) } }

    @Test func theHelpListsEveryCommandAndTheExitCodes() throws {
        let aide = try Poste().lance("--help")
        #expect(aide.code == 0)
        #expect(aide.messages.isEmpty)
        #expect(resteEnAnglais(aide.sortie).isEmpty)
        for commande in Self.commandes { #expect(aide.sortie.contains("\n  \(commande) ")) }
        #expect(aide.sortie.contains("64 commande mal écrite"))
    }

    @Test func withoutACommandTheHelpIsShown() throws {
        #expect(try Poste().lance([]).sortie == Poste().lance("--help").sortie)
    }

    @Test(arguments: commandes)
    func theHelpOfEachCommandIsInFrench(commande: String) throws {
        let aide = try Poste().lance(commande, "--help")
        #expect(aide.code == 0)
        #expect(resteEnAnglais(aide.sortie).isEmpty, "\(aide.sortie)")
        #expect(aide.sortie.contains("Usage : plantracker \(commande)"))
        #expect(try Poste().lance("help", commande).sortie == aide.sortie)
    }

    @Test(arguments: commandes)
    func eachOptionSaysWhatItIsFor(commande: String) throws {
        let aide = try Poste().lance(commande, "--help").sortie.split(separator: "\n", omittingEmptySubsequences: false)
        for (rang, ligne) in aide.enumerated() where ligne.wholeMatch(of: #/ +--\S+( <[^>]+>)?/#) != nil {
            #expect(aide[rang + 1].hasPrefix("     "), "\(ligne)")
        }
    }

    @Test func theVersionIsPrinted() throws {
        let version = try Poste().lance("--version")
        #expect((version.code, version.sortie) == (0, "\(Programme.version)\n"))
    }

    @Test(arguments: [
        ["shwo"], ["plans", "en-trop"], ["plans", "--jason"], ["show"], ["show", "essai", "--version-du-plan", "un"],
        ["record", "essai"], ["record", "essai", "1.1"], ["record", "essai", "1.1", "--semestre", "2018-S3"],
        ["record", "essai", "1.1", "--semestre", "2018"],
        ["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "fini"],
        ["record", "essai", "1.1", "--semestre", "2018-S2", "--etat"],
        ["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "101"],
        ["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "40,5"],
        ["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--arbitrage", "x"],
        ["record", "essai", "1.1", "--csv", "grille.csv"], ["record", "essai", "--csv", "g.csv", "--etat", "en_cours"],
        ["record", "essai", "--csv", "g.csv", "--freins", "perdus"],
        ["record", "essai", "--csv", "g.csv", "--reprendre"],
        ["measure", "essai"], ["measure", "essai", "satisfaction"],
        ["measure", "essai", "--csv", "r.csv", "--valeur", "3"],
        ["measure", "essai", "satisfaction", "--date", "30/13/2018", "--valeur", "3"],
        ["status", "essai"], ["status", "--semestre", "2018-S2"], ["report", "essai", "--semestre", "2018-S2"],
        ["report", "essai", "--semestre", "2018-S2", "--output", "x", "--remplace", "1"],
        ["report", "essai", "--semestre", "2018-S2", "--output", "x", "--axe", "1", "--epci", "x"],
        ["reports"], ["reports", "essai", "un"], ["decide"], ["decide", "essai"], ["decide", "essai", "Retenir"],
        ["decide", "essai", "Retenir", "--date", "12/2018"], ["decide", "essai", "--numero", "un"],
        ["decide", "essai", "Retenir", "--date", "2018-10-12", "--etat", "finie"],
        ["decide", "essai", "Retenir", "--date", "2018-10-12", "--sujet", "divers"], ["decisions"], ["write", "essai"],
        ["write", "essai", "--semestre", "2018-S2", "--partie", "preface", "--texte", "x"],
        ["write", "essai", "--semestre", "2018-S2", "--texte", "x"],
        ["export", "essai", "--format", "pdf", "--output", "x"], ["export", "essai", "--output", "x"],
        ["diff", "essai", "1"], ["diff", "essai", "1", "deux"], ["load"], ["validate"], ["plans", "--json=oui"],
        ["lien"],
    ])
    func aCommandThatIsIllWrittenIsCode64InFrenchOnStderr(arguments: [String]) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(arguments)
        #expect(reponse.code == 64)
        #expect(reponse.sortie.isEmpty)
        #expect(resteEnAnglais(reponse.messages).isEmpty, "\(reponse.messages)")
        #expect(reponse.messages.hasPrefix("Erreur : "))
        #expect(reponse.messages.contains("Tapez « plantracker"))
        #expect(poste.lance("verify", "--json").sortie.contains("\"entrees\" : 1"))
    }

    @Test func anOptionThatIsMistypedIsSuggested() throws {
        let reponse = try Poste.charge().lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancment", "40")
        #expect(reponse.messages.contains("vouliez-vous '--avancement'"))
    }

    @Test func theShellCompletionIsWritten() throws {
        for interpreteur in ["bash", "zsh", "fish"] {
            let reponse = try Poste().lance("--generate-completion-script", interpreteur)
            #expect(reponse.code == 0)
            #expect(reponse.sortie.contains("plantracker"))
        }
    }

    @Test(.enabled(if: ReadmeTests.existe))
    func everyCommandIsInTheReadme() throws {
        for commande in Self.commandes { #expect(try ReadmeTests.texte().contains("plantracker \(commande)")) }
    }
}

/// The commands shown in the README are commands of the program.
struct ReadmeTests {
    static var existe: Bool { FileManager.default.fileExists(atPath: fichierDuDepot("README.md").path()) }
    static func texte() throws -> String { try texteDuDepot("README.md") }

    @Test(.enabled(if: existe))
    func everyCommandNamedInTheReadmeExists() throws {
        let nommees = try Self.texte().matches(of: #/(?:^|[ `$\/])plantracker ([a-z]+)/#).map { String($0.output.1) }
        #expect(!nommees.isEmpty)
        for nommee in Set(nommees).subtracting(["help"]) { #expect(AideTests.commandes.contains(nommee), "\(nommee)") }
    }
}
