import ArgumentParser
import Exporters
import Foundation
import PlanCases
import PlanStore

/// The form that a document takes: the département's charter, its logos, a PDF beside it.
struct FormeOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "Un modèle LibreOffice (.ott ou .odt) dont le document prend les styles, les en-têtes et les pieds.",
        completion: .file(extensions: ["ott", "odt"]))
    var charte: String?
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Le logo d'un copilote, PNG ou JPEG, écrit « titulaire=fichier » ; autant de fois que de logos.",
            valueName: "titulaire=fichier"))
    var logo: [String] = []
    @Flag(
        name: .customLong("sans-charte"),
        help: "N'emploie ni la charte ni les logos gardés avec le plan (page « Charte et logos »).")
    var sansCharte = false
    @OptionGroup var sortie: SortieOptions

    func validate() throws {
        if sansCharte, charte != nil || !logo.isEmpty {
            throw ValidationError("--sans-charte ne va ni avec --charte ni avec --logo")
        }
    }

    /// The form of the plan's own documents is asked for: it is read with the plan.
    var prendCelleDuPlan: Bool { !sansCharte && charte == nil && logo.isEmpty }

    func forme(_ lu: PlanSnapshot, _ outside: Outside) throws -> Forme { try pieces(lu, outside).forme }

    /// The files that were named, read and found fit; those kept with the plan when none is.
    func pieces(_ lu: PlanSnapshot, _ outside: Outside) throws -> [RapportEmis.Piece] {
        if sansCharte { return [] }
        return prendCelleDuPlan ? lu.pieces : try nommees(outside)
    }

    private func nommees(_ outside: Outside) throws -> [RapportEmis.Piece] {
        var pieces: [RapportEmis.Piece] = []
        if let charte {
            let octets = try outside.read(charte)
            do { _ = try Charte(octets) } catch { throw Refusal("« \(charte) » : \(error)") }
            pieces.append(.init(.charte, Self.nom(charte), Data(octets)))
        }
        for logo in logo {
            let parts = logo.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Refusal(
                    "--logo « \(logo) » : écrivez le titulaire, « = », puis le fichier (--logo \"Préfecture=logo.png\")"
                )
            }
            let octets = Data(try outside.read(parts[1]))
            do { _ = try Logo(parts[0], octets) } catch { throw Refusal("« \(parts[1]) » : \(error)", code: .fichier) }
            pieces.append(.init(.logo, parts[0], octets))
        }
        return pieces
    }

    private static func nom(_ chemin: String) -> String { chemin.split(separator: "/").last.map(String.init) ?? chemin }

    /// - Parameter octets: Makes the document, with the pages of its contents when they are known.
    func ecrire(vers document: DocumentOptions, _ outside: Outside, _ octets: ([Int]?) throws -> [UInt8]) throws {
        try sortie.ecrire(vers: document, outside, octets)
    }
}

/// A PDF beside the document.
struct SortieOptions: ParsableArguments {
    @Flag(name: .long, help: "Écrit aussi le PDF, si LibreOffice est installé.") var pdf = false

    /// Says at once whether the files may be written.
    func verifie(_ document: DocumentOptions, _ format: FormatDeFichier, _ outside: Outside) throws {
        try outside.verifie(document.output, format, remplacer: document.remplacer)
        if pdf { try outside.verifie(Self.pdf(document.output), .pdf, remplacer: document.remplacer) }
    }

    /// Writes a document, and its PDF beside it when it was asked for. LibreOffice being at work then, it counts the pages
    /// of the contents too: who opens the document with something that computes no field reads them.
    func ecrire(vers document: DocumentOptions, _ outside: Outside, _ octets: ([Int]?) throws -> [UInt8]) throws {
        let sortie = document.output
        if pdf { try outside.verifie(Self.pdf(sortie), .pdf, remplacer: document.remplacer) }
        var ecrit = try octets(nil)
        let classeur = WorkbookFormat(nom: sortie)
        if pdf, classeur == nil, let pages = try? outside.pages(ecrit) { ecrit = try octets(pages) }
        try outside.write(ecrit, sortie, remplacer: document.remplacer)
        guard pdf else { return }
        try ecrire(pdf: outside.pdf(ecrit, classeur?.rawValue ?? "odt"), pres: document, outside)
    }

    func ecrire(pdf octets: [UInt8], pres document: DocumentOptions, _ outside: Outside) throws {
        let chemin = Self.pdf(document.output)
        try outside.write(octets, chemin, remplacer: document.remplacer)
        outside.say("\(chemin) : PDF accessible, avec ses signets")
    }

    /// The name of the PDF of a document.
    private static func pdf(_ sortie: String) -> String {
        let extensions = [".odt"] + WorkbookFormat.allCases.map { ".\($0.rawValue)" }
        let base = extensions.first { sortie.lowercased().hasSuffix($0) }.map { String(sortie.dropLast($0.count)) }
        return "\(base ?? sortie).pdf"
    }
}

extension WorkbookFormat {
    /// What the extension of a name says; nil when it is no workbook's.
    init?(nom: String) {
        guard let format = Self.allCases.first(where: { nom.lowercased().hasSuffix(".\($0.rawValue)") }) else {
            return nil
        }
        self = format
    }

    var fichier: FormatDeFichier {
        switch self {
        case .ods: .ods
        case .xlsx: .xlsx
        }
    }
}

extension DocumentOptions {
    /// Of a workbook: OpenDocument unless the name says otherwise.
    var classeur: WorkbookFormat { WorkbookFormat(nom: output) ?? .ods }
}
