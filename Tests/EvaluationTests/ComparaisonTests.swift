import Evaluation
import Fixtures
import PlanModel
import Testing

/// What changed since the semestre before.
struct ComparaisonTests {
    private func comparaison(_ saisies: [Saisie], _ semestre: String = "2018-S2") throws -> Comparaison {
        let apres = Situation(try SuiviPlan.lu(), suivi: .de(saisies), semestre: .du(semestre))
        return Comparaison(de: apres.precedente, a: apres)
    }

    private func ids(_ lignes: [Ligne]) -> [String] { lignes.map(\.noeud.id.rawValue) }

    @Test func aStateThatDiffersIsAMoveInDocumentOrder() throws {
        let mouvements = try comparaison([
            .pour("navettes", "2018-S1", .aLancer), .pour("navettes", "2018-S2", .enCours),
            .pour("maisons", "2018-S1", .enCours), .pour("maisons", "2018-S2", .realisee),
        ]).mouvements
        #expect(ids(mouvements.map(\.ligne)) == ["maisons", "navettes"])
        #expect(mouvements.map(\.avant) == [.enCours, .aLancer])
        #expect(mouvements.map(\.apres) == [.realisee, .enCours])
    }

    @Test func aFirstDeclarationIsAMoveFromNothing() throws {
        let mouvements = try comparaison([.pour("maisons", "2018-S2", .enCours)]).mouvements
        #expect(mouvements.map(\.avant) == [nil])
    }

    @Test func theSameStateWithMoreProgressIsNoMove() throws {
        let comparaison = try comparaison([
            .pour("maisons", "2018-S1", .enCours, 10), .pour("maisons", "2018-S2", .enCours, 60),
        ])
        #expect(comparaison.mouvements.isEmpty)
    }

    @Test func aStateCarriedForwardIsNoMove() throws {
        #expect(try comparaison([.pour("maisons", "2018-S1", .enCours)]).mouvements.isEmpty)
    }

    @Test func aNewBlockIsToldApartFromOneThatLasts() throws {
        let comparaison = try comparaison([
            .pour("maisons", "2018-S1", bloquee: "foncier"), .pour("maisons", "2018-S2", bloquee: "foncier"),
            .pour("navettes", "2018-S2", bloquee: "budget"),
        ])
        #expect(ids(comparaison.nouveauxBlocages) == ["navettes"])
        #expect(comparaison.blocagesLeves.isEmpty)
    }

    @Test(arguments: [Etat.enCours, .realisee])
    func aBlockIsLiftedByALaterEntryOrByTheEndOfTheAction(etat: Etat) throws {
        let leves = try comparaison([
            .pour("maisons", "2018-S1", bloquee: "foncier"), .pour("maisons", "2018-S2", etat),
        ]).blocagesLeves
        #expect(ids(leves) == ["maisons"])
    }

    @Test func aBlockThatNobodySpokeOfAgainIsNotLifted() throws {
        #expect(try comparaison([.pour("maisons", "2018-S1", bloquee: "foncier")]).blocagesLeves.isEmpty)
    }

    @Test func aLaunchThatPassesItsTermIsANewLatenessAndItsStartMakesUpForIt() throws {
        let saisies: [Saisie] = [.pour("maisons", "2018-S2", .aLancer), .pour("maisons", "2019-S2", .enCours)]
        #expect(ids(try comparaison(saisies, "2018-S2").nouveauxRetards).isEmpty)
        #expect(ids(try comparaison(saisies, "2019-S1").nouveauxRetards) == ["maisons"])
        #expect(ids(try comparaison(saisies, "2019-S2").retardsResorbes) == ["maisons"])
    }
}
