import ArgumentParser
import Foundation
import PlanCases
import PlanModel
import PlanStore

struct PlanTracker: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plantracker",
        abstract: "Suit le plan d'un département : ce qu'il prévoit, ce qui avance, ce qui s'en dit.",
        discussion: """
            Un plan se décrit dans un fichier YAML, se charge dans une base SQLite, se suit semestre après semestre,
            et sort en rapport (ODT) et en données (XML, JSON, CSV, YAML).

            DEPARTEMENT est l'identifiant du plan (pasdecalais) ; ou le code INSEE (62) ou le nom du département, s'il n'a
            qu'un plan.
            Codes de sortie : 0 tout va bien ; 1 le contenu est refusé ; 2 fichier ou base illisible ; 64 commande mal écrite.
            """,
        version: Programme.version,
        subcommands: [
            ValidateCommand.self, LoadCommand.self, PlansCommand.self, ShowCommand.self, VersionsCommand.self,
            DiffCommand.self, GrilleCommand.self, RecordCommand.self, MeasureCommand.self, StatusCommand.self,
            DecideCommand.self, DecisionsCommand.self, WriteCommand.self, ReportCommand.self, ReportsCommand.self,
            DocumentCommand.self,
            ExportCommand.self, VerifyCommand.self, ServeCommand.self, LienCommand.self, DemoCommand.self,
        ])
}

@main
enum Main {
    static func main() async {
        do {
            var command = try PlanTracker.parseAsRoot(
                ArgumentsTapes.lus(Array(CommandLine.arguments.dropFirst()), de: PlanTracker.self))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(report(error, in: .live))
        }
    }

    /// The command that a mistyped first word was meant to be.
    private static func commandeProche(_ arguments: [String]) -> String? {
        let noms = PlanTracker.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let mot = arguments.first, !mot.hasPrefix("-"), mot != "help", !noms.contains(mot) else { return nil }
        return valeurProche(de: mot, parmi: noms)
    }

    /// Says what went wrong, in French, and gives the exit code.
    static func report(
        _ error: any Error, in outside: Outside, arguments: [String] = Array(CommandLine.arguments.dropFirst())
    ) -> Int32 {
        switch error {
        case let refusal as Refusal:
            outside.say("Erreur : \(refusal.description)")
            return refusal.code.rawValue
        case let fautes as FautesDeSaisie:
            outside.say("Erreur : \(fautes)")
            return ExitStatus.refus.rawValue
        case let unreadable as UnreadablePlan:
            outside.say(unreadable.description)
            return ExitStatus.refus.rawValue
        case let store as StoreError:
            outside.say("Erreur : \(store.description)")
            return (store.concerneLeFichier ? ExitStatus.fichier : .refus).rawValue
        default:
            let code = PlanTracker.exitCode(for: error)
            var message = Francais.traduire(PlanTracker.fullMessage(for: error))
            if let proche = commandeProche(arguments) { message += "\n  Vouliez-vous « plantracker \(proche) » ?" }
            if code.isSuccess { outside.print(message) } else if !message.isEmpty { outside.say(message) }
            return code.rawValue
        }
    }
}
