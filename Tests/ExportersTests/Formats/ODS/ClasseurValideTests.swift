import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// The grid and the booklet against the grammars of ODF 1.3.
    struct ClasseurValideTests {
        private func valides(_ export: Export) throws {
            for bytes in [try grille(export), try carnet(export)] {
                let paquet = try PaquetODT(bytes)
                #expect(try paquet.fautes() == [])
                #expect(try paquet.xml("content.xml").tous.allSatisfy { $0["table:formula"] == nil })
            }
        }

        @Test(arguments: plansDuDepot)
        func everyPartOfEveryPlanIsValid(slug: String) throws {
            try valides(export(try planDuDepot(slug), mention: "données fictives"))
        }

        @Test(arguments: TexteHostile.allCases)
        func hostileWordsLeaveEveryPartValid(hostile: TexteHostile) throws {
            try valides(export(planAvec(hostile.texte), suivi: suiviAvec(hostile.texte), mention: hostile.texte))
        }

        @Test func aPlanWithoutAnyNodeAndAPlanThatIsOnlyNamedAreValid() throws {
            try valides(export(planVide()))
            try valides(export(planBlanc()))
            #expect(
                try PaquetODT(carnet(export(planVide()))).xml("content.xml").texte.contains(
                    "Le document du plan ne donne aucun indicateur."))
        }

        @Test func aPlanThatUsesEveryFormIsValid() throws {
            try valides(export(try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan))
        }

        @Test func aPlanOfTwoThousandActionsIsValidAndHasARowForEach() throws {
            let made = export(grandPlan(actions: 2000))
            try valides(made)
            let lue = try WorkbookReader.read(grille(made))
            // Two axes, two thousand actions and as many sous-actions, and the titles.
            #expect(lue.feuilles.first { $0.nom == "Saisie" }?.lignes.count == 4003)
        }

        @Test(arguments: plansDuDepot)
        func theSameExportGivesTheSameBytes(slug: String) throws {
            let plan = try planDuDepot(slug)
            #expect(try grille(export(plan)) == grille(export(plan)))
            #expect(try carnet(export(plan)) == carnet(export(plan)))
        }

        /// The grammar does not look at them: styles, validations and sheets that are referred to exist.
        @Test(arguments: plansDuDepot)
        func everyNameThatIsReferredToExistsAndSheetsHaveNamesThatProgramsTake(slug: String) throws {
            for bytes in [try grille(export(planDuDepot(slug))), try carnet(export(planDuDepot(slug)))] {
                let paquet = try PaquetODT(bytes)
                let (content, styles) = (try paquet.xml("content.xml"), try paquet.xml("styles.xml"))
                let declared = Set((content.tous + styles.tous).compactMap { $0["style:name"] })
                let validations = Set(content.tous("table:content-validation").compactMap { $0["table:name"] })
                for element in content.tous {
                    for name in ["table:style-name", "table:default-cell-style-name"] {
                        if let style = element[name] { #expect(declared.contains(style)) }
                    }
                    if let name = element["table:content-validation-name"] { #expect(validations.contains(name)) }
                }
                let sheets = content.tous("table:table").compactMap { $0["table:name"] }
                #expect(Set(sheets.map { $0.lowercased() }).count == sheets.count)
                for sheet in sheets {
                    #expect((1...31).contains(sheet.utf16.count))
                    #expect(!sheet.contains { "[]*?:/\\'".contains($0) })
                }
                for link in content.tous("text:a").compactMap({ $0["xlink:href"] }) {
                    #expect(sheets.contains(String(link.dropFirst())), "\(link)")
                }
            }
        }
    }
}
