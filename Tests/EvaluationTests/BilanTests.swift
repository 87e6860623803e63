import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Evaluation

/// Roll-up without lying: counts by state, and a mean only over what has a value.
struct BilanTests {
    private func ligne(
        _ etat: Etat?, _ avancement: Int? = nil, bloquee: String? = nil, retard: Retard = .aucun, ancienne: Bool = false
    ) -> Ligne {
        let derniere = etat.map {
            Avancement(
                id: 1, saisie: .pour("action", "2018-S2", $0, avancement, bloquee: bloquee), saisiPar: "secrétariat",
                saisiLe: .a("2018-12-01"))
        }
        return Ligne(
            noeuds: [Noeud(id: .cle("action"), niveau: .cle("action"), titre: .connu("Action"))], place: 0,
            role: .action, avancements: [derniere].compactMap(\.self), derniere: derniere.map { _ in 0 },
            semestre: .du(ancienne ? "2019-S1" : "2018-S2"), mots: MotsDuPlan(),
            retard: retard)
    }

    @Test func theMeanIsTakenOnlyOverActionsThatHaveAValueAndSaysHowManyHaveNone() {
        let bilan = Bilan([ligne(.enCours, 30), ligne(.realisee, 100), ligne(.enCours), ligne(nil)])
        #expect(bilan.moyenne == .init(valeur: 65, avecValeur: 2, sansValeur: 2))
    }

    @Test func latenessIsUnknownWhereNothingThatIsOpenCanBeJudged() {
        let sansDate = Retard.nonCalculable(raison: "ni période")
        func inconnu(_ lignes: [Ligne]) -> Bool { Bilan(lignes).retardInconnu }
        #expect(inconnu([ligne(.enCours, retard: sansDate)]))
        // A closed one is judged, and can no longer be late.
        let closes = [ligne(.realisee), ligne(.abandonnee)]
        #expect(Bilan(closes + [ligne(.enCours, retard: sansDate)]).mesurables == 2)
        #expect(inconnu(closes + [ligne(.enCours, retard: sansDate)]))
        #expect(!inconnu(closes + [ligne(.enCours, retard: sansDate), ligne(.enCours)]))
        #expect(!inconnu(closes))
        #expect(!inconnu([]))
    }

    @Test func zeroIsAValueAndNoValueIsNotZero() {
        #expect(Bilan([ligne(.aLancer, 0), ligne(.enCours, 50)]).moyenne?.valeur == 25)
        #expect(Bilan([ligne(.aLancer), ligne(.enCours, 50)]).moyenne?.valeur == 50)
    }

    @Test func whatWasGivenUpIsCountedButDoesNotWeighOnTheMean() {
        let bilan = Bilan([ligne(.abandonnee, 10), ligne(.abandonnee), ligne(.enCours, 60)])
        #expect(bilan.moyenne == .init(valeur: 60, avecValeur: 1, sansValeur: 0))
        #expect(bilan.nombre(.abandonnee) == 2)
        #expect(bilan.total == 3)
    }

    @Test(arguments: [[Etat](), [.aLancer, .enCours], [.abandonnee]])
    func withoutAnyValueTheMeanIsNotComputable(etats: [Etat]) {
        #expect(Bilan(etats.map { ligne($0) }).moyenne == nil)
    }

    @Test func theMeanIsRoundedToOneDecimalHalfAwayFromZero() throws {
        let tiers = try #require(Bilan([ligne(.enCours, 0), ligne(.enCours, 50), ligne(.enCours, 50)]).moyenne)
        #expect(tiers.valeur == Decimal(string: "33.3"))
        let demi = try #require(Bilan([0, 0, 0, 1].map { ligne(.enCours, $0) }).moyenne)
        #expect(demi.valeur == Decimal(string: "0.3"))
    }

    @Test func eachLineIsCountedOnceByItsStateOrAmongThoseWithoutAny() {
        let etats: [Etat?] = [.aLancer, .enCours, .enCours, .realisee, .suspendue, .abandonnee, nil, nil]
        let bilan = Bilan(etats.map { ligne($0) })
        #expect(Etat.allCases.map { bilan.nombre($0) } == [1, 2, 1, 1, 1])
        #expect(bilan.sansEtat == 2)
        #expect(bilan.parEtat.values.reduce(0, +) + bilan.sansEtat == bilan.total)
    }

