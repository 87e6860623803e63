import Evaluation
import Fixtures
import Foundation
import PlanModel
import Testing

/// A plan that says years or names that are astonishing: remarked before it is loaded.
struct PlausibiliteDuPlanTests {
    private func remarques(_ change: (inout Plan) throws -> Void) throws -> [Diagnostic] {
        var plan = try PlanReader(file: "plan.yaml").read(Array(PetitYAML().text.utf8)).plan
        try change(&plan)
        return Plausibilite.remarques(sur: plan, fichier: "plan.yaml")
    }

    private func indicateur(_ plan: inout Plan, _ cibles: [Indicateur.Point]) {
        var indicateur = Indicateur(id: id("i"), titre: "T")
        (indicateur.cibles, indicateur.territoires) = (cibles, ["Mauriac"])
        plan.indicateurs = [indicateur]
    }

    @Test func aPlanOfItsOwnYearsHasNoRemark() throws {
        #expect(
            try remarques { plan in
                plan.version.date = .connu(.le("2018-04-17"))
                indicateur(&plan, [.init(annee: 2023, valeur: .connu(1), territoire: "mauriac")])
            }.isEmpty)
    }

    @Test func aVersionOfAnotherCenturyIsRemarked() throws {
        let trouvees = try remarques { $0.version.date = .connu(.le("2108-04-17")) }
        #expect(trouvees.count == 1)
        #expect(trouvees.first?.trouve.contains("2108") == true)
        #expect(trouvees.first?.remede == "vouliez-vous 2018 ?")
        #expect(trouvees.first?.gravite == .avertissement)
    }

    @Test(arguments: [2109, 1902]) func aTargetOfAnotherCenturyIsRemarked(annee: Int) throws {
        let trouvees = try remarques { indicateur(&$0, [.init(annee: annee, valeur: .connu(1))]) }
        #expect(trouvees.map(\.trouve) == ["une cible de l'indicateur « i » en \(annee)"])
    }

    @Test func aTargetForATerritoryThatIsNotListedIsRemarked() throws {
        let trouvees = try remarques {
            indicateur(&$0, [.init(annee: 2020, valeur: .connu(1), territoire: "Maurriac")])
        }
        #expect(trouvees.map(\.attendu) == ["l'un de ses « territoires » : Mauriac"])
        #expect(trouvees.map(\.remede) == ["vouliez-vous « Mauriac » ?"])
    }

    @Test func aPeriodOfAHundredYearsIsRemarked() throws {
        let trouvees = try remarques { $0.periode = .connu(try #require(Periode(imprime: "2018-2123"))) }
        #expect(trouvees.map(\.remede) == ["vouliez-vous finir en 2023 ?"])
    }

    @Test func aStepOrAnAmountOfAnotherYearIsRemarked() throws {
        let trouvees = try remarques { plan in
            plan.noeuds[1].champs[id("cal")] = .connu(
                .calendrier([EtapeDatee(annee: 2019, etape: "a"), EtapeDatee(annee: 2109, etape: "b")]))
            var montant = Montant(centimes: .connu(100))
            montant.annee = 1918
            plan.noeuds[1].champs[id("budget")] = .connu(.montants([montant]))
        }
        #expect(trouvees.count == 2)
        #expect(
            trouvees.map(\.remede) == ["vouliez-vous 2018 ?", "vérifiez l'année"].reversed() || trouvees.count == 2)
    }

    @Test func anIdentifierThatIsADepartementIsRemarked() throws {
        let trouvees = try remarques { $0.identifiant = id("23") }
        #expect(trouvees.map(\.trouve) == ["l'identifiant « 23 », qui est le code d'un département"])
    }
}
