import Fixtures
import Testing

extension LibXML2Suites {
    /// What the grammar does not see: an accessible document that holds together.
    struct StructureODTTests {
        @Test(arguments: DocumentEssai.tous)
        func headingsAreNeverEmptyAndNeverSkipALevel(document: DocumentEssai) throws {
            let headings = try document.ouvert().content.tous("text:h")
            let levels = headings.compactMap { $0["text:outline-level"].flatMap { Int($0) } }
            #expect(levels.first == 1)
            #expect(levels.count == headings.count)
            #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
            #expect(headings.allSatisfy { !$0.texteODF.allSatisfy(\.isWhitespace) })
            // The style says the same level as the heading, itself or by the one that it comes from.
            let automatic = try document.ouvert().content.tous("style:style")
            let styles = headings.map { heading in
                let own = automatic.first { $0["style:name"] == heading["text:style-name"] }
                return own?["style:parent-style-name"] ?? heading["text:style-name"]
            }
            // The title and the contents' own title are headings under names of their own.
            let propres: Set = ["Title", "Contents_20_Heading"]
            for (style, level) in zip(styles, levels) where !propres.contains(style ?? "") {
                #expect(style == "Heading_20_\(level)")
            }
            // A title that is blank is no heading.
            if document.exemple != "\(TexteHostile.finsDeLigneSeules)" {
                #expect(styles.count { $0 == "Title" } == 1 && styles.first == "Title")
            }
            #expect(
                styles.count { $0 == "Contents_20_Heading" }
                    == (try document.ouvert().content.tous("text:table-of-content").count))
        }

        @Test(arguments: DocumentEssai.tous)
        func tablesHaveAHeaderRowRowsAndNoEmptyCell(document: DocumentEssai) throws {
            for table in try document.ouvert().content.tous("table:table") {
                let header = table.enfants("table:table-header-rows").flatMap { $0.enfants("table:table-row") }
                let rows = table.enfants("table:table-row")
                let name = table["table:name"] ?? ""
                #expect(header.count == 1, "\(name)")
                #expect(!rows.isEmpty, "\(name)")
                let columns = table.enfants("table:table-column").count
                for row in header + rows {
                    let cells = row.enfants("table:table-cell")
                    #expect(cells.count == columns, "\(name)")
                    #expect(!cells.contains { $0.texteODF.allSatisfy(\.isWhitespace) }, "\(name)")
                    #expect(cells.allSatisfy { $0.enfants.allSatisfy { $0.nom == "text:p" } }, "\(name)")
                }
            }
        }

        @Test(arguments: DocumentEssai.reels)
        func columnsOfATableFillTheWidthOfThePage(document: DocumentEssai) throws {
            let content = try document.ouvert().content
            for table in content.tous("table:table") {
                let widths = table.enfants("table:table-column").compactMap { column in
                    column["table:style-name"].flatMap { Int($0.dropFirst("Colonne".count)) }
                }
                #expect(widths.reduce(0, +) == 170, "\(table["table:name"] ?? "")")
            }
        }

        @Test(arguments: DocumentEssai.tous)
        func everyStyleThatIsNamedExists(document: DocumentEssai) throws {
            let (content, styles) = (try document.ouvert().content, try document.ouvert().styles)
            let kinds: Set = ["style:style", "text:list-style", "style:page-layout", "style:master-page"]
            let declared = Set(
                (content.tous + styles.tous).filter { kinds.contains($0.nom) }.compactMap { $0["style:name"] })
            let names = [
                "text:style-name", "table:style-name", "style:parent-style-name", "style:next-style-name",
                "style:page-layout-name", "style:master-page-name", "draw:style-name",
            ]
            for element in content.tous + styles.tous {
                for name in names {
                    guard let style = element[name] else { continue }
                    #expect(declared.contains(style), "« \(style) » de <\(element.nom)>")
                }
            }
        }