    @Test func aBlockedActionIsCountedWhateverTheMean() {
        let bilan = Bilan([ligne(.enCours, 95, bloquee: "foncier"), ligne(.realisee, 100)])
        #expect(bilan.bloquees == 1)
    }

    @Test func theBlockOfAClosedActionIsNoLongerCounted() {
        #expect(Bilan([ligne(.realisee, 100, bloquee: "foncier")]).bloquees == 0)
    }

    @Test func lateAndToBeConfirmedAreCountedApart() {
        let bilan = Bilan([
            ligne(.aLancer, retard: .enRetard(motif: "m")), ligne(nil, retard: .aConfirmer(motif: "m")),
            ligne(nil, retard: .nonCalculable(raison: "r")), ligne(.enCours),
        ])
        #expect((bilan.enRetard, bilan.retardsAConfirmer, bilan.retardsNonMesurables) == (1, 1, 1))
        #expect(bilan.mesurables == 3)
    }

    @Test func aStateCarriedForwardCountsAsAStateAndAsAMissingEntry() {
        let bilan = Bilan([ligne(.enCours, 40, ancienne: true), ligne(.enCours, 40), ligne(nil)])
        #expect((bilan.nombre(.enCours), bilan.sansSaisie, bilan.sansEtat) == (2, 2, 1))
    }

    @Test func theMeteoIsCountedLikeTheStatesAndWhatHasNoneIsCountedToo() {
        var saisie = Saisie.pour("action", "2018-S2", .enCours)
        saisie.meteo = .compromis
        let avec = Ligne(
            noeuds: [Noeud(id: .cle("action"), niveau: .cle("action"), titre: .connu("Action"))], place: 0,
            role: .action,
            avancements: [Avancement(id: 1, saisie: saisie, saisiPar: "s", saisiLe: .a("2018-12-01"))], derniere: 0,
            semestre: .du("2018-S2"), mots: MotsDuPlan(), retard: .aucun)
        let bilan = Bilan([avec, ligne(.enCours), ligne(nil)])
        #expect(Meteo.allCases.map { bilan.nombre($0) } == [0, 0, 0, 1, 2])
        #expect(bilan.parMeteo.values.reduce(0, +) == bilan.total)
    }

    @Test func bothLevelsAreCountedApartAndTogetherAndPointsHaveNoMean() throws {
        let situation = Situation(
            try SuiviPlan.lu(),
            suivi: .de([
                .pour("maisons", "2018-S2", .enCours, 40), .pour("gare", "2018-S2", .enCours, 80),
                .pour("mauriac", "2018-S2", bloquee: "foncier"),
            ]), semestre: .du("2018-S2"))
        let bilans = situation.bilans
        #expect((bilans.actions.total, bilans.sousActions.total, bilans.points.total) == (3, 3, 6))
        #expect((bilans.actions.bloquees, bilans.sousActions.bloquees, bilans.points.bloquees) == (0, 1, 1))
        #expect(bilans.actions.moyenne?.valeur == 40)
        #expect(bilans.sousActions.moyenne?.valeur == 80)
        #expect(bilans.points.moyenne == nil)
        #expect(bilans.parNiveau.map(\.mot.pluriel) == ["actions", "sous-actions"])
    }

    @Test func theCountsByStateAreEncodedByTheirCode() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(Bilan([ligne(.enCours, 40), ligne(.aLancer)])), as: UTF8.self)
        #expect(text.contains(#""parEtat":{"a_lancer":1,"en_cours":1}"#))
    }

    @Test(arguments: [("2.25", 1, "2.3"), ("-2.25", 1, "-2.3"), ("66.5", 0, "67"), ("12", 2, "12")])
    func halvesAreRoundedAwayFromZero(valeur: String, decimales: Int, attendu: String) throws {
        let valeur = try #require(Decimal(string: valeur))
        #expect(arrondi(valeur, decimales: decimales) == Decimal(string: attendu))
    }
}
