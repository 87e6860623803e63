import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// Files that are no spreadsheet, or that would harm who opens them.
    struct ODSHostileTests {
        private func refus(_ bytes: [UInt8], _ location: SourceLocation = #_sourceLocation) -> String {
            let fault = #expect(throws: ODSFault.self, sourceLocation: location) { try WorkbookReader.read(bytes) }
            return fault?.description ?? ""
        }

        @Test func anEmptyBodyOfAMillionRowsAndThousandsOfColumnsIsReadAtOnce() throws {
            let lu = try WorkbookReader.read(
                classeur(
                    """
                    <table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
                    <table:table-cell table:number-columns-repeated="16383"/></table:table-row>\
                    <table:table-row table:number-rows-repeated="1048575"><table:table-cell \
                    table:number-columns-repeated="16384"/></table:table-row>
                    """))
            #expect(lu.feuilles.first?.lignes.count == 1)
            #expect(lu.feuilles.first?.lignes.first?.cellules.count == 1)
        }

        @Test(arguments: [("1048576", "16384"), ("1", "99999999999999999999"), ("-5", "300000")])
        func aFilledCellRepeatedWithoutEndIsRefused(rangees: String, colonnes: String) throws {
            let bytes = try classeur(
                """
                <table:table-row table:number-rows-repeated="\(rangees)"><table:table-cell \
                table:number-columns-repeated="\(colonnes)"><text:p>x</text:p></table:table-cell></table:table-row>
                """)
            // A number that no reader understands stands for one.
            if colonnes.utf8.count > 18 {
                #expect(try WorkbookReader.read(bytes).feuilles.first?.lignes.first?.cellules.count == 1)
            } else {
                #expect(refus(bytes).contains("cellules remplies"))
            }
        }

        @Test func aRowFilledDownToTheEndOfTheSheetIsKeptAsOne() throws {
            let lu = try WorkbookReader.read(
                classeur(
                    """
                    <table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>x</text:p>\
                    </table:table-cell></table:table-row>
                    """))
            let ligne = try #require(lu.feuilles.first?.lignes.first)
            #expect((ligne.numero, ligne.fois, lu.feuilles[0].lignes.count) == (1, 1_048_576, 1))
        }

        @Test func spacesRepeatedWithoutEndAreRefused() throws {
            let bytes = try classeur(
                """
                <table:table-row><table:table-cell><text:p>\(String(repeating: "<text:s text:c=\"900000000\"/>", count: 9))\
                </text:p></table:table-cell></table:table-row>
                """)
            #expect(refus(bytes).contains("une cellule de plus de"))
        }

        @Test(arguments: [
            "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>", "<!DOCTYPE r>",
        ])
        func aDoctypeIsRefusedWhereverItStands(doctype: String) throws {
            for part in ["content.xml", "meta.xml"] {
                let bytes = try paquet(grille(export(petitPlan())), part) {
                    $0.replacing("<office:document-", with: "\(doctype)<office:document-", maxReplacements: 1)
                }
                #expect(refus(bytes).contains("DOCTYPE"))
            }
        }

        @Test func aBombOfZerosIsStoppedWhateverSizeItDeclares() throws {
            let zeros = [UInt8](repeating: 0x20, count: 1 << 20)
            let deflater = try Deflater()
            for _ in 0..<80 { #expect(zeros.withUnsafeBytes { deflater.add($0) }) }
            var part = try deflater.finish()
            part.size = 10
            let bytes = try ZipArchive.bytes(of: [.init("content.xml", .deflated(part))])
            #expect(refus(bytes).contains("archive"))
        }

        @Test(arguments: [
            ("", "le fichier est vide"), ("noeud;etat\ncarte;en_cours\n", "fichier de texte"),
            ("<?xml version=\"1.0\"?><office:document/>", "fichier de texte"), ("PK", "illisible"),
            ("\u{0}\u{1}\u{2}", "illisible"),
        ])
        func whatIsNoArchiveIsNamed(texte: String, attendu: String) {
            #expect(refus(Array(texte.utf8)).contains(attendu))
        }

        @Test func oldAndBinaryWorkbooksOfExcelSayHowToSaveThemAgain() throws {
            let binaire = try ZipArchive.bytes(of: [
                .init("[Content_Types].xml", .whole([])), .init("xl/workbook.bin", .whole([])),
            ])
            for bytes in [binaire, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]] {
                #expect(refus(bytes).contains("Classeur Excel (.xlsx)"))
            }
        }

        @Test func aReportOrAnotherArchiveIsNoSpreadsheet() throws {
            #expect(refus(try rapport(export(petitPlan()))).contains("application/vnd.oasis.opendocument.text"))
            #expect(refus(try ZipArchive.bytes(of: [.init("a.txt", .whole([]))])).contains("une archive"))
        }

        @Test func aSpreadsheetWithAPasswordSaysToTakeItOff() throws {
            let bytes = try paquet(grille(export(petitPlan())), "META-INF/manifest.xml") {
                $0.replacing("</manifest:manifest>", with: "<manifest:encryption-data/></manifest:manifest>")
            }
            #expect(refus(bytes).contains("sans mot de passe"))
        }

        @Test func aFileCutAnywhereIsRefusedAndNeverReadInPart() throws {
            let bytes = try grille(export(petitPlan()))
            for length in stride(from: 0, to: bytes.count - 1, by: 257) { _ = refus(Array(bytes.prefix(length))) }
        }

        @Test func aFormulaIsSeenWhateverValueItShows() throws {
            let lu = try WorkbookReader.read(
                classeur(
                    """
                    <table:table-row><table:table-cell table:formula="of:=1+1" office:value-type="float" \
                    office:value="2"><text:p>2</text:p></table:table-cell><table:table-cell table:formula="of:=A1"/>\
                    </table:table-row>
                    """))
            #expect(lu.feuilles.first?.lignes.first?.cellules.values.allSatisfy(\.estFormule) == true)
        }
    }
}
