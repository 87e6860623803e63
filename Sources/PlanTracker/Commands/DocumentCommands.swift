import ArgumentParser
import Exporters
import PlanModel
import PlanStore

/// What a document is made from, and where it goes.
struct DocumentOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Le fichier à écrire.", completion: .file()) var output: String
    @Option(name: .long, help: "Pour qui : les notes d'une audience plus restreinte n'y sont pas.") var audience:
        Audience = .interne
    @Option(
        name: .customLong("version-du-plan"),
        help: "Une version précise du plan. Par défaut : celle en vigueur à la fin du semestre, sinon la dernière.")
    var version: Int?
    @OptionGroup var etat: EtatOptions
    @OptionGroup var base: BaseOption

    /// An ODT under the name of a PDF would open nowhere.
    func validate() throws {
        if output.lowercased().hasSuffix(".pdf") {
            throw ValidationError(
                "« \(output) » : donnez un nom en .odt ou .ods, et ajoutez --pdf pour avoir aussi le PDF")
        }
    }

    /// The plan, its follow-up and their date, read together.
    /// - Parameters:
    ///   - forme: Nil when what is made has none.
    ///   - semestre: Takes the version of the plan in force at its end, unless one is asked for.
    func lit(
        _ departement: String, _ store: PlanStore, _ forme: FormeOptions? = nil, a semestre: Semestre?
    ) throws -> PlanSnapshot {
        try store.snapshot(
            departement, version: version, a: semestre, connuLe: etat.instant,
            pieces: forme?.prendCelleDuPlan ?? false)
    }
}

struct ExportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Écrit le plan et son suivi en XML, JSON, CSV, YAML ou données ouvertes.",
        discussion: """
                $ plantracker export 62 --format json --output pasdecalais.json --semestre 2018-S2
                $ plantracker export cantal --format csv --output cantal-csv
            En CSV, « output » est un dossier : un fichier pour les nœuds, l'avancement, les indicateurs,
            les décisions, les textes ; avec --semestre, aussi la situation de chaque point et les comptes.
            « datapackage » écrit un dossier de données ouvertes (Frictionless, tel que data.gouv.fr les lit) : donnez
            --audience public et --semestre.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case xml, json, csv, yaml, datapackage }

    @Argument(help: "Nom court ou code INSEE.") var departement: String
    @Option(name: .long, help: "Le format.") var format: Format
    @Option(name: .long, help: "L'état du suivi à la fin de ce semestre.") var semestre: Semestre?
    @OptionGroup var document: DocumentOptions

    func run(in outside: Outside) throws {
        let store = try document.base.lit(outside)
        outside.progress("export de \(departement)…")
        defer { outside.progress(nil) }
        let lu = try document.lit(departement, store, a: semestre)
        let export = lu.export(semestre, audience: document.audience)
        if format == .datapackage, semestre == nil {
            throw Refusal("les données ouvertes donnent l'état à la fin d'un semestre : ajoutez --semestre 2018-S2")
        }
        if format == .datapackage, document.audience != .public {
            throw Refusal("les données ouvertes sont lues par tous : ajoutez --audience public")
        }
        switch format {
        case .xml: try outside.write(try PlanXML.bytes(export), document.output)
        case .json: try outside.write(try PlanJSON.bytes(export), document.output)
        case .yaml: try outside.write(try PlanYAML.bytes(export), document.output)
        case .csv:
            for file in PlanCSV.files(export) { try outside.write(file.bytes, "\(document.output)/\(file.name)") }
        case .datapackage:
            for file in try DonneesOuvertes.files(export, date: lu.etat.date) {
                try outside.write(file.bytes, "\(document.output)/\(file.name)")
            }
        }
        outside.say("\(document.output) : export \(format.rawValue), audience \(document.audience.rawValue)")
    }
}
