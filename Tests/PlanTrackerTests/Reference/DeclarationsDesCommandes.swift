import ArgumentParser
import Foundation

@testable import PlanTracker

/// What ArgumentParser says of the declarations of the commands (`--experimental-dump-help`).
struct CommandeDeclaree: Decodable {
    var commandName: String
    var abstract: String
    var discussion: String?
    var arguments: [ArgumentDeclare]
    var subcommands: [CommandeDeclaree]?
    var superCommands: [String]?

    static func programme() throws -> CommandeDeclaree {
        struct Racine: Decodable { var command: CommandeDeclaree }
        return try JSONDecoder().decode(Racine.self, from: Data(PlanTracker._dumpHelp().utf8)).command
    }

    /// « plantracker document fiche ».
    var nom: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

    /// Those that are typed, in the order of the help; « help » is ArgumentParser's own.
    var toutes: [CommandeDeclaree] {
        (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { [$0] + $0.toutes }
    }

    var positionnels: [ArgumentDeclare] { arguments.filter { $0.kind == .positional && $0.shouldDisplay } }

    /// Without `--help` and `--version`, which every command has.
    var options: [ArgumentDeclare] {
        arguments.filter { $0.kind != .positional && $0.shouldDisplay && !["help", "version"].contains($0.valueName) }
    }

    /// « plantracker report <departement> --semestre <semestre> --output <output> [<options>] ».
    var usage: String {
        let obligatoires = options.filter { !$0.isOptional }
        let facultatives = options.count > obligatoires.count ? ["[<options>]"] : []
        let suite =
            subcommands == nil ? positionnels.map(\.usage) + obligatoires.map(\.usage) + facultatives : ["<commande>"]
        return ([nom] + suite).joined(separator: " ")
    }

    /// The discussion, its lines joined again.
    var explication: [Morceau] {
        var morceaux: [Morceau] = []
        for ligne in (discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let texte = ligne.trimmingCharacters(in: .whitespaces)
            switch (texte.hasPrefix("$ "), morceaux.last) {
            case (true, .exemples(let avant)): morceaux[morceaux.count - 1] = .exemples(avant + [texte])
            case (true, _): morceaux.append(.exemples([texte]))
            case (false, .texte(let avant)) where !texte.isEmpty && !avant.isEmpty:
                morceaux[morceaux.count - 1] = .texte(avant + " " + texte)
            default: morceaux.append(.texte(texte))
            }
        }
        return morceaux.filter { $0 != .texte("") }
    }

    enum Morceau: Equatable {
        case texte(String)
        case exemples([String])
    }
}

struct ArgumentDeclare: Decodable {
    enum Genre: String, Decodable { case positional, option, flag }
    struct Nom: Decodable {
        var kind: String
        var name: String
        var tape: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: Genre
    var abstract: String?
    var discussion: String?
    var names: [Nom]?
    var preferredName: Nom?
    var valueName: String
    var defaultValue: String?
    var allValues: [String]?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool

    /// Short names first, as the help does.
    var noms: [String] {
        let noms = names ?? []
        return (noms.filter { $0.kind != "long" } + noms.filter { $0.kind == "long" }).map(\.tape)
    }

    var valeur: String { "<\(valueName)>" + (isRepeating ? "…" : "") }

    /// As a line of usage writes it.
    var usage: String {
        guard kind == .positional else { return (preferredName?.tape ?? "") + (kind == .option ? " \(valeur)" : "") }
        return isOptional ? "[\(valeur)]" : valeur
    }

    var description: String { [abstract, discussion].compactMap(\.self).joined(separator: " ") }
}
