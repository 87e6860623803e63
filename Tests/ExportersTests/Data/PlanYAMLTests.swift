import Exporters
import Fixtures
import PlanModel
import Testing

struct PlanYAMLTests {
    private func reread(_ made: Export) throws -> PlanLu {
        try PlanReader(file: "export.yaml").read(PlanYAML.bytes(made))
    }

    @Test(arguments: plansDuDepot)
    func loadsAgainIntoTheSamePlan(slug: String) throws {
        let plan = try planDuDepot(slug)
        #expect(try reread(export(plan, semestre: nil)).plan == plan)
        #expect(try reread(export(plan, mention: "données fictives")).plan == plan)
    }

    @Test(arguments: 0..<40)
    func aPlanChangedAtRandomLoadsAgain(seed: Int) throws {
        var mutator = PlanMutator(seed: UInt64(seed))
        let start = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
        let plan = mutator.mutate(start, times: 30)
        #expect(try reread(export(plan)).plan == plan)
    }

    @Test func aPlanThatDeclaresNothingYetLoadsAgain() throws {
        #expect(try reread(export(planBlanc())).plan == planBlanc())
    }

    @Test(arguments: TexteHostile.allCases.filter(\.estPermis))
    func hostileWordsInTheFollowUpAndTheMentionSpoilNothing(hostile: TexteHostile) throws {
        let made = export(petitPlan(), suivi: suiviAvec(hostile.texte), mention: hostile.texte)
        #expect(try reread(made).plan == petitPlan())
    }

    @Test func saysThatTheFollowUpOfAnExportIsNotLoaded() throws {
        let warnings = try reread(export(petitPlan())).avertissements
        #expect(warnings.contains { $0.trouve.contains("suivi") })
        #expect(try reread(export(petitPlan(), semestre: nil)).avertissements.isEmpty)
    }

    @Test(arguments: plansDuDepot)
    func theSameExportGivesTheSameBytes(slug: String) throws {
        let plan = try planDuDepot(slug)
        #expect(try PlanYAML.bytes(export(plan)) == PlanYAML.bytes(export(plan)))
    }
}
