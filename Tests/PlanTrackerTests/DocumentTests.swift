import Fixtures
import Foundation
import Testing

@testable import PlanTracker

/// `report` and `export`: same base, same arguments, same bytes; what goes out comes back in.
struct DocumentTests {
    private static let tablesCSV = [
        "avancements", "decisions", "indicateurs", "instances", "noeuds", "organisations", "sources", "territoires",
        "textes",
    ]

    /// Everything that an entry can hold, corrections included.
    private func rempli() throws -> Poste {
        let poste = try Poste.charge()
        for avancement in ["30", "40"] {
            _ = poste.lance(
                "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", avancement,
                "--bloquee", "foncier ; « bail »", "--arbitrage", "choix\ndu site", "--meteo", "compromis", "--freins",
                "=SOMME(A1)", "--solutions", "un\r\ndeux", "--prochaines-etapes", "-", "--note", "à \"taire\"",
                "--audience", "interne", "--dit-par", "ARS, CD", "--seance", "comité d'octobre")
        }
        _ = poste.lance(
            "record", "essai", "2.1", "--semestre", "2018-S1", "--etat", "suspendue", "--freins", "'hui",
            "--solutions", "\u{301}accent ; \"\u{301}")
        _ = poste.lance(
            "record", "essai", "gare", "--semestre", "2019-S1", "--etat", "a_lancer", "--note", "a\u{2028}b",
            "--audience", "public")
        for valeur in ["12,5", "-3"] {
            _ = poste.lance(
                "measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", valeur, "--source", "+ ou -")
        }
        _ = poste.lance(
            "measure", "essai", "nombre-maisons", "--date", "2018-06-30", "--valeur", "2", "--territoire", "Mauriac")
        _ = poste.lance("measure", "essai", "avis", "--date", "2018-06-30", "--valeur", "bien ;\nmais loin")
        return poste
    }

    @Test func progressLeavesBySpreadsheetAndComesBackIdentical() throws {
        let poste = try rempli()
        #expect(poste.lance("export", "essai", "--format", "csv", "--output", "sortie").code == 0)
        let retour = poste.lance("record", "essai", "--csv", "sortie/avancements.csv")
        #expect(retour.code == 0, "\(retour.messages)")
        #expect(retour.lignes.last == "0\u{A0}ajout, 0\u{A0}correction, 3 sans changement")
        let releves = poste.lance("measure", "essai", "--csv", "sortie/indicateurs.csv")
        #expect(releves.code == 0, "\(releves.messages)")
        #expect(releves.lignes.last == "0\u{A0}ajout, 0\u{A0}correction, 3 sans changement")
    }

