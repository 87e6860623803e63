import Foundation
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// The pages of a template once ours are added, the images that they show, the width that they leave.
    struct CharteSesPagesTests {
        @Test func aPageNumberIsAddedOnlyWhereThePageShowsNone() throws {
            func pied(_ maitre: String) throws -> String {
                let merged = try fusionDEssai(ModeleAGater.styles(maitre: maitre)).racine
                return try maitrePage("Standard", in: merged).enfants("style:footer").map(\.texteODF).joined()
            }
            #expect(try pied("") == "Cantal – essai\tPage\u{A0}1 sur\u{A0}1")
            #expect(try pied("<style:footer><text:p/></style:footer>") == "Cantal – essai\tPage\u{A0}1 sur\u{A0}1")
            #expect(try pied("<style:footer><text:p>Adresse</text:p></style:footer>").hasPrefix("AdresseCantal"))
            #expect(
                try pied("<style:footer style:display=\"false\"><text:p>Caché</text:p></style:footer>")
                    .hasPrefix("Cantal"))
            let numbered = "<text:p>p. <text:page-number>7</text:page-number></text:p>"
            #expect(try pied("<style:header>\(numbered)</style:header>") == "")
            #expect(try pied("<style:footer>\(numbered)</style:footer>") == "p. 7")
        }

        @Test func theMentionStandsAtTheHeadOfEveryPage() throws {
            let styles = ModeleAGater.styles(
                maitre: """
                    <style:header><text:p>Logo</text:p></style:header><style:header-first><text:p>Un</text:p>\
                    </style:header-first></style:master-page><style:master-page style:name="Annexe" \
                    style:page-layout-name="A4">
                    """)
            let merged = try fusionDEssai(styles, mention: "données fictives").racine
            #expect(
                merged.tous("style:master-page").compactMap { $0["style:name"] } == [
                    "Standard", "Annexe", "First_20_Page",
                ])
            for page in merged.tous("style:master-page") {
                let heads = page.enfants.filter { $0.nom.hasPrefix("style:header") }
                #expect(!heads.isEmpty)
                #expect(heads.allSatisfy { $0.enfants.first?.texteODF == "données fictives" })
            }
            #expect(try maitrePage("Standard", in: merged).texte.contains("données fictivesLogo"))
        }

        @Test func aHeadOfFixedHeightMayGrow() throws {
            let page = """
                /><style:header-style><style:header-footer-properties svg:height="1cm"/></style:header-style\
                ></style:page-layout><style:page-layout style:name="B"><style:page-layout-properties
                """
            let merged = try fusionDEssai(ModeleAGater.styles(page: page), mention: "données fictives").racine
            let properties = try #require(merged.tous("style:header-footer-properties").first)
            #expect(properties.attributs == ["fo:min-height": "1cm"])
        }

        @Test func aMissingPageIsMadeAfterTheOrdinaryPageOfTheTemplate() throws {
            let styles = ModeleAGater.styles(maitre: "<style:header><text:p xml:id=\"a\">Logo</text:p></style:header>")
                .replacing("style:name=\"Standard\"", with: "style:name=\"MP0\"")
            let merged = try fusionDEssai(styles).racine
            for nom in ["Standard", "First_20_Page"] {
                let page = try maitrePage(nom, in: merged)
                #expect(page["style:page-layout-name"] == "A4")
                #expect(page.enfants("style:header").first?.texteODF == "Logo")
                #expect(page.tous("text:page-number").count == 1)
            }
            #expect(try maitrePage("First_20_Page", in: merged)["style:next-style-name"] == "Standard")
            #expect(try maitrePage("Standard", in: merged)["style:next-style-name"] == nil)
            #expect(merged.tous.count { $0["xml:id"] == "a" } == 1)
        }

        @Test func aTemplateWithoutAnyPageTakesOursUnderAFreeName() throws {
            let styles = ModeleAGater.styles()
                .replacing(/<style:master-page .*<\/style:master-page>/, with: "")
            let merged = try fusionDEssai(styles, mention: "Audience : interne").racine
            let page = try maitrePage("Standard", in: merged)
            #expect(page["style:page-layout-name"] == "PlanTracker_A4")
            #expect(merged.tous("style:page-layout").compactMap { $0["style:name"] } == ["A4", "PlanTracker_A4"])
            // Our own head says it already.
            #expect(page.enfants("style:header").first?.texteODF == "Audience : interne")
        }

        // MARK: - Images

        @Test func imagesComeUnderNamesOfTheirOwnEachOnce() throws {
            let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1]
            let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>".utf8)
            func cadre(_ href: String) -> String {
                """
                <draw:frame><draw:image xlink:type="simple" xlink:href="\(href)"/></draw:frame>
                """
            }
            let header =
                "<style:header><text:p>\(cadre("./Pictures/a.png"))\(cadre("Pictures/b%20c"))</text:p></style:header>"
            let footer = "<style:footer><text:p>\(cadre("./Pictures/a.png"))</text:p></style:footer>"
            let merged = try fusionDEssai(
                ModeleAGater.styles(maitre: header + footer),
                images: [("Pictures/a.png", png), ("Pictures/b c", svg), ("Pictures/inutile.png", png)])
            #expect(merged.images.map(\.nom) == ["Pictures/charte-1.png", "Pictures/charte-2.svg"])
            #expect(merged.images.map(\.type) == ["image/png", "image/svg+xml"])
            #expect(
                try maitrePage("Standard", in: merged.racine).tous("draw:image").compactMap { $0["xlink:href"] } == [
                    "Pictures/charte-1.png", "Pictures/charte-2.svg", "Pictures/charte-1.png",
                ])
        }

        @Test func wordsThatAnEditorWrapsInMarkupOfItsOwnAreKeptNotesOfReadersAreNot() throws {
            let header = """
                <style:header><text:p>Pré<loext:content-control><text:span>fec</text:span></loext:content-control>ture\
                <office:annotation><text:p>À revoir</text:p></office:annotation></text:p></style:header>
                """
            let merged = try fusionDEssai(ModeleAGater.styles(maitre: header)).racine
            #expect(try maitrePage("Standard", in: merged).enfants("style:header").first?.texteODF == "Préfecture")
        }

        // MARK: - Width

        @Test(arguments: [
            ("fo:margin-left=\"3cm\"", 160), ("fo:margin-left=\"0.7874in\" fo:margin-right=\"0.7874in\"", 170),
            ("fo:padding=\"5mm\"", 160), ("fo:margin-left=\"72pt\" fo:margin-right=\"6pc\"", 159),
        ])
        func theWidthOfTheTextIsWhatThePageLeaves(page: String, largeur: Int) throws {
            var modele = ModeleAGater()
            modele.styles = ModeleAGater.styles(page: page)
            #expect(try modele.charte().largeurUtileMillimetres == largeur)
        }

        @Test(arguments: [60, 150, 247])
        func columnsFillTheWidth(largeur: Int) throws {
            var modele = ModeleAGater()
            modele.styles = ModeleAGater.styles(page: "fo:page-width=\"\(largeur + 40)mm\"")
                .replacing("fo:page-width=\"21cm\" ", with: "")
            let content = try PaquetODT(documentDEssai(modele.charte())).xml("content.xml")
            let columns = content.tous("style:table-column-properties").compactMap {
                $0["style:column-width"].flatMap(Longueur.millimetres)
            }
            #expect(columns.count == 3)
            #expect(abs(columns.reduce(0, +) - Double(largeur)) < 0.1)
        }
    }
}
