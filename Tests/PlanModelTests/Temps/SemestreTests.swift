import Fixtures
import PlanModel
import Testing

struct SemestreTests {
    @Test(arguments: [
        ("2018-S1", "premier semestre 2018", "2018-01-01", "2018-06-30"),
        ("2018-S2", "second semestre 2018", "2018-07-01", "2018-12-31"),
    ])
    func knowsItsNameAndItsDays(ecrit: String, libelle: String, debut: String, fin: String) throws {
        let semestre = try #require(Semestre(rawValue: ecrit))
        #expect(semestre.rawValue == ecrit)
        #expect(semestre.libelle == libelle)
        #expect((semestre.debut, semestre.fin) == (jour(debut), jour(fin)))
    }

    @Test(arguments: ["2018-S3", "2018-S0", "2018S1", "2018-s1", "18-S1", "1899-S2", "2200-S1", "2018-S1-", "", "-S1"])
    func refusesAnythingElse(ecrit: String) {
        #expect(Semestre(rawValue: ecrit) == nil)
    }

    @Test(arguments: [
        ("2018-01-01", "2018-S1"), ("2018-06-30", "2018-S1"), ("2018-07-01", "2018-S2"), ("2018-12-31", "2018-S2"),
    ])
    func containsItsDays(iso: String, ecrit: String) {
        #expect(Semestre(contenant: jour(iso)) == semestre(ecrit))
    }

    @Test func followsThePreviousOneThroughTheEndOfTheYear() {
        #expect(semestre("2018-S2").suivant == semestre("2019-S1"))
        #expect(semestre("2019-S1").precedent == semestre("2018-S2"))
        #expect(semestre("2018-S2") < semestre("2019-S1"))
        #expect(semestre("2018-S1") < semestre("2018-S2"))
    }
}