    @Test func whatLeftBySpreadsheetIsTheSameOnceRecordedElsewhere() throws {
        let poste = try rempli()
        _ = poste.lance("export", "essai", "--format", "csv", "--output", "sortie")
        let ailleurs = try Poste.charge()
        for nom in ["avancements.csv", "indicateurs.csv"] { try ailleurs.depose(poste.octets("sortie/\(nom)"), nom) }
        #expect(ailleurs.lance("record", "essai", "--csv", "avancements.csv").code == 0)
        #expect(ailleurs.lance("measure", "essai", "--csv", "indicateurs.csv").code == 0)
        for semestre in ["2018-S1", "2018-S2", "2019-S1"] {
            #expect(
                ailleurs.lance("status", "essai", "--semestre", semestre, "--json").sortie
                    == poste.lance("status", "essai", "--semestre", semestre, "--json").sortie)
        }
    }

    @Test func aRowCorrectedInTheSpreadsheetIsTheOnlyOneThatIsAdded() throws {
        let poste = try rempli()
        _ = poste.lance("export", "essai", "--format", "csv", "--output", "sortie")
        let texte = try poste.texte("sortie/avancements.csv").replacing(";suspendue;", with: ";en_cours;")
        try poste.depose(texte, "retour.csv")
        #expect(
            poste.lance("record", "essai", "--csv", "retour.csv").lignes.last
                == "0\u{A0}ajout, 1\u{A0}correction, 2 sans changement")
    }

    @Test(arguments: ["xml", "json", "yaml"])
    func anExportIsTheSameBytesTwice(format: String) throws {
        let poste = try rempli()
        for arguments in [[], ["--semestre", "2018-S2"], ["--audience", "public"], ["--connu-le", "2018-06-30"]] {
            for nom in ["un", "deux"] {
                let reponse = poste.lance(["export", "15", "--format", format, "--output", nom] + arguments)
                #expect((reponse.code, reponse.sortie) == (0, ""))
            }
            let octets = try poste.octets("un")
            #expect(try !octets.isEmpty && octets == poste.octets("deux"))
        }
    }

    @Test func aCSVExportIsAFolderOfFilesTheSameTwice() throws {
        let poste = try rempli()
        for nom in ["un", "deux"] { _ = poste.lance("export", "essai", "--format", "csv", "--output", nom) }
        #expect(
            poste.ecrits
                == ["un", "deux"].flatMap { d in Self.tablesCSV.map { "\(d)/\($0).csv" } })
        for nom in Self.tablesCSV {
            #expect(try poste.octets("un/\(nom).csv") == poste.octets("deux/\(nom).csv"))
        }
    }

    @Test func theYAMLOfAnExportIsThePlanItselfAgain() throws {
        let poste = try rempli()
        _ = poste.lance("export", "essai", "--format", "yaml", "--output", "sortie.yaml", "--semestre", "2018-S2")
        let reponse = poste.lance("load", "sortie.yaml")
        #expect(reponse.sortie == "essai : identique à la version 1, rien n'a été ajouté\n")
    }

    @Test func theReportIsTheSameBytesTwiceAndSaysItsAudience() throws {
        let poste = try rempli()
        for nom in ["un.odt", "deux.odt"] {
            poste.maintenant = .a(nom == "un.odt" ? "2019-01-10" : "2025-01-10")
            let reponse = poste.lance(
                "report", "essai", "--semestre", "2018-S2", "--output", nom, "--audience", "partenaires")
            #expect(reponse.code == 0)
            #expect(reponse.messages == "\(nom) : projet de rapport du second semestre 2018, audience partenaires\n")
        }
        let octets = try poste.octets("un.odt")
        #expect(octets.starts(with: Array("PK".utf8)))
        #expect(try octets == poste.octets("deux.odt"))
    }

    @Test func anOldReportIsRebuiltIdenticalAfterLaterEntries() throws {
        let poste = try rempli()
        func rapport(_ nom: String) throws -> [UInt8] {
            _ = poste.lance("report", "essai", "--semestre", "2018-S2", "--output", nom, "--connu-le", "2018-11-30")
            return try poste.octets(nom)
        }
        let avant = try rapport("avant.odt")
        poste.maintenant = .a("2019-05-01")
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "realisee", "--avancement", "100")
        try poste.depose(SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilités"), "v2.yaml")
        _ = poste.lance("load", "v2.yaml", "--motif", "avenant")
        #expect(try rapport("apres.odt") == avant)
    }

    @Test(arguments: [("interne", true), ("partenaires", false), ("public", false)])
    func aNoteIsOnlyInWhatItsAudienceMayRead(audience: String, presente: Bool) throws {
        let poste = try rempli()
        _ = poste.lance("export", "essai", "--format", "json", "--output", "e.json", "--audience", audience)
        #expect(try poste.texte("e.json").contains(#"\"taire\""#) == presente)
        #expect(try poste.texte("e.json").contains("a\u{2028}b"))
    }

    @Test func aDocumentThatCannotBeWrittenIsCode2() throws {
        let poste = try rempli()
        try poste.depose("", "fichier")
        for arguments in [
            ["report", "essai", "--semestre", "2018-S2", "--output", "fichier/r.odt"],
            ["export", "essai", "--format", "csv", "--output", "fichier"],
        ] {
            let reponse = poste.lance(arguments)
            #expect(reponse.code == 2)
            #expect(reponse.messages.contains("ne peut pas être écrit"))
        }
    }
}
