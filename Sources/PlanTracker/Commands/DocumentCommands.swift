import ArgumentParser
import Exporters
import PlanCases
import PlanModel
import PlanStore

/// What a document is made from, and where it goes.
struct DocumentOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Le fichier à écrire.", completion: .file()) var output: String
    @Option(name: .long, help: "Pour qui : ce qu'elle ne lit pas n'y est pas.") var audience: Audience =
        .interne
    @Option(
        name: .customLong("version-du-plan"),
        help: "Une version précise du plan. Par défaut : celle en vigueur à la fin du semestre, sinon la dernière.")
    var version: Int?
    @Flag(name: .long, help: "Remplace le fichier qui porte déjà ce nom, même s'il vient d'ailleurs.")
    var remplacer = false
    @OptionGroup var etat: EtatOptions
    @OptionGroup var base: BaseOption

    /// An ODT under the name of a PDF would open nowhere.
    func validate() throws {
        if output.lowercased().hasSuffix(".pdf") {
            throw ValidationError(
                "« \(output) » : donnez un nom en .odt ou .ods, et ajoutez --pdf pour avoir aussi le PDF")
        }
        if output.allSatisfy(\.isWhitespace) { throw ValidationError("--output est vide : donnez le nom du fichier") }
    }

    /// The name of the output against what is written under it.
    /// - Parameter formats: What the command can write; the first one when the name does not tell.
    func verifieNom(_ formats: [FormatDeFichier], surLaSortie: Bool = false) throws {
        if output == "-", !surLaSortie {
            throw ValidationError("« - » : ceci ne s'écrit pas sur la sortie standard ; donnez le nom d'un fichier")
        }
        if let promis = FormatDeFichier(nom: output), !formats.contains(promis) {
            throw ValidationError(GardeDesSorties.autreExtension(output, promis, ecrit: formats))
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
            departement, version: version, a: semestre, connuLe: try etat.instant(departement, store),
            pieces: forme?.prendCelleDuPlan ?? false)
    }
}

struct ExportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Écrit le plan et son suivi en XML, JSON, CSV, YAML ou données ouvertes.",
        discussion: """
                $ plantracker export 62 --format json --output pasdecalais.json --semestre 2018-S2
                $ plantracker export cantal --format csv --output cantal-csv
            En CSV, « output » est un dossier : un fichier pour les éléments du plan, l'avancement, les indicateurs,
            les décisions, les textes ; avec --semestre, aussi la situation de chaque point et les comptes.
            « datapackage » écrit un dossier de données ouvertes (Frictionless, tel que data.gouv.fr les lit) : donnez
            --audience public et --semestre.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case xml, json, csv, yaml, datapackage }

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Option(name: .long, help: "Le format.") var format: Format
    @Option(name: .long, help: "L'état du suivi à la fin de ce semestre.") var semestre: Semestre?
    @OptionGroup var document: DocumentOptions

    func validate() throws {
        switch format {
        case .xml: try document.verifieNom([.xml], surLaSortie: true)
        case .json: try document.verifieNom([.json], surLaSortie: true)
        case .yaml: try document.verifieNom([.yaml], surLaSortie: true)
        case .csv, .datapackage:
            if document.output == "-" || FormatDeFichier(nom: document.output) != nil {
                throw ValidationError(
                    "« \(document.output) » : en \(format.rawValue), « output » est un dossier de plusieurs fichiers ; donnez-lui un nom sans extension"
                )
            }
        }
    }

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
        case .xml: try ecrit(try PlanXML.bytes(export), outside)
        case .json: try ecrit(try PlanJSON.bytes(export), outside)
        case .yaml: try ecrit(try PlanYAML.bytes(export), outside)
        case .csv: try ecrit(PlanCSV.files(export), outside)
        case .datapackage:
            try ecrit(try DonneesOuvertes.files(export, date: lu.etat.date), outside)
        }
        if document.output == "-" { return }
        outside.say("\(document.output) : export \(format.rawValue), audience \(document.audience.rawValue)")
    }

    private func ecrit(_ octets: [UInt8], _ outside: Outside) throws {
        guard document.output == "-" else {
            return try outside.write(octets, document.output, remplacer: document.remplacer)
        }
        let texte = String(decoding: octets, as: UTF8.self)
        outside.print(texte.hasSuffix("\n") ? String(texte.dropLast()) : texte)
    }

    private func ecrit(_ fichiers: [(name: String, bytes: [UInt8])], _ outside: Outside) throws {
        let dossier = document.output
        if outside.exists(dossier), !outside.exists("\(dossier)/.") {
            throw Refusal(
                "« \(dossier) » ne peut pas être écrit : c'est un fichier, et il faut un dossier ; donnez un autre nom",
                code: .fichier)
        }
        try outside.write(fichiers.map { ($0.bytes, "\(dossier)/\($0.name)") }, remplacer: document.remplacer)
    }
}
