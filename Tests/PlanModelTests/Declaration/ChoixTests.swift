import Foundation
import PlanModel
import Testing

/// Whatever we print or list as allowed is taken back.
struct ChoixTests {
    private func reprend<Choix: ChoixNomme>(_: Choix.Type) {
        for choix in Choix.allCases {
            for texte in [
                choix.rawValue, choix.libelle, choix.libelle.uppercased(), " \(choix.libelle)\u{200B} ",
                choix.libelle.replacing(" ", with: "\u{A0}"), choix.rawValue.replacing("_", with: "-"),
                choix.libelle.decomposedStringWithCanonicalMapping,
            ] { #expect(Choix(saisi: texte) == choix, "\(texte)") }
        }
        #expect(Choix(saisi: "n'importe quoi") == nil)
        #expect(Choix(saisi: "") == nil)
    }

    @Test func everyEnumeratedChoiceTakesItsCodeAndItsLabel() {
        reprend(Etat.self)
        reprend(Meteo.self)
        reprend(Audience.self)
        reprend(Decision.Nature.self)
        reprend(Decision.Sujet.self)
        reprend(Decision.Etat.self)
    }

    @Test(
        arguments: [
            ("oui", true), ("Oui", true), ("VRAI", true), ("true", true), ("non", false), ("FAUX", false),
            ("peut-être", nil),
            ("1", nil), ("", nil),
        ] as [(String, Bool?)])
    func yesAndNoAreReadInTheWordsOfSpreadsheetsToo(texte: String, attendu: Bool?) {
        #expect(Bool(saisi: texte) == attendu)
    }

    @Test(
        arguments: [
            ("2018-S2", "2018-S2"), ("2018-s2", "2018-S2"), ("2018–S2", "2018-S2"), ("2nd semestre 2018", "2018-S2"),
            ("1er\u{A0}semestre\u{A0}2019", "2019-S1"), ("second semestre 2018", "2018-S2"), ("S1 2020", "2020-S1"),
            ("2e semestre de l’année 2018", "2018-S2"), ("2018 S2", "2018-S2"), ("2018-S3", nil), ("2018", nil),
            ("semestre 2018", nil), ("3e semestre 2018", nil),
        ] as [(String, String?)])
    func aSemestreIsReadInEveryFormThatWePrint(texte: String, attendu: String?) {
        #expect(Semestre(saisi: texte)?.rawValue == attendu)
    }

    @Test func everySemestreThatWePrintIsReadBack() throws {
        for annee in 2015...2030 {
            for rang in 1...2 {
                let semestre = try #require(Semestre(annee: annee, rang: rang))
                #expect(Semestre(saisi: semestre.rawValue) == semestre)
                #expect(Semestre(saisi: semestre.libelle) == semestre)
            }
        }
    }

    @Test func everyDayThatWePrintIsReadBack() throws {
        for mois in 1...12 {
            for numero in [1, 2, 28] {
                let jour = try #require(Jour(2019, mois, numero))
                for texte in [
                    jour.description, jour.enChiffres, jour.enToutesLettres, "\(jour) 00:00:00", "\(jour)T00:00:00",
                ] { #expect(Jour(saisi: texte) == jour, "\(texte)") }
            }
        }
        for texte in ["juin 2019", "2019", "30/06/19", "31/02/2019", "2019-06-30 14:00:00", "depuis le 3 juin 2019"] {
            #expect(Jour(saisi: texte) == nil, "\(texte)")
        }
    }
}
