import Evaluation
import Fixtures
import Foundation
import PlanModel
import Testing

/// What is astonishing is said, at every door by the same rules.
struct PlausibiliteTests {
    private func regles(
        _ rapports: [Plausibilite.RapportConnu] = [], aujourdhui: String = "2019-09-02"
    ) throws -> Plausibilite {
        Plausibilite(PlanIndex(try SuiviPlan.lu()), aujourdhui: .le(aujourdhui), rapports: rapports)
    }

    private func surMesure(_ date: String, _ valeur: Int = 4, connus: [Mesure] = []) throws -> [String] {
        let regles = try regles()
        let trouve = try #require(
            regles.plan.tousLesIndicateurs.first { $0.indicateur.id.rawValue == "nombre-maisons" })
        let releves = connus.enumerated().map { rang, mesure in
            Releve(id: rang + 1, mesure: mesure, saisiPar: "s", saisiLe: .a("2019-09-01"))
        }
        return regles.remarques(
            sur: .de("nombre-maisons", date, Decimal(valeur)), trouve.indicateur, noeud: trouve.noeud, connus: releves)
    }

    @Test(arguments: ["2019-06-30", "2016-12-31", "2015-12-31", "2018-01-01", "2019-09-02"])
    func plausibleDaysPassInSilence(date: String) throws { #expect(try surMesure(date).isEmpty) }

    @Test(arguments: [
        (
            "2109-06-30",
            "le 30\u{A0}juin\u{A0}2109 est loin hors de la période du plan (2018-2023) ; vouliez-vous 2019 ?"
        ),
        (
            "1902-06-30",
            "le 30\u{A0}juin\u{A0}1902 est loin hors de la période du plan (2018-2023) ; vouliez-vous 2019 ?"
        ),
        ("2014-12-31", "le 31\u{A0}décembre\u{A0}2014 est loin hors de la période du plan (2018-2023)"),
        ("2025-01-01", "le 1ᵉʳ\u{A0}janvier\u{A0}2025 est loin hors de la période du plan (2018-2023)"),
        ("2019-09-03", "le 3\u{A0}septembre\u{A0}2019 est dans le futur"),
    ])
    func otherDaysAreRemarked(date: String, remarque: String) throws {
        let remarques = try surMesure(date)
        #expect(remarques.count == 1)
        #expect(remarques.first?.hasPrefix(remarque) == true, "\(remarques)")
    }

    @Test func aReadingFarFromItsNeighbourIsRemarked() throws {
        let avant = [Mesure.de("nombre-maisons", "2018-12-31", 4)]
        #expect(try surMesure("2019-06-30", 40, connus: avant).count == 1)
        #expect(try surMesure("2019-06-30", 12, connus: avant).isEmpty)
        // The one of the same day is what a correction replaces.
        #expect(try surMesure("2018-12-31", 40, connus: avant).isEmpty)
        var ailleurs = avant[0]
        ailleurs.territoire = "Mauriac"
        #expect(try surMesure("2019-06-30", 40, connus: [ailleurs]).isEmpty)
    }

    @Test func aDecisionDueBeforeItIsTakenIsRemarked() throws {
        var decision = Decision(.decision, "Retenir", le: .le("2019-03-12"))
        #expect(try regles().remarques(sur: decision).isEmpty)
        decision.echeance = .le("2018-01-01")
        #expect(
            try regles().remarques(sur: decision) == [
                "l’échéance (1ᵉʳ\u{A0}janvier\u{A0}2018) vient avant la décision (12\u{A0}mars\u{A0}2019)"
            ])
        decision.echeance = .le("2091-06-30")
        #expect(try regles().remarques(sur: decision).first?.contains("l’échéance du 30\u{A0}juin\u{A0}2091") == true)
        // To come, as due dates are.
        decision.echeance = .le("2021-06-30")
        #expect(try regles().remarques(sur: decision).isEmpty)
        decision.date = .le("2109-03-12")
        decision.echeance = .le("2018-01-01")
        #expect(try regles().remarques(sur: decision).count == 2)
    }

    @Test func anEntryIntoAnIssuedSemestreIsToldThatTheReportWillNotSayIt() throws {
        let emis = try regles([
            .init(numero: 1, semestre: .du("2018-S2"), perimetre: .tout),
            .init(numero: 2, semestre: .du("2019-S1"), perimetre: .sous(.cle("sante"))),
        ])
        #expect(
            emis.remarques(sur: Saisie.pour("maisons", "2018-S2")) == [
                "le rapport n° 1 de ce semestre est émis, il ne dira pas cela"
            ])
        #expect(emis.remarques(sur: Saisie.pour("maisons", "2018-S2"), emis: false).isEmpty)
        // A partial report concerns what it is about.
        #expect(emis.remarques(sur: Saisie.pour("maisons", "2019-S1")).count == 1)
        #expect(emis.dejaEmis(.du("2019-S1")) == nil)
        #expect(emis.remarques(sur: Commentaire(.introduction, .du("2018-S2"), texte: "x")).count == 1)
        #expect(emis.remarques(sur: Decision(.decision, "x", le: .le("2018-10-12"))).count == 1)
    }

    @Test func aSemestreOutsideThePlanOrToComeIsRemarked() throws {
        #expect(
            try regles().remarques(sur: Saisie.pour("maisons", "2030-S1")) == [
                "le semestre 2030-S1 est hors de la période du plan (2018-2023)"
            ])
        #expect(
            try regles().remarques(sur: Saisie.pour("maisons", "2020-S1")) == ["le semestre 2020-S1 n’a pas commencé"])
    }
}
