import Foundation
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// The styles of a template once ours are added.
    struct CharteStylesTests {
        private static func defaut() throws -> [UInt8] {
            try ODTStyles.part(entete: "Audience : interne", pied: "Cantal – essai")
        }

        private func fusion(
            _ styles: String, defaut: [UInt8]? = nil, mention: String? = nil, images: [(String, [UInt8])] = []
        ) throws -> (racine: ElementXML, images: [ODFPackage.Part]) {
            var modele = ModeleAGater()
            modele.styles = styles
            modele.autres = images.map { (nom: $0.0, octets: $0.1) }
            let charte = try modele.charte()
            let forme = try charte.styles(completant: defaut ?? Self.defaut(), mention: mention)
            #expect(try GrammaireODF.document.get().fautes(forme.styles) == [])
            // Same template, same default: same bytes.
            #expect(
                try modele.charte().styles(completant: defaut ?? Self.defaut(), mention: mention).styles == forme.styles
            )
            return (try ElementXML(forme.styles), forme.images)
        }

        private func style(_ nom: String, in racine: ElementXML) throws -> ElementXML {
            let found = racine.tous("style:style").filter { $0["style:name"] == nom }
            #expect(found.count == 1, "« \(nom) »")
            return try #require(found.first)
        }

        private static func paragraphe(_ attributs: String, _ contenu: String = "") -> String {
            "<style:style style:family=\"paragraph\" \(attributs)>\(contenu)</style:style>"
        }

        @Test func everyNameThatOurContentUsesIsThere() throws {
            let ours = try ElementXML(Self.defaut())
            for nommes in ["", Self.paragraphe("style:name=\"Normal\""), "<text:list-style style:name=\"Puces\"/>"] {
                let merged = try fusion(ModeleAGater.styles(nommes: nommes)).racine
                func names(_ racine: ElementXML, _ element: String) -> Set<String> {
                    Set(racine.tous(element).compactMap { $0["style:name"] })
                }
                for element in ["style:style", "text:list-style", "style:font-face", "style:master-page"] {
                    #expect(names(ours, element).subtracting(names(merged, element)) == [])
                }
                #expect(merged["office:version"] == "1.3")
                #expect(merged.tous("text:outline-style").count == 1)
            }
        }

        @Test func whatTheTemplateSaysWins() throws {
            let body = Self.paragraphe(
                "style:name=\"Text_20_body\"", "<style:text-properties fo:color=\"#123456\" loext:opacity=\"50%\"/>")
            let merged = try fusion(ModeleAGater.styles(nommes: body)).racine
            let kept = try #require(style("Text_20_body", in: merged).enfants("style:text-properties").first)
            #expect(kept.attributs == ["fo:color": "#123456"])
        }

        @Test func whatSomeProgramsWriteAgainstTheGrammarIsLeftOut() throws {
            let style = Self.paragraphe(
                "style:name=\"Courant\" style:hidden=\"true\"",
                "<style:text-properties fo:language=\"fr\" fo:country=\"\"/>")
            let merged = try fusion(ModeleAGater.styles(nommes: style)).racine
            let kept = try #require(self.style("Courant", in: merged).enfants.first)
            #expect(kept.attributs == ["fo:language": "fr"])
        }

        @Test func stylesInARingOrInALongLineAreGoneThrough() throws {
            let ligne = (1...5000).map {
                Self.paragraphe("style:name=\"P\($0)\" style:parent-style-name=\"P\($0 - 1)\"")
            }
            let anneau =
                Self.paragraphe("style:name=\"P0\" style:parent-style-name=\"P5000\"")
                + Self.paragraphe("style:name=\"Caption\" style:parent-style-name=\"P2500\"")
            let merged = try fusion(ModeleAGater.styles(nommes: ligne.joined() + anneau)).racine
            let properties = try #require(style("Caption", in: merged).enfants("style:paragraph-properties").first)
            #expect(properties["fo:keep-with-next"] == "always")
        }

        // MARK: - Headings

        @Test func headingsInheritFromTheStylesThatBearTheirLevels() throws {
            let nommes =
                Self.paragraphe("style:name=\"Chapitre\" style:default-outline-level=\"1\"")
                + Self.paragraphe(
                    "style:name=\"Partie\" style:default-outline-level=\"2\" style:list-style-name=\"WW\"")
            let merged = try fusion(ModeleAGater.styles(nommes: nommes)).racine
            #expect(try style("Heading_20_1", in: merged)["style:parent-style-name"] == "Chapitre")
            #expect(try style("Heading_20_2", in: merged)["style:parent-style-name"] == "Partie")
            #expect(try style("Heading_20_2", in: merged)["style:list-style-name"] == "")
            #expect(try style("Chapitre", in: merged)["style:default-outline-level"] == nil)
            for niveau in 1...4 {
                let bearers = merged.tous("style:style").filter { $0["style:default-outline-level"] == "\(niveau)" }
                #expect(bearers.map { $0["style:name"] } == ["Heading_20_\(niveau)"])
            }
        }

        @Test func aHeadingStyleWithoutLevelGivesItsNameToTheOneThatHasIt() throws {
            let nommes =
                Self.paragraphe("style:name=\"Heading_20_1\"")
                + Self.paragraphe(
                    "style:name=\"Chapitre\" style:default-outline-level=\"1\" "
                        + "style:parent-style-name=\"Heading_20_1\"")
            let merged = try fusion(ModeleAGater.styles(nommes: nommes)).racine
            #expect(try style("Heading_20_1", in: merged)["style:parent-style-name"] == "Chapitre")
            #expect(try style("Chapitre", in: merged)["style:parent-style-name"] == "Charte_20_Heading_20_1")
            _ = try style("Charte_20_Heading_20_1", in: merged)
        }

        @Test func numbersOfTheTemplateAreNotSetBeforeTheCodesOfThePlan() throws {
            let outline = """
                <text:outline-style style:name="Outline">\
                <text:outline-level-style text:level="1" style:num-format="I"/></text:outline-style>
                """
            let merged = try fusion(ModeleAGater.styles(nommes: outline)).racine
            #expect(merged.tous("text:outline-level-style").allSatisfy { $0["style:num-format"] == "" })
        }

        @Test func levelsThatTheTemplateLacksTakeTheColourAndTheFontOfItsFirst() throws {
            let nommes = Self.paragraphe(
                "style:name=\"Heading_20_1\" style:default-outline-level=\"1\"",
                "<style:text-properties fo:color=\"#00795c\" fo:font-family=\"Carlito\"/>")
            let merged = try fusion(ModeleAGater.styles(nommes: nommes)).racine
            for nom in ["Heading_20_3", "Title", "Contents_20_Heading"] {
                let texte = try #require(style(nom, in: merged).enfants("style:text-properties").first)
                #expect((texte["fo:color"], texte["fo:font-family"]) == ("#00795c", "Carlito"))
            }
        }

        @Test(arguments: [
            ("Corps de texte", "Text_20_body"), ("Légende", "Caption"), ("Titre 3", "Heading_20_3"),
            ("Normal", "Standard"), ("toc 2", "Contents_20_2"), ("Table Contents", "Table_20_Contents"),
        ])
        func aStyleKnownUnderAnotherNameIsFollowed(montre: String, notre: String) throws {
            let nommes = Self.paragraphe("style:name=\"P17\" style:display-name=\"\(montre)\"")
            let merged = try fusion(ModeleAGater.styles(nommes: nommes)).racine
            #expect(try style(notre, in: merged)["style:parent-style-name"] == "P17")
        }

        // MARK: - Language

        @Test func frenchIsSaidOnlyWhereNoLanguageIs() throws {
            func langue(_ attributs: String) throws -> String? {
                let defaut = """
                    <style:default-style style:family="paragraph"><style:text-properties \(attributs)/>\
                    </style:default-style>
                    """
                let merged = try fusion(ModeleAGater.styles(nommes: defaut)).racine
                return merged.tous("style:default-style").first { $0["style:family"] == "paragraph" }?
                    .enfants("style:text-properties").first?["fo:language"]
            }
            #expect(try langue("fo:color=\"#000000\"") == "fr")
            #expect(try langue("fo:language=\"zxx\" fo:country=\"none\"") == "fr")
            #expect(try langue("fo:language=\"oc\" fo:country=\"FR\"") == "oc")
        }

        // MARK: - Pages

        private func maitre(_ nom: String, in racine: ElementXML) throws -> ElementXML {
            try #require(racine.tous("style:master-page").first { $0["style:name"] == nom })
        }

        @Test func aPageNumberIsAddedOnlyWhereThePageShowsNone() throws {
            func pied(_ maitre: String) throws -> String {
                let merged = try fusion(ModeleAGater.styles(maitre: maitre)).racine
                return try self.maitre("Standard", in: merged).enfants("style:footer").map(\.texteODF).joined()
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
            let merged = try fusion(styles, mention: "données fictives").racine
            #expect(merged.tous("style:master-page").count == 2)
            for page in merged.tous("style:master-page") {
                let heads = page.enfants.filter { $0.nom.hasPrefix("style:header") }
                #expect(!heads.isEmpty)
                #expect(heads.allSatisfy { $0.enfants.first?.texteODF == "données fictives" })
            }
            #expect(try maitre("Standard", in: merged).texte.contains("données fictivesLogo"))
        }

        @Test func aHeadOfFixedHeightMayGrow() throws {
            let page = """
                /><style:header-style><style:header-footer-properties svg:height="1cm"/></style:header-style\
                ></style:page-layout><style:page-layout style:name="B"><style:page-layout-properties
                """
            let merged = try fusion(ModeleAGater.styles(page: page), mention: "données fictives").racine
            let properties = try #require(merged.tous("style:header-footer-properties").first)
            #expect(properties.attributs == ["fo:min-height": "1cm"])
        }

        /// Ours with a first page of its own.
        private func avecPremierePage() throws -> [UInt8] {
            let page = """
                <style:master-page style:name="First_20_Page" style:display-name="First Page" \
                style:page-layout-name="A4" style:next-style-name="Standard"/></office:master-styles>
                """
            return Array(
                String(decoding: try Self.defaut(), as: UTF8.self).replacing("</office:master-styles>", with: page).utf8
            )
        }

        @Test func aMissingPageIsMadeAfterTheOrdinaryPageOfTheTemplate() throws {
            let styles = ModeleAGater.styles(maitre: "<style:header><text:p xml:id=\"a\">Logo</text:p></style:header>")
                .replacing("style:name=\"Standard\"", with: "style:name=\"MP0\"")
            let merged = try fusion(styles, defaut: avecPremierePage()).racine
            for nom in ["Standard", "First_20_Page"] {
                let page = try maitre(nom, in: merged)
                #expect(page["style:page-layout-name"] == "A4")
                #expect(page.enfants("style:header").first?.texteODF == "Logo")
                #expect(page.tous("text:page-number").count == 1)
            }
            #expect(try maitre("First_20_Page", in: merged)["style:next-style-name"] == "Standard")
            #expect(try maitre("Standard", in: merged)["style:next-style-name"] == nil)
            #expect(merged.tous.count { $0["xml:id"] == "a" } == 1)
        }

        @Test func aTemplateWithoutAnyPageTakesOursUnderAFreeName() throws {
            let styles = ModeleAGater.styles()
                .replacing(/<style:master-page .*<\/style:master-page>/, with: "")
            let merged = try fusion(styles, mention: "Audience : interne").racine
            let page = try maitre("Standard", in: merged)
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
            let merged = try fusion(
                ModeleAGater.styles(maitre: header + footer),
                images: [("Pictures/a.png", png), ("Pictures/b c", svg), ("Pictures/inutile.png", png)])
            #expect(merged.images.map(\.nom) == ["Pictures/charte-1.png", "Pictures/charte-2.svg"])
            #expect(merged.images.map(\.type) == ["image/png", "image/svg+xml"])
            #expect(
                merged.racine.tous("draw:image").compactMap { $0["xlink:href"] } == [
                    "Pictures/charte-1.png", "Pictures/charte-2.svg", "Pictures/charte-1.png",
                ])
        }

        @Test func wordsThatAnEditorWrapsInMarkupOfItsOwnAreKeptNotesOfReadersAreNot() throws {
            let header = """
                <style:header><text:p>Pré<loext:content-control><text:span>fec</text:span></loext:content-control>ture\
                <office:annotation><text:p>À revoir</text:p></office:annotation></text:p></style:header>
                """
            let merged = try fusion(ModeleAGater.styles(maitre: header)).racine
            #expect(try maitre("Standard", in: merged).enfants("style:header").first?.texteODF == "Préfecture")
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
