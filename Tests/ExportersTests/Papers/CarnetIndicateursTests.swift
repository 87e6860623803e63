import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// The indicators' booklet.
    struct CarnetIndicateursTests {
        private func content(_ mesures: [Mesure] = [], plan: Plan? = nil) throws -> ElementXML {
            let made = export(try plan ?? SuiviPlan.lu(), suivi: .de([], mesures: mesures), semestre: "2019-S2")
            return try PaquetODT(CarnetIndicateursODT(made, semestre: semestre("2019-S2"), date: dateDEssai).bytes())
                .xml("content.xml")
        }

        private func lignes(_ content: ElementXML) -> [[String]] {
            content.tous("table:table-row").map { $0.enfants("table:table-cell").map(\.texteODF) }
        }

        @Test(arguments: plansDuDepot)
        func everyIndicatorHasItsSection(slug: String) throws {
            let headings = try DocumentEssai(.carnet, slug).ouvert().content.tous("text:h").map(\.texteODF)
            for (indicateur, _) in try planDuDepot(slug).tousLesIndicateurs {
                #expect(headings.contains(Typographie.francaise("Indicateur – \(indicateur.titre)")))
            }
        }

        @Test func eachIsComparedWithItsTargetAndWithLastYear() throws {
            let content = try content([
                .de("nombre-maisons", "2018-12-31", 3), .de("nombre-maisons", "2019-06-30", 4),
                .de("nombre-maisons", "2019-12-31", 4.5),
            ])
            #expect(
                lignes(content).contains([
                    "Nombre de maisons", "2 (2016)", "4,531/12/2019", "6 (2020)", "63\u{A0}% du chemin",
                    "+0,5 depuis le 30/06/2019",
                ]))
            #expect(
                content.texteODF.contains(
                    "Par rapport à la cible\u{A0}: 63\u{A0}% du chemin\u{A0}; cible\u{A0}: 6 (2020)"))
            #expect(content.texteODF.contains("Depuis le relevé connu il y a un an\u{A0}: +1,5 depuis le 31/12/2018"))
            #expect(
                lignes(content).contains([
                    "Nombre de maisons", "331/12/2018", "4,531/12/2019", "+1,5 depuis le 31/12/2018",
                ]))
        }

        @Test func whatIsMissingIsSaidPlainly() throws {
            let content = try content()
            let texte = content.texteODF
            #expect(
                lignes(content).contains([
                    "Satisfaction", "non renseigné", "aucun relevé", "aucune cible dans le plan",
                    "non calculable\u{A0}: aucun relevé", "aucun relevé",
                ]))
            #expect(texte.contains("Aucun relevé pour le département entier jusqu’au 31\u{A0}décembre\u{A0}2019."))
            #expect(texte.contains("Aucun relevé par territoire jusqu’au"))
            #expect(texte.contains("Par rapport à la cible\u{A0}: aucune cible dans le plan"))
            #expect(texte.contains("Aucun indicateur n’a reçu de nouveau relevé depuis le 31\u{A0}décembre\u{A0}2018."))
            #expect(texte.contains("définition, unité, sens, référence, source des chiffres, producteur, périodicité"))
            #expect(content.tous("draw:object").isEmpty)
        }

        @Test func readingsOfATerritoryHaveTheirOwnTableAndNoPartInTheRest() throws {
            var contestee = Mesure.de("nombre-maisons", "2019-06-30", 1, territoire: "Mauriac")
            (contestee.source, contestee.contestation) = ("ARS", "compte une annexe")
            let content = try content([contestee])
            #expect(
                lignes(content).contains([
                    "Mauriac", "30/06/2019", "1", "ARSsaisi par secrétariat", "compte une annexe",
                ]))
            #expect(content.texteODF.contains("Aucun relevé pour le département entier"))
        }

        @Test func aCorrectedReadingGivesWayToItsCorrection() throws {
            let content = try content([.de("nombre-maisons", "2019-06-30", 9), .de("nombre-maisons", "2019-06-30", 4)])
            let dates = lignes(content).filter { $0.first == "30/06/2019" }
            #expect(dates.map { $0[1] } == ["4"])
        }

        @Test func theChartShowsEachReadingAgainstTheTargetOfItsDate() throws {
            let plan = try SuiviPlan.lu(
                SuiviPlan.yaml.replacing(
                    "cibles: [{ annee: 2020, valeur: 6 }]",
                    with: "cibles: [{ annee: 2018, valeur: 3 }, { annee: 2020, valeur: 6 }]"))
            let made = export(
                plan,
                suivi: .de(
                    [], mesures: [.de("nombre-maisons", "2018-06-30", 2), .de("nombre-maisons", "2019-06-30", 4)]),
                semestre: "2019-S2")
            let paquet = try PaquetODT(
                CarnetIndicateursODT(made, semestre: semestre("2019-S2"), date: dateDEssai).bytes())
            let rows = try paquet.xml("Object 1/content.xml").tous("table:table-row").map { row in
                row.enfants("table:table-cell").map(\.texte)
            }
            #expect(
                rows == [
                    ["", "année", "relevés", "cible", "référence"],
                    ["référence 2016", "2\u{202F}016", "NaN", "NaN", "2"],
                    ["30/06/2018", "2\u{202F}018,493", "2", "NaN", "NaN"],
                    ["cible 2018", "2\u{202F}019", "NaN", "3", "NaN"],
                    ["30/06/2019", "2\u{202F}019,493", "4", "NaN", "NaN"],
                    ["cible 2020", "2\u{202F}021", "NaN", "6", "NaN"],
                ])
        }
    }
}
