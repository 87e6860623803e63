import Foundation

/// The command reference, drawn twice from the declarations: as a page (Markdown) and as a man page.
struct ReferenceDesCommandes {
    var programme: CommandeDeclaree
    var version: String
    /// The day of that version: a man page bears one.
    var jour: String

    static let variables = [
        ("PLANTRACKER_BASE", "La base, quand « --base » ne la donne pas."),
        ("PLANTRACKER_AUTEUR", "Qui saisit, quand « --par » ne le dit pas."),
    ]
    static let codes = [
        ("0", "Tout va bien."),
        ("1", "Le contenu est refusé : fautes d'un fichier, saisie que la base ne prend pas, base altérée."),
        ("2", "Un fichier ou la base ne peut pas être lu ou écrit."),
        ("64", "La commande est mal écrite."),
    ]
    static let fichiers = [
        ("plantracker.sqlite", "La base du dossier courant, quand rien n'en dit une autre."),
        ("plantracker-comptes.sqlite", "À côté d'elle, les comptes de l'application web."),
    ]

    /// What a reader needs beside the sentence of an option.
    private static func precisions(_ argument: ArgumentDeclare, _ code: (String) -> String) -> [String] {
        var precisions: [String] = []
        if let valeurs = argument.allValues {
            precisions.append("Valeurs : \(valeurs.map(code).joined(separator: ", ")).")
        }
        if let defaut = argument.defaultValue { precisions.append("Par défaut : \(code(defaut)).") }
        if argument.kind != .positional, !argument.isOptional { precisions.append("Obligatoire.") }
        return precisions
    }

    // MARK: - The page

    var page: String {
        var lignes = [
            "<!-- Faite des déclarations du programme par script/reference : elle ne s'écrit pas à la main. -->", "",
            "# Référence des commandes", "",
            programme.abstract, "",
        ]
        lignes += Self.page(programme.explication)
        lignes += ["| commande | ce qu'elle fait |", "|---|---|"]
        for commande in programme.toutes {
            lignes.append(
                "| [`\(commande.nom)`](#\(commande.nom.replacing(" ", with: "-"))) | \(Self.cellule(commande.abstract)) |"
            )
        }
        lignes += ["", "Toutes les commandes prennent `-h` ou `--help`, qui les explique, et `--version`.", ""]
        for commande in programme.toutes { lignes += Self.page(commande) }
        lignes += ["## Variables d'environnement", "", "| variable | effet |", "|---|---|"]
        lignes += Self.variables.map { "| `\($0)` | \(Self.cellule($1)) |" }
        lignes += ["", "## Codes de sortie", "", "| code | sens |", "|---|---|"]
        lignes += Self.codes.map { "| \($0) | \($1) |" }
        return lignes.map(Self.typographie).joined(separator: "\n") + "\n"
    }

    private static func page(_ commande: CommandeDeclaree) -> [String] {
        var lignes = ["## \(commande.nom)", "", commande.abstract, "", "```", commande.usage, "```", ""]
        lignes += page(commande.explication)
        if !commande.positionnels.isEmpty {
            lignes += ["| argument | |", "|---|---|"]
            lignes += commande.positionnels.map { "| `\($0.usage)` | \(description($0)) |" } + [""]
        }
        if !commande.options.isEmpty {
            lignes += ["| option | |", "|---|---|"]
            lignes +=
                commande.options.map { option in
                    let noms = option.noms.map { "`\($0)`" }.joined(separator: ", ")
                    return "| \(noms)\(option.kind == .option ? " `\(option.valeur)`" : "") | \(description(option)) |"
                } + [""]
        }
        return lignes
    }

    private static func description(_ argument: ArgumentDeclare) -> String {
        cellule(([argument.description] + precisions(argument) { "`\($0)`" }).joined(separator: " "))
    }

    private static func page(_ morceaux: [CommandeDeclaree.Morceau]) -> [String] {
        morceaux.flatMap { morceau in
            switch morceau {
            case .texte(let texte): [texte, ""]
            case .exemples(let exemples): ["```console"] + exemples + ["```", ""]
            }
        }
    }

