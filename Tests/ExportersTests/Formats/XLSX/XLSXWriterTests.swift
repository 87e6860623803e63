import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// The grid as it leaves for those who have Excel.
    struct XLSXWriterTests {
        private func grilleExcel(_ export: Export) throws -> [UInt8] {
            try GrilleDeSaisie(export, semestre: semestre("2018-S2"), date: instant("2019-01-10T08:30:00Z")).bytes(
                .xlsx)
        }

        private func carnetExcel(_ export: Export) throws -> [UInt8] {
            try CarnetODS(export, semestre: semestre("2018-S2"), date: instant("2019-01-10T08:30:00Z")).bytes(.xlsx)
        }

        /// Sheet, row, column: the value of each cell.
        private func valeurs(_ bytes: [UInt8]) throws -> [String: String] {
            try WorkbookReader.read(bytes).feuilles.reduce(into: [:]) { valeurs, feuille in
                for ligne in feuille.lignes {
                    for (colonne, cellule) in ligne.cellules where !cellule.texte.isEmpty {
                        valeurs["\(feuille.nom) \(ClasseurODS.lettres(colonne: colonne))\(ligne.numero)"] =
                            cellule.texte
                    }
                }
            }
        }

        @Test func theSameGridGivesTheSameBytes() throws {
            let export = export(petitPlan())
            #expect(try grilleExcel(export) == grilleExcel(export))
        }

        @Test func everyCellHoldsWhatTheOpenDocumentOneHolds() throws {
            let plan = try planDuDepot("pasdecalais")
            let export = export(plan, suivi: suiviInvente(plan))
            #expect(try valeurs(grilleExcel(export)) == valeurs(grille(export)))
            #expect(try valeurs(carnetExcel(export)) == valeurs(carnet(export)))
        }

        @Test func theGridStillSaysWhichItIs() throws {
            let export = export(petitPlan())
            let lu = try WorkbookReader.read(grilleExcel(export))
            #expect(try IdentiteDeGrille(lu) == IdentiteDeGrille(WorkbookReader.read(grille(export))))
            // Programs that drop properties keep the hidden sheet.
            let sans = ClasseurODS(feuilles: lu.feuilles, proprietes: [:])
            #expect(try IdentiteDeGrille(sans) == IdentiteDeGrille(lu))
        }

        /// One test, since LibreOffice takes seconds to start.
        @Test(.timeLimit(.minutes(3)))
        func libreOfficeOpensItWithItsListsLocksAndHiddenParts() throws {
            let plan = try planDuDepot("cantal")
            let export = export(plan, suivi: suiviInvente(plan))
            let bytes = try grilleExcel(export)
            try withTemporaryDirectory { directory in
                try Data(bytes).write(to: directory.appending(path: "grille.xlsx"))
                try LibreOffice.convertir("grille.xlsx", en: "ods", vers: "ods", dans: directory)
                try LibreOffice.convertir("grille.xlsx", en: "xlsx", vers: "xlsx", dans: directory)
                let ods = try [UInt8](Data(contentsOf: directory.appending(path: "ods/grille.ods")))
                let xlsx = try [UInt8](Data(contentsOf: directory.appending(path: "xlsx/grille.xlsx")))
                let attendu = try valeurs(bytes)
                #expect(try valeurs(ods) == attendu)
                #expect(try valeurs(xlsx) == attendu)
                let content = try PaquetODT(ods).xml("content.xml")
                let conditions = content.tous("table:content-validation").compactMap { $0["table:condition"] }
                #expect(conditions.contains { $0.contains("réalisée") })
                #expect(conditions.contains { $0.contains("between(0,100)") || $0.contains("between(0;100)") })
                #expect(content.tous("table:table").filter { $0["table:protected"] == "true" }.count == 3)
                let columns = content.tous("table:table").dropFirst().first?.tous("table:table-column") ?? []
                #expect(columns.contains { $0["table:visibility"] == "collapse" })
            }
        }

        @Test func aTextTooLongForExcelIsRefusedAndNeverCut() throws {
            let package = ODSPackage(
                meta: ODFMeta(titre: "t", sujet: "s", motsCles: [], date: instant("2019-01-10T08:30:00Z")),
                entete: "", pied: "",
                feuilles: [
                    FeuilleODS(nom: "F", colonnes: [.init(20)]) { lignes in
                        lignes.ligne([.init(.texte(String(repeating: "é", count: 32_768)), .donnee)])
                    }
                ])
            let fault = #expect(throws: XLSXFault.self) { try package.xlsx() }
            #expect(fault?.description.contains("ODS") == true)
        }
    }
}
