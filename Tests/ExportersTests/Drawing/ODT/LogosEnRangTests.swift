import Fixtures
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// Whatever their number, the logos of those who sign stand on one line of the cover.
    struct LogosEnRangTests {
        @Test(arguments: 1...6)
        func logosShareTheWidthOfTheLine(nombre: Int) throws {
            let logos = try (1...nombre).map { try Logo("Signataire \($0)", LogoTests.png(800, 100)) }
            let content = try PaquetODT(rapport(export(petitPlan(), logos: logos))).xml("content.xml")
            let ligne = try #require(content.tous("text:p").first { $0["text:style-name"] == "LogosEnRang" })
            let largeurs = ligne.tous("draw:frame").compactMap { $0["svg:width"].flatMap { Int($0.dropLast(2)) } }
            #expect(largeurs.count == nombre && largeurs.reduce(0, +) <= 170)
            let style = content.tous("style:style").first { $0["style:name"] == "LogosEnRang" }
            let places =
                style?.tous("style:tab-stop").compactMap { $0["style:position"].flatMap { Int($0.dropLast(2)) } } ?? []
            #expect(places.count == max(nombre - 1, 1) && places.allSatisfy { $0 <= 170 })
            // Each begins after the end of the one before.
            if nombre > 2 { #expect(zip([0] + places, largeurs).allSatisfy { $0 + $1 <= 170 }) }
        }
    }
}
