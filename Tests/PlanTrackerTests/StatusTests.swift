import Fixtures
import Foundation
import PlanModel
import Testing

@testable import PlanTracker

/// `status`, `verify` and `demo`.
struct StatusTests {
    /// In an empty folder: the plans come with the program.
    private func demo(_ options: String...) throws -> Poste {
        let poste = try Poste()
        if !options.isEmpty {
            for slug in plansDuDepot { try poste.depose(SuiviPlan.octetsFournis(slug), "\(slug).yaml") }
        }
        let reponse = poste.lance(["demo"] + options)
        #expect(reponse.code == 0, "\(reponse.messages)")
        return poste
    }

    private func objet(_ reponse: Poste.Reponse) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(reponse.sortie.utf8)) as? [String: Any])
    }

    @Test func aPlanThatNobodyDeclaredAnythingForIsShownWithoutAState() throws {
        let reponse = try Poste.charge().lance("status", "15", "--semestre", "2018-S2")
        #expect(reponse.code == 0)
        #expect(reponse.lignes.first == "Cantal – second semestre 2018, situation au 31\u{A0}décembre\u{A0}2018")
        // A table for the states, one for the signals, one for the météo; a row for each level.
        let ensemble = reponse.lignes.filter { $0.hasPrefix("Ensemble, ") }.map { ligne in
            ligne.split(separator: #/ {2,}/#).map(String.init)
        }
        #expect(
            ensemble.prefix(2) == [
                ["Ensemble, actions", "3", "0", "0", "0", "0", "0", "3"],
                ["Ensemble, sous-actions", "3", "0", "0", "0", "0", "0", "3"],
            ])
        #expect(
            ensemble[2...3] == [
                ["Ensemble, actions", "3", "0", "0 sur 2", "0", "1 sur 3", "non calculable"],
                ["Ensemble, sous-actions", "3", "0", "non mesurable", "non mesurable", "3 sur 3", "non calculable"],
            ])
        #expect(ensemble[4] == ["Ensemble, actions", "0", "0", "0", "0", "3"])
        #expect(
            reponse.sortie.contains(
                "Aucune\u{A0}action ni sous-action bloquée, sur 3\u{A0}actions et 3\u{A0}sous-actions."))
        #expect(
            reponse.sortie.contains(
                "Aucun retard sur 2\u{A0}points mesurables\u{A0}; retard non mesurable\u{A0}: 4 sur 6\u{A0}points."))
        #expect(
            reponse.sortie.contains(
                "Aucune\u{A0}action ni sous-action saisie pour ce semestre, sur 3\u{A0}actions et 3\u{A0}sous-actions.")
        )
        #expect(reponse.sortie.contains("Sans saisie ce semestre : maisons, mauriac, salers, medecins, navettes, gare"))
    }

    @Test func blockedComesFirstThenLateEachWithItsReason() throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2019-S1", "--etat", "a_lancer")
        _ = poste.lance("record", "essai", "gare", "--semestre", "2019-S1", "--etat", "en_cours", "--bloquee", "budget")
        let lignes = poste.lance("status", "essai", "--semestre", "2019-S1").lignes
        let debut = try #require(lignes.firstIndex(of: "Ce qui est bloqué ou en retard :"))
        #expect(
            lignes[(debut + 1)...(debut + 4)] == [
                "  Sous-action 1 – Vers la gare  (gare)", "      bloquée : budget",
                "  Action 1.1 – Ouvrir des maisons de santé  (maisons)",
                "      en retard : lancement prévu «\u{A0}2018\u{A0}», dépassé le 31\u{A0}décembre\u{A0}2018, et l'action est à lancer",
            ])
    }

    @Test func theFiguresNameWhatTheyCountAndTheJSONSaysTheSame() throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "41")
        _ = poste.lance("record", "essai", "1.2", "--semestre", "2018-S2", "--etat", "realisee", "--avancement", "100")
        _ = poste.lance("record", "essai", "2.1", "--semestre", "2018-S2", "--etat", "en_cours")
        _ = poste.lance("record", "essai", "gare", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "0")
        let moyennes = poste.lance("status", "essai", "--semestre", "2018-S2").lignes.filter { $0.contains("% (sur") }
        #expect(
            moyennes.contains {
                $0.hasPrefix("Ensemble, actions") && $0.hasSuffix("70,5\u{A0}% (sur 2, 1 sans valeur)")
            })
        #expect(
            moyennes.contains {
                $0.hasPrefix("Ensemble, sous-actions") && $0.hasSuffix("0\u{A0}% (sur 1, 2 sans valeur)")
            })
        let statut = try objet(poste.lance("status", "essai", "--semestre", "2018-S2", "--json"))
        let total = try #require(statut["total"] as? [String: Any])
        let actions = try #require(total["actions"] as? [String: Any])
        #expect(actions["parEtat"] as? [String: Int] == ["en_cours": 2, "realisee": 1])
        #expect((actions["moyenne"] as? [String: Double])?["valeur"] == 70.5)
        let points = try #require(total["points"] as? [String: Any])
        #expect(points["parEtat"] as? [String: Int] == ["en_cours": 3, "realisee": 1])
        #expect(points["total"] as? Int == 6)
        #expect(total["mots"] as? [String: String] == ["actions": "actions", "sousActions": "sous-actions"])
        #expect((statut["axes"] as? [[String: Any]])?.map { $0["id"] as? String } == ["sante", "mobilite"])
        #expect(statut["sansSaisie"] as? [String] == ["mauriac", "salers"])
    }

    @Test func aStateIsShownAsItWasKnownOnADay() throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours")
        #expect(
            poste.lance("status", "essai", "--semestre", "2018-S2", "--connu-le", "2018-11-04").sortie
                .contains("Aucune\u{A0}action ni sous-action saisie pour ce semestre"))
        #expect(
            poste.lance("status", "essai", "--semestre", "2018-S2", "--connu-le", "2018-11-05").sortie
                .contains("1\u{A0}action saisie et aucune\u{A0}sous-action pour ce semestre"))
    }

    // MARK: - Verification

    @Test func aSoundBaseGivesTheFingerprintToWriteDown() throws {
        let poste = try Poste.charge()
        let reponse = poste.lance("verify")
        #expect(reponse.code == 0)
        #expect(reponse.lignes.first == "Base intègre : 1\u{A0}entrée au journal, chaîne continue.")
        #expect(reponse.lignes.last?.wholeMatch(of: #/Empreinte de la dernière : [0-9a-f]{64}/#) != nil)
    }

    @Test func aBaseThatWasTamperedWithIsCode1AndSaysWhere() throws {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--freins", "AVANT-0123")
        // As a hand with a hexadecimal editor would: the same length, another word.
        var octets = try poste.octets("base.sqlite")
        let place = try #require(octets.firstRange(of: Array("AVANT-0123".utf8)))
        octets.replaceSubrange(place, with: Array("APRES-9876".utf8))
        try poste.depose(octets, "falsifiee.sqlite")
        let reponse = poste.lance("verify", "--base", poste.chemin("falsifiee.sqlite"))
        #expect(reponse.code == 1)
        #expect(reponse.sortie == "avancement 1 (essai, entrée 2 du journal) a été modifié depuis\n")
        let json = poste.lance("verify", "--json", "--base", poste.chemin("falsifiee.sqlite"))
        #expect(json.code == 1)
        #expect((try objet(json)["anomalies"] as? [Any])?.count == 1)
    }

    // MARK: - Demonstration

    @Test func theDemonstrationFillsAnEmptyBaseWithTheFourPlans() throws {
        let poste = try demo()
        #expect(poste.lance("plans").lignes.count == 6)
        #expect(poste.lance("verify").code == 0)
        for slug in plansDuDepot {
            for semestre in DonneesFictives.semestres {
                let reponse = poste.lance("status", slug, "--semestre", semestre.rawValue)
                #expect(reponse.code == 0)
                #expect(reponse.sortie.contains("(données fictives de démonstration)"))
                let plan = PlanIndex(try planDuDepot(slug))
                let ensemble = try #require(
                    reponse.lignes.first { $0.hasPrefix("Ensemble, \(plan.mots.actions.pluriel) ") })
                #expect(ensemble.split(separator: #/ {2,}/#)[1] == "\(plan.actions.count)")
                let saisies = try #require(reponse.lignes.first { $0.contains(" pour ce semestre, sur ") })
                #expect(saisies.first?.isNumber == true)
            }
        }
        // Exports say it too.
        _ = poste.lance("export", "cantal", "--format", "csv", "--output", "sortie")
        for nom in ["avancements", "indicateurs", "noeuds"] {
            #expect(try poste.texte("sortie/\(nom).csv").contains("données fictives de démonstration"))
        }
    }

    @Test func twoDemonstrationsHaveTheSameFingerprint() throws {
        let attendue = try demo().lance("verify").sortie
        #expect(try demo().lance("verify").sortie == attendue)
        // The plans of a folder are taken for themselves, and make the same base when they are the same.
        #expect(try demo("--plans", ".").lance("verify").sortie == attendue)
    }

    @Test func aFaultInAPlanOfAFolderIsSaidWithItsPlace() throws {
        let poste = try Poste()
        for slug in plansDuDepot { try poste.depose(SuiviPlan.octetsFournis(slug), "\(slug).yaml") }
        try poste.depose("identifiant: lot\n", "lot.yaml")
        let reponse = poste.lance("demo", "--plans", ".")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("./lot.yaml:1:"), "\(reponse.messages)")
        #expect(!poste.existe("base.sqlite"))
    }

    @Test func aDemonstrationRefusesABaseThatIsNotEmpty() throws {
        let poste = try Poste.charge()
        let avant = poste.lance("verify").sortie
        let reponse = poste.lance("demo")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("contient déjà des plans : la démonstration demande une base vide"))
        #expect(poste.lance("verify").sortie == avant)
        #expect(poste.lance("status", "essai", "--semestre", "2018-S2").sortie.contains("fictives") == false)
    }

    @Test func theSamplesOfTheDemonstrationSayThatTheyAreFictitious() throws {
        var fictives = DonneesFictives(try planDuDepot("cantal"))
        for saisie in DonneesFictives.semestres.flatMap({ fictives.saisies($0) }) {
            #expect(saisie.ditPar == "pilote fictif")
            for texte in [
                saisie.freins, saisie.solutions, saisie.prochainesEtapes, saisie.note?.texte, saisie.blocage?.motif,
            ] {
                #expect(texte?.contains("fictif") != false)
            }
        }
        #expect(DonneesFictives.semestres.map(\.rawValue) == ["2018-S1", "2018-S2", "2019-S1", "2019-S2"])
        #expect(DonneesFictives.chargement == .a("2018-01-15T09:00:00Z"))
    }
}
