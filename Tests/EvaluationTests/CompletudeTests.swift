import Evaluation
import Fixtures
import PlanModel
import Testing

/// What is missing is counted by its reason, and chased.
struct CompletudeTests {
    private func fiche(_ noeud: String) throws -> CompletudeFiche {
        let index = PlanIndex(try SuiviPlan.lu())
        return CompletudeFiche(try #require(index.noeud(.cle(noeud))), dans: index)
    }

    @Test func aFullSheetLacksNothing() throws {
        let fiche = try fiche("maisons")
        #expect(fiche.manques.isEmpty)
        #expect(fiche.remplis == 3)
    }

    @Test func eachMissingFieldIsListedInTheOrderOfTheSheetWithItsReason() throws {
        let manques = try fiche("medecins").manques
        #expect(manques.map(\.champ.id.rawValue) == ["resultats", "acteurs", "lancement"])
        #expect(manques.map(\.absence) == [.nonRenseigne, .aDefinir, .nonRenseigne])
    }

    @Test func aListThatHoldsNothingButToBeDefinedIsNoAnswer() throws {
        let manques = try fiche("medecins").manques
        #expect(manques.first { $0.champ.id.rawValue == "acteurs" }?.absence == .aDefinir)
    }

    @Test func aListWithOneNameAmongThoseToBeDefinedIsAnAnswer() throws {
        let plan = try SuiviPlan.lu(
            SuiviPlan.yaml.replacing("[{ statut: à définir }]", with: "[CD, { statut: à définir }]"))
        let index = PlanIndex(plan)
        let manques = CompletudeFiche(try #require(index.noeud(.cle("medecins"))), dans: index).manques
        #expect(!manques.contains { $0.champ.id.rawValue == "acteurs" })
    }

    @Test func notApplicableIsAnAnswer() throws {
        let plan = try SuiviPlan.lu(SuiviPlan.yaml.replacing("{ statut: non renseigné }", with: "sans objet"))
        let index = PlanIndex(plan)
        let fiche = CompletudeFiche(try #require(index.noeud(.cle("medecins"))), dans: index)
        #expect(fiche.manques.map(\.champ.id.rawValue) == ["resultats", "acteurs"])
        #expect(fiche.remplis == 1)
    }

    @Test func aFieldThatThePlanDoesNotExpectIsNoGap() throws {
        #expect(try fiche("navettes").manques.map(\.champ.id.rawValue) == ["resultats", "acteurs"])
    }

    @Test func aLevelOnlyLacksTheFieldsThatItCanHold() throws {
        #expect(try fiche("mauriac").manques.map(\.champ.id.rawValue) == ["lancement"])
        #expect(try fiche("sante").manques.isEmpty)
    }

    @Test func aSemestreLacksTheNodesWithoutAnEntryOfThatVerySemestre() throws {
        let suivi = Suivi.de([.pour("maisons", "2018-S1", .enCours, 20), .pour("navettes", "2018-S2", .enCours, 10)])
        let completude = CompletudeSemestre(Situation(try SuiviPlan.lu(), suivi: suivi, semestre: .du("2018-S2")))
        #expect(
            completude.sansSaisie.map(\.noeud.id.rawValue) == ["maisons", "mauriac", "salers", "medecins", "gare"])
        #expect((completude.saisies, completude.total) == (1, 6))
    }

    @Test func aFigureIsOnlyExpectedFromWhatRuns() throws {
        let suivi = Suivi.de([
            .pour("maisons", "2018-S2", .enCours), .pour("medecins", "2018-S2", .aLancer),
            .pour("navettes", "2018-S2", .realisee), .pour("gare", "2018-S2", .suspendue),
            .pour("salers", "2018-S2", .enCours, 0),
        ])
        let completude = CompletudeSemestre(Situation(try SuiviPlan.lu(), suivi: suivi, semestre: .du("2018-S2")))
        #expect(completude.sansAvancement.map(\.noeud.id.rawValue) == ["maisons", "gare"])
    }

    @Test func anEntryThatNobodyIsSaidToHaveSaidIsListed() throws {
        var dite = Saisie.pour("maisons")
        dite.ditPar = "ARS"
        let suivi = Suivi.de([dite, .pour("medecins")])
        let completude = CompletudeSemestre(Situation(try SuiviPlan.lu(), suivi: suivi, semestre: .du("2018-S2")))
        #expect(completude.sansAuteur.map(\.noeud.id.rawValue) == ["medecins"])
    }
}
