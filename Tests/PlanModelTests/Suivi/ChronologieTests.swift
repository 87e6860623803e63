import Fixtures
import PlanModel
import Testing

/// The order of the rows is sure, their dates are not.
struct ChronologieTests {
    private func effectifs(_ lus: String...) -> [String] {
        Chronologie(lus.map { instant($0 + "T12:00:00Z") }).instants.map { String($0.rawValue.prefix(10)) }
    }
    private func egares(_ lus: String...) -> [Int] { Chronologie(lus.map { instant($0 + "T12:00:00Z") }).egares }

    @Test func rowsInOrderAreBelievedHoweverLongTheSilence() {
        #expect(effectifs("2018-01-15", "2018-07-01", "2024-02-29") == ["2018-01-15", "2018-07-01", "2024-02-29"])
        #expect(egares("2018-01-15", "2018-07-01", "2024-02-29").isEmpty)
        #expect(Chronologie([]).instants.isEmpty)
    }

    @Test func aClockThatRanAheadOnceDatesNothingThatFollows() {
        #expect(
            effectifs("2026-11-30", "2109-03-03", "2026-11-30", "2026-12-01")
                == ["2026-11-30", "2026-11-30", "2026-11-30", "2026-12-01"])
        #expect(egares("2026-11-30", "2109-03-03", "2026-11-30", "2026-12-01") == [1])
    }

    @Test func aWholeSittingEnteredAheadIsHeldToHaveBeenWrittenBeforeWhatFollows() {
        #expect(
            effectifs("2025-01-10", "2109-03-03", "2109-03-03", "2109-03-03", "2025-02-01")
                == ["2025-01-10", "2025-02-01", "2025-02-01", "2025-02-01", "2025-02-01"])
    }

    @Test func aClockThatGoesBackIsNotBelievedEither() {
        #expect(effectifs("2018-01-15", "2018-07-01", "1970-01-01") == ["2018-01-15", "2018-07-01", "2018-07-01"])
        #expect(
            effectifs("2026-11-30", "1970-01-01", "2026-12-02") == ["2026-11-30", "2026-11-30", "2026-12-02"])
        #expect(egares("2026-11-30", "1970-01-01", "2026-12-02") == [1])
    }

    /// One day against one day: what was known stays what it was, but for a leap ahead.
    @Test func betweenTwoThatAreAsGoodTheFirstWrittenStands() {
        #expect(effectifs("2018-01-15", "2018-07-01", "2018-06-01") == ["2018-01-15", "2018-07-01", "2018-07-01"])
        #expect(
            effectifs("2018-01-15", "2018-07-01", "2018-06-01", "2018-08-01")
                == ["2018-01-15", "2018-07-01", "2018-07-01", "2018-08-01"])
        #expect(effectifs("2109-03-03", "2026-11-30") == ["2026-11-30", "2026-11-30"])
    }

    @Test func withinADayAClockSetRightNeverGoesBack() {
        let lus = ["T10:00:00Z", "T18:00:00Z", "T11:00:00Z", "T19:00:00Z"].map { instant("2026-11-30" + $0) }
        #expect(Chronologie(lus).instants == [lus[0], lus[1], lus[1], lus[3]])
        #expect(Chronologie(lus).egares.isEmpty)
    }

    /// Whatever the clock did, the moments never go back, and each row keeps its own when nothing contradicts it.
    @Test(arguments: UInt64(1)...40)
    func momentsNeverGoBack(graine: UInt64) throws {
        var hasard = SplitMix64(seed: graine)
        let jours = (0..<80).map { rang -> Instant in
            let fou = Int.random(in: 0..<12, using: &hasard) == 0
            let annee = fou ? Int.random(in: 1970...2150, using: &hasard) : 2018 + rang / 20
            return instant("\(annee)-\(10 + rang / 10 % 3)-\(10 + rang % 20)T08:00:00Z")
        }
        let chronologie = Chronologie(jours)
        #expect(chronologie.instants == chronologie.instants.sorted())
        #expect(Chronologie(chronologie.instants).instants == chronologie.instants)
        for (rang, lu) in jours.enumerated() where !chronologie.egares.contains(rang) {
            #expect(chronologie.instants[rang].jourUTC == lu.jourUTC)
        }
    }
}
