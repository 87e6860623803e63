import Fixtures
import PlanModel
import Testing

struct InstantUnixTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1), ("2000-02-29T12:00:00Z", 951_825_600),
        ("2019-06-30T16:05:00Z", 1_561_910_700), ("1900-01-01T00:00:00Z", -2_208_988_800),
        ("2199-12-31T23:59:59Z", 7_258_118_399),
    ])
    func aMomentAndItsSecondsSayTheSame(texte: String, secondes: Int) throws {
        let instant = try #require(Instant(rawValue: texte))
        #expect(instant.secondesUnix == secondes)
        #expect(Instant(secondesUnix: secondes) == instant)
    }

    @Test func everyDayFollowsTheOneBefore() throws {
        var instant = try #require(Instant(rawValue: "1900-01-01T06:00:00Z"))
        var jours = 1
        while let suivant = Instant(secondesUnix: instant.secondesUnix + 86_400) {
            guard suivant > instant, suivant.secondesUnix == instant.secondesUnix + 86_400 else {
                Issue.record("\(suivant) après \(instant)")
                return
            }
            (instant, jours) = (suivant, jours + 1)
        }
        #expect(instant.jourUTC == Jour(2199, 12, 31))
        #expect(jours == 109_573)
    }

    @Test func whatComesAfterTheLastYearIsNotCounted() throws {
        let fin = try #require(Instant(rawValue: "2199-12-31T23:59:59Z"))
        #expect(Instant(secondesUnix: fin.secondesUnix + 1) == nil)
        #expect(Instant(secondesUnix: .max / 2) == nil)
        #expect(fin.plus(secondes: 1) == fin)
    }
}
