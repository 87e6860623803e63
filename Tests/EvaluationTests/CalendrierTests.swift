import Evaluation
import Fixtures
import PlanModel
import Testing

/// A calendar is made from the rule where the rule allows it, and says so where it does not.
struct CalendrierTests {
    private func dates(
        _ rythme: Renseignement<Instance.Rythme>?, _ semestre: String
    ) -> [ReunionPrevue.Date] {
        var instance = Instance(id: .cle("comite"), nom: "Comité")
        instance.rythme = rythme
        return instance.reunions(.du(semestre)).map(\.date)
    }

    private func dates(_ regle: Instance.Rythme.Regle?, _ semestre: String) -> [ReunionPrevue.Date] {
        dates(.connu(.init(imprime: "tel qu'imprimé", regle: regle)), semestre)
    }

    @Test func marchAndOctoberFallEachInItsSemestre() {
        #expect(dates(.mois([10, 3]), "2018-S1") == [.mois(annee: 2018, mois: 3)])
        #expect(dates(.mois([10, 3]), "2018-S2") == [.mois(annee: 2018, mois: 10)])
    }

    @Test func monthsOfOneSemestreComeInOrderAndNoneMakesNoMeeting() {
        #expect(dates(.mois([6, 2]), "2019-S1") == [.mois(annee: 2019, mois: 2), .mois(annee: 2019, mois: 6)])
        #expect(dates(.mois([6]), "2019-S2").isEmpty)
    }

    @Test(arguments: ["2018-S1", "2018-S2"])
    func twiceAYearIsOnceASemestreWithoutAMonth(semestre: String) {
        #expect(dates(.foisParAn(min: 2, max: 2), semestre) == [.dansLeSemestre(nombre: 1...1)])
    }

    @Test func onceAYearMayFallInEitherSemestre() {
        #expect(dates(.foisParAn(min: 1, max: 1), "2018-S1") == [.dansLeSemestre(nombre: 0...1)])
        #expect(dates(.foisParAn(min: 1, max: 2), "2018-S1") == [.dansLeSemestre(nombre: 0...1)])
        #expect(dates(.foisParAn(min: 3, max: 4), "2018-S1") == [.dansLeSemestre(nombre: 1...2)])
    }

    @Test func asOftenAsNeededGivesNoDateAndSaysSo() {
        #expect(dates(.libre, "2018-S1") == [.horsCalendrier(raison: "réunie autant que nécessaire")])
    }

    @Test func aWordingWithoutARuleIsQuoted() {
        #expect(
            dates(Instance.Rythme.Regle?.none, "2018-S1")
                == [.horsCalendrier(raison: "rythme « tel qu'imprimé », sans règle datée")])
    }

    @Test(arguments: [Renseignement<Instance.Rythme>?.none, .absent(.nonRenseigne)])
    func anUnknownRhythmSaysThatTheDocumentDoesNotGiveIt(rythme: Renseignement<Instance.Rythme>?) {
        #expect(dates(rythme, "2018-S1") == [.horsCalendrier(raison: "rythme non renseigné dans le document")])
    }

    @Test(arguments: plansDuDepot)
    func everyInstanceOfTheFourPlansThatStillMeetsHasADateOrAReason(slug: String) throws {
        let plan = try planDuDepot(slug)
        for instance in plan.instances {
            let annee = instance.reunions(.du("2019-S1")) + instance.reunions(.du("2019-S2"))
            #expect(annee.isEmpty == (instance.statut == .passe), "\(instance.id)")
        }
    }

    @Test func theSteeringCommitteeOfThePasDeCalaisMeetsInMarchAndOctober() throws {
        let plan = try planDuDepot("pasdecalais")
        let mars = plan.instances.filter {
            $0.reunions(.du("2019-S1")).contains { $0.date == .mois(annee: 2019, mois: 3) }
                && $0.reunions(.du("2019-S2")).contains { $0.date == .mois(annee: 2019, mois: 10) }
        }
        #expect(mars.count == 1)
    }
}
