import Fixtures
import Testing

@testable import PlanModel

struct PlanDiffTests {
    /// Applying the difference of two plans to the first gives the second, both ways.
    private func check(_ a: Plan, _ b: Plan, _ comment: Comment, _ location: SourceLocation = #_sourceLocation) throws {
        #expect(try PlanDiff(de: a, a: b).applique(a: a) == b, comment, sourceLocation: location)
        #expect(try PlanDiff(de: b, a: a).applique(a: b) == a, comment, sourceLocation: location)
        #expect(PlanDiff(de: a, a: b).estVide == (a == b), comment, sourceLocation: location)
    }

    @Test func isEmptyBetweenAPlanAndItself() throws {
        #expect(PlanDiff(de: petitPlan(), a: petitPlan()).estVide)
        let complet = try read(planComplet).plan
        #expect(PlanDiff(de: complet, a: complet).estVide)
        #expect(try PlanDiff(de: complet, a: complet).applique(a: complet) == complet)
    }

    @Test(arguments: plansDuDepot)
    func isEmptyBetweenAPlanOfTheRepositoryAndItself(slug: String) throws {
        let plan = try planDuDepot(slug)
        #expect(PlanDiff(de: plan, a: plan).estVide)
        #expect(try PlanDiff(de: plan, a: plan).applique(a: plan) == plan)
    }

    @Test func isEmptyWhateverTheWritingOfTheFile() throws {
        let plan = try read(planComplet).plan
        #expect(PlanDiff(de: plan, a: try read(PlanWriter.yaml(plan)).plan).estVide)
    }

    @Test(arguments: 0..<150)
    func makesTheSecondPlanFromTheFirstOneAfterRandomChanges(seed: UInt64) throws {
        var mutator = PlanMutator(seed: seed)
        let a = mutator.mutate(seed.isMultiple(of: 3) ? try read(planComplet).plan : petitPlan(), times: Int(seed % 7))
        try check(a, mutator.mutate(a, times: 1 + Int(seed % 15)), "seed \(seed)")
    }

    @Test(arguments: plansDuDepot, 0..<2 as Range<UInt64>)
    func makesTheSecondPlanFromTheFirstOneOnThePlansOfTheRepository(slug: String, seed: UInt64) throws {
        var mutator = PlanMutator(seed: 1000 + seed)
        let plan = try planDuDepot(slug)
        try check(plan, mutator.mutate(plan, times: 10 + 30 * Int(seed)), "seed \(seed)")
    }

    @Test func makesOnePlanFromAnotherThatHasNothingInCommon() throws {
        try check(petitPlan(), try read(planComplet).plan, "petit, complet")
    }

    @Test func carriesTheSourceOfAFieldOfIndicators() throws {
        var plan = petitPlan()
        plan.noeuds[1].sources["indicateurs"] = [renvoi("001:4"), renvoi("001:8-9")]
        try check(petitPlan(), plan, "sources.indicateurs")
    }

    // MARK: - Identity

    @Test func followsANodeByItsIdentifierThroughARenumbering() {
        var after = petitPlan()
        (after.noeuds[1].code, after.noeuds[3].code) = ("1.2", "1.1")
        let diff = PlanDiff(de: petitPlan(), a: after)
        #expect(diff.changements.map(\.nature) == [.modification, .modification])
        #expect(diff.changements.map(\.id) == ["carte", "maison"])
        #expect(diff.changements.map(\.champ) == ["code", "code"])
    }

    @Test func takesAnotherIdentifierForAnotherNodeEvenWithTheSameCodeAndTitle() {
        var after = petitPlan()
        after.noeuds[5].id = id("tres-haut-debit")
        let diff = PlanDiff(de: petitPlan(), a: after)
        let noeuds = diff.changements.filter { $0.genre == "noeuds" }
        #expect(noeuds.map(\.nature) == [.retrait, .ajout])
        #expect(noeuds.map(\.id) == ["fibre", "tres-haut-debit"])
    }

    @Test func keepsTheIdentityOfANodeThatMoves() {
        let diff = PlanDiff(de: petitPlan(), a: moved())
        #expect(diff.changements.allSatisfy { $0.genre == "ordre/noeuds" })
    }

    /// `maison` goes from `proximite` to `numerique`.
    private func moved() -> Plan {
        var plan = petitPlan()
        var maison = plan.noeuds.remove(at: 3)
        maison.parent = id("numerique")
        plan.noeuds.append(maison)
        return plan
    }

    // MARK: - Conflicts

    @Test func refusesABaseWhoseFieldMoved() throws {
        var (after, base) = (petitPlan(), petitPlan())
        after.noeuds[1].titre = .connu("Nouveau titre")
        base.noeuds[1].titre = .connu("Encore un autre")
        let diff = PlanDiff(de: petitPlan(), a: after)
        let conflit = try #require(throws: PlanDiff.Conflit.self) { try diff.applique(a: base) }
        #expect(conflit == PlanDiff.Conflit(genre: "noeuds", id: "carte", champ: "titre"))
    }

    @Test func letsTheBaseMoveElsewhere() throws {
        var (after, base) = (petitPlan(), petitPlan())
        after.noeuds[1].titre = .connu("Nouveau titre")
        base.noeuds[1].resume = "Un résumé"
        base.noeuds[3].titre = .connu("Autre maison")
        let result = try PlanDiff(de: petitPlan(), a: after).applique(a: base)
        #expect(result.noeuds[1].titre == .connu("Nouveau titre"))
        #expect(result.noeuds[1].resume == "Un résumé")
        #expect(result.noeuds[3].titre == .connu("Autre maison"))
    }

    @Test func refusesToAddWhatTheBaseHasAlready() throws {
        var after = petitPlan()
        after.noeuds.append(noeud("drone", "action", sous: "numerique"))
        let conflit = try #require(throws: PlanDiff.Conflit.self) {
            try PlanDiff(de: petitPlan(), a: after).applique(a: after)
        }
        #expect(conflit.id == "numerique" || conflit.id == "drone")
    }

    @Test func refusesToRemoveWhatTheBaseChanged() throws {
        var (after, base) = (petitPlan(), petitPlan())
        after.noeuds.removeLast()
        base.noeuds[5].note = "remarque"
        let conflit = try #require(throws: PlanDiff.Conflit.self) {
            try PlanDiff(de: petitPlan(), a: after).applique(a: base)
        }
        #expect(conflit == PlanDiff.Conflit(genre: "noeuds", id: "fibre", champ: nil))
    }

    @Test func neverLosesInSilenceANodeWhoseParentIsGone() throws {
        var (before, after, base) = (petitPlan(), petitPlan(), petitPlan())
        before.noeuds.removeLast()
        base.noeuds.removeLast(2)
        after.noeuds.removeLast()
        after.noeuds.append(noeud("satellite", "action", sous: "numerique"))
        let diff = PlanDiff(de: before, a: after)
        #expect(throws: (any Error).self) { try diff.applique(a: base) }
    }

    @Test func refusesAResultThatIsNoPlan() throws {
        var (after, base) = (petitPlan(), petitPlan())
        after.copilotes = [Mention(.sigle("ARS"))]
        base.organisations.removeFirst()
        base.noeuds[5].champs[id("pilotes")] = .absent(.aDefinir)
        #expect(throws: UnreadablePlan.self) { try PlanDiff(de: petitPlan(), a: after).applique(a: base) }
    }
}
