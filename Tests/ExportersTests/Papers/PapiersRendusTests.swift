import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// What a reader sees: each paper, laid out by LibreOffice.
    struct PapiersRendusTests {
        private static let papiers: [DocumentEssai.Papier] = [.fiches, .plan, .comparaison, .carnet]

        /// One test, since LibreOffice takes seconds to start.
        @Test(.timeLimit(.minutes(4)))
        func libreOfficeShowsEveryPaperWithItsHeadingsAndPageNumbersAndKeepsItsTextOnSaving() throws {
            try withTemporaryDirectory { directory in
                let documents = Self.papiers.map { DocumentEssai($0, "cantal") }
                for document in documents {
                    try Data(document.octets()).write(to: directory.appending(path: "\(document.papier.rawValue).odt"))
                }
                let files = documents.map { "\($0.papier.rawValue).odt" }
                try LibreOffice.convertir(files, en: "pdf:writer_pdf_Export", dans: directory)
                try LibreOffice.convertir(files, en: "odt", vers: "resaved", dans: directory)
                for document in documents { try check(document, in: directory) }
            }
        }

        private func check(_ document: DocumentEssai, in directory: URL) throws {
            let pages = try Page.all(of: "\(document.papier.rawValue).pdf", in: directory)
            let shown = pages.map(\.words).joined(separator: " ")
            let content = try document.ouvert().content
            for heading in content.tous("text:h").map(\.texteODF) {
                let words = Page.words(heading).split(separator: " ").prefix(6).joined(separator: " ")
                #expect(shown.contains(words), "\(document.papier.rawValue) : « \(words) »")
            }
            // The cover bears neither head nor foot.
            for page in pages.dropFirst() {
                #expect(page.words.contains("Page \(page.number) sur \(pages.count)"), "\(document.papier.rawValue)")
                #expect(page.words.contains("données fictives"), "\(document.papier.rawValue) \(page.number)")
            }
            let resaved = try Data(
                contentsOf: directory.appending(path: "resaved/\(document.papier.rawValue).odt"))
            #expect(try document.ouvert().paquet.textes == PaquetODT([UInt8](resaved)).textes)
            #expect(content.tous("text:table-of-content").count == 1)
            #expect(!shown.contains(" ? Page"), "\(document.papier.rawValue)")
        }
    }
}
