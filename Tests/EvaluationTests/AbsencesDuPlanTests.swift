import Evaluation
import Fixtures
import PlanModel
import Testing

struct AbsencesDuPlanTests {
    @Test func eachExpectedFieldIsCountedByReason() throws {
        let plan = try SuiviPlan.lu(SuiviPlan.yaml.replacing("{ statut: non renseigné }", with: "sans objet"))
        let champs = AbsencesDuPlan(PlanIndex(plan)).champs
        #expect(champs.map(\.libelle) == ["Résultats attendus", "Acteurs à mobiliser", "Lancement"])
        let acteurs = try #require(champs.first { $0.libelle == "Acteurs à mobiliser" })
        // One says « à définir », one has no such field at all.
        #expect((acteurs.total, acteurs.nombre(.aDefinir), acteurs.nombre(.nonRenseigne)) == (3, 1, 1))
        let lancement = try #require(champs.first { $0.libelle == "Lancement" })
        #expect((lancement.nombre(.sansObjet), lancement.nombre(.nonRenseigne)) == (1, 3))
    }

    @Test func titlesThatAreLostComeFirst() {
        var plan = petitPlan()
        plan.noeuds[0].titre = .absent(.illisible)
        let premier = AbsencesDuPlan(PlanIndex(plan)).champs.first
        #expect(premier?.libelle == "Titre")
        #expect(premier?.nombre(.illisible) == 1)
    }

    @Test func aPlanThatLacksNothingHasNone() {
        var plan = petitPlan()
        plan.champs = []
        #expect(AbsencesDuPlan(PlanIndex(plan)).champs.isEmpty)
    }
}
