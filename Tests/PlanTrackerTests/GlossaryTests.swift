import Fixtures
import Foundation
import Testing

/// The glossary speaks of the code as it is.
struct GlossaryTests {
    @Test func everyTypeOfTheGlossaryIsDeclared() throws {
        let nommes = Set(
            try texteDuDepot("docs/glossary.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
                .flatMap { $0.matches(of: #/`([A-Z][A-Za-z]+)`/#).map { String($0.output.1) } })
        #expect(nommes.count > 25)
        let sources = fichierDuDepot("Sources").path()
        var declares: Set<String> = []
        for chemin in try FileManager.default.subpathsOfDirectory(atPath: sources) where chemin.hasSuffix(".swift") {
            let texte = try texteDuDepot("Sources/\(chemin)")
            declares.formUnion(
                texte.matches(of: #/(?:struct|enum|class|typealias) ([A-Z][A-Za-z]+)/#).map { String($0.output.1) })
        }
        #expect(nommes.subtracting(declares).isEmpty)
    }

    @Test func fortyWordsAtLeastHaveTheirLineInEnglish() throws {
        let lignes = try texteDuDepot("docs/glossary.md").split(separator: "\n").filter {
            $0.hasPrefix("| ") && !$0.hasPrefix("| word")
        }
        #expect(lignes.count >= 40)
        for ligne in lignes { #expect(ligne.wholeMatch(of: #/\| [^|]+ \| [A-Z«*][^|]+\. \|/#) != nil, "\(ligne)") }
    }
}
