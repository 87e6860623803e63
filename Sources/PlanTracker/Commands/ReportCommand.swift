import ArgumentParser
import Exporters
import PlanModel
import PlanStore

/// The part of the plan that a document is about.
struct PerimetreOptions: ParsableArguments {
    @Option(name: .long, help: "Un seul axe : son identifiant ou son code imprimé.") var axe: String?
    @Option(name: .long, help: "Les actions d'un seul pilote : son sigle ou son nom.") var pilote: String?
    @Option(name: .long, help: "Les actions dont la fiche nomme cet EPCI ou ce territoire.") var epci: String?

    func validate() throws {
        if [axe, pilote, epci].compactMap(\.self).count > 1 {
            throw ValidationError("choisissez un seul périmètre : --axe, --pilote ou --epci")
        }
    }

    /// - Parameter plan: Read from the base only when a part of it is named.
    /// - Throws: `Refusal` when nothing of the plan belongs to it.
    func perimetre(_ plan: @autoclosure () throws -> Plan) throws -> Perimetre {
        if axe == nil, pilote == nil, epci == nil { return .tout }
        return try PerimetreDemande(axe: axe, pilote: pilote, territoire: epci).perimetre(PlanIndex(plan()))
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

    @Argument(help: "Nom court ou code INSEE.") var departement: String
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
    @OptionGroup var auteur: AuteurOption

    func validate() throws {
        if !emettre, seance != nil || remplace != nil || motif != nil {
            throw ValidationError("--seance, --remplace et --motif vont avec --issue")
        }
        if (remplace == nil) != (motif == nil) {
            throw ValidationError(
                "une correction donne le numéro qu'elle remplace et son motif : --remplace 2 --motif \"…\"")
        }
        if emettre, document.version != nil || document.etat.connuLe != nil {
            throw ValidationError(
                "un rapport s'émet sur l'état présent de la base : retirez --connu-le et --version-du-plan")
        }
    }

    func run(in outside: Outside) throws {
        let store = try document.base.open(outside)
        outside.progress("rapport de \(departement)…")
        defer { outside.progress(nil) }
        let redaction = RedactionDuRapport(store: store, reference: departement)
        let pieces = try forme.pieces(departement, store, outside)
        var etat = try store.etat(departement, connuLe: document.etat.instant)
        if let version = document.version { etat.version = version }
        let options = OptionsDeRapport(
            audience: document.audience,
            perimetre: try perimetre.perimetre(store.plan(departement, version: etat.version).plan),
            annexes: !sansAnnexes)
        guard emettre else {
            let octets = try redaction.octets(semestre, options, etat: etat, pieces: pieces)
            try forme.ecrire(octets, vers: document.output, outside)
            return outside.say(
                "\(document.output) : projet de rapport du \(semestre.libelle), audience \(document.audience.rawValue)")
        }
        let emission = EmissionDuRapport(
            semestre: semestre, options: options, par: try auteur.nomExige(outside), seance: seance?.saisi,
            remplace: remplace, motif: motif?.saisi)
        let (rapport, octets) = try emission.emettre(dans: departement, store, pieces: pieces, le: outside.now())
        outside.say(
            "\(document.output) : rapport n° \(rapport.numero) du \(semestre.libelle), émis et scellé, audience \(document.audience.rawValue)"
        )
        try forme.ecrire(octets, vers: document.output, outside)
    }
}

struct ReportsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "reports", abstract: "Liste les rapports émis, ou rend l'original de l'un d'eux.",
        discussion: """
                $ plantracker reports cantal
                $ plantracker reports cantal 2 --output original.odt
            """)

    @Argument(help: "Nom court ou code INSEE.") var departement: String
    @Argument(help: "Le numéro du rapport à rendre.") var numero: Int?
    @Option(name: .shortAndLong, help: "Où écrire l'original.", completion: .file()) var output: String?
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    func validate() throws {
        if (numero == nil) != (output == nil) {
            throw ValidationError(
                "pour rendre un original, donnez son numéro et --output ; pour la liste, ni l'un ni l'autre")
        }
    }

    func run(in outside: Outside) throws {
        let store = try base.open(outside)
        if let numero, let output {
            let original = try store.original(departement, rapport: numero)
            try outside.write(original.octets, output)
            return outside.say("\(output) : original du rapport n° \(numero), SHA-256 \(original.sha256)")
        }
        let rapports = try store.rapports(departement)
        if format.json { return outside.print(try json(rapports)) }
        guard !rapports.isEmpty else {
            return outside.say("Aucun rapport n'est émis : plantracker report \(departement) --semestre … --issue")
        }
        outside.print(
            tableau(
                ["N°", "Semestre", "Émis le", "Par", "Séance", "Audience", "Remplace", "Motif"],
                rapports.map { rapport in
                    [
                        String(rapport.numero), rapport.semestre.rawValue, rapport.emisLe.jour.description,
                        rapport.emisPar, rapport.seance ?? "non précisée", rapport.options.audience.rawValue,
                        rapport.remplace.map { "n° \($0)" } ?? "aucun", rapport.motif ?? "sans objet",
                    ]
                }))
    }
}
