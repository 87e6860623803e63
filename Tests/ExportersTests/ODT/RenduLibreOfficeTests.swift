import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// What a reader sees: the report of a whole plan, laid out by LibreOffice.
    struct RenduLibreOfficeTests {
        /// One test, since LibreOffice takes seconds to start.
        @Test(.timeLimit(.minutes(3)))
        func libreOfficeShowsEveryActionTheRightPagesAndKeepsTheTextOnSaving() throws {
            let plan = try planDuDepot("pasdecalais")
            let bytes = try rapport(export(plan, mention: "données fictives"))
            try withTemporaryDirectory { directory in
                try Data(bytes).write(to: directory.appending(path: "rapport.odt"))
                try LibreOffice.convertir("rapport.odt", en: "pdf:writer_pdf_Export", dans: directory)
                let pages = try Page.all(of: "rapport.pdf", in: directory)
                checkActions(of: plan, on: pages)
                checkPageNumbers(pages)
                try checkContents(of: PaquetODT(bytes), against: pages, Titre.all(of: "rapport.pdf", in: directory))
                checkCaptions(on: pages)
                try LibreOffice.convertir("rapport.odt", en: "odt", vers: "resaved", dans: directory)
                let resaved = try Data(contentsOf: directory.appending(path: "resaved/rapport.odt"))
                #expect(try PaquetODT(bytes).textes == PaquetODT([UInt8](resaved)).textes)
            }
        }

        private func checkActions(of plan: Plan, on pages: [Page]) {
            let index = PlanIndex(plan)
            let shown = pages.map(\.words).joined(separator: " ")
            for noeud in index.suivis {
                let words = Page.words(imprime(noeud.titreAffiche)).split(separator: " ").prefix(4).joined(
                    separator: " ")
                #expect(shown.contains(words), "\(noeud.id) : « \(words) »")
            }
        }

        private func checkPageNumbers(_ pages: [Page]) {
            #expect(pages.count > 20)
            // The cover bears neither header nor footer.
            for page in pages.dropFirst() {
                #expect(page.words.contains("Page \(page.number) sur \(pages.count)"), "page \(page.number)")
                #expect(page.words.contains("audience : interne – données fictives"), "page \(page.number)")
            }
        }

        /// Each entry of the contents gives the page where its heading stands, which the outline of the PDF knows.
        private func checkContents(of paquet: PaquetODT, against pages: [Page], _ outline: [Titre]) throws {
            let headings = try paquet.xml("content.xml").tous("text:h").map { Page.words($0.texteODF) }
            #expect(outline.map(\.words) == headings)
            let contents = try #require(pages.firstIndex { $0.body.hasPrefix("Sommaire") })
            let body = try #require(outline.first).page - 1
            // The dots before a number are no part of an entry; those before a page end may stand alone.
            var entries = pages[contents..<body].map(\.body).joined(separator: " ")
                .replacing(/(?:\s*\.){3,}/, with: " ")[...]
            for titre in outline {
                let place = try #require(entries.range(of: titre.words), "« \(titre.words) » dans le sommaire")
                entries = entries[place.upperBound...]
                let number = entries.prefixMatch(of: /[\s.]*(\d+)/).flatMap { Int($0.1) }
                #expect(number == titre.page, "« \(titre.words) »")
                #expect(pages[titre.page - 1].body.contains(titre.words), "« \(titre.words) »")
            }
        }

        /// The sequence field counts from 1 without a gap.
        private func checkCaptions(on pages: [Page]) {
            let numbers = pages.flatMap { $0.words.matches(of: /Tableau (\d+) –/).compactMap { Int($0.1) } }
            #expect(!numbers.isEmpty)
            #expect(numbers == Array(1...max(numbers.count, 1)))
        }
    }

    /// A page of a PDF as text.
    struct Page {
        var number: Int
        /// Its words, one space between them.
        var words: String

        /// Without the head and the foot.
        var body: String {
            let head = words.range(of: "données fictives").map(\.upperBound) ?? words.startIndex
            let foot = words.range(of: "Pas-de-Calais – rapport semestriel, 2nd", options: .backwards)
            return words[head..<(foot?.lowerBound ?? words.endIndex)].trimmingCharacters(in: .whitespaces)
        }

        static func words(_ text: String) -> String {
            text.split { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
        }

        static func all(of file: String, in directory: URL) throws -> [Page] {
            let info = try Commande.lancer("pdfinfo", [file], dans: directory).sortie
            let count = try #require(info.firstMatch(of: /Pages:\s+(\d+)/).flatMap { Int($0.1) })
            let text = try Commande.lancer("pdftotext", ["-raw", file, "-"], dans: directory).sortie
            let pages = text.split(separator: "\u{C}", omittingEmptySubsequences: false).prefix(count)
            try #require(pages.count == count)
            return pages.enumerated().map { Page(number: $0.offset + 1, words: words(String($0.element))) }
        }
    }

    /// An entry of the outline of a PDF.
    struct Titre {
        var words: String
        /// From 1.
        var page: Int

        /// In document order.
        static func all(of file: String, in directory: URL) throws -> [Titre] {
            let xml = try Commande.lancer("pdftohtml", ["-xml", "-i", "-stdout", file], dans: directory).sortie
            let start = try #require(xml.range(of: "<outline>")).lowerBound
            let end = try #require(xml.range(of: "</outline>", options: .backwards)).upperBound
            return try ElementXML([UInt8](xml[start..<end].utf8)).tous("item").map { item in
                Titre(words: Page.words(item.texte), page: try #require(item["page"].flatMap { Int($0) }))
            }
        }
    }
}
