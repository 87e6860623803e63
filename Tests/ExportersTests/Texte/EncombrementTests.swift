import Fixtures
import PlanModel
import Testing

@testable import Exporters

/// Columns are as wide as the codes of the plan need: a code cut in two is another code.
struct EncombrementTests {
    @Test(arguments: [("1.1", 16), ("sous\u{A0}4.4.1", 20), ("MOB-12.4-b", 24)])
    func aCodeTakesItsRoom(code: String, auPlus: Int) {
        let largeur = Encombrement.cellule(code)
        #expect(largeur <= auPlus)
        #expect(largeur > code.count)
    }

    @Test func theLongestWordCounts() {
        #expect(Encombrement.motLePlusLong("fiche-action") == Encombrement.cellule("action"))
        #expect(Encombrement.motLePlusLong("projet d'expérimentation") == Encombrement.cellule("d'expérimentation"))
    }

    @Test func theColumnOfCodesIsAsWideAsTheLongestCode() throws {
        var plan = petitPlan()
        for place in plan.noeuds.indices { plan.noeuds[place].code = "MOBILITE-\(place + 10).4" }
        let index = PlanIndex(plan)
        #expect(index.largeurDuCode >= Encombrement.cellule("MOBILITE-10.4"))
        let document = ODTDocument(xml: nil, largeur: 170)
        document.largeurDuCode = index.largeurDuCode
        document.tableau("t", [.init("Code", 16), .init("Intitulé", 60), .init("État", 94)], lignes: [[String]]())
        #expect(document.largeurs.contains(index.largeurDuCode))
        #expect(document.largeurs.reduce(0, +) == 170)
        // What remains for the titles is never less than they can do with.
        document.largeurDuCode = 90
        document.largeurs = []
        document.tableau("t", [.init("Code", 16), .init("Intitulé", 60), .init("État", 94)], lignes: [[String]]())
        #expect(document.largeurs == [40, 36, 94])
    }
}
