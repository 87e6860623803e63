import Foundation
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// Templates that give no form, each with its reason.
    struct CharteRefuseeTests {
        private func raison(_ octets: @autoclosure () throws -> [UInt8]) throws -> String {
            let bytes = try octets()
            return try #require(throws: CharteRefusee.self) { try Charte(bytes) }.description
        }

        private func raison(_ gater: (inout ModeleAGater) -> Void) throws -> String {
            var modele = ModeleAGater()
            gater(&modele)
            return try raison(modele.octets())
        }

        @Test(arguments: [ModeleAGater.type, ModeleAGater.texte])
        func acceptsTheModelBeforeItIsSpoilt(type: String) throws {
            var modele = ModeleAGater()
            modele.type = type
            #expect(try modele.charte().largeurUtileMillimetres == 170)
        }

        @Test(arguments: [
            ("", "un fichier vide"), ("%PDF-1.7 …", "un PDF"), ("{\\rtf1", "un document RTF"),
            ("<?xml version=\"1.0\"?><office:document/>", "un fichier XML (un document « plat », .fodt ?)"),
            ("n'importe quoi", "un fichier d'une autre nature"),
        ])
        func saysWhatAFileOfAnotherKindIs(texte: String, nature: String) throws {
            let raison = try raison(Array(texte.utf8))
            #expect(raison.hasPrefix("trouvé \(nature), attendu un modèle (.ott) ou un document (.odt)"))
        }

        @Test(arguments: [
            ("application/vnd.oasis.opendocument.spreadsheet", "un classeur"),
            ("application/vnd.oasis.opendocument.presentation-template", "une présentation"),
            ("application/zip", "un document de type « application/zip »"),
        ])
        func saysWhatAnotherDocumentIs(type: String, nature: String) throws {
            #expect(try raison { $0.type = type }.hasPrefix("trouvé \(nature), attendu"))
        }

        @Test func recognisesAWordDocument() throws {
            let docx = try ZipArchive.bytes(of: [.init("[Content_Types].xml", .whole(Array("<Types/>".utf8)))])
            #expect(try raison(docx).hasPrefix("trouvé un document Word, Excel ou PowerPoint, attendu"))
        }

        @Test func wantsTheTypeInFront() throws {
            let bytes = try ZipArchive.bytes(of: [
                .init("styles.xml", .whole([])), .init("mimetype", .stored(Array(ModeleAGater.type.utf8))),
            ])
            #expect(try raison(bytes).contains("« mimetype » n'est pas la première entrée"))
        }

        @Test func refusesABrokenArchive() throws {
            let bytes = try ModeleAGater().octets()
            #expect(try raison(Array(bytes.dropLast(40))).hasPrefix("archive : "))
        }

        @Test func wantsStylesAndAManifest() throws {
            #expect(try raison { $0.styles = nil }.hasPrefix("« styles.xml » manque, cité par la norme ODF"))
            let bytes = try ZipArchive.bytes(of: [.init("mimetype", .stored(Array(ModeleAGater.type.utf8)))])
            #expect(try raison(bytes).hasPrefix("« META-INF/manifest.xml » manque"))
        }

        @Test func refusesBrokenXMLADoctypeAndAnotherRoot() throws {
            #expect(try raison { $0.styles = "<a" }.hasPrefix("« styles.xml », ligne 1 : document XML illisible"))
            #expect(try raison { $0.styles = "<!DOCTYPE a>" + ModeleAGater.styles() }.contains("un DOCTYPE"))
            #expect(try raison { $0.contenu = "<!DOCTYPE a><a/>" }.hasPrefix("« content.xml »"))
            #expect(try raison { $0.styles = ModeleAGater.racine("content", "") }.contains("<office:document-styles>"))
            #expect(try raison { $0.styles = "<a xmlns=\"urn:b\"/>" }.contains("espace de noms connu"))
        }

        @Test func refusesStylesThatNoOneWroteByHand() throws {
            let commentaire = "<!--" + String(repeating: " ", count: Charte.limiteDesStyles) + "-->"
            #expect(try raison { $0.styles = ModeleAGater.styles() + commentaire }.contains("plus de 8 Mio"))
        }

        @Test(arguments: ["Basic/Standard/script-lb.xml", "Scripts/python/a.py", "Dialogs/Standard/dialog-lb.xml"])
        func refusesAPackageWithMacros(nom: String) throws {
            let raison = try raison { $0.autres = [(nom, [])] }
            #expect(raison.hasPrefix("le modèle contient des macros (« \(nom) »)"))
        }

        @Test(arguments: [
            "<office:scripts><office:script script:language=\"ooo:Basic\"/></office:scripts>",
            "<office:scripts><office:event-listeners/></office:scripts>",
            "<text:p><text:a xlink:href=\"#a\"><office:event-listeners/></text:a></text:p>",
            "<script:event-listener script:event-name=\"dom:load\"/>", "<text:execute-macro/>", "<text:script/>",
        ])
        func refusesMacrosInTheContentAndInTheStyles(xml: String) throws {
            #expect(try raison { $0.contenu = ModeleAGater.racine("content", xml) }.contains("macros (<"))
            let styles = ModeleAGater.styles(maitre: "<style:header>\(xml)</style:header>")
            #expect(try raison { $0.styles = styles }.contains("dans styles.xml"))
        }

        @Test func refusesAPassword() throws {
            let raison = try raison {
                $0.manifeste = $0.manifeste.replacing(
                    "text-template\"/>", with: "text-template\"><manifest:encryption-data/></manifest:file-entry>")
            }
            #expect(raison.contains("mot de passe"))
        }

        private static func entete(_ xml: String) -> String {
            ModeleAGater.styles(maitre: "<style:header><text:p>\(xml)</text:p></style:header>")
        }

        @Test(arguments: [
            "http://exemple.invalid/logo.png", "file:///etc/logo.png", "../logo.png", "/logo.png", "a/../../logo.png",
            "C:/logo.png",
        ])
        func refusesAnImageThatIsNotInTheTemplate(href: String) throws {
            let entete = Self.entete("<draw:frame><draw:image xlink:href=\"\(href)\"/></draw:frame>")
            #expect(try raison { $0.styles = entete }.hasPrefix("image « \(href) » : elle est hors du modèle"))
        }

        @Test func refusesAnImageThatIsMissingOrUnknown() throws {
            let entete = Self.entete("<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/></draw:frame>")
            #expect(
                try raison { $0.styles = entete }.hasPrefix("« Pictures/a.png » manque, cité par styles.xml"))
            let inconnue = try raison {
                $0.styles = entete
                $0.autres = [("Pictures/a.png", Array("texte".utf8))]
            }
            #expect(inconnue.contains("format inconnu"))
        }

        @Test(arguments: [
            "<script>a()</script>", "<image href=\"http://exemple.invalid/a.png\"/>", "<rect onclick=\"a()\"/>",
            "<rect style=\"fill:url( 'http://exemple.invalid/a')\"/>", "<style>@import 'a.css';</style>",
        ])
        func refusesADrawingThatActsOrLooksOutside(xml: String) throws {
            let raison = try raison {
                $0.styles = Self.entete("<draw:frame><draw:image xlink:href=\"Pictures/a.svg\"/></draw:frame>")
                let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">\(xml)</svg>"
                $0.autres = [("Pictures/a.svg", Array(svg.utf8))]
            }
            #expect(raison.contains("un script ou une référence au dehors"))
        }

        @Test func refusesObjectsAndLinksThatRunOrStayOnTheMachine() throws {
            func refuses(_ xml: String, _ debut: String) throws {
                #expect(try raison { $0.styles = Self.entete(xml) }.contains(debut), "\(xml)")
            }
            try refuses("<draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame>", "(draw:object)")
            try refuses("<text:section-source xlink:href=\"autre.odt\"/>", "(text:section-source)")
            try refuses("<text:a xlink:href=\"vnd.sun.star.script:a\">a</text:a>", "macros (lien")
            try refuses("<text:a xlink:href=\"file:///a\">a</text:a>", "lien « file:///a »")
        }

        @Test func refusesAPageWithoutRoomOrWithoutASize() throws {
            #expect(
                try raison { $0.styles = ModeleAGater.styles(page: "fo:margin-left=\"14cm\"") }
                    .contains("ne laisse que 50 mm au texte, attendu 60 au moins"))
            #expect(
                try raison { $0.styles = ModeleAGater.styles(page: "fo:margin-left=\"large\"") }
                    .contains("dimension illisible (« large »)"))
        }
    }
}
