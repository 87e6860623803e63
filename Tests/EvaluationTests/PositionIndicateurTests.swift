import Evaluation
import Fixtures
import Foundation
import PlanModel
import Testing

/// Where an indicator stands against its baseline and its target; « non calculable » is an answer.
struct PositionIndicateurTests {
    private func indicateur(
        reference: Decimal? = nil, cible: Decimal? = nil, sens: Indicateur.Sens? = nil
    ) -> Indicateur {
        var indicateur = Indicateur(id: .cle("indicateur"), titre: "Indicateur")
        indicateur.reference = reference.map { .connu(.init(annee: 2016, valeur: .connu($0))) }
        indicateur.cibles = cible.map { [.init(annee: 2023, valeur: .connu($0))] } ?? []
        indicateur.sens = sens
        return indicateur
    }

    private func position(
        _ indicateur: Indicateur, _ mesures: [Mesure], au jour: String = "2020-12-31"
    ) -> PositionIndicateur {
        let releves = Suivi.de([], mesures: mesures).relevesEnVigueur[.cle("indicateur")] ?? []
        return PositionIndicateur(indicateur, noeud: nil, releves: releves, au: .le(jour))
    }

    private func verdict(_ indicateur: Indicateur, _ valeur: Decimal?) -> PositionIndicateur.Verdict {
        position(indicateur, valeur.map { [.de("indicateur", "2020-06-30", $0)] } ?? []).verdict
    }

    private static let cas: [(Decimal, Decimal, Indicateur.Sens?, Decimal, PositionIndicateur.Verdict)] = [
        (10, 50, .hausse, 50, .atteinte), (10, 50, .hausse, 60, .atteinte),
        (10, 50, .hausse, 30, .enChemin(pourcentage: 50)), (10, 50, .hausse, 10, .enChemin(pourcentage: 0)),
        (10, 50, .hausse, 6, .enChemin(pourcentage: -10)), (50, 10, .baisse, 10, .atteinte),
        (50, 10, .baisse, 5, .atteinte), (50, 10, .baisse, 30, .enChemin(pourcentage: 50)),
        (50, 10, .baisse, 54, .enChemin(pourcentage: -10)), (20, 20, .maintien, 20, .atteinte),
        (20, 20, .maintien, 19, .faceALaCible(valeur: 19, cible: 20)),
        // Without a declared direction, the one from the baseline to the target.
        (10, 50, nil, 51, .atteinte), (50, 10, nil, 9, .atteinte), (50, 10, nil, 40, .enChemin(pourcentage: 25)),
        (3, 10, .hausse, 5, .enChemin(pourcentage: 29)),
    ]

    @Test(arguments: cas)
    func theWayCoveredGoesFromTheBaselineToTheTarget(
        reference: Decimal, cible: Decimal, sens: Indicateur.Sens?, valeur: Decimal,
        attendu: PositionIndicateur.Verdict
    ) {
        #expect(verdict(indicateur(reference: reference, cible: cible, sens: sens), valeur) == attendu)
    }

    @Test func withoutABaselineATargetReachedIsReachedAllTheSame() {
        #expect(verdict(indicateur(cible: 50, sens: .hausse), 55) == .atteinte)
        #expect(verdict(indicateur(cible: 50, sens: .baisse), 45) == .atteinte)
    }

