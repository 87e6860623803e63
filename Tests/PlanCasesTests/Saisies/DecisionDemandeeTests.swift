import Fixtures
import PlanModel
import Testing

@testable import PlanCases

/// What someone says of a decision: what is nil does not change.
struct DecisionDemandeeTests {
    private let index: PlanIndex

    init() throws { index = PlanIndex(try SuiviPlan.lu()) }

    @Test func aNewDecisionNeedsItsTextAndItsDay() throws {
        let refus = try #require(throws: Refusal.self) { try DecisionDemandee(texte: "Retenir").decision(nil, index) }
        #expect(refus.description == "donnez le texte et le jour de la décision")
    }

    @Test func aNewDecisionNamesItsNodesByTheirCodes() throws {
        let decision = try DecisionDemandee(
            nature: .arbitrage, texte: " Retenir le site ", date: .le("2019-03-12"), noeuds: ["1.2"]
        ).decision(nil, index)
        #expect(decision.texte == "Retenir le site")
        #expect(decision.nature == .arbitrage && decision.noeuds == [id("medecins")])
    }

    @Test func aFollowUpChangesOnlyWhatItSays() throws {
        var tenue = Decision(.decision, "Retenir le site", le: .le("2019-03-12"))
        tenue.responsable = "CD15"
        let suite = try DecisionDemandee(etat: .close, suite: "bail signé").decision(tenue, index)
        #expect(suite.etat == .close && suite.suite == "bail signé")
        #expect((suite.texte, suite.responsable, suite.date) == (tenue.texte, "CD15", tenue.date))
    }

    @Test func aNodeThatLeftThePlanIsStillFollowedUp() throws {
        var tenue = Decision(.decision, "Retenir le site", le: .le("2019-03-12"))
        tenue.noeuds = [id("disparu")]
        #expect(try DecisionDemandee(noeuds: ["disparu"]).decision(tenue, index).noeuds == [id("disparu")])
        #expect(throws: Refusal.self) { try DecisionDemandee(noeuds: ["disparu"]).decision(nil, index) }
    }
}