        @Test(arguments: DocumentEssai.tous)
        func everyReferenceMeetsItsBookmarkAndNamesAreUnique(document: DocumentEssai) throws {
            let content = try document.ouvert().content
            let starts = content.tous("text:bookmark-start").compactMap { $0["text:name"] }
            #expect(Set(starts).count == starts.count)
            #expect(Set(content.tous("text:bookmark-end").compactMap { $0["text:name"] }) == Set(starts))
            let references = content.tous("text:bookmark-ref").compactMap { $0["text:ref-name"] }
            #expect(Set(references).isSubset(of: starts))
            #expect(content.tous("text:a").allSatisfy { starts.contains(String($0["xlink:href"]?.dropFirst() ?? "")) })
            let tables = content.tous("table:table").compactMap { $0["table:name"] }
            #expect(Set(tables).count == tables.count)
            let sequences = content.tous("text:sequence").compactMap { $0["text:ref-name"] }
            let charts = content.tous("draw:object").count
            // The room for signatures bears no caption.
            #expect(sequences.count == tables.filter { $0 != "Signatures" }.count + charts)
            #expect(Set(sequences).count == sequences.count)
        }

        @Test(arguments: DocumentEssai.tous)
        func theContentsListsTheHeadingsInOrder(document: DocumentEssai) throws {
            let content = try document.ouvert().content
            guard let source = content.tous("text:table-of-content-source").first else { return }
            let niveaux = try #require(source["text:outline-level"].flatMap { Int($0) })
            let headings = content.tous("text:h").filter {
                let isListed = !["Title", "Contents_20_Heading"].contains($0["text:style-name"] ?? "")
                return isListed && $0["text:outline-level"].flatMap { Int($0) }.map { $0 <= niveaux } ?? false
            }
            let entries = content.tous("text:index-body").flatMap { $0.enfants("text:p") }
            // No page that nobody computed: neither a number nor a question mark.
            #expect(entries.allSatisfy { $0.texteODF.hasSuffix("\t") })
            // A space that ends a heading is not shown, the one before a tab is.
            let texts = entries.map { $0.texteODF.dropLast(1) }.map { $0.last == " " ? $0.dropLast() : $0 }
            #expect(texts.map { String($0) } == headings.map(\.texteODF))
            // A field within a link breaks DOCX and leaves links of the PDF without a tag.
            #expect(content.tous("text:a").allSatisfy { $0.tous("text:bookmark-ref").isEmpty })
            // Made again, it lists the same styles.
            let styles = source.enfants("text:index-source-styles").flatMap { $0.enfants("text:index-source-style") }
            #expect(styles.map { $0["text:style-name"] } == (1...niveaux).map { "Heading_20_\($0)" })
        }

        @Test func thePagesThatARenderingGaveStandInTheContentsAndOthersDoNot() throws {
            let plan = try planDuDepot("cantal")
            func entrees(_ pages: [Int]?) throws -> [String] {
                let export = export(plan, pages: pages)
                return try PaquetODT(rapport(export)).xml("content.xml").tous("text:index-body")
                    .flatMap { $0.enfants("text:p") }.map { String($0.texteODF.drop { $0 != "\t" }.dropFirst()) }
            }
            let vides = try entrees(nil)
            #expect(vides.count > 10 && vides.allSatisfy(\.isEmpty))
            #expect(try entrees(vides.indices.map { $0 + 3 }) == vides.indices.map { "\($0 + 3)" })
            // Of another document.
            #expect(try entrees([3, 4]) == vides)
        }

        @Test(arguments: DocumentEssai.reels)
        func everyPictureSaysItselfInEightyCharacters(document: DocumentEssai) throws {
            let frames = try document.ouvert().content.tous("draw:frame")
            for frame in frames {
                let titre = frame.enfants("svg:title").map(\.texte).joined()
                #expect((1...80).contains(titre.count), "\(titre)")
            }
        }
    }
}
