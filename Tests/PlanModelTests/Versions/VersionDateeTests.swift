import Fixtures
import PlanModel
import Testing

/// Which version of a plan was in force on a day.
struct VersionDateeTests {
    private func version(_ numero: Int, imprimee: String? = nil, chargee: String) -> VersionDatee {
        VersionDatee(numero: numero, imprimee: imprimee.map { .le($0) }, chargee: .le(chargee))
    }

    @Test func theFirstVersionTellsAllThatCameBeforeIt() {
        let versions = [version(1, chargee: "2026-11-30")]
        #expect(versions.enVigueur(au: .le("2018-06-30")) == 1)
        #expect([VersionDatee]().enVigueur(au: .le("2018-06-30")) == nil)
    }

    @Test func aVersionWithoutANewPrintedDateTakesEffectWhenItIsLoaded() {
        let versions = [
            version(1, imprimee: "2018-04-17", chargee: "2018-05-02"),
            version(2, imprimee: "2018-04-17", chargee: "2020-02-10"), version(3, chargee: "2021-01-01"),
        ]
        #expect(versions.enVigueur(au: .le("2019-12-31")) == 1)
        #expect(versions.enVigueur(au: .le("2020-02-10")) == 2)
        #expect(versions.enVigueur(au: .le("2020-12-31")) == 2)
        #expect(versions.enVigueur(au: .le("2021-06-30")) == 3)
    }

    @Test func anAvenantTakesEffectOnTheDateThatItPrints() {
        let versions = [
            version(1, imprimee: "2018-04-17", chargee: "2018-05-02"),
            version(2, imprimee: "2019-06-15", chargee: "2019-09-10"),
        ]
        #expect(versions.enVigueur(au: .le("2018-12-31")) == 1)
        #expect(versions.enVigueur(au: .le("2019-06-30")) == 2)
    }

    @Test func whatIsLoadedYearsLaterStillTakesEffectOnItsPrintedDate() {
        let versions = [
            version(1, imprimee: "2018-04-17", chargee: "2026-11-30"),
            version(2, imprimee: "2019-06-15", chargee: "2026-11-30"),
            version(3, imprimee: "2019-06-15", chargee: "2026-12-01"),
        ]
        #expect(versions.enVigueur(au: .le("2018-12-31")) == 1)
        #expect(versions.enVigueur(au: .le("2019-12-31")) == 2)
    }
}
