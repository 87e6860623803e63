import ArgumentParser
import PlanCases
import PlanModel
import PlanStore

/// The part of the plan that a document is about.
struct PerimetreOptions: ParsableArguments {
    @Option(name: .long, help: "Un seul axe : son identifiant ou son code imprimé.") var axe: String?
    @Option(name: .long, help: "Les actions d'un seul pilote : son sigle ou son nom.") var pilote: String?
    @Option(
        name: [.customLong("territoire"), .customLong("epci")],
        help: "Les actions dont la fiche nomme ce territoire ou cet EPCI.")
    var territoire: String?

    func validate() throws {
        if [axe, pilote, territoire].compactMap(\.self).count > 1 {
            throw ValidationError("choisissez un seul périmètre : --axe, --pilote ou --territoire")
        }
    }

    /// - Parameter plan: Read from the base only when a part of it is named.
    /// - Throws: `Refusal` when nothing of the plan belongs to it.
    func perimetre(_ plan: @autoclosure () throws -> Plan) throws -> Perimetre {
        if axe == nil, pilote == nil, territoire == nil { return .tout }
        return try PerimetreDemande(axe: axe, pilote: pilote, territoire: territoire).perimetre(PlanIndex(plan()))
    }
}

struct ReportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Écrit le rapport semestriel de pilotage (ODT).",
        discussion: """
                $ plantracker report cantal --semestre 2018-S2 --output cantal-2018-S2.odt
                $ plantracker report cantal --semestre 2018-S2 --output signe.odt --charte charte.ott --issue --seance "comité du 12 mars"
            Un rapport est un projet tant qu'il n'est pas émis. Émis (--issue), il reçoit un numéro, il est gardé dans la base,
            et « verify » le reconstruit : rien de ce qui est saisi ensuite ne le change.
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre
    @OptionGroup var document: DocumentOptions
    @OptionGroup var perimetre: PerimetreOptions
    @Flag(name: .customLong("sans-annexes"), help: "Laisse de côté les fiches des actions.") var sansAnnexes = false
    @OptionGroup var forme: FormeOptions
    @Flag(name: [.customLong("issue"), .customLong("emettre")], help: "Émet le rapport : numéroté, scellé, gardé.")
    var emettre = false
    @Option(name: .long, help: "La séance pour laquelle le rapport est émis.") var seance: String?
    @Option(name: .long, help: "Le numéro du rapport émis que celui-ci corrige.") var remplace: Int?
    @Option(name: .long, help: "Pourquoi le rapport est corrigé.") var motif: String?
    @Flag(name: .long, help: "Émet malgré ce qui étonne : un semestre hors du plan, ou pour lequel rien n'est saisi.")
    var force = false
    @OptionGroup var auteur: AuteurOption

    func validate() throws {
        try document.verifieNom([.odt])
        if !emettre, force { throw ValidationError("--force va avec --issue") }
        if !emettre, seance != nil || remplace != nil || motif != nil {
            throw ValidationError("--seance, --remplace et --motif vont avec --issue")
        }
        if (remplace == nil) != (motif == nil) {
            throw ValidationError(
                "une correction donne le numéro qu'elle remplace et son motif : --remplace 2 --motif \"…\"")
        }
        if emettre, document.etat.connuLe != nil {
            throw ValidationError("un rapport s'émet sur l'état présent de la base : retirez --connu-le")
        }
    }

    func run(in outside: Outside) throws {
        let store = try emettre ? document.base.open(outside) : document.base.lit(outside)
        // Once a report is issued, there is no going back.
        try forme.sortie.verifie(document, .odt, outside)
        outside.progress("rapport de \(departement)…")
        defer { outside.progress(nil) }
        let redaction = RedactionDuRapport(store: store, reference: departement)
        let lu = try document.lit(departement, store, forme, a: semestre)
        let pieces = try forme.pieces(lu, outside)
        let etat = lu.etat
        let options = OptionsDeRapport(
            audience: document.audience, perimetre: try perimetre.perimetre(lu.plan), annexes: !sansAnnexes,
            versionDuPlan: document.version)
        guard emettre else {
            try forme.ecrire(vers: document, outside) { pages in
                var options = options
                options.pages = pages
                return try redaction.octets(semestre, options, etat: etat, pieces: pieces)
            }
            return outside.say(
                "\(document.output) : projet de rapport du \(semestre.libelle), audience \(document.audience.rawValue)")
        }
        try emettre(options, pieces, store, outside)
    }

    private func emettre(
        _ options: OptionsDeRapport, _ pieces: [RapportEmis.Piece], _ store: PlanStore, _ outside: Outside
    ) throws {
        let par = try auteur.nomExige(outside)
        let reserves = try ReservesDEmission(
            store, departement, semestre, options.perimetre, au: outside.now().jour(try store.heureLocale(departement)))
        guard force || reserves.phrases.isEmpty else {
            throw Refusal(
                "le rapport n'est pas émis : \(reserves.phrases.joined(separator: " ; ")) ; corrigez --semestre, ou ajoutez --force pour l'émettre malgré tout"
            )
        }
        let emission = EmissionDuRapport(
            semestre: semestre, options: options, par: par, seance: seance?.saisi, remplace: remplace,
            motif: motif?.saisi)
        let emis = try emission.emettre(
            dans: departement, store, pieces: pieces, rendu: .init(pdf: outside.pdf, pages: outside.pages),
            le: try outside.instant(pour: store))
        outside.say(
            "\(document.output) : rapport n° \(emis.rapport.numero) du \(semestre.libelle), émis et scellé, audience \(document.audience.rawValue)"
        )
        try outside.write(emis.octets, document.output, remplacer: document.remplacer)
        if let octets = emis.pdf {
            if forme.sortie.pdf {
                try forme.sortie.ecrire(pdf: octets, pres: document, outside)
            } else {
                outside.say(
                    "Son PDF est gardé avec lui : plantracker reports \(departement) \(emis.rapport.numero) --output rapport.pdf"
                )
            }
        } else if let raison = emis.sansPDF {
            if forme.sortie.pdf { throw Refusal(raison, code: .fichier) }
            outside.say("Le rapport est émis sans PDF : \(raison)")
        }
    }
}

struct ReportsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "reports", abstract: "Liste les rapports émis, ou rend l'original de l'un d'eux.",
        discussion: """
                $ plantracker reports cantal
                $ plantracker reports cantal 2 --output original.odt
                $ plantracker reports cantal 2 --output original.pdf
            Le PDF est celui qui a été fait à l'émission, si LibreOffice était installé.
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(help: "Le numéro du rapport à rendre.") var numero: Int?
    @Option(name: .shortAndLong, help: "Où écrire l'original.", completion: .file()) var output: String?
    @Flag(name: .long, help: "Remplace le fichier qui porte déjà ce nom, même s'il vient d'ailleurs.")
    var remplacer = false
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    func validate() throws {
        if (numero == nil) != (output == nil) {
            throw ValidationError(
                "pour rendre un original, donnez son numéro et --output ; pour la liste, ni l'un ni l'autre")
        }
        if let output, output == "-" || output.allSatisfy(\.isWhitespace) {
            throw ValidationError(
                "« \(output) » : un rapport ne s'écrit pas sur la sortie standard ; donnez un nom en .odt")
        }
        if let output, let promis = FormatDeFichier(nom: output), ![.odt, .pdf].contains(promis) {
            throw ValidationError(GardeDesSorties.autreExtension(output, promis, ecrit: [.odt, .pdf]))
        }
    }

    func run(in outside: Outside) throws {
        let store = try base.lit(outside)
        if let numero, let output {
            if output.lowercased().hasSuffix(".pdf") { return try pdf(numero, output, store, outside) }
            let original = try store.original(departement, rapport: numero)
            try outside.write(original.octets, output, remplacer: remplacer)
            return outside.say("\(output) : original du rapport n° \(numero), SHA-256 \(original.sha256)")
        }
        let (rapports, fuseau) = (try store.rapports(departement), try store.heureLocale(departement))
        if format.json { return outside.print(try json(rapports)) }
        guard !rapports.isEmpty else {
            return outside.say("Aucun rapport n'est émis : plantracker report \(departement) --semestre … --issue")
        }
        outside.print(
            tableau(
                ["N°", "Semestre", "Émis le", "Par", "Séance", "Audience", "PDF", "Remplace", "Motif"],
                rapports.map { rapport in
                    [
                        String(rapport.numero), rapport.semestre.rawValue, rapport.emisLe.jour(fuseau).description,
                        rapport.emisPar, rapport.seance ?? "non précisée", rapport.options.audience.rawValue,
                        rapport.pdf == nil ? "aucun" : "gardé", rapport.remplace.map { "n° \($0)" } ?? "aucun",
                        rapport.motif ?? "sans objet",
                    ]
                }))
    }
    private func pdf(_ numero: Int, _ output: String, _ store: PlanStore, _ outside: Outside) throws {
        guard let pdf = try store.pdf(departement, rapport: numero) else {
            throw Refusal(
                "le rapport n° \(numero) a été émis sans PDF : LibreOffice n'était pas installé ; demandez son original (--output rapport.odt) et exportez-le",
                code: .fichier)
        }
        try outside.write(pdf.octets, output, remplacer: remplacer)
        outside.say("\(output) : PDF du rapport n° \(numero), fait à son émission, SHA-256 \(pdf.sha256)")
    }
}
