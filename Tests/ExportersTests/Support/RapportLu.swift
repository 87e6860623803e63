import Fixtures
import PlanModel
import Testing

@testable import Exporters

/// A report taken apart: its cover, its chapters in order, and what stands under each heading.
struct RapportLu {
    var paquet: PaquetODT
    var content: ElementXML

    init(
        _ made: Export, semestre quand: String = "2018-S2", perimetre: Perimetre = .tout, annexes: Bool = true,
        versions: [RapportSemestriel.NouvelleVersion] = [], emission: RapportSemestriel.Emission? = nil
    ) throws {
        let bytes = try RapportSemestriel(
            made, semestre: semestre(quand), perimetre: perimetre, annexes: annexes, versions: versions,
            etat: etatDEssai, emission: emission
        ).bytes()
        paquet = try PaquetODT(bytes)
        content = try paquet.xml("content.xml")
    }

    private var corps: [ElementXML] { content.tous("office:text").flatMap(\.enfants) }

    private func niveau(_ element: ElementXML) -> Int? {
        element.nom == "text:h" && element["text:style-name"] != "Title"
            ? element["text:outline-level"].flatMap { Int($0) } : nil
    }

    /// Headings of the first level.
    var chapitres: [String] { corps.filter { niveau($0) == 1 }.map(\.texteODF) }

    /// All that comes before the contents.
    var couverture: [ElementXML] { Array(corps.prefix { $0.nom != "text:table-of-content" }) }

    /// What stands under a heading, up to the next of its level or above.
    func sous(_ titre: String) throws -> [ElementXML] {
        let place = try #require(corps.firstIndex { niveau($0) != nil && $0.texteODF == titre }, "« \(titre) »")
        let rang = try #require(niveau(corps[place]))
        return Array(corps[(place + 1)...].prefix { element in niveau(element).map { $0 > rang } ?? true })
    }

    /// The paragraphs and cells under a heading, one text each.
    func textes(_ titre: String) throws -> [String] {
        try sous(titre).flatMap { $0.tous("text:p") }.map(\.texteODF)
    }

    /// The rows of the first table under a heading, header left out.
    func rangees(_ titre: String) throws -> [[String]] {
        let table = try #require(try sous(titre).first { $0.nom == "table:table" })
        return table.enfants("table:table-row").map { row in
            row.enfants("table:table-cell").map { $0.tous("text:p").map(\.texteODF).joined(separator: "\n") }
        }
    }
}
