import Fixtures
import PlanModel
import Testing

struct PeriodeTests {
    /// What the sheets of the Cantal print, then the other wordings of the guide.
    @Test(arguments: [
        ("en cours", nil, nil, true),
        ("2018", "2018-01-01", "2018-12-31", false),
        ("courant 2018", "2018-01-01", "2018-12-31", false),
        ("1er semestre 2018", "2018-01-01", "2018-06-30", false),
        ("1 er semestre 2018", "2018-01-01", "2018-06-30", false),
        ("2nd semestre 2017", "2017-07-01", "2017-12-31", false),
        ("2e semestre 2018", "2018-07-01", "2018-12-31", false),
        ("année scolaire 2019-2020", "2019-09-01", "2020-08-31", false),
        ("2018-2019", "2018-01-01", "2019-12-31", false),
        ("jusqu'au 31/12/2018", nil, "2018-12-31", false),
        ("en cours ou courant 2018", nil, "2018-12-31", true),
        ("3e trimestre 2019", "2019-07-01", "2019-09-30", false),
        ("1er trimestre 2019", "2019-01-01", "2019-03-31", false),
        ("2nd semestre de l'année 2018", "2018-07-01", "2018-12-31", false),
        ("à partir de 2018", "2018-01-01", nil, false),
        ("dès 2019", "2019-01-01", nil, false),
        ("avant fin 2017", nil, "2017-12-31", false),
        ("avant la fin de l'année 2017", nil, "2017-12-31", false),
        ("avril 2018", "2018-04-01", "2018-04-30", false),
        ("février 2020", "2020-02-01", "2020-02-29", false),
        ("17 avril 2018", "2018-04-17", "2018-04-17", false),
        ("1er août 2018", "2018-08-01", "2018-08-01", false),
        ("2018-04-17", "2018-04-17", "2018-04-17", false),
        ("2018 à 2020", "2018-01-01", "2020-12-31", false),
        ("de 2018 à 2020", "2018-01-01", "2020-12-31", false),
        ("jusqu'en 2020", nil, "2020-12-31", false),
        ("année 2019", "2019-01-01", "2019-12-31", false),
    ])
    func readsWhatPlansPrint(imprime: String, debut: String?, fin: String?, engagee: Bool) throws {
        let periode = try #require(Periode(imprime: imprime))
        #expect(periode.imprime == imprime)
        #expect(periode.debut == debut.map(jour))
        #expect(periode.fin == fin.map(jour))
        #expect(periode.dejaEngagee == engagee)
        #expect(periode.horsPlan == nil)
    }

    @Test(arguments: [
        ("COURANT 2018", "courant 2018"), ("jusqu’au 31/12/2018", "jusqu'au 31/12/2018"),
        ("2018\u{2013}2019", "2018-2019"), ("1er\u{A0}semestre\u{202F}2018", "1er semestre 2018"),
        ("  en  cours ", "en cours"), ("anne\u{301}e scolaire 2019-2020", "année scolaire 2019-2020"),
    ])
    func ignoresCaseSpacesAndTypography(imprime: String, simple: String) throws {
        let (une, autre) = (try #require(Periode(imprime: imprime)), periode(simple))
        #expect((une.debut, une.fin) == (autre.debut, autre.fin))
    }

    @Test(arguments: [
        "fin 2018", "rapidement", "30 février 2018", "31/02/2018", "2019-2018", "", "semestre 2018", "3e semestre 2018",
        "5e trimestre 2018", "année scolaire 2019-2021", "année scolaire 2019", "18", "20181", "2018 2019", "1850",
        "en cours ou bientôt", "avant 2018 peut-être", "de", "à partir de", "jusqu'au", "32 janvier 2018",
        "0 janvier 2018", "31//12/2018", "+1/12/2018", "janvier", "2018-13-01", "courant", "en cours ou",
    ])
    func leavesToTheFileWhatFixesNoInterval(imprime: String) {
        #expect(Periode(imprime: imprime) == nil)
    }

    @Test(arguments: [
        ("2017", true), ("2018", false), ("2017-2018", false), ("2023", false), ("2024", true), ("en cours", false),
        ("jusqu'en 2017", true), ("à partir de 2024", true), ("à partir de 2017", false),
    ])
    func isOutsideAnotherWhenTheyShareNoDay(imprime: String, dehors: Bool) {
        #expect(periode(imprime).estHors(de: periode("2018-2023")) == dehors)
    }
}
