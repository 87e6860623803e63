import Fixtures
import Testing

@testable import PlanTracker

/// Values that start with a dash are values.
struct TiretsTests {
    @Test(arguments: [
        (["measure", "essai", "satisfaction", "--date", "2019-06-30", "--valeur", "-5"], "satisfaction 2019-06-30"),
        (["measure", "essai", "satisfaction", "--date", "2019-06-30", "--valeur", "−5"], "satisfaction 2019-06-30"),
        (
            ["measure", "essai", "satisfaction", "--date", "30 juin 2019", "--valeur=-1 234,5"],
            "satisfaction 2019-06-30"
        ),
        (["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--note", "- relancer"], "maisons"),
        (
            [
                "record", "essai", "1.1", "--semestre", "2nd semestre 2018", "--etat", "en cours", "--freins",
                "-relancer",
            ], "maisons"
        ),
        (
            [
                "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en cours", "--meteo",
                "Objectifs sécurisés",
            ], "maisons"
        ),
        (["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en cours", "--avancement", "40 %"], "maisons"),
        (["decide", "essai", "- retenir le site", "--nature", "décision", "--date", "12/03/2019"], "décision n° 1"),
        (["decide", "essai", "- retenir", "--date", "2019-03-12", "--dry-run"], "décision n° 1"),
    ])
    func aValueMayStartWithADash(arguments: [String], attendu: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(arguments)
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(reponse.sortie.contains(attendu), "\(reponse.sortie)")
    }

    @Test func theDashIsKept() throws {
        let poste = try Poste.charge()
        _ = poste.lance("decide", "essai", "- retenir le site", "--date", "2019-03-12")
        #expect(poste.lance("decisions", "essai").sortie.contains("- retenir le site"))
    }

    /// A forgotten value must not swallow the next option: « --note --dry-run » would record for good.
    @Test func anOptionIsNeverTakenForAValue() throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--note", "--dry-run")
        #expect(reponse.code == 64)
        let suite = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours")
        #expect(suite.sortie.contains("saisie n° 1"))
    }

    @Test(arguments: [["--help"], ["record", "-h"], ["--inconnue"], ["report", "essai", "-o"]])
    func optionsAreLeftAlone(arguments: [String]) {
        #expect(ArgumentsTapes.lus(arguments, de: PlanTracker.self) == arguments)
    }
}
