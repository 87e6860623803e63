import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters

/// A workbook of Excel with one sheet, whose rows are written in XML.
func classeurExcel(
    _ rows: String, strings: String = "", formats: String = "", workbook: String = "", dossier: String = "xl/"
) throws -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let parts: [(String, String)] = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"\(dossier)workbook.xml\"/></Relationships>"
        ),
        (
            "\(dossier)workbook.xml",
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(workbook)<sheets><sheet name=\"F\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        ),
        (
            "\(dossier)_rels/workbook.xml.rels",
            """
            <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(office)/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/>\
            <Relationship Id="rId3" Type="\(office)/styles" Target="/\(dossier)styles.xml"/></Relationships>
            """
        ),
        ("\(dossier)sharedStrings.xml", "<sst xmlns=\"\(main)\">\(strings)</sst>"),
        ("\(dossier)styles.xml", "<styleSheet xmlns=\"\(main)\">\(formats)</styleSheet>"),
        (
            "\(dossier)worksheets/sheet1.xml",
            "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"
        ),
    ]
    return try ZipArchive.bytes(of: parts.map { .init($0.0, .whole(Array($0.1.utf8))) })
}

extension LibXML2Suites {
    /// Workbooks that Excel, or a program like it, saved.
    struct XLSXReaderTests {
        /// Percentages, days, months in words, an amount in euros, a code in front of a number.
        private static let formats = """
            <numFmts><numFmt numFmtId="164" formatCode="mmmm\\ yyyy"/><numFmt numFmtId="165" \
            formatCode="#,##0.00\\ &quot;€&quot;"/><numFmt numFmtId="166" formatCode="&quot;CD&quot;0"/><numFmt numFmtId="167" formatCode="&quot;CD&quot;@"/><numFmt numFmtId="168" \
            formatCode="[DBNum1]0"/></numFmts><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>\
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/>\
            <xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/>\
            <xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs>
            """
        private static let strings = """
            <si><t>à lancer</t></si><si><r><t>en </t></r><r><rPr><b/></rPr><t>cours</t></r><rPh sb="0" eb="1"><t>lu</t></rPh></si>\
            <si><t xml:space="preserve"> a_x000D_b_x005F_ </t></si><si><t/></si><si><r><t>tenu </t></r>\
            <r><rPr><strike/></rPr><t>en mars</t></r></si>
            """

        private func cellules(_ rows: String, workbook: String = "") throws -> [String: ClasseurODS.Cellule] {
            let bytes = try classeurExcel(rows, strings: Self.strings, formats: Self.formats, workbook: workbook)
            let feuille = try #require(try WorkbookReader.read(bytes).feuilles.first)
            return Dictionary(
                uniqueKeysWithValues: feuille.lignes.flatMap { ligne in
                    ligne.cellules.map { ("\(ClasseurODS.lettres(colonne: $0))\(ligne.numero)", $1) }
                })
        }

        private func cellule(_ xml: String, workbook: String = "") throws -> ClasseurODS.Cellule? {
            try cellules("<row r=\"1\">\(xml)</row>", workbook: workbook)["A1"]
        }

