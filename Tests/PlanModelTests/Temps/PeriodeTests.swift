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
        ("dès septembre 2017", "2017-09-01", nil, false),
        ("à partir du 2e semestre 2021", "2021-07-01", nil, false),
        ("à partir d'avril 2021", "2021-04-01", nil, false),
        ("à compter du 1er mars 2021", "2021-03-01", nil, false),
        ("2021 et suivantes", "2021-01-01", nil, false),
        ("2021 et au-delà", "2021-01-01", nil, false),
        ("depuis 2019", "2019-01-01", nil, true),
        ("en cours depuis 2019", "2019-01-01", nil, true),
        ("T1 2021", "2021-01-01", "2021-03-31", false),
        ("4T 2021", "2021-10-01", "2021-12-31", false),
        ("2021-T2", "2021-04-01", "2021-06-30", false),
        ("S2 2021", "2021-07-01", "2021-12-31", false),
        ("2021-S1", "2021-01-01", "2021-06-30", false),
        ("dernier trimestre 2021", "2021-10-01", "2021-12-31", false),
        ("début 2022", "2022-01-01", "2022-04-30", false),
        ("mi-2022", "2022-05-01", "2022-08-31", false),
        ("fin 2021", "2021-09-01", "2021-12-31", false),
        ("fin d'année 2021", "2021-09-01", "2021-12-31", false),
        ("fin juin 2021", "2021-06-21", "2021-06-30", false),
        ("mi-février 2021", "2021-02-11", "2021-02-20", false),
        ("début du 2nd semestre 2021", "2021-07-01", "2021-08-31", false),
        ("printemps 2021", "2021-03-20", "2021-06-20", false),
        ("été 2021", "2021-06-21", "2021-09-22", false),
        ("à l'été 2021", "2021-06-21", "2021-09-22", false),
        ("hiver 2021-2022", "2021-12-22", "2022-03-19", false),
        ("rentrée scolaire 2021", "2021-09-01", "2021-09-30", false),
        ("dès la rentrée 2021", "2021-09-01", nil, false),
        ("sept. 2021", "2021-09-01", "2021-09-30", false),
        ("févr. 2021", "2021-02-01", "2021-02-28", false),
        ("septembre 2021", "2021-09-01", "2021-09-30", false),
        ("09/2021", "2021-09-01", "2021-09-30", false),
        ("de mars à juin 2021", "2021-03-01", "2021-06-30", false),
        ("mars-juin 2021", "2021-03-01", "2021-06-30", false),
        ("entre mars et juin 2021", "2021-03-01", "2021-06-30", false),
        ("du 1er mars au 30 juin 2021", "2021-03-01", "2021-06-30", false),
        ("de septembre 2021 à juin 2022", "2021-09-01", "2022-06-30", false),
        ("T1/T2 2021", "2021-01-01", "2021-06-30", false),
        ("fin 2021 - début 2022", "2021-09-01", "2022-04-30", false),
        ("2021/2022", "2021-01-01", "2022-12-31", false),
        ("en mars 2021", "2021-03-01", "2021-03-31", false),
        ("au cours de l'année 2021", "2021-01-01", "2021-12-31", false),
        ("dans le courant de 2021", "2021-01-01", "2021-12-31", false),
        ("d'ici fin 2021", nil, "2021-12-31", false),
        ("d'ici à 2022", nil, "2022-12-31", false),
        ("à l'horizon 2025", nil, "2025-12-31", false),
        ("avant 2018", nil, "2017-12-31", false),
        ("avant l'été 2021", nil, "2021-06-20", false),
        ("avant fin juin 2021", nil, "2021-06-30", false),
        ("avant le 30 juin 2021", nil, "2021-06-30", false),
        ("court terme", nil, nil, false), ("à moyen terme", nil, nil, false), ("court/moyen terme", nil, nil, false),
        ("pluriannuel", nil, nil, false), ("Annuelle", nil, nil, false), ("en continu", nil, nil, false),
        ("permanent", nil, nil, false), ("année 1", nil, nil, false), ("2e année", nil, nil, false),
        ("durée du schéma", nil, nil, false),
        ("au plus tard en 2025", nil, "2025-12-31", false),
        ("au plus tard le 30 juin 2021", nil, "2021-06-30", false),
        ("fin 2021 au plus tard", nil, "2021-12-31", false),
        ("1er sem. 2024", "2024-01-01", "2024-06-30", false), ("2e trim. 2024", "2024-04-01", "2024-06-30", false),
        ("1ère année", nil, nil, false), ("2021-06", "2021-06-01", "2021-06-30", false),
        ("31.12.2021", "2021-12-31", "2021-12-31", false), ("09.2021", "2021-09-01", "2021-09-30", false),
        ("2021, 2022 et 2023", "2021-01-01", "2023-12-31", false),
        ("2021, 2022", "2021-01-01", "2022-12-31", false),
        ("après 2024", "2025-01-01", nil, false), ("après juin 2021", "2021-07-01", nil, false),
        ("vers 2024", "2024-01-01", "2024-12-31", false), ("vers mi-2024", "2024-05-01", "2024-08-31", false),
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
        "hiver 2021", "fin", "mi-", "T5 2021", "S3 2021", "T1", "juin à mars 2021", "année 13", "2 ans", "1 an",
        "13/2021", "dès", "depuis", "été", "rapidement", "30 février 2018", "31/02/2018", "2019-2018", "",
        "semestre 2018", "3e semestre 2018",
        "5e trimestre 2018", "année scolaire 2019-2021", "année scolaire 2019", "18", "20181", "2018 2019", "1850",
        "en cours ou bientôt", "avant 2018 peut-être", "de", "à partir de", "jusqu'au", "32 janvier 2018",
        "0 janvier 2018", "31//12/2018", "+1/12/2018", "2021, 2023", "2023, 2022", "2021-13", "31.13.2021", "après",
        "vers", "janvier", "2018-13-01", "courant", "en cours ou",
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

    /// Whatever a page or a document says of a period is understood when somebody types it back.
    @Test(arguments: ["2018", "2nd semestre 2018", "17 avril 2018", "sept. 2021", "2018-2019"])
    func readsBackTheDaysThatWePrint(imprime: String) throws {
        let une = periode(imprime)
        let (debut, fin) = (try #require(une.debut), try #require(une.fin))
        let mots = [
            "du \(debut.enToutesLettres) au \(fin.enToutesLettres)", "du \(debut.enChiffres) au \(fin.enChiffres)",
            "\(debut) - \(fin)",
        ]
        for mot in mots {
            let relue = try #require(Periode(imprime: mot), "\(mot)")
            #expect((relue.debut, relue.fin) == (debut, fin), "\(mot)")
        }
        #expect(Periode(imprime: "à partir du \(debut.enToutesLettres)")?.debut == debut)
        #expect(Periode(imprime: "jusqu’au \(fin.enToutesLettres)")?.fin == fin)
        #expect(Periode(imprime: "le \(fin.enToutesLettres)")?.debut == fin)
        let semestre = Semestre(contenant: debut)
        #expect(Periode(imprime: semestre.libelle)?.debut == semestre.debut)
        #expect(Periode(imprime: semestre.rawValue)?.fin == semestre.fin)
    }

    @Test(arguments: [
        ("dès 2021", "2021-12-31"), ("à partir du 2e semestre 2021", "2021-12-31"), ("dès mars 2021", "2021-03-31"),
        ("2021 et suivantes", "2021-12-31"), ("2021", nil), ("après 2024", "2025-12-31"), ("jusqu'en 2021", nil),
        ("court terme", nil),
    ])
    func anOpenBeginningNamesAnInterval(imprime: String, fin: String?) {
        #expect(periode(imprime).finDuDebut == fin.map(jour))
    }

    @Test func aLongFormWithoutAnEndBeginsOnItsDay() {
        #expect(
            Periode(imprime: "dès que possible", debut: jour("2021-02-03"), fin: nil).finDuDebut == jour("2021-02-03"))
    }
}
