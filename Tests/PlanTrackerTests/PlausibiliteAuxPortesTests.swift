import Fixtures
import PlanModel
import Testing

@testable import PlanTracker

/// Each command tells what is astonishing, and records it.
struct PlausibiliteAuxPortesTests {
    @Test(arguments: [
        ["measure", "essai", "nombre-maisons", "--date", "2109-06-30", "--valeur", "4"],
        ["measure", "essai", "nombre-maisons", "--date", "1902-06-30", "--valeur", "4"],
        ["decide", "essai", "Retenir", "--date", "2109-03-12"],
        ["decide", "essai", "Retenir", "--date", "2018-03-12", "--echeance", "2018-01-01"],
        ["record", "essai", "maisons", "--semestre", "2109-S1", "--etat", "en_cours"],
        ["write", "essai", "--semestre", "2109-S1", "--partie", "introduction", "--texte", "x"],
    ])
    func aCommandSaysIt(arguments: [String]) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(arguments)
        #expect(reponse.code == 0)
        #expect(reponse.messages.hasPrefix("Attention : "), "\(reponse)")
        #expect(!reponse.sortie.isEmpty)
    }

    @Test func aFileSaysItRowByRow() throws {
        let poste = try Poste.charge()
        try poste.depose("indicateur;date;valeur\nnombre-maisons;2109-06-30;4\nsatisfaction;2018-06-30;3\n", "r.csv")
        let reponse = poste.lance("measure", "essai", "--csv", "r.csv")
        #expect(reponse.messages.split(separator: "\n").count == 1, "\(reponse.messages)")
        // Sent again it adds nothing, and says nothing.
        #expect(poste.lance("measure", "essai", "--csv", "r.csv").messages.isEmpty)
    }

    @Test func whatComesAfterTheReportIsTold() throws {
        let poste = try Poste.charge()
        let entree = ["record", "essai", "maisons", "--semestre", "2018-S2", "--etat"]
        #expect(poste.lance(entree + ["en_cours"]).messages.isEmpty)
        #expect(
            poste.lance("report", "essai", "--semestre", "2018-S2", "--output", "r.odt", "--issue", "--seance", "c")
                .code
                == 0)
        #expect(
            poste.lance(entree + ["realisee"]).messages.contains(
                "maisons, le rapport n° 1 de ce semestre est émis, il ne dira pas cela"))
        try poste.depose("noeud;etat\nmedecins;en_cours\n", "g.csv")
        #expect(
            poste.lance("record", "essai", "--csv", "g.csv", "--semestre", "2018-S2").messages.contains(
                "medecins, le rapport n° 1"))
    }

    @Test func aWrongReadingIsWithdrawnAndTheRightOneEntered() throws {
        let poste = try Poste.charge()
        _ = poste.lance("measure", "essai", "nombre-maisons", "--date", "2109-06-30", "--valeur", "4")
        #expect(poste.lance("measure", "essai", "--retirer", "1").code == 64)
        #expect(poste.lance("measure", "essai", "--retirer", "1", "--motif", " ").code == 1)
        let essai = poste.lance("measure", "essai", "--retirer", "1", "--motif", "2018", "--dry-run")
        #expect(
            essai.sortie
                == "(essai) nombre-maisons 2109-06-30 : relevé n° 1 retiré (n° 2), il reste dans l'historique\n")
        let retrait = poste.lance("measure", "essai", "--retirer", "1", "--motif", "2018, mal tapé")
        #expect(retrait.sortie == "nombre-maisons 2109-06-30 : relevé n° 1 retiré (n° 2), il reste dans l'historique\n")
        #expect(poste.lance("measure", "essai", "--retirer", "1", "--motif", "x").sortie.contains("déjà retiré"))
        #expect(poste.lance("measure", "essai", "--retirer", "9", "--motif", "x").code == 1)
        #expect(poste.lance("measure", "essai", "nombre-maisons", "--date", "2018-06-30", "--valeur", "4").code == 0)
        #expect(poste.lance("verify").code == 0)
        for format in ["xml", "json", "csv"] {
            #expect(poste.lance("export", "essai", "--format", format, "--output", "e-\(format)").code == 0)
        }
        #expect(try poste.texte("e-xml").contains("retire=\"oui\" motif=\"2018, mal tapé\""))
        #expect(try poste.texte("e-json").contains("\"motif\" : \"2018, mal tapé\""))
        let csv = try poste.texte("e-csv/indicateurs.csv")
        #expect(csv.contains("oui;\"2018, mal tapé\"") || csv.contains("oui;2018, mal tapé"))
        // What was exported is read back without what was withdrawn.
        let encore = poste.lance("measure", "essai", "--csv", "e-csv/indicateurs.csv")
        #expect(encore.code == 0 && encore.sortie.contains("déjà enregistré (n° 3)"), "\(encore)")
        let ouvertes = poste.lance(
            "export", "essai", "--format", "datapackage", "--audience", "public", "--semestre", "2018-S2", "--output",
            "d")
        #expect(ouvertes.code == 0)
        #expect(!(try poste.texte("d/releves.csv")).contains("2109"))
    }
}
