import Foundation
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// The styles of a template once ours are added.
    struct CharteStylesTests {
        private static func paragraphe(_ attributs: String, _ contenu: String = "") -> String {
            "<style:style style:family=\"paragraph\" \(attributs)>\(contenu)</style:style>"
        }

        @Test func everyNameThatOurContentUsesIsThere() throws {
            let ours = try ElementXML(stylesParDefaut())
            for nommes in ["", Self.paragraphe("style:name=\"Normal\""), "<text:list-style style:name=\"Puces\"/>"] {
                let merged = try fusionDEssai(ModeleAGater.styles(nommes: nommes)).racine
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
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: body)).racine
            let kept = try #require(styleNomme("Text_20_body", in: merged).enfants("style:text-properties").first)
            #expect(kept.attributs == ["fo:color": "#123456"])
        }

        @Test func whatSomeProgramsWriteAgainstTheGrammarIsLeftOut() throws {
            let style = Self.paragraphe(
                "style:name=\"Courant\" style:hidden=\"true\"",
                "<style:text-properties fo:language=\"fr\" fo:country=\"\"/>")
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: style)).racine
            let kept = try #require(styleNomme("Courant", in: merged).enfants.first)
            #expect(kept.attributs == ["fo:language": "fr"])
        }

        @Test func stylesInARingOrInALongLineAreGoneThrough() throws {
            let ligne = (1...5000).map {
                Self.paragraphe("style:name=\"P\($0)\" style:parent-style-name=\"P\($0 - 1)\"")
            }
            let anneau =
                Self.paragraphe("style:name=\"P0\" style:parent-style-name=\"P5000\"")
                + Self.paragraphe("style:name=\"Caption\" style:parent-style-name=\"P2500\"")
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: ligne.joined() + anneau)).racine
            let properties = try #require(styleNomme("Caption", in: merged).enfants("style:paragraph-properties").first)
            #expect(properties["fo:keep-with-next"] == "always")
        }

        // MARK: - Headings

        /// They would say, on each page of ours, the file and the author of the template.
        @Test func theFileAndTheAuthorOfTheTemplateAreLeftOut() throws {
            let champs = ["file-name", "template-name", "author-name", "author-initials", "sender-email", "creator"]
            let entete = champs.map { "<text:\($0)>secret</text:\($0)>" }.joined()
            let arbre = try Charte.arbre(
                Array(ModeleAGater.styles(maitre: "<style:header><text:p>Lot \(entete)</text:p></style:header>").utf8))
            #expect(!arbre.all.contains { node in champs.contains { node.name == "text:\($0)" } })
            #expect(arbre.all.contains { $0.name == "style:header" })
        }

        /// White letters on a coloured band: our own titles, which have no band, take the colour of the band.
        @Test func aTitleIsNeverWhiteOnThePage() throws {
            for (bande, attendue) in [("#003366", "#003366"), ("#ffffee", ODTStyles.encre)] {
                let nommes = """
                    <style:style style:name="Heading_20_1" style:family="paragraph" style:default-outline-level="1">\
                    <style:paragraph-properties fo:background-color="\(bande)"/>\
                    <style:text-properties fo:color="#ffffff"/></style:style>
                    """
                let merged = try fusionDEssai(ModeleAGater.styles(nommes: nommes)).racine
                for nom in ["Title", "Subtitle", "Contents_20_Heading", "Heading_20_2", "Heading_20_3"] {
                    let texte = try styleNomme(nom, in: merged).enfants("style:text-properties").first
                    #expect(texte?["fo:color"] == attendue, "\(nom)")
                }
            }
        }

        @Test func headingsInheritFromTheStylesThatBearTheirLevels() throws {
            let nommes =
                Self.paragraphe("style:name=\"Chapitre\" style:default-outline-level=\"1\"")
                + Self.paragraphe(
                    "style:name=\"Partie\" style:default-outline-level=\"2\" style:list-style-name=\"WW\"")
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: nommes)).racine
            #expect(try styleNomme("Heading_20_1", in: merged)["style:parent-style-name"] == "Chapitre")
            #expect(try styleNomme("Heading_20_2", in: merged)["style:parent-style-name"] == "Partie")
            #expect(try styleNomme("Heading_20_2", in: merged)["style:list-style-name"] == "")
            #expect(try styleNomme("Chapitre", in: merged)["style:default-outline-level"] == nil)
            for niveau in 1...4 {
                let bearers = merged.tous("style:style").filter { $0["style:default-outline-level"] == "\(niveau)" }
                let names = bearers.compactMap { $0["style:name"] }
                // The contents' own title is a heading too, that no contents lists.
                #expect(names == ["Heading_20_\(niveau)"] + (niveau == 1 ? ["Contents_20_Heading"] : []))
            }
        }

        @Test func aHeadingStyleWithoutLevelGivesItsNameToTheOneThatHasIt() throws {
            let nommes =
                Self.paragraphe("style:name=\"Heading_20_1\"")
                + Self.paragraphe(
                    "style:name=\"Chapitre\" style:default-outline-level=\"1\" "
                        + "style:parent-style-name=\"Heading_20_1\"")
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: nommes)).racine
            #expect(try styleNomme("Heading_20_1", in: merged)["style:parent-style-name"] == "Chapitre")
            #expect(try styleNomme("Chapitre", in: merged)["style:parent-style-name"] == "Charte_20_Heading_20_1")
            _ = try styleNomme("Charte_20_Heading_20_1", in: merged)
        }

        @Test func numbersOfTheTemplateAreNotSetBeforeTheCodesOfThePlan() throws {
            let outline = """
                <text:outline-style style:name="Outline">\
                <text:outline-level-style text:level="1" style:num-format="I"/></text:outline-style>
                """
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: outline)).racine
            #expect(merged.tous("text:outline-level-style").allSatisfy { $0["style:num-format"] == "" })
        }

        @Test func levelsThatTheTemplateLacksTakeTheColourAndTheFontOfItsFirst() throws {
            let nommes = Self.paragraphe(
                "style:name=\"Heading_20_1\" style:default-outline-level=\"1\"",
                "<style:text-properties fo:color=\"#00795c\" fo:font-family=\"Carlito\"/>")
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: nommes)).racine
            for nom in ["Heading_20_3", "Title", "Contents_20_Heading"] {
                let texte = try #require(styleNomme(nom, in: merged).enfants("style:text-properties").first)
                #expect((texte["fo:color"], texte["fo:font-family"]) == ("#00795c", "Carlito"))
            }
        }

        @Test(arguments: [
            ("Corps de texte", "Text_20_body"), ("Légende", "Caption"), ("Titre 3", "Heading_20_3"),
            ("Normal", "Standard"), ("toc 2", "Contents_20_2"), ("Table Contents", "Table_20_Contents"),
        ])
        func aStyleKnownUnderAnotherNameIsFollowed(montre: String, notre: String) throws {
            let nommes = Self.paragraphe("style:name=\"P17\" style:display-name=\"\(montre)\"")
            let merged = try fusionDEssai(ModeleAGater.styles(nommes: nommes)).racine
            #expect(try styleNomme(notre, in: merged)["style:parent-style-name"] == "P17")
        }

        // MARK: - Language

        @Test func frenchIsSaidOnlyWhereNoLanguageIs() throws {
            func langue(_ attributs: String) throws -> String? {
                let defaut = """
                    <style:default-style style:family="paragraph"><style:text-properties \(attributs)/>\
                    </style:default-style>
                    """
                let merged = try fusionDEssai(ModeleAGater.styles(nommes: defaut)).racine
                return merged.tous("style:default-style").first { $0["style:family"] == "paragraph" }?
                    .enfants("style:text-properties").first?["fo:language"]
            }
            #expect(try langue("fo:color=\"#000000\"") == "fr")
            #expect(try langue("fo:language=\"zxx\" fo:country=\"none\"") == "fr")
            #expect(try langue("fo:language=\"oc\" fo:country=\"FR\"") == "oc")
        }
    }
}
