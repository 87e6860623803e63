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
                try checkWord(of: bytes, against: pages, in: directory)
            }
        }

        /// Saved as DOCX and opened again, it shows the same words, the same page numbers and the same captions.
        private func checkWord(of bytes: [UInt8], against pages: [Page], in directory: URL) throws {
            try LibreOffice.convertir("rapport.odt", en: "docx", dans: directory)
            let docx = try [UInt8](Data(contentsOf: directory.appending(path: "rapport.docx")))
            try LibreOffice.convertir("rapport.docx", en: "pdf:writer_pdf_Export", vers: "word", dans: directory)
            let shown = try Page.all(of: "word/rapport.pdf", in: directory, mode: "-layout")
            checkCaptions(on: shown)
            // Its page breaks may fall elsewhere: the numbers are those that were saved, until somebody updates them.
            try checkContents(
                of: PaquetODT(bytes), against: shown, Titre.all(of: "rapport.pdf", in: directory), saved: true)
            let words = Page.plain(
                try Page.all(of: "word/rapport.pdf", in: directory).map(\.body).joined(separator: " "))
            for paragraph in try PaquetODT(bytes).xml("content.xml").tous
            where ["text:p", "text:h"].contains(paragraph.nom) {
                let start = Page.plain(Page.words(String(paragraph.texteODF.prefix { $0 != "\t" }))).prefix(30)
                // A paragraph of a picture alone has no words.
                #expect(start.isEmpty || words.contains(start), "« \(start) »")
            }
            // The pages that LibreOffice counted, as the contents takes them.
            let outline = try Titre.all(of: "rapport.pdf", in: directory).dropFirst(2)
            let entrees = try PaquetODT(bytes).xml("content.xml").tous("text:index-body").flatMap {
                $0.enfants("text:p")
            }
            let listes = entrees.map { Page.words(String($0.texteODF.prefix { $0 != "\t" })) }
            let lues = try #require(NumerosDePage.lus(docx))
            #expect(lues == outline.filter { listes.contains($0.words) }.map(\.page))
            #expect(NumerosDePage.lus(bytes) == nil)
        }

        /// LibreOffice's own « update index », by its programming interface.
        @Test(.timeLimit(.minutes(3)))
        func theContentsIsUpdatedWithoutAChangedLine() throws {
            let documents: [DocumentEssai.Papier] = [.rapport, .plan, .carnet]
            try withTemporaryDirectory { directory in
                for papier in documents {
                    let bytes = try DocumentEssai(papier, "pasdecalais").octets()
                    try Data(bytes).write(to: directory.appending(path: "\(papier.rawValue).odt"))
                }
                let script = directory.appending(path: "index.py")
                try Data(Self.miseAJour.utf8).write(to: script)
                // Debian's own interpreter: the one that python3-uno is for.
                let run = try Commande.lancer(
                    "timeout", ["150", "/usr/bin/python3", script.path] + documents.map { "\($0.rawValue).odt" },
                    dans: directory)
                #expect(run.code == 0, "\(run.sortie)")
                let lignes = run.sortie.split(separator: "\n").map(String.init)
                #expect(lignes.count == documents.count, "\(run.sortie)")
                for ligne in lignes {
                    let nombres = ligne.split(separator: " ").compactMap { Int($0) }
                    #expect(
                        nombres.count == 3 && nombres[0] > 2 && nombres[0] == nombres[1] && nombres[2] == 0, "\(ligne)")
                }
            }
        }

        private static let miseAJour = """
            import os, subprocess, sys, time
            import uno
            from com.sun.star.beans import PropertyValue
            here = os.getcwd()
            pipe = "plantracker" + str(os.getpid())
            office = subprocess.Popen(["soffice", "--headless", "-env:UserInstallation=file://" + here + "/profil-uno",
                "--accept=pipe,name=" + pipe + ";urp;", "--norestore"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            context = uno.getComponentContext()
            resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
            for _ in range(200):
                try:
                    remote = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
                    break
                except Exception:
                    time.sleep(0.3)
            desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
            hidden = PropertyValue()
            hidden.Name, hidden.Value = "Hidden", True
            for name in sys.argv[1:]:
                document = desktop.loadComponentFromURL("file://" + here + "/" + name, "_blank", 0, (hidden,))
                index = document.getDocumentIndexes().getByIndex(0)
                # A page number is what the layout of that moment says: the words are compared, and that there is a number.
                def lines():
                    split = [line.rpartition("\\t") for line in index.getAnchor().getString().splitlines()]
                    return [(words or page, page.isdigit()) for words, _, page in split]
                before = lines()
                index.update()
                after = lines()
                print(len(before), len(after), sum(x != y for x, y in zip(before, after)))
                document.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
            office.wait(30)
            """

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
        private func checkContents(
            of paquet: PaquetODT, against pages: [Page], _ outline: [Titre], saved: Bool = false
        ) throws {
            let headings = try paquet.xml("content.xml").tous("text:h").map { Page.words($0.texteODF) }
            #expect(outline.map(\.words) == headings)
            let contents = try #require(pages.firstIndex { $0.body.hasPrefix("Sommaire") })
            #expect(
                outline.map(\.words).prefix(2) == [
                    Page.words(try paquet.xml("content.xml").tous("text:h")[0].texteODF), "Sommaire",
                ])
            let outline = outline.dropFirst(2)
            let body = try #require(outline.first).page - 1
            // The dots before a number are no part of an entry; those before a page end may stand alone.
            var entries = Page.plain(
                pages[contents..<body].map(\.body).joined(separator: " ").replacing(/(?:\s*\.){3,}/, with: " "))[...]
            for titre in outline {
                let place = try #require(
                    entries.range(of: Page.plain(titre.words)), "« \(titre.words) » dans le sommaire")
                entries = entries[place.upperBound...]
                let number = entries.prefixMatch(of: /[\s.]*(\d+)/).flatMap { Int($0.1) }
                #expect(number == titre.page, "« \(titre.words) »")
                guard !saved else { continue }
                #expect(Page.plain(pages[titre.page - 1].body).contains(Page.plain(titre.words)), "« \(titre.words) »")
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
            let foot = words.range(of: "Pas-de-Calais – rapport semestriel, second", options: .backwards)
            return words[head..<(foot?.lowerBound ?? words.endIndex)].trimmingCharacters(in: .whitespaces)
        }

        static func words(_ text: String) -> String {
            text.split { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
        }

        /// Words as any program shows them: a raised ending is a word of its own in a PDF, and a hyphen that does not break
        /// is a plain one in DOCX.
        static func plain(_ words: String) -> String {
            words.replacing("\u{2011}", with: "-").replacing(/(\d) (ers?|res?|es?|nde?s?)\b/) { "\($0.1)\($0.2)" }
        }

        static func all(of file: String, in directory: URL, mode: String = "-raw") throws -> [Page] {
            let info = try Commande.lancer("pdfinfo", [file], dans: directory).sortie
            let count = try #require(info.firstMatch(of: /Pages:\s+(\d+)/).flatMap { Int($0.1) })
            let text = try Commande.lancer("pdftotext", [mode, file, "-"], dans: directory).sortie
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
