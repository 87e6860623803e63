import Fixtures
import PlanModel
import Testing

@testable import PlanTracker

/// Texts that a reader takes for the same are the same, whichever door they come by.
struct TextesSemblablesTests {
    private func poste() throws -> Poste {
        var petit = PetitYAML()
        petit.organisations = """
            organisations:
              État: Préfecture
              COS: Comité des œuvres sociales
            """
        petit.noeuds = """
            noeuds:
              - id: carte
                niveau: action
                code: "1.1 "
                titre: Dresser une carte en Forêt d’Été
                champs:
                  pilotes: [COS]
                  indicateurs:
                    - { id: bornes, titre: Bornes, nature: quantitatif, territoires: [Forêt d’Été, Saint-Flour] }
            """
        let poste = try Poste(petit.text)
        #expect(poste.lance("load", "plan0.yaml").code == 0)
        return poste
    }

    @Test(arguments: ["Fore\u{302}t d’E\u{301}te\u{301}", "foret d'ete", "FORÊT\u{A0}D’ÉTÉ ", "Forêt d’Été\u{200B}"])
    func aReadingOfTheSameTerritoryIsACorrection(territoire: String) throws {
        let poste = try poste()
        try poste.depose("indicateur;date;valeur;territoire\nbornes;2019-06-30;12;Forêt d’Été\n", "a.csv")
        try poste.depose("indicateur;date;valeur;territoire\nbornes;2019-06-30;13;\(territoire)\n", "b.csv")
        #expect(poste.lance("measure", "petit", "--csv", "a.csv").code == 0)
        #expect(poste.lance("measure", "petit", "--csv", "b.csv").sortie.contains("remplace le n° 1"))
        let encore = poste.lance(
            "measure", "petit", "bornes", "--date", "30/06/2019", "--valeur", "14", "--territoire", territoire)
        #expect(encore.sortie.contains("remplace le n° 2"), "\(encore)")
        #expect(poste.lance("export", "petit", "--format", "csv", "--output", "c").code == 0)
        // Kept as the plan spells it.
        #expect(!(try poste.texte("c/indicateurs.csv")).contains("foret d'ete"))
    }

    @Test func twoRowsOfOneFileAboutTheSameTerritoryAreSaid() throws {
        let poste = try poste()
        try poste.depose(
            "indicateur;date;valeur;territoire\nbornes;2019-06-30;1;Saint-Flour\nbornes;2019-06-30;2;Saint Flour\n",
            "a.csv")
        let reponse = poste.lance("measure", "petit", "--csv", "a.csv")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("est déjà ligne 2"))
    }

    @Test(arguments: [
        "Comité des oeuvres sociales", "COMITÉ DES ŒUVRES SOCIALES", "comite des  œuvres sociales ", "cos", "COS\u{A0}",
    ])
    func aPiloteIsFoundByItsNameAsItIsTyped(nom: String) throws {
        let reponse = try poste().lance(
            "grille", "petit", "--semestre", "2019-S1", "--pilote", nom, "--output", "g.ods")
        #expect(reponse.code == 0, "\(reponse.messages)")
    }

    @Test(arguments: ["1.1", " 1.1", "1.1\u{A0}"])
    func aCodeIsReadWithoutTheBlanksAround(code: String) throws {
        #expect(try poste().lance("show", "petit", code).code == 0)
    }
}
