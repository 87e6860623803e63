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
        func libreOfficeShowsEveryPaperWithItsHeadingsAndItsPageNumbers() throws {
            _ = try Commande.chemin("soffice")
            try withTemporaryDirectory { directory in
                let documents = Self.papiers.map { DocumentEssai($0, "cantal") }
                for document in documents {
                    try Data(document.octets()).write(to: directory.appending(path: "\(document.papier.rawValue).odt"))
                }
                let profile = "-env:UserInstallation=\(directory.appending(path: "profil").absoluteString)"
                let run = try Commande.lancer(
                    "timeout",
                    ["200", "soffice", "--headless", profile, "--convert-to", "pdf:writer_pdf_Export"]
                        + documents.map { "\($0.papier.rawValue).odt" }, dans: directory)
                try #require(run.code == 0, "\(run.sortie)")
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
            #expect(content.tous("text:table-of-content").count == 1)
            #expect(!shown.contains(" ? Page"), "\(document.papier.rawValue)")
        }
    }
}
