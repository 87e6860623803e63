import ArgumentParser
import Exporters
import PlanModel
import PlanStore

/// What a document is made from, and where it goes.
struct DocumentOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Le fichier à écrire.", completion: .file()) var output: String
    @Option(name: .long, help: "Pour qui : les notes d'une audience plus restreinte n'y sont pas.") var audience:
        Audience = .interne
    @Option(name: .customLong("version-du-plan"), help: "Une version précise du plan.") var version: Int?
    @OptionGroup var etat: EtatOptions
    @OptionGroup var base: BaseOption

    func export(_ departement: String, _ semestre: Semestre?, _ store: PlanStore) throws -> Export {
        let (plan, version) = try store.plan(departement, version: version, connuLe: etat.instant)
        return Export(
            plan: plan, version: version.numero, suivi: try store.suivi(departement, connuLe: etat.instant),
            semestre: semestre, audience: audience, mention: try store.mention())
    }
}

struct ReportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Écrit le rapport semestriel de pilotage (ODT).",
        discussion: "    $ plantracker report cantal --semestre 2018-S2 --output cantal-2018-S2.odt")

    @Argument(help: "Nom court ou code INSEE.") var departement: String
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre
    @OptionGroup var document: DocumentOptions

    func run(in outside: Outside) throws {
        let store = try document.base.open(outside)
        outside.progress("rapport de \(departement)…")
        defer { outside.progress(nil) }
        let export = try document.export(departement, semestre, store)
        let versions = try store.versions(departement).filter { $0.numero <= export.version ?? .max }
        let report = RapportSemestriel(
            export, semestre: semestre, versions: try nouvelles(versions, store),
            date: try derniereDate(export, versions))
        try outside.write(try report.bytes(), document.output)
        outside.say("\(document.output) : rapport du \(semestre.libelle), audience \(document.audience.rawValue)")
    }

    /// Versions after the first that were loaded since the end of the semestre before.
    private func nouvelles(_ versions: [Version], _ store: PlanStore) throws -> [RapportSemestriel.NouvelleVersion] {
        let debut = Instant(finDe: semestre.precedent.fin)
        return try versions.dropFirst().filter { $0.chargeeLe > debut }.map { version in
            let (before, after) = (
                try store.plan(departement, version: version.numero - 1).plan,
                try store.plan(departement, version: version.numero).plan
            )
            return .init(
                numero: version.numero, date: version.chargeeLe.jour, motif: version.motif,
                phrases: PlanDiff(de: before, a: after).phrases(de: before, a: after))
        }
    }

    private func derniereDate(_ export: Export, _ versions: [Version]) throws -> Instant {
        let instants =
            versions.map(\.chargeeLe) + export.suivi.avancements.map(\.saisiLe) + export.suivi.releves.map(\.saisiLe)
        return instants.max() ?? Instant(finDe: semestre.fin)
    }
}

struct ExportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Écrit le plan et son suivi en XML, JSON, CSV ou YAML.",
        discussion: """
                $ plantracker export 62 --format json --output pasdecalais.json --semestre 2018-S2
                $ plantracker export cantal --format csv --output cantal-csv
            En CSV, « output » est un dossier : un fichier pour les nœuds, un pour l'avancement, un pour les indicateurs.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case xml, json, csv, yaml }

    @Argument(help: "Nom court ou code INSEE.") var departement: String
    @Option(name: .long, help: "Le format.") var format: Format
    @Option(name: .long, help: "L'état du suivi à la fin de ce semestre.") var semestre: Semestre?
    @OptionGroup var document: DocumentOptions

    func run(in outside: Outside) throws {
        let store = try document.base.open(outside)
        outside.progress("export de \(departement)…")
        defer { outside.progress(nil) }
        let export = try document.export(departement, semestre, store)
        switch format {
        case .xml: try outside.write(try PlanXML.bytes(export), document.output)
        case .json: try outside.write(try PlanJSON.bytes(export), document.output)
        case .yaml: try outside.write(try PlanYAML.bytes(export), document.output)
        case .csv:
            for file in PlanCSV.files(export) { try outside.write(file.bytes, "\(document.output)/\(file.name)") }
        }
        outside.say("\(document.output) : export \(format.rawValue), audience \(document.audience.rawValue)")
    }
}