        @Test(arguments: [
            ("<c r=\"A1\"><v>40</v></c>", "40", "40"), ("<c r=\"A1\" s=\"1\"><v>0.3</v></c>", "30", "30%"),
            ("<c r=\"A1\" s=\"1\"><v>0.28999999999999998</v></c>", "29", "29%"),
            ("<c r=\"A1\" s=\"2\"><v>43891</v></c>", "01/03/2020", "01/03/2020"),
            ("<c r=\"A1\" s=\"3\"><v>43891</v></c>", "01/03/2020", "mars 2020"),
            ("<c r=\"A1\" s=\"4\"><v>1500</v></c>", "1500", "1\u{A0}500,00 €"),
            ("<c r=\"A1\" s=\"5\"><v>15</v></c>", "15", "CD15"),
            ("<c r=\"A1\" s=\"6\"><v>0.75</v></c>", "18:00", "18:00"),
            ("<c r=\"A1\" s=\"7\" t=\"inlineStr\"><is><t>15</t></is></c>", "15", "CD15"),
            ("<c r=\"A1\" t=\"b\"><f>TRUE()</f><v>1</v></c>", "oui", "VRAI"),
            ("<c r=\"A1\"><f>12</f><v>12</v></c>", "12", "12"),
            ("<c r=\"A1\" t=\"str\"><f>\"a\"</f><v>a</v></c>", "a", "a"),
            ("<c r=\"A1\" t=\"b\"><v>1</v></c>", "oui", "VRAI"), ("<c r=\"A1\" t=\"b\"><v>0</v></c>", "non", "FAUX"),
            ("<c r=\"A1\" t=\"s\"><v>0</v></c>", "à lancer", "à lancer"),
            ("<c r=\"A1\" t=\"s\"><v>1</v></c>", "en cours", "en cours"),
            ("<c r=\"A1\" t=\"s\"><v>2</v></c>", " a\rb_ ", " a\rb_ "),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t>un</t></is></c>", "un", "un"),
            ("<c r=\"A1\" t=\"inlineStr\"><is><r><t>un </t></r><r><t>deux</t></r></is></c>", "un deux", "un deux"),
            ("<c r=\"A1\" t=\"d\"><v>2020-03-01T00:00:00</v></c>", "01/03/2020", "01/03/2020"),
            ("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "#N/A", "#N/A"), ("<c r=\"A1\" s=\"99\"><v>4</v></c>", "4", "4"),
            ("<c><v>4</v></c>", "4", "4"),
        ])
        func aCellGivesItsValueAndWhatItShows(xml: String, texte: String, montre: String) throws {
            let lue = try #require(try cellule(xml))
            #expect(lue.texte == texte)
            #expect(lue.enClair == montre)
            #expect(!lue.estFormule)
        }

        @Test func aFormulaIsSeenWhateverValueItShows() throws {
            #expect(try cellule("<c r=\"A1\" t=\"str\"><f>B1&amp;C1</f><v>ab</v></c>")?.estFormule == true)
            #expect(try cellule("<c r=\"A1\"><f>1+1</f></c>")?.estFormule == true)
            #expect(try cellule("<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>")?.estFormule == true)
            #expect(try cellule("<c r=\"A1\"><f>\"a\"&amp;\"b\"</f><v>1</v></c>")?.estFormule == true)
        }

        @Test(
            arguments: [
                ("<c r=\"A1\" s=\"8\"><v>12</v></c>", [.formatInconnu("[DBNum1]0")]),
                ("<c r=\"A1\" s=\"9\"><v>12</v></c>", [.barre]), ("<c r=\"A1\" s=\"10\"><v>12</v></c>", []),
                ("<c r=\"A1\" t=\"s\"><v>4</v></c>", [.barre]), ("<c r=\"A1\" t=\"s\"><v>1</v></c>", []),
                (
                    "<c r=\"A1\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>non</t></r><r><t> oui</t></r></is></c>",
                    [.barre]
                ),
            ] as [(String, [ClasseurODS.Cellule.Reserve])])
        func whatMustBeKnownOfACellIsKept(xml: String, reserves: [ClasseurODS.Cellule.Reserve]) throws {
            #expect(try cellule(xml)?.reserves == reserves)
        }

        @Test func daysOfAWorkbookThatCountsFrom1904AreRight() throws {
            let lue = try cellule("<c r=\"A1\" s=\"2\"><v>42429</v></c>", workbook: "<workbookPr date1904=\"1\"/>")
            #expect(lue?.texte == "01/03/2020")
        }

        @Test func rowsAndCellsWithoutAnAddressFollowOneAnother() throws {
            let lues = try cellules(
                "<row><c><v>1</v></c><c r=\"C1\"><v>3</v></c><c><v>4</v></c></row><row r=\"5\"/><row><c><v>6</v></c></row>"
            )
            #expect(lues.mapValues(\.texte) == ["A1": "1", "C1": "3", "D1": "4", "A6": "6"])
        }

        @Test func thePartsMayStandAnywhereInThePackage() throws {
            let bytes = try classeurExcel("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", dossier: "xl/autre/")
            #expect(try WorkbookReader.read(bytes).feuilles.first?.lignes.first?[0]?.texte == "1")
        }

        @Test(arguments: [
            ("<row r=\"2\"/><row r=\"1\"/>", "pas à sa place"), ("<row r=\"9999999\"/>", "pas à sa place"),
            ("<row r=\"1\"><c r=\"ZZZZ1\"/></row>", "n'a pas de place"),
            ("<row r=\"1\"><c r=\"XFE1\"/></row>", "n'a pas de place"),
            ("<row r=\"1\"><c t=\"s\"><v>9</v></c></row>", "n'existe pas"),
            ("<row r=\"1\"><c t=\"s\"><v>-1</v></c></row>", "n'existe pas"),
            ("<row r=\"1\"><c><v>1</v></row>", "pas bien formé"),
        ])
        func aSheetThatContradictsItselfIsRefused(rows: String, raison: String) throws {
            let bytes = try classeurExcel(rows)
            let fault = #expect(throws: ODSFault.self) { try WorkbookReader.read(bytes) }
            #expect(fault?.description.contains(raison) == true, "\(fault?.description ?? "")")
        }

        @Test func moreCellsThanAnyPlanFillsAreRefused() throws {
            let row = String(repeating: "<c><v>1</v></c>", count: 16_000)
            let bytes = try classeurExcel((1...13).map { "<row r=\"\($0)\">\(row)</row>" }.joined())
            let fault = #expect(throws: ODSFault.self) { try WorkbookReader.read(bytes) }
            #expect(fault?.description.contains("cellules remplies") == true)
        }

        @Test func aFlatSpreadsheetIsReadAsAnArchiveIs() throws {
            let plat = """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
                xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
                office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:meta>\
                <meta:user-defined meta:name="cle">valeur</meta:user-defined></office:meta><office:body>\
                <office:spreadsheet><table:table table:name="F"><table:table-row><table:table-cell><text:p>a</text:p>\
                </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>
                """
            let lu = try WorkbookReader.read(Array(plat.utf8))
            #expect(lu.feuilles.first?.lignes.first?[0]?.texte == "a")
            #expect(lu.proprietes == ["cle": "valeur"])
        }
    }
}
