import Exporters
import Fixtures
import PlanModel
import Synchronization
import Testing

extension LibXML2Suites {
    /// What the grammar does not see: an accessible document that holds together.
    struct RapportStructureTests {
        /// The four plans, a plan of every form, and hostile words everywhere.
        static let exemples = plansDuDepot + ["complet", "vide"] + TexteHostile.allCases.map { "\($0)" }

        /// Each is made once: the suites run one after the other.
        private static let faits = Mutex<[String: PaquetODT]>([:])

        static func paquet(_ nom: String) throws -> PaquetODT {
            if let fait = faits.withLock({ $0[nom] }) { return fait }
            let fait = try nouveau(nom)
            faits.withLock { $0[nom] = fait }
            return fait
        }

        private static func nouveau(_ nom: String) throws -> PaquetODT {
            if let hostile = TexteHostile.allCases.first(where: { "\($0)" == nom }) {
                return try PaquetODT(rapport(export(planAvec(hostile.texte), suivi: suiviAvec(hostile.texte))))
            }
            switch nom {
            case "complet":
                return try PaquetODT(
                    rapport(export(try PlanReader(file: nom).read([UInt8](planComplet.utf8)).plan)))
            case "vide": return try PaquetODT(rapport(export(planVide())))
            default: return try PaquetODT(rapport(export(try planDuDepot(nom))))
            }
        }

        @Test(arguments: exemples)
        func headingsAreNeverEmptyAndNeverSkipALevel(nom: String) throws {
            let headings = try Self.paquet(nom).xml("content.xml").tous("text:h")
            let levels = headings.compactMap { $0["text:outline-level"].flatMap { Int($0) } }
            #expect(levels.first == 1)
            #expect(levels.count == headings.count)
            #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
            #expect(headings.allSatisfy { !$0.texteODF.allSatisfy(\.isWhitespace) })
            // The style says the same level as the heading.
            for (heading, level) in zip(headings, levels) {
                let style = heading["text:style-name"]
                #expect(style == "Heading_20_\(level)" || style == "TitrePage" && level == 1)
            }
        }

        @Test(arguments: exemples)
        func tablesHaveAHeaderRowRowsAndNoEmptyCell(nom: String) throws {
            for table in try Self.paquet(nom).xml("content.xml").tous("table:table") {
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

        @Test(arguments: plansDuDepot)
        func columnsOfATableFillTheWidthOfThePage(slug: String) throws {
            let content = try Self.paquet(slug).xml("content.xml")
            for table in content.tous("table:table") {
                let widths = table.enfants("table:table-column").compactMap { column in
                    column["table:style-name"].flatMap { Int($0.dropFirst("Colonne".count)) }
                }
                #expect(widths.reduce(0, +) == 170, "\(table["table:name"] ?? "")")
            }
        }

        @Test(arguments: exemples)
        func everyStyleThatIsNamedExists(nom: String) throws {
            let paquet = try Self.paquet(nom)
            let (content, styles) = (try paquet.xml("content.xml"), try paquet.xml("styles.xml"))
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

        @Test(arguments: exemples)
        func everyReferenceMeetsItsBookmarkAndNamesAreUnique(nom: String) throws {
            let content = try Self.paquet(nom).xml("content.xml")
            let starts = content.tous("text:bookmark-start").compactMap { $0["text:name"] }
            #expect(Set(starts).count == starts.count)
            #expect(Set(content.tous("text:bookmark-end").compactMap { $0["text:name"] }) == Set(starts))
            let references = content.tous("text:bookmark-ref").compactMap { $0["text:ref-name"] }
            #expect(!references.isEmpty)
            #expect(Set(references).isSubset(of: starts))
            #expect(content.tous("text:a").allSatisfy { starts.contains(String($0["xlink:href"]?.dropFirst() ?? "")) })
            let tables = content.tous("table:table").compactMap { $0["table:name"] }
            #expect(Set(tables).count == tables.count)
            let sequences = content.tous("text:sequence").compactMap { $0["text:ref-name"] }
            let figures = content.tous("draw:object").count
            // The place for signatures has no caption: what it is stands in its header row.
            let signatures = tables.count { $0 == "Signatures" }
            #expect(Set(sequences).count == tables.count - signatures + figures)
        }

        @Test(arguments: exemples)
        func theContentsListsTheHeadingsInOrder(nom: String) throws {
            let content = try Self.paquet(nom).xml("content.xml")
            let headings = content.tous("text:h").filter { ["1", "2"].contains($0["text:outline-level"]) }
            let entries = content.tous("text:index-body").flatMap { $0.enfants("text:p") }
            #expect(entries.allSatisfy { $0.texteODF.hasSuffix("\t?") })
            // A space that ends a heading is not shown, the one before a tab is.
            let texts = entries.map { $0.texteODF.dropLast(2) }.map { $0.last == " " ? $0.dropLast() : $0 }
            #expect(texts.map { String($0) } == headings.map(\.texteODF))
        }

        @Test(arguments: plansDuDepot)
        func theDocumentSaysItsLanguageTitleAndSubject(slug: String) throws {
            let plan = try planDuDepot(slug)
            let paquet = try Self.paquet(slug)
            let meta = try paquet.xml("meta.xml")
            #expect(meta.tous("dc:language").map(\.texte) == ["fr-FR"])
            #expect(
                meta.tous("dc:title").map(\.texte) == [
                    "Rapport semestriel – \(plan.departement.nom) – 2nd semestre 2018"
                ])
            #expect(meta.tous("dc:subject").map(\.texte) == [plan.titre])
            #expect(meta.tous("meta:keyword").map(\.texte).contains("2018-S2"))
            // The last change that the report knows of, never the clock's.
            #expect(meta.tous("dc:date").map(\.texte) == ["2019-01-10T08:30:00Z"])
            let paragraph = try paquet.xml("styles.xml").tous("style:default-style")
                .first { $0["style:family"] == "paragraph" }?.enfants("style:text-properties").first
            #expect(paragraph?["fo:language"] == "fr")
            #expect(paragraph?["fo:country"] == "FR")
        }

        @Test func theMentionStandsOnTheCoverAndAtTheHeadOfEachPage() throws {
            let paquet = try PaquetODT(rapport(export(petitPlan(), mention: "données fictives de démonstration")))
            let header = try paquet.xml("styles.xml").tous("style:header").map(\.texteODF)
            #expect(
                header == [
                    "Projet de rapport, non émis – audience\u{A0}: interne – données fictives de démonstration"
                ])
            #expect(try paquet.xml("content.xml").texte.contains("Données fictives de démonstration"))
        }
    }
}