    @Test func whatIsNotQuiteReachedIsNeverShownAtOneHundredPercent() {
        #expect(
            verdict(indicateur(reference: 0, cible: 1000, sens: .hausse), 999) == .enChemin(pourcentage: 99))
    }

    @Test func eachReasonNotToComputeIsSaid() {
        let complet = indicateur(reference: 10, cible: 50, sens: .hausse)
        #expect(verdict(complet, nil) == .nonCalculable(raison: "aucun relevé"))
        #expect(
            verdict(indicateur(reference: 10, sens: .hausse), 20)
                == .nonCalculable(raison: "aucune cible dans le plan"))
    }

    @Test func withoutAWayToMeasureTheValueStandsBesideTheTarget() {
        #expect(verdict(indicateur(cible: 50), 20) == .faceALaCible(valeur: 20, cible: 50))
        #expect(verdict(indicateur(cible: 50, sens: .hausse), 20) == .faceALaCible(valeur: 20, cible: 50))
        #expect(
            verdict(indicateur(reference: 50, cible: 50, sens: .hausse), 20) == .faceALaCible(valeur: 20, cible: 50))
    }

    private func parTerritoire() -> Indicateur {
        var indicateur = indicateur(reference: 10, sens: .hausse)
        indicateur.cibles = [
            .init(annee: 2023, valeur: .connu(40), borne: .auMoins, territoire: "Guéret"),
            .init(annee: 2023, valeur: .connu(20), territoire: "Aubusson"),
        ]
        indicateur.territoires = ["Guéret", "Bourganeuf", "Boussac"]
        return indicateur
    }

    @Test func targetsByTerritoryAreTargets() {
        let position = position(parTerritoire(), [.de("indicateur", "2020-06-30", 12)])
        #expect(position.cible == nil)
        #expect(position.verdict == .nonCalculable(raison: "cibles par territoire seulement"))
        #expect(
            self.position(parTerritoire(), []).verdict
                == .nonCalculable(raison: "cibles par territoire seulement"))
    }

    @Test func eachTerritoryHasItsPositionAndTheBaselineIsNotItsOwn() {
        let mesures: [Mesure] = [
            .de("indicateur", "2020-03-30", 41, territoire: "guéret"),
            .de("indicateur", "2020-06-30", 5, territoire: "Boussac"),
        ]
        let positions = PositionIndicateur.parTerritoire(
            parTerritoire(), noeud: nil,
            releves: Suivi.de([], mesures: mesures).relevesEnVigueur[.cle("indicateur")] ?? [],
            au: .le("2020-12-31"))
        #expect(positions.map(\.territoire) == ["Guéret", "Boussac", "Aubusson"])
        #expect(
            positions.map(\.verdict) == [
                .atteinte, .nonCalculable(raison: "aucune cible pour ce territoire"),
                .nonCalculable(raison: "aucun relevé"),
            ])
        let enChemin = PositionIndicateur(
            parTerritoire(), noeud: nil, territoire: "Guéret",
            releves: Suivi.de([], mesures: [.de("indicateur", "2020-03-30", 30, territoire: "Guéret")])
                .relevesEnVigueur[.cle("indicateur")] ?? [], au: .le("2020-12-31"))
        #expect(enChemin.verdict == .faceALaCible(valeur: 30, cible: 40))
    }

    @Test(arguments: ["2019-12-31", "2020-06-30", "2022-12-31"])
    func aTargetThatAReadingReachedStaysReachedWhateverTheDay(jour: String) {
        var indicateur = indicateur(reference: 10, sens: .hausse)
        indicateur.cibles = [
            .init(annee: 2019, valeur: .connu(20)), .init(annee: 2023, valeur: .connu(80)),
        ]
        let position = position(indicateur, [.de("indicateur", "2019-11-30", 25)], au: jour)
        #expect(position.verdict == .atteinte)
        #expect(position.cible?.annee == 2019)
        #expect(position.prochaineCible?.annee == (jour < "2020" ? nil : 2023))
    }

    @Test func aNewReadingIsJudgedAgainstTheTargetOfItsYear() {
        var indicateur = indicateur(reference: 0, sens: .hausse)
        indicateur.cibles = [
            .init(annee: 2019, valeur: .connu(20)), .init(annee: 2023, valeur: .connu(80)),
        ]
        let position = position(
            indicateur, [.de("indicateur", "2019-11-30", 25), .de("indicateur", "2020-03-30", 40)])
        #expect(position.verdict == .enChemin(pourcentage: 50))
        #expect((position.cible?.annee, position.prochaineCible?.annee) == (2023, nil))
    }

    @Test(arguments: [Absence.aDefinir, .illisible])
    func aTargetThatIsNotGivenSaysWhy(absence: Absence) {
        var indicateur = indicateur(reference: 10, sens: .hausse)
        indicateur.cibles = [.init(annee: 2023, valeur: .absent(absence))]
        #expect(verdict(indicateur, 20) == .nonCalculable(raison: "cible \(absence.rawValue)"))
    }

    @Test func aTextHasNoPosition() {
        var mesure = Mesure.de("indicateur", "2020-06-30", 0)
        mesure.valeur = .texte("bilan positif")
        #expect(
            position(indicateur(reference: 10, cible: 50), [mesure]).verdict
                == .nonCalculable(raison: "indicateur qualitatif"))
    }

    @Test(arguments: [("2019-06-30", 2020), ("2020-12-31", 2020), ("2021-01-01", 2023), ("2025-01-01", 2023)])
    func theTargetIsTheOneOfTheYearOrTheNextOneThenTheLast(jour: String, annee: Int) {
        var indicateur = indicateur(reference: 10, sens: .hausse)
        indicateur.cibles = [
            .init(annee: 2018, valeur: .connu(20)), .init(annee: 2020, valeur: .connu(40)),
            .init(annee: 2023, valeur: .connu(80)),
        ]
        #expect(position(indicateur, [], au: jour).cible?.annee == annee)
    }

    @Test func onlyReadingsOfTheWholeDepartementUpToTheDayCount() {
        let position = position(
            indicateur(reference: 0, cible: 100, sens: .hausse),
            [
                .de("indicateur", "2021-03-01", 90), .de("indicateur", "2019-06-30", 20),
                .de("indicateur", "2020-06-30", 40), .de("indicateur", "2020-09-30", 70, territoire: "Aurillac"),
            ])
        #expect(position.releves.map(\.mesure.date) == [.le("2019-06-30"), .le("2020-06-30")])
        #expect(position.verdict == .enChemin(pourcentage: 40))
    }

    @Test func aCorrectedReadingNoLongerCounts() {
        let position = position(
            indicateur(reference: 0, cible: 100, sens: .hausse),
            [.de("indicateur", "2020-06-30", 40), .de("indicateur", "2020-06-30", 45)])
        #expect(position.verdict == .enChemin(pourcentage: 45))
        #expect(position.releves.count == 1)
    }

    @Test func everyIndicatorOfThePlanHasAPositionWithItsNode() throws {
        let situation = Situation(
            try SuiviPlan.lu(), suivi: .de([], mesures: [.de("nombre-maisons", "2018-09-30", 4)]),
            semestre: .du("2018-S2"))
        let positions = situation.indicateurs
        #expect(positions.map(\.indicateur.id.rawValue) == ["nombre-maisons", "avis", "satisfaction"])
        #expect(positions.map(\.noeud?.rawValue) == ["maisons", "maisons", nil])
        #expect(positions.first?.verdict == .enChemin(pourcentage: 50))
    }
}
