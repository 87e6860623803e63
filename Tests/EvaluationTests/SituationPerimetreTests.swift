import Evaluation
import Fixtures
import PlanModel
import Testing

/// A part of a plan at a semestre: what is in it, and what it leaves out by name.
struct SituationPerimetreTests {
    private func situation(_ perimetre: Perimetre, _ plan: Plan? = nil) throws -> Situation {
        Situation(
            try plan ?? SuiviPlan.lu(), suivi: .de([.pour("navettes", "2018-S1", bloquee: "budget")]),
            semestre: .du("2018-S2"), perimetre: perimetre)
    }

    private func ids(_ noeuds: [Noeud]) -> [String] { noeuds.map(\.id.rawValue) }

    @Test func everyFollowedNodeIsInThePerimeterOrLeftOutInDocumentOrder() throws {
        let situation = try situation(.sous(.cle("sante")))
        #expect(ids(situation.lignes.map(\.noeud)) == ["maisons", "mauriac", "salers", "medecins"])
        #expect(ids(situation.ecartes) == ["navettes", "gare"])
        #expect(ids(situation.groupes.compactMap(\.noeud)) == ["sante"])
    }

    @Test func theWholePlanLeavesNothingOutAndShowsAnAxeWithoutAnyAction() throws {
        var plan = try SuiviPlan.lu()
        plan.noeuds.append(noeud("vide", "axe", code: "3"))
        let situation = try situation(.tout, plan)
        #expect(situation.ecartes.isEmpty)
        #expect(ids(situation.groupes.compactMap(\.noeud)) == ["sante", "mobilite", "vide"])
        #expect(ids(try self.situation(.sous(.cle("sante")), plan).groupes.compactMap(\.noeud)) == ["sante"])
    }

    @Test func aPerimeterThatHoldsNothingLeavesEverythingOut() throws {
        let situation = try situation(.pilote("personne"))
        #expect(situation.lignes.isEmpty)
        #expect(situation.groupes.isEmpty)
        #expect(situation.indicateurs.isEmpty)
        #expect(ids(situation.ecartes) == ["maisons", "mauriac", "salers", "medecins", "navettes", "gare"])
    }

    @Test func theSemestreBeforeHasTheSamePerimeter() throws {
        let precedente = try situation(.sous(.cle("mobilite"))).precedente
        #expect(precedente.perimetre == .sous(.cle("mobilite")))
        #expect(ids(precedente.lignes.map(\.noeud)) == ["navettes", "gare"])
        #expect(precedente.lignes.first?.declaration != nil)
    }

    // MARK: - Indicators

    private func indicateurs(_ perimetre: Perimetre, _ plan: Plan? = nil) throws -> [String] {
        try situation(perimetre, plan).indicateurs.map(\.indicateur.id.rawValue)
    }

    @Test func theIndicatorsAreThoseOfItsNodesAndThoseOfTheWholePlanAreNot() throws {
        #expect(try indicateurs(.tout) == ["nombre-maisons", "avis", "satisfaction"])
        #expect(try indicateurs(.sous(.cle("sante"))) == ["nombre-maisons", "avis"])
        #expect(try indicateurs(.sous(.cle("mobilite"))).isEmpty)
    }

    @Test func theIndicatorOfAnAxeGoesWithTheAxe() throws {
        var plan = try SuiviPlan.lu()
        plan.indicateurs[0].noeud = .cle("mobilite")
        #expect(try indicateurs(.sous(.cle("mobilite")), plan) == ["satisfaction"])
        #expect(try indicateurs(.sous(.cle("sante")), plan) == ["nombre-maisons", "avis"])
    }

    @Test func theIndicatorOfAnActionDoesNotGoWithOneOfItsSousActions() throws {
        #expect(try indicateurs(.sous(.cle("mauriac"))).isEmpty)
    }
}
