import ArgumentParser

/// ArgumentParser speaks English: its fixed words are put into French on the way out.
enum Francais {
    private static let mots: KeyValuePairs = [
        "OVERVIEW: ": "", "USAGE: ": "Usage : ", "Usage: ": "Usage : ", "ARGUMENTS:": "Arguments :",
        "OPTIONS:": "Options :", "SUBCOMMANDS:": "Commandes :",
        "Show help information.": "Affiche cette aide.", "Show the version.": "Affiche la version.",
        "Show subcommand help information.": "Affiche l'aide d'une commande.",
        "<subcommand>": "<commande>", "<options>": "<options>",
        // A line may end just after them.
        "(default:": "(par défaut :", "(values:": "(valeurs :",
        "Error: ": "Erreur : ", "Help:  ": "Aide : ", "Missing expected argument ": "il manque l'argument ",
        "Unknown option ": "option inconnue ", "Unexpected argument ": "argument inattendu ",
        "Missing value for ": "il manque une valeur pour ", "The value ": "la valeur ",
        " is invalid for ": " ne convient pas pour ", "Did you mean ": "vouliez-vous ",
        ". Please provide one of the following:": " ; attendu : l'une des valeurs",
        "Please provide one of ": "attendu : l'une des valeurs ", " unexpected arguments: ": " arguments inattendus : ",
        "is invalid for": "ne convient pas pour", "; default: ": " ; par défaut : ", "default: ": "par défaut : ",
        "; default:": " ; par défaut :",
        "' or '": "' ou '", "Missing one of: ": "il manque l'un de : ", "The option ": "l'option ",
        " does not take any value, but ": " ne prend pas de valeur, et ", " was specified.": " lui est donné.",
        "Invalid option: ": "option invalide : ", "\n   or: ": "\n   ou : ",
        "Can't generate completion scripts for ": "pas de complétion pour ",
        "Please use --generate-completion-script=<shell> with one of:":
            "attendu --generate-completion-script suivi de :",
        "Can't autodetect a supported shell.": "interpréteur de commandes inconnu.",
    ]

    static func traduire(_ message: String) -> String {
        var text = message
        for (english, french) in mots { text = text.replacing(english, with: french) }
        // « See 'plantracker help <subcommand>' for detailed help. »
        text = text.replacing(#/  See '(?<command>[^']+)' for (?:detailed help|more information)\./#) { match in
            "  Tapez « \(match.command) » pour le détail."
        }
        return text.replacing(#/See '(?<command>[^']+)' for more information\./#) { match in
            "Tapez « \(match.command) » pour le détail."
        }
    }
}
