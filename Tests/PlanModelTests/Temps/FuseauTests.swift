import Fixtures
import Foundation
import PlanModel
import Testing

/// The hours that people read, whatever the machine knows of time zones.
struct FuseauTests {
    @Test(arguments: [
        // The clock-change days in Paris: at 1 o'clock UTC.
        (Fuseau.paris, "2026-03-29T00:59:59Z", "2026-03-29", "1\u{A0}h\u{A0}59"),
        (.paris, "2026-03-29T01:00:00Z", "2026-03-29", "3\u{A0}h\u{A0}00"),
        (.paris, "2026-10-25T00:59:59Z", "2026-10-25", "2\u{A0}h\u{A0}59"),
        (.paris, "2026-10-25T01:00:00Z", "2026-10-25", "2\u{A0}h\u{A0}00"),
        (.paris, "2019-03-31T01:00:00Z", "2019-03-31", "3\u{A0}h\u{A0}00"),
        (.paris, "2021-10-31T01:00:00Z", "2021-10-31", "2\u{A0}h\u{A0}00"),
        // Midnight of the semestres.
        (.paris, "2026-06-30T21:59:59Z", "2026-06-30", "23\u{A0}h\u{A0}59"),
        (.paris, "2026-06-30T22:00:00Z", "2026-07-01", "0\u{A0}h\u{A0}00"),
        (.paris, "2026-12-31T22:59:59Z", "2026-12-31", "23\u{A0}h\u{A0}59"),
        (.paris, "2026-12-31T23:00:00Z", "2027-01-01", "0\u{A0}h\u{A0}00"),
        (.guadeloupe, "2026-07-01T03:59:00Z", "2026-06-30", "23\u{A0}h\u{A0}59"),
        (.guyane, "2026-07-01T02:30:00Z", "2026-06-30", "23\u{A0}h\u{A0}30"),
        (.reunion, "2026-12-31T20:00:00Z", "2027-01-01", "0\u{A0}h\u{A0}00"),
        (.mayotte, "2026-12-31T20:00:00Z", "2026-12-31", "23\u{A0}h\u{A0}00"),
        (.marquises, "2026-01-01T00:00:00Z", "2025-12-31", "14\u{A0}h\u{A0}30"),
        (.nouvelleCaledonie, "2026-06-30T13:05:00Z", "2026-07-01", "0\u{A0}h\u{A0}05"),
        // Saint-Pierre-et-Miquelon changes with North America.
        (.saintPierreEtMiquelon, "2026-03-08T04:59:00Z", "2026-03-08", "1\u{A0}h\u{A0}59"),
        (.saintPierreEtMiquelon, "2026-03-08T05:00:00Z", "2026-03-08", "3\u{A0}h\u{A0}00"),
        (.saintPierreEtMiquelon, "2026-11-01T03:59:00Z", "2026-11-01", "1\u{A0}h\u{A0}59"),
        (.saintPierreEtMiquelon, "2026-11-01T04:00:00Z", "2026-11-01", "1\u{A0}h\u{A0}00"),
    ])
    func aMomentIsReadOnTheClocksOfThere(fuseau: Fuseau, utc: String, jour: String, heure: String) {
        #expect(instant(utc).jour(fuseau) == Fixtures.jour(jour))
        #expect(instant(utc).heure(fuseau) == heure)
    }

    @Test func oneWordingForAMoment() {
        #expect(
            instant("2019-09-02T06:05:00Z").enToutesLettres(.paris) == "2\u{A0}septembre\u{A0}2019 à 8\u{A0}h\u{A0}05")
    }

    /// Each day ends one second before the next begins, also when it has 23 or 25 hours.
    @Test(arguments: Fuseau.allCases)
    func daysFollowEachOtherWithoutAGap(fuseau: Fuseau) throws {
        var jour = Fixtures.jour("2025-12-30")
        for _ in 0..<400 {
            let fin = Instant(finDe: jour, fuseau)
            #expect(fin.jour(fuseau) == jour)
            #expect(fin.heure(fuseau) == "23\u{A0}h\u{A0}59")
            let suivant = fin.plus(secondes: 1)
            #expect(suivant.heure(fuseau) == "0\u{A0}h\u{A0}00")
            #expect(suivant.jour(fuseau) > jour)
            jour = suivant.jour(fuseau)
        }
        #expect(jour == Fixtures.jour("2027-02-03"))
    }

    @Test(arguments: [
        ("15", Fuseau.paris), ("2A", .paris), ("62", .paris), ("971", .guadeloupe), ("972", .martinique),
        ("973", .guyane), ("974", .reunion), ("976", .mayotte),
    ])
    func aDepartementHasItsOwn(code: String, fuseau: Fuseau) {
        var plan = Plan(
            identifiant: id("p"), departement: Departement(code: code, nom: "D"), titre: "T",
            periode: .absent(.nonRenseigne), version: VersionImprimee(libelle: "v"))
        #expect(plan.heureLocale == fuseau)
        plan.fuseau = .polynesie
        #expect(plan.heureLocale == .polynesie)
    }

    /// Foundation's own tables, where they are installed, agree for the years that a plan covers.
    @Test(arguments: Fuseau.allCases)
    func theRulesAreThoseOfTheTables(fuseau: Fuseau) throws {
        guard let zone = TimeZone(identifier: fuseau.rawValue) else { return }
        for heures in stride(from: 0, to: 24 * 366 * 12, by: 7) {
            let moment = instant("2015-01-01T00:30:00Z").plus(secondes: heures * 3_600)
            let attendu = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.secondesUnix)))
            #expect(fuseau.decalage(moment) == attendu, "\(moment.rawValue)")
        }
    }

    @Test func noYearStopsTheProgram() {
        for texte in ["1900-01-01T00:00:00Z", "2199-12-31T23:59:59Z"] {
            for fuseau in Fuseau.allCases {
                _ = instant(texte).enToutesLettres(fuseau)
                _ = Instant(finDe: instant(texte).jour(fuseau), fuseau)
            }
        }
        #expect(Instant(auPlusPres: -9_999_999_999_999).rawValue == "1900-01-01T00:00:00Z")
        #expect(Instant(auPlusPres: 9_999_999_999_999).rawValue == "2199-12-31T23:59:59Z")
    }
}
