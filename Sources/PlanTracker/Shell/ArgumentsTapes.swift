import ArgumentParser
import Foundation

/// A command line where values may start with a dash: « --valeur -5 », « --note "- relancer" », « decide cantal "- …" ».
///
/// ArgumentParser takes every word that starts with a dash for an option. A word that is no option of the command, and
/// does not look like one, is what was typed for a value: it is joined to its option, or set after « -- ».
enum ArgumentsTapes {
    /// - Parameters:
    ///   - arguments: Without the name of the program.
    ///   - program: The command that all others belong to.
    static func lus(_ arguments: [String], de program: any ParsableCommand.Type) -> [String] {
        guard !arguments.contains("--"), arguments.contains(where: { $0.hasPrefix("-") && !ressembleAUneOption($0) })
        else { return arguments }
        let options = Options(de: arguments, program)
        var lus: [String] = []
        var textes: [String] = []
        for argument in arguments {
            guard argument.hasPrefix("-"), argument != "-", !ressembleAUneOption(argument),
                !options.connues.contains(argument)
            else {
                lus.append(argument)
                continue
            }
            if let option = lus.last, options.avecValeur.contains(option) {
                lus[lus.count - 1] = option.hasPrefix("--") ? "\(option)=\(argument)" : "\(option)\(argument)"
            } else {
                textes.append(argument)
            }
        }
        return textes.isEmpty ? lus : lus + ["--"] + textes
    }

    /// « --note », « --note=x », « -o »: one or two dashes, then a word. A list item or a number is none.
    private static func ressembleAUneOption(_ argument: String) -> Bool {
        if argument.hasPrefix("--") {
            let nom = argument.dropFirst(2).prefix { $0 != "=" }
            return !nom.isEmpty && nom.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
        let suite = argument.dropFirst()
        return suite.isEmpty || suite.count == 1 && suite.allSatisfy { $0.isASCII && $0.isLetter }
    }

    /// What the command that is named declares.
    private struct Options {
        private(set) var connues: Set<String> = []
        private(set) var avecValeur: Set<String> = []

        init(de arguments: [String], _ program: any ParsableCommand.Type) {
            guard let aide = try? JSONDecoder().decode(Aide.self, from: Data(program._dumpHelp().utf8)) else {
                return
            }
            var commande = aide.command
            add(commande)
            for argument in arguments where !argument.hasPrefix("-") {
                guard let suivante = commande.subcommands?.first(where: { $0.commandName == argument }) else { break }
                commande = suivante
                add(commande)
            }
        }

        private mutating func add(_ commande: Aide.Commande) {
            for argument in commande.arguments ?? [] {
                let noms = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
                connues.formUnion(noms)
                if argument.kind == "option" { avecValeur.formUnion(noms) }
            }
        }
    }

    private struct Aide: Decodable {
        var command: Commande

        struct Commande: Decodable {
            var commandName: String
            var subcommands: [Commande]?
            var arguments: [Argument]?
        }
        struct Argument: Decodable {
            var kind: String
            var names: [Nom]?
        }
        struct Nom: Decodable {
            var kind: String
            var name: String
        }
    }
}
