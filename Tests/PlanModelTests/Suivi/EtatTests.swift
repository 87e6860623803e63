import Fixtures
import PlanModel
import Testing

struct EtatTests {
    @Test(arguments: [0, 1, 50, 100])
    func acceptsAPercentage(valeur: Int) {
        #expect(Pourcentage(rawValue: valeur)?.rawValue == valeur)
    }

    @Test(arguments: [-1, 101, .max, .min])
    func refusesAShareOutsideZeroToAHundred(valeur: Int) {
        #expect(Pourcentage(rawValue: valeur) == nil)
    }

    @Test(arguments: ["2019-06-30T16:05:00Z", "2020-02-29T23:59:59Z", "1900-01-01T00:00:00Z"])
    func readsAMoment(ecrit: String) throws {
        let instant = try #require(Instant(rawValue: ecrit))
        #expect(instant.rawValue == ecrit)
        #expect(instant.jourUTC.description == ecrit.prefix(10))
    }

    @Test(arguments: [
        "2019-06-30", "2019-06-31T00:00:00Z", "2019-06-30T24:00:00Z", "2019-06-30T23:60:00Z", "2019-06-30T23:59:60Z",
        "2019-06-30T16:05:00", "2019-06-30T16:05Z", "2019-06-30 16:05:00Z", "2019-06-30T16:05:00+02:00", "", "T",
        "2019-06-30T1:005:00Z", "2019-06-30T+1:05:00Z",
    ])
    func refusesAMomentWrittenOtherwise(ecrit: String) {
        #expect(Instant(rawValue: ecrit) == nil)
    }

    @Test(arguments: [
        (0, "00:00:00"), (59, "00:00:59"), (3600, "01:00:00"), (86_399, "23:59:59"), (90_000, "23:59:59"),
        (-1, "00:00:00"),
    ])
    func countsSecondsOfTheDay(secondes: Int, heure: String) {
        #expect(Instant(jour("2019-06-30"), secondes: secondes).rawValue == "2019-06-30T\(heure)Z")
    }

    @Test func comparesMoments() {
        #expect(instant("2019-06-30T16:05:00Z") < Instant(finDe: jour("2019-06-30")))
        #expect(Instant(finDe: jour("2019-06-30")) < instant("2019-07-01T00:00:00Z"))
    }

    @Test func letsAReaderSeeWhatIsWrittenForAWiderAudience() {
        #expect(Audience.interne.peutLire(.public))
        #expect(Audience.partenaires.peutLire(.partenaires))
        #expect(!Audience.public.peutLire(.interne))
        #expect(!Audience.partenaires.peutLire(.interne))
        #expect(Audience.allCases.sorted() == [.interne, .partenaires, .public])
    }

    @Test func closesWhatIsDoneOrGivenUp() {
        #expect(Etat.allCases.filter(\.estClos) == [.realisee, .abandonnee])
    }
}
