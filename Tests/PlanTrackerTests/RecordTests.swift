import Fixtures
import Foundation
import Testing

@testable import PlanTracker

/// `record` and `measure`, one entry at a time.
struct RecordTests {
    private func historique(_ poste: Poste, _ noeud: String) throws -> [[String: Any]] {
        let data = Data(poste.lance("show", "essai", noeud, "--json").sortie.utf8)
        let fiche = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(fiche["historique"] as? [[String: Any]])
    }

    private func derniere(_ poste: Poste, _ noeud: String) throws -> [String: Any] {
        try #require(try historique(poste, noeud).last?["saisie"] as? [String: Any])
    }

    @Test func anEntryACorrectionAndTheSameAgain() throws {
        let poste = try Poste.charge()
        func lance(_ avancement: String) -> String {
            poste.lance(
                "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", avancement
            ).sortie
        }
        #expect(lance("40") == "maisons 2018-S2 : saisie n° 1\n")
        #expect(lance("45") == "maisons 2018-S2 : saisie n° 2, remplace le n° 1\n")
        #expect(lance("45") == "maisons 2018-S2 : déjà enregistré (n° 2), rien n'a été ajouté\n")
        #expect(try historique(poste, "1.1").count == 2)
    }

    @Test func whatIsSaidAndWhoEntersItAreKeptApart() throws {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-s2", "--etat", "en_cours", "--bloquee", "foncier",
            "--arbitrage", "choix du site", "--meteo", "compromis", "--freins", "délais", "--solutions", "bail",
            "--prochaines-etapes", "étude", "--note", "à taire", "--audience", "partenaires", "--dit-par", "ARS",
            "--seance", "comité d'octobre", "--par", "préfecture")
        let entree = try #require(try historique(poste, "maisons").first)
        #expect(entree["saisiPar"] as? String == "préfecture")
        #expect(entree["saisiLe"] as? String == "2018-11-05T12:00:00Z")
        let saisie = try derniere(poste, "maisons")
        #expect(saisie["ditPar"] as? String == "ARS")
        #expect(saisie["blocage"] as? [String: String] == ["motif": "foncier", "arbitrageDemande": "choix du site"])
        #expect(saisie["note"] as? [String: String] == ["texte": "à taire", "audience": "partenaires"])
        #expect(saisie["meteo"] as? String == "compromis")
        #expect(saisie["seance"] as? String == "comité d'octobre")
    }

    @Test(arguments: [
        (["PLANTRACKER_AUTEUR": "copilote", "USER": "u"], "copilote"), (["USER": "u"], "non précisé"),
        ([:], "non précisé"),
        (["PLANTRACKER_AUTEUR": "", "USER": "u"], "non précisé"),
    ])
    func whoEntersIsTakenFromTheEnvironment(variables: [String: String], attendu: String) throws {
        let poste = try Poste.charge()
        poste.variables = variables
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours")
        #expect(try historique(poste, "maisons").first?["saisiPar"] as? String == attendu)
    }

    @Test(arguments: ["en_cours", "en cours", "En cours", "EN_COURS"])
    func aStateIsWrittenByItsCodeOrItsLabel(etat: String) throws {
        let poste = try Poste.charge()
        #expect(poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", etat).code == 0)
        #expect(try derniere(poste, "maisons")["etat"] as? String == "en_cours")
    }

    @Test(
        arguments: ["freins", "solutions", "prochaines-etapes", "note", "dit-par", "seance", "bloquee"],
        [" ", "a\u{1}b"])
    func aTextThatIsEmptyOrHoldsAControlCharacterIsRefused(option: String, texte: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--\(option)", texte)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains(texte == " " ? "est vide pour maisons" : "caractère de contrôle (U+1)"))
        #expect(try historique(poste, "maisons").isEmpty)
    }

    @Test func theSpacesAroundATextAreNotPartOfIt() throws {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--freins", " un\r\ndeux\n")
        #expect(try derniere(poste, "maisons")["freins"] as? String == "un\ndeux")
    }

    @Test func whatIsTakenUpAgainKeepsTheRestAndAnEmptyReasonLiftsTheBlock() throws {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S1", "--etat", "en_cours", "--avancement", "40",
            "--solutions", "bail", "--seance", "mars", "--bloquee", "foncier")
        #expect(
            poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--reprendre", "--avancement", "60").code
                == 0)
        let saisie = try derniere(poste, "maisons")
        #expect((saisie["etat"] as? String, saisie["avancement"] as? Int) == ("en_cours", 60))
        #expect(saisie["semestre"] as? String == "2018-S2")
        #expect(saisie["solutions"] as? String == "bail")
        #expect(saisie["blocage"] as? [String: String] == ["motif": "foncier"])
        // The session was another one.
        #expect(saisie["seance"] == nil)
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--reprendre", "--bloquee", "")
        #expect(try derniere(poste, "maisons")["blocage"] == nil)
        #expect(try historique(poste, "maisons").count == 3)
    }

    @Test func whatIsOddIsSaidAndRecordedAllTheSame() throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(
            "record", "essai", "1.1", "--semestre", "2017-S1", "--etat", "a_lancer", "--avancement", "10")
        #expect(reponse.code == 0)
        #expect(reponse.messages.contains("« à lancer » avec un avancement de 10 %"))
        #expect(reponse.messages.contains("hors de la période du plan (2018-2023)"))
        #expect(try historique(poste, "maisons").count == 1)
    }

    @Test func aDryRunWritesNothing() throws {
        let poste = try Poste.charge()
        let reponse = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--dry-run")
        #expect(reponse.sortie == "(essai) maisons 2018-S2 : saisie n° 1\n")
        #expect(try historique(poste, "maisons").isEmpty)
    }

    @Test func aSharedCodeIsNotGuessed() throws {
        let poste = try Poste.charge()
        let reponse = poste.lance("record", "essai", "1", "--semestre", "2018-S2", "--etat", "en_cours")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("donnez l'identifiant"))
    }

    @Test func aReadingIsRecordedWithAFrenchOrAnEnglishDecimal() throws {
        let poste = try Poste.charge()
        func lance(_ valeur: String) -> Poste.Reponse {
            poste.lance("measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", valeur)
        }
        #expect(lance("1 234,5").code == 0)
        #expect(lance("1234.5").sortie.contains("déjà enregistré"))
        #expect(lance("1\u{202F}234,50").sortie.contains("déjà enregistré"))
        #expect(lance("1235").sortie.contains("remplace le n° 1"))
    }

    @Test func onlyAQualitativeIndicatorTakesAText() throws {
        let poste = try Poste.charge()
        #expect(
            poste.lance("measure", "essai", "avis", "--date", "2018-06-30", "--valeur", "plutôt satisfaits").code == 0)
        #expect(
            poste.lance("measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "42 %").code == 1)
    }

    @Test func aReadingOfATerritoryStandsBesideTheWhole() throws {
        let poste = try Poste.charge()
        for territoire in [[], ["--territoire", "Aurillac"], ["--territoire", "Mauriac"]] {
            let reponse = poste.lance(
                ["measure", "essai", "nombre-maisons", "--date", "2018-06-30", "--valeur", "3"] + territoire)
            #expect(reponse.sortie.contains("remplace") == false)
        }
        #expect(poste.lance("verify", "--json").sortie.contains("\"entrees\" : 4"))
    }
}
