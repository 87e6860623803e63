import PlanModel
import Testing

@testable import PlanCases

/// A CSV file as rows of named cells.
struct CSVTableTests {
    private let colonnes = Colonnes(
        admises: ["noeud", "etat", "note"], obligatoires: ["noeud"], sortDUnClasseur: "enregistrez-le en CSV")

    private func table(_ texte: String) throws -> CSVTable { try CSVTable(Array(texte.utf8), colonnes) }

    @Test(arguments: [";", ",", "\t"])
    func theTitlesTellTheSeparator(separateur: String) throws {
        let table = try table(
            ["Nœud", "État", "note"].joined(separator: separateur) + "\r\nmedecins\(separateur)en_cours")
        #expect(table.colonnes == ["noeud", "etat", "note"])
        #expect(table.rows.first?["etat"] == "en_cours")
        #expect(table.rows.first?.lieu == "ligne 2")
    }

    @Test func aCellMayHoldTheSeparatorAndALineEnd() throws {
        let table = try table("noeud;note\nmedecins;\"un ; deux\nlignes\"\ngare;fin\n")
        #expect(table.rows.first?["note"] == "un ; deux\nlignes")
        #expect(table.rows.last?.lieu == "ligne 4")
    }

    @Test(arguments: [
        ("etat\nen_cours", "il manque la colonne « noeud »"),
        ("noeud;etta\nx;y", "colonne « etta » inconnue ; vouliez-vous « etat » ?"),
        ("noeud;noeud\nx;y", "colonne « noeud » écrite deux fois"),
        ("noeud;etat\nx;y;de trop", "ligne 2"),
        ("noeud;note\nx;\"jamais fermé", "ligne 2 : un guillemet s'ouvre et ne se referme jamais"),
        ("", "le fichier est vide"),
    ])
    func aFaultOfFormIsSaidWhereItIs(texte: String, attendu: String) throws {
        let refus = try #require(throws: Refusal.self) { try table(texte) }
        #expect(refus.description.contains(attendu))
    }

    @Test func aWorkbookIsNoCSV() throws {
        let refus = try #require(throws: Refusal.self) { try CSVTable(Array("PK\u{3}\u{4}".utf8), colonnes) }
        #expect(refus.description.contains("c'est un classeur") && refus.description.hasSuffix("enregistrez-le en CSV"))
    }
}
