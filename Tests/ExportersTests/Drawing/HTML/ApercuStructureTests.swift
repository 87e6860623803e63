import Exporters
import Fixtures
import Foundation
import Testing

extension LibXML2Suites {
    /// How the preview is built, for a reader that hears it and a browser that obeys a strict policy.
    struct ApercuStructureTests {
        @Test(arguments: DocumentEssai.tous)
        func headingsBeginAtTheSecondLevelAndNeverSkipOne(document: DocumentEssai) throws {
            let niveaux = try ApercuLu.de(document).titres.compactMap { Int($0.nom.dropFirst()) }
            #expect(niveaux.first == 2)
            #expect(zip(niveaux, niveaux.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        }

        @Test(arguments: DocumentEssai.tous)
        func everyLinkHasItsTargetAndNoIdentifierComesTwice(document: DocumentEssai) throws {
            let apercu = try ApercuLu.de(document)
            let ids = apercu.racine.tous.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count)
            let liens = apercu.racine.tous("a").compactMap { $0["href"] }
            #expect(liens.allSatisfy { $0.hasPrefix("#") && ids.contains(String($0.dropFirst())) })
            #expect(try liens.count == document.ouvert().content.tous("text:a").count)
        }

        @Test(arguments: DocumentEssai.reels)
        func everyTableHasItsHeadersAndEachRowItsCells(document: DocumentEssai) throws {
            let apercu = try ApercuLu.de(document)
            #expect(
                apercu.racine.tous("th").allSatisfy { ["col", "row"].contains($0["scope"]) && !$0.texte.isEmpty })
            let tables = apercu.racine.tous("table")
            let attendues = try document.ouvert().content.tous("table:table")
            #expect(tables.count == attendues.count)
            for (table, attendue) in zip(tables, attendues) {
                let colonnes = attendue.enfants("table:table-column").count
                let entetes = table.enfants("thead").flatMap { $0.tous("th") }
                #expect(entetes.count == colonnes && entetes.allSatisfy { $0["scope"] == "col" })
                #expect(table.tous("tr").allSatisfy { $0.enfants.count == colonnes })
                let isSignature = attendue["table:name"] == "Signatures"
                #expect(table.enfants("caption").count == (isSignature ? 0 : 1))
                #expect(
                    table.enfants("tbody").flatMap { $0.enfants("tr") }
                        .allSatisfy { $0.enfants.first?["scope"] == (isSignature ? nil : "row") })
            }
        }

        @Test(arguments: DocumentEssai.tous)
        func nothingActsFetchesOrBearsAStyle(document: DocumentEssai) throws {
            let elements: Set<String> = [
                "div", "p", "h2", "h3", "h4", "h5", "h6", "nav", "ul", "li", "a", "table", "caption", "colgroup", "col",
                "thead", "tbody", "tr", "th", "td", "strong", "span", "br", "figure", "figcaption", "svg", "rect",
                "polyline", "polygon", "circle", "text", "sup",
            ]
            let attributs: Set<String> = [
                "id", "class", "href", "scope", "role", "aria-label", "width", "height", "viewBox", "x", "y", "points",
                "fill", "stroke", "stroke-width", "stroke-dasharray", "cx", "cy", "r", "text-anchor", "font-family",
                "font-size", "font-weight",
            ]
            for element in try ApercuLu.de(document).racine.tous {
                #expect(elements.contains(element.nom))
                #expect(element.attributs.keys.allSatisfy(attributs.contains), "\(element.attributs)")
            }
        }

        @Test(arguments: DocumentEssai.reels)
        func anHTMLParserReadsTheSameElements(document: DocumentEssai) throws {
            // Only void elements of HTML, and what lies in a drawing, may end in their own tag.
            let dehors = try ApercuLu.de(document).texte.replacing(/<svg.*?<\/svg>/.dotMatchesNewlines(), with: "")
            let seules = dehors.matches(of: /<(\w+)[^<>]*\/>/).map { String($0.1) }
            #expect(Set(seules).isSubset(of: ["br", "col"]))
        }

        @Test(arguments: DocumentEssai.reels)
        func everyClassHasItsRule(document: DocumentEssai) throws {
            let css = try String(
                contentsOf: fichierDuDepot("Sources/CRessources/statique/apercu.css"), encoding: .utf8)
            let classes = try Set(
                ApercuLu.de(document).racine.tous.flatMap { ($0["class"] ?? "").split(separator: " ").map(String.init) }
            )
            for classe in classes {
                let regles = css.ranges(of: ".\(classe)").filter { regle in
                    css[regle.upperBound...].first.map { !$0.isLetter && !$0.isNumber && $0 != "-" } ?? true
                }
                #expect(!regles.isEmpty, "\(classe)")
            }
        }
    }
}
