import Fixtures
import Foundation
import Testing

@testable import PlanTracker

/// 0 all is well; 1 the content is refused; 2 a file or the base cannot be read or written.
struct CodesDeSortieTests {
    @Test(arguments: [
        ["plans"], ["versions", "essai"], ["show", "essai"], ["status", "essai", "--semestre", "2018-S2"],
        ["diff", "essai", "1", "2"], ["verify"],
        ["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours"],
        ["measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "3"],
        ["report", "essai", "--semestre", "2018-S2", "--output", "r.odt"],
        ["export", "essai", "--format", "json", "--output", "e.json"], ["decisions", "essai"], ["reports", "essai"],
        ["decide", "essai", "Retenir", "--date", "2018-10-12"], ["write", "essai", "--semestre", "2018-S2"],
        ["report", "essai", "--semestre", "2018-S2", "--output", "r.odt", "--issue"],
    ])
    func aBaseThatIsNotThereIsCode2AndIsNotCreated(arguments: [String]) throws {
        let poste = try Poste()
        let reponse = poste.lance(arguments)
        #expect(reponse.code == 2)
        #expect(reponse.sortie.isEmpty)
        #expect(reponse.messages.contains("n'existe pas ; chargez un plan"))
        #expect(!poste.existe("base.sqlite"))
        #expect(poste.ecrits.isEmpty)
    }

    @Test func aFileThatIsNotABaseIsCode2InFrench() throws {
        let poste = try Poste()
        try poste.depose(String(repeating: "pas une base\n", count: 100), "base.sqlite")
        let reponse = poste.lance("plans")
        #expect(reponse.code == 2)
        #expect(reponse.messages.contains("base.sqlite » : "))
        #expect(reponse.messages.contains("ce fichier n'est pas une base SQLite : vérifiez que c'est le bon"))
    }

    @Test func aBaseInAFolderThatDoesNotExistIsCode2InFrench() throws {
        let poste = try Poste(SuiviPlan.yaml)
        let reponse = poste.lance("load", "plan0.yaml", "--base", poste.chemin("nulle/part/base.sqlite"))
        #expect(reponse.code == 2)
        #expect(reponse.messages.contains("nulle/part » n'existe pas : créez-le, ou vérifiez le chemin"))
    }

    @Test func anEmptyVariableIsNoVariable() throws {
        let poste = try Poste.charge()
        poste.variables["PLANTRACKER_BASE"] = ""
        #expect(poste.lance("plans").messages.contains("la base « plantracker.sqlite » n'existe pas"))
    }

    @Test func theBaseOptionComesBeforeTheVariable() throws {
        let poste = try Poste(SuiviPlan.yaml)
        #expect(poste.lance("load", "plan0.yaml", "--base", poste.chemin("autre.sqlite")).code == 0)
        #expect(poste.existe("autre.sqlite"))
        #expect(!poste.existe("base.sqlite"))
    }

    @Test(arguments: [
        (["show", "lot"], "aucun plan « lot » dans la base ; plans connus : essai"),
        (["show", "essai", "inconnu"], "aucun élément « inconnu »"),
        (["show", "essai", "--version-du-plan", "9"], "aucune version 9 ; la dernière est la 1"),
        (
            ["show", "essai", "--connu-le", "2010-01-01"],
            "aucune version du plan n'était chargée le 1ᵉʳ\u{A0}janvier\u{A0}2010"
        ),
        (["diff", "essai", "1", "2"], "aucune version 2 ; la dernière est la 1"),
        (
            ["record", "essai", "sante", "--semestre", "2018-S2", "--etat", "en_cours"],
            "« sante » est de niveau « axe »"
        ),
        (["record", "essai", "maison", "--semestre", "2018-S2", "--etat", "en_cours"], "vouliez-vous « maisons » ?"),
        (["record", "essai", "1.1", "--semestre", "2018-S2"], "donnez l'état : --etat a_lancer|en_cours"),
        (["record", "essai", "1.1", "--semestre", "2018-S2", "--reprendre"], "à reprendre"),
        (
            ["measure", "essai", "satisfactoin", "--date", "2018-06-30", "--valeur", "3"],
            "vouliez-vous « satisfaction » ?"
        ),
        (["measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "bien"], "n'est pas un nombre"),
        (
            ["measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "3", "--territoire", "Mars"],
            "« Mars » n'est pas un territoire"
        ),
    ])
    func whatIsRefusedIsCode1OnStderrWithItsReason(arguments: [String], attendu: String) throws {
        let reponse = try Poste.charge().lance(arguments)
        #expect(reponse.code == 1)
        #expect(reponse.sortie.isEmpty)
        #expect(reponse.messages.hasPrefix("Erreur : "))
        #expect(reponse.messages.contains(attendu), "\(reponse.messages)")
    }

    @Test(arguments: [
        ["validate", "absent.yaml"], ["load", "absent.yaml"],
        ["record", "essai", "--csv", "absent.csv", "--semestre", "2018-S2"],
        ["measure", "essai", "--csv", "absent.csv"],
        ["demo", "--plans", "absent", "--base", "/nulle/part.sqlite"],
    ])
    func aFileThatCannotBeReadIsCode2(arguments: [String]) throws {
        let reponse = try Poste.charge().lance(arguments)
        #expect(reponse.code == 2)
        #expect(reponse.messages.contains("est illisible : il n'existe pas"))
    }

    @Test func aFolderInPlaceOfAFileSaysSo() throws {
        let poste = try Poste.charge()
        for (arguments, attendu) in [
            (["validate", "/"], "est-ce un dossier ?"),
            (["export", "essai", "--format", "json", "--output", poste.chemin("")], "est un dossier"),
        ] {
            let reponse = poste.lance(arguments)
            #expect(reponse.code == 2)
            #expect(reponse.messages.contains(attendu))
        }
    }

    @Test func everyAnswerInJSONParsesAndIsTheSameTwice() throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "40")
        _ = poste.lance("record", "essai", "2.1", "--semestre", "2018-S2", "--etat", "suspendue", "--bloquee", "budget")
        _ = poste.lance("record", "essai", "1.2", "--semestre", "2018-S2", "--etat", "a_lancer")
        _ = poste.lance("measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "12,5")
        try poste.depose(SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilités"), "v2.yaml")
        _ = poste.lance("load", "v2.yaml", "--motif", "avenant")
        for arguments in [
            ["validate", "v2.yaml"], ["load", "v2.yaml", "--dry-run"], ["plans"], ["show", "essai"],
            ["show", "essai", "1.1"],
            ["versions", "15"], ["diff", "essai", "1", "2"], ["status", "essai", "--semestre", "2018-S2"], ["verify"],
            ["record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "realisee", "--dry-run"],
            ["measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "13", "--dry-run"],
        ] {
            let reponse = poste.lance(arguments + ["--json"])
            #expect(reponse.code == 0, "\(arguments) \(reponse.messages)")
            _ = try JSONSerialization.jsonObject(with: Data(reponse.sortie.utf8))
            #expect(poste.lance(arguments + ["--json"]).sortie == reponse.sortie, "\(arguments)")
        }
    }
}