    private static func cellule(_ texte: String) -> String {
        texte.replacing("|", with: "\\|").replacing(#/<([a-z-]+)>/#) { "`<\($0.output.1)>`" }
            .replacing("``<", with: "`<").replacing(">``", with: ">`")
    }

    /// No-break spaces outside of code; a block of code has no sign that asks for one.
    private static func typographie(_ ligne: String) -> String {
        if ligne.hasPrefix("$ ") || ligne.hasPrefix("plantracker ") { return ligne }
        return ligne.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { rang, partie in
            rang % 2 == 1 ? String(partie) : espaces(String(partie))
        }.joined(separator: "`")
    }

    private static func espaces(_ texte: String) -> String {
        texte.replacing(#/ ([:;?!%»])/#) { "\u{A0}\($0.output.1)" }.replacing("« ", with: "«\u{A0}")
    }

    // MARK: - The man page

    /// In the macros of man(7), UTF-8, in French.
    var manuel: String {
        var lignes = [
            #".\" Faite des déclarations du programme par script/reference : elle ne s'écrit pas à la main."#,
            ".TH PLANTRACKER 1 \"\(jour)\" \"PlanTracker \(version)\" \"Manuel de PlanTracker\"",
            ".SH NOM",
            "plantracker \\- suit le plan d'action d'un département",
            ".SH SYNOPSIS",
            ".B plantracker", ".I commande", "[\\fIoptions\\fR]",
            ".SH DESCRIPTION", Self.roff(programme.abstract),
        ]
        lignes += Self.manuel(programme.explication)
        lignes += [".PP", Self.roff("Toutes les commandes prennent « --help », qui les explique, et « --version ».")]
        lignes += [".SH COMMANDES"]
        for commande in programme.toutes { lignes += Self.manuel(commande) }
        lignes += [".SH ENVIRONNEMENT"] + Self.liste(Self.variables)
        lignes += [".SH \"CODES DE SORTIE\""] + Self.liste(Self.codes)
        lignes += [".SH FICHIERS"] + Self.liste(Self.fichiers)
        lignes += [
            ".SH \"VOIR AUSSI\"",
            Self.roff(
                "Le guide, la référence et l'exploitation, dans le dossier de documentation du paquet ; « plantracker help commande »."
            ),
        ]
        return lignes.joined(separator: "\n") + "\n"
    }

    private static func manuel(_ commande: CommandeDeclaree) -> [String] {
        var lignes = [
            ".SS \(code(commande.nom))", roff(commande.abstract), ".PP", ".RS 4", code(commande.usage), ".RE",
        ]
        lignes += manuel(commande.explication)
        for argument in commande.positionnels {
            lignes += [".TP", "\\fI\(code(argument.usage))\\fR", texte(argument)]
        }
        for option in commande.options {
            let noms = option.noms.map { "\\fB\(code($0))\\fR" }.joined(separator: ", ")
            lignes += [".TP", noms + (option.kind == .option ? " \\fI\(code(option.valeur))\\fR" : ""), texte(option)]
        }
        return lignes
    }

    private static func texte(_ argument: ArgumentDeclare) -> String {
        roff(([argument.description] + precisions(argument) { $0 }).joined(separator: " "))
    }

    private static func manuel(_ morceaux: [CommandeDeclaree.Morceau]) -> [String] {
        morceaux.flatMap { morceau in
            switch morceau {
            case .texte(let texte): [".PP", roff(texte)]
            case .exemples(let exemples): [".PP", ".RS 4", ".nf"] + exemples.map(code) + [".fi", ".RE"]
            }
        }
    }

    private static func liste(_ entrees: [(String, String)]) -> [String] {
        entrees.flatMap { [".TP", "\\fB\(code($0))\\fR", roff($1)] }
    }

    /// A sentence: what is typed keeps its own signs, no line begins with a macro.
    private static func roff(_ texte: String) -> String {
        let protege = espaces(texte).replacing("\\", with: "\\e").replacing(#/--?[a-z][a-z-]*/#) { trouve -> String in
            let mot = String(trouve.output)
            return mot.hasPrefix("--") ? mot.replacing("-", with: "\\-") : mot
        }
        return debut(protege.replacing("~", with: "\\(ti").replacing("\u{A0}", with: "\\~"))
    }

    /// What is typed: each sign stays what it is, and can be copied.
    private static func code(_ texte: String) -> String {
        var sortie = ""
        for signe in texte {
            switch signe {
            case "\\": sortie += "\\e"
            case "-": sortie += "\\-"
            case "'": sortie += "\\(aq"
            case "`": sortie += "\\(ga"
            case "^": sortie += "\\(ha"
            case "~": sortie += "\\(ti"
            default: sortie.append(signe)
            }
        }
        return debut(sortie)
    }

    private static func debut(_ ligne: String) -> String {
        ligne.hasPrefix(".") || ligne.hasPrefix("'") ? "\\&" + ligne : ligne
    }
}
