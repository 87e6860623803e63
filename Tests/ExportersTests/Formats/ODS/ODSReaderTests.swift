import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// Spreadsheets that others saved, in good faith.
    struct ODSReaderTests {
        private func cellules(_ rangees: String, avant: String = "") throws -> [String: String] {
            let feuille = try #require(try WorkbookReader.read(classeur(rangees, avant: avant)).feuilles.first)
            return Dictionary(
                uniqueKeysWithValues: feuille.lignes.flatMap { ligne in
                    ligne.cellules.map { ("\(ClasseurODS.lettres(colonne: $0))\(ligne.numero)", $1.texte) }
                })
        }

        private func cellule(_ attributs: String, _ contenu: String = "<text:p>affiché</text:p>") throws -> String? {
            try cellules(
                "<table:table-row><table:table-cell \(attributs)>\(contenu)</table:table-cell></table:table-row>")["A1"]
        }

        @Test(arguments: [
            (#"office:value-type="float" office:value="40""#, "40"),
            (#"office:value-type="float" office:value="40.50""#, "40,5"),
            (#"office:value-type="float" office:value="28.999999999999996""#, "29"),
            (#"office:value-type="percentage" office:value="0.4""#, "40"),
            (#"office:value-type="percentage" office:value="0.28999999999999998""#, "29"),
            (#"office:value-type="currency" office:value="12" office:currency="EUR""#, "12"),
            (#"office:value-type="date" office:date-value="2018-12-31""#, "31/12/2018"),
            (#"office:value-type="date" office:date-value="2018-12-31T00:00:00""#, "31/12/2018"),
            (#"office:value-type="date" office:date-value="le 12""#, "affiché"),
            (#"office:value-type="boolean" office:boolean-value="true""#, "oui"),
            (#"office:value-type="boolean" office:boolean-value="false""#, "non"),
            (#"office:value-type="time" office:time-value="PT1H""#, "affiché"),
            (#"office:value-type="float" office:value="12abc""#, "affiché"),
            (#"office:value-type="float" office:value="nan""#, "affiché"),
            (#"office:value-type="string""#, "affiché"), ("", "affiché"),
        ])
        func aTypedCellGivesItsValue(attributs: String, attendu: String) throws {
            #expect(try cellule(attributs) == attendu)
        }

        @Test(arguments: [
            ("<text:p>un</text:p><text:p/><text:p>deux</text:p>", "un\n\ndeux"),
            ("<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d</text:p>", "a   b\tc\nd"),
            ("<text:p>  a \n  b  </text:p>", "a b"), ("<text:p>a<text:s/></text:p>", "a "),
            ("<text:p>a<text:span> </text:span><text:span>b</text:span></text:p>", "a b"),
            ("<text:p><text:a>lien</text:a> suite</text:p>", "lien suite"),
            ("<office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a"),
            ("<text:p>a</text:p><draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame>", "a"),
            ("<text:p>a<office:annotation><text:p>note</text:p></office:annotation>b</text:p>", "ab"),
            ("<text:p><![CDATA[a < b]]> &amp; c</text:p>", "a < b & c"),
        ])
        func theTextOfACellIsReadAsItIsShown(contenu: String, attendu: String) throws {
            #expect(try cellule("office:value-type=\"string\"", contenu) == attendu)
        }

        @Test func repeatedEmptyAndCoveredCellsCountInTheAddresses() throws {
            let lues = try cellules(
                """
                <table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated="2"/>\
                <table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell><text:p>caché</text:p>\
                </table:covered-table-cell><table:table-cell table:number-columns-repeated="2"><text:p>b</text:p>\
                </table:table-cell></table:table-row></table:table-header-rows>\
                <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>\
                <table:table-row-group><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>c\
                </text:p></table:table-cell></table:table-row></table:table-row-group>
                """)
            #expect(lues == ["C1": "a", "D1": "caché", "E1": "b", "F1": "b", "A5": "c", "A6": "c"])
        }

        @Test(arguments: [
            (#"office:value-type="percentage" office:value="0.3""#, "30 %"),
            (#"office:value-type="currency" office:value="1500""#, "1 500,00 €"),
            (#"office:value-type="date" office:date-value="2020-03-01""#, "mars 2020"),
            (#"office:value-type="float" office:value="15""#, "CD15"),
            (#"office:value-type="boolean" office:boolean-value="true""#, "VRAI"),
            (#"office:value-type="time" office:time-value="PT14H30M00S""#, "14:30"),
        ])
        func aTypedCellKeepsTheWordsThatAreSeen(attributs: String, montre: String) throws {
            let bytes = try classeur(
                "<table:table-row><table:table-cell \(attributs)><text:p>\(montre)</text:p></table:table-cell></table:table-row>"
            )
            #expect(try WorkbookReader.read(bytes).feuilles.first?.lignes.first?[0]?.enClair == montre)
        }

        @Test func whatIsPinnedDrawnOrHiddenIsReadApart() throws {
            let bytes = try classeur(
                """
                <table:shapes><draw:frame><draw:text-box><text:p>dessin <text:span>flottant</text:span></text:p>\
                </draw:text-box></draw:frame></table:shapes>\
                <table:table-row><table:table-cell><office:annotation><text:p>à voir</text:p>\
                <text:p>ici</text:p></office:annotation></table:table-cell><table:covered-table-cell><text:p>caché</text:p>\
                </table:covered-table-cell><table:table-cell><text:p>a</text:p><draw:custom-shape><text:p>forme</text:p>\
                </draw:custom-shape></table:table-cell></table:table-row>
                """)
            let feuille = try #require(try WorkbookReader.read(bytes).feuilles.first)
            #expect(feuille.horsCellules == ["dessin flottant", "forme"])
            let ligne = try #require(feuille.lignes.first)
            #expect((ligne[0]?.commentaire, ligne[0]?.texte, ligne[0]?.estVide) == ("à voir\nici", "", true))
            #expect(ligne[1]?.estCouverte == true)
            #expect((ligne[2]?.texte, ligne[2]?.commentaire) == ("a", nil))
        }

        @Test func whatWasChangedBeforeIsNotRead() throws {
            let suivies = """
                <table:tracked-changes><table:cell-content-change><table:previous><table:table-cell><text:p>avant\
                </text:p></table:table-cell></table:previous></table:cell-content-change></table:tracked-changes>
                """
            let rangee = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
            #expect(try cellules(rangee, avant: suivies) == ["A1": "a"])
        }

        @Test func anyPrefixMayStandForTheNamespaces() throws {
            let bytes = try paquet(classeur("<table:table-row/>"), "content.xml") { content in
                content.replacing(
                    "<table:table-row/>", with: "<t:table-row><t:table-cell><x:p>a</x:p></t:table-cell></t:table-row>"
                )
                .replacing("<table:", with: "<t:").replacing("</table:", with: "</t:")
                .replacing("table:name=", with: "t:name=").replacing("xmlns:table=", with: "xmlns:t=")
                .replacing("xmlns:text=", with: "xmlns:x=")
            }
            #expect(try WorkbookReader.read(bytes).feuilles.first?.lignes.first?[0]?.texte == "a")
        }

        @Test func columnsAreNamedAsInASpreadsheet() {
            let noms = [0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", 16_383: "XFD"]
            for (place, nom) in noms { #expect(ClasseurODS.lettres(colonne: place) == nom) }
        }
    }
}
