import Foundation
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// What a reader sees of a document in the form of a template, laid out by LibreOffice.
    struct CharteRendueTests {
        private struct Rendu {
            var pages: [Page]
            var polices: Set<String>
            var images: Int
            var largeur: Int
        }

        /// The package, and what LibreOffice shows of it.
        private func rendu(_ bytes: [UInt8]) throws -> Rendu {
            try withTemporaryDirectory { directory in
                try Data(bytes).write(to: directory.appending(path: "essai.odt"))
                try LibreOffice.convertir("essai.odt", en: "pdf:writer_pdf_Export", dans: directory)
                let fonts = try Commande.lancer("pdffonts", ["essai.pdf"], dans: directory).sortie
                let names = fonts.matches(of: /(?m)^[A-Z]{6}\+(\S+)/).map { String($0.1) }
                let images = try Commande.lancer("pdfimages", ["-list", "essai.pdf"], dans: directory).sortie
                let info = try Commande.lancer("pdfinfo", ["essai.pdf"], dans: directory).sortie
                let width = try #require(info.firstMatch(of: /Page size:\s+(\d+)/).flatMap { Int($0.1) })
                return Rendu(
                    pages: try Page.all(of: "essai.pdf", in: directory), polices: Set(names),
                    images: images.split(separator: "\n").count { $0.contains("image") && !$0.contains("enc") },
                    largeur: width)
            }
        }

        private func checkText(of bytes: [UInt8], on pages: [Page]) throws {
            let content = try PaquetODT(bytes).xml("content.xml")
            let shown = pages.map(\.words).joined(separator: " ")
            for paragraph in content.tous where ["text:p", "text:h"].contains(paragraph.nom) {
                // Entries of the contents end with a page number, which is to be computed.
                let words = Page.words(String(paragraph.texteODF.prefix { $0 != "\t" })).prefix(30)
                guard !words.isEmpty else { continue }
                #expect(shown.contains(words), "« \(words) »")
            }
        }

        @Test(.timeLimit(.minutes(3)))
        func aPrefectureSeesItsHeaderItsFlagItsNumbersAndItsFonts() throws {
            let charte = try Charte(ModeleDeCharte.prefecture.octets())
            #expect(charte.largeurUtileMillimetres == 150)
            let bytes = try documentDEssai(charte)
            #expect(try documentDEssai(charte) == bytes)
            let paquet = try PaquetODT(bytes)
            #expect(try paquet.fautes() == [])
            let manifest = try paquet.xml("META-INF/manifest.xml").enfants("manifest:file-entry")
            #expect(
                manifest.compactMap { $0["manifest:full-path"] } == [
                    "/", "content.xml", "meta.xml", "styles.xml", "Pictures/charte-1.png",
                ])
            let rendu = try rendu(bytes)
            #expect(rendu.pages.count > 5)
            for page in rendu.pages {
                #expect(page.words.contains("Préfecture d’essai"), "page \(page.number)")
                #expect(page.words.contains("Audience : interne – données fictives"), "page \(page.number)")
                #expect(page.words.contains("2 rue de l’Exemple"), "page \(page.number)")
                #expect(page.words.hasSuffix("\(page.number) / \(rendu.pages.count)"), "page \(page.number)")
                #expect(!page.words.contains("Le texte du modèle"))
            }
            #expect(rendu.images >= rendu.pages.count)
            #expect(rendu.polices.contains("Caladea-Bold"))
            #expect(rendu.polices.contains("LiberationSerif"))
            #expect(!rendu.polices.contains { $0.hasPrefix("LiberationSans") }, "\(rendu.polices)")
            try checkText(of: bytes, on: rendu.pages)
        }

        @Test(.timeLimit(.minutes(3)))
        func aDepartementWithoutHeaderNorFooterGetsOursOnItsLandscapePages() throws {
            let charte = try Charte(ModeleDeCharte.departement.octets("odt"))
            #expect(charte.largeurUtileMillimetres == 247)
            let bytes = try documentDEssai(charte)
            #expect(try PaquetODT(bytes).fautes() == [])
            let rendu = try rendu(bytes)
            #expect(rendu.largeur == 841)
            for page in rendu.pages {
                #expect(page.words.contains("Audience : interne – données fictives"), "page \(page.number)")
                #expect(
                    page.words.contains("Cantal – essai Page \(page.number) sur \(rendu.pages.count)"),
                    "page \(page.number)")
            }
            #expect(rendu.polices.contains("DejaVuSans"))
            #expect(rendu.polices.contains("Carlito"))
            #expect(!rendu.polices.contains { $0.hasPrefix("LiberationSans") }, "\(rendu.polices)")
            // Numbers of the template would contradict the codes of the plan.
            #expect(!rendu.pages.contains { $0.words.contains("I. Ce qu'il faut retenir") })
            try checkText(of: bytes, on: rendu.pages)
        }
    }
}
