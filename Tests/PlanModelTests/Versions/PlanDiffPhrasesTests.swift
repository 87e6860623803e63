import Fixtures
import PlanModel
import Testing

struct PlanDiffPhrasesTests {
    private func phrases(_ change: (inout Plan) -> Void) -> [String] {
        var after = petitPlan()
        change(&after)
        return PlanDiff(de: petitPlan(), a: after).phrases(de: petitPlan(), a: after)
    }

    @Test func saysNothingOfNoChange() {
        #expect(phrases { _ in }.isEmpty)
    }

    @Test func saysWhatATitleWasAndBecame() {
        #expect(
            phrases { $0.noeuds[1].titre = .connu("Dresser deux cartes") } == [
                "action 1.1 : titre changé de « Dresser une carte de référence » à « Dresser deux cartes »"
            ])
    }

    @Test func namesAFieldAsTheSheetDoes() {
        #expect(
            phrases { $0.noeuds[5].champs[id("pilotes")] = .connu(.organisations([Mention(.sigle("ARS"))])) } == [
                "action 2.1 : pilotes changé de « CD, ARS » à « ARS »"
            ])
        #expect(
            phrases { $0.noeuds[1].champs[id("lancement")] = .absent(.aDefinir, precision: "après vote") } == [
                "action 1.1 : période de lancement changé de « 2018 » à « à définir (après vote) »"
            ])
    }

    @Test func tellsAValueGivenFromAValueRemoved() {
        #expect(
            phrases { $0.noeuds[3].champs[id("lancement")] = .connu(.periode(periode("2020"))) } == [
                "action 1.2 : période de lancement renseigné, « 2020 »"
            ])
        #expect(
            phrases { $0.noeuds[1].champs[id("lancement")] = nil } == [
                "action 1.1 : période de lancement supprimé, c'était « 2018 »"
            ])
    }

    @Test func agreesWithTheWordOfThePlan() {
        #expect(
            phrases { $0.noeuds.append(noeud("drone", "action", sous: "numerique", code: "2.2", titre: "Drones")) } == [
                "action 2.2 : ajoutée, « Drones »"
            ])
        #expect(
            phrases { $0.noeuds.append(noeud("culture", "axe", titre: "Culture")) } == [
                "axe « Culture » (culture) : ajouté, « Culture »"
            ])
        #expect(phrases { $0.noeuds.remove(at: 2) } == ["sous-action 1.1.1 : retirée, « Publier un atlas »"])
        #expect(
            phrases { $0.organisations.append(Organisation(sigle: "EPCI", nom: .connu("Intercommunalités"))) } == [
                "organisation EPCI : ajoutée, « Intercommunalités »"
            ])
        #expect(
            phrases { $0.jalons = [Jalon(id: id("vote"), titre: "Vote")] } == ["jalon vote : ajouté, « Vote »"])
    }

    @Test func saysTheNewOrder() {
        #expect(
            phrases { plan in
                plan.noeuds = [0, 3, 1, 2, 4, 5].map { plan.noeuds[$0] }
            } == ["ordre changé sous axe 1 : maison, carte"])
    }

    @Test func keepsQuietAboutLinesOfTheSourceAndOrdersThatFollow() {
        #expect(
            phrases { plan in
                plan.noeuds[1].source = [renvoi("001:12")]
                plan.noeuds[1].sources["titre"] = [renvoi("001:13")]
                plan.source = [renvoi("001:1")]
            }.isEmpty)
    }

    @Test func saysThatANodeMovedUnderAnother() throws {
        let found = phrases { plan in
            var maison = plan.noeuds.remove(at: 3)
            maison.parent = id("numerique")
            plan.noeuds.append(maison)
        }
        #expect(found.count == 1)
        let phrase = try #require(found.first)
        #expect(phrase.contains("1.2") || phrase.contains("maison"))
        #expect(phrase.contains("axe 2"))
    }

    @Test func neverSaysThatAValueBecameItself() {
        let found = phrases { plan in
            plan.version.etat = .arrete
            plan.noeuds[1].champs[id("lancement")] = .connu(
                .periode(Periode(imprime: "2018", debut: jour("2018-03-01"), fin: nil)))
        }
        #expect(found.count == 2)
        for phrase in found {
            let quoted = phrase.split(separator: "« ").dropFirst().compactMap { $0.split(separator: " »").first }
            #expect(Set(quoted).count == quoted.count, "\(phrase)")
        }
    }

    @Test func speaksOfEachKindOfChange() throws {
        let (petit, complet) = (petitPlan(), try read(planComplet).plan)
        for (a, b) in [(petit, complet), (complet, petit)] {
            let diff = PlanDiff(de: a, a: b)
            let found = diff.phrases(de: a, a: b)
            #expect(found.count > 50)
            for phrase in found {
                #expect(!phrase.contains("Optional") && !phrase.contains("  ") && !phrase.contains("« »"), "\(phrase)")
            }
            #expect(diff.phrasesParChangement(de: a, a: b).count == diff.changements.count)
        }
    }

    @Test(arguments: 0..<20)
    func speaksOfAnyRandomChangeOnOneLineAtMostPerChange(seed: UInt64) {
        var mutator = PlanMutator(seed: seed)
        let after = mutator.mutate(petitPlan(), times: 8)
        let diff = PlanDiff(de: petitPlan(), a: after)
        #expect(diff.phrases(de: petitPlan(), a: after).count <= diff.changements.count)
    }
}
