import Fixtures
import Foundation
import Testing

@testable import PlanTracker

/// `write`: the words of the leads, kept for the report of their semestre.
struct WriteTests {
    @discardableResult
    private func ecrit(_ poste: Poste, _ arguments: String...) -> Poste.Reponse {
        poste.lance(["write", "essai", "--semestre", "2018-S2"] + arguments)
    }

    @Test func aTextIsKeptShownReplacedAndWithdrawn() throws {
        let poste = try Poste.charge()
        #expect(
            ecrit(poste, "--partie", "introduction", "--texte", "Bonjour").sortie
                == "introduction, 2018-S2 : gardé (n° 1)\n")
        #expect(
            ecrit(poste, "--partie", "introduction", "--texte", "Bonsoir").sortie
                == "introduction, 2018-S2 : gardé (n° 2, remplace le n° 1)\n")
        #expect(
            ecrit(poste, "--partie", "axe", "--axe", "sante", "--texte", "L'axe").sortie
                == "axe:sante, 2018-S2 : gardé (n° 3)\n")
        #expect(ecrit(poste).sortie == "# introduction\n\nBonsoir\n\n# axe:sante\n\nL'axe\n")
        #expect(
            ecrit(poste, "--partie", "introduction", "--retirer").sortie
                == "introduction, 2018-S2 : retiré (n° 4, remplace le n° 2)\n")
        #expect(ecrit(poste).sortie == "# axe:sante\n\nL'axe\n")
    }

    @Test func withoutAnyTextTheCommandSaysSo() throws {
        let poste = try Poste.charge()
        #expect(ecrit(poste).messages == "Aucun texte n'est gardé pour le second semestre 2018.\n")
        #expect(ecrit(poste, "--partie", "conclusion", "--retirer").sortie == "conclusion, 2018-S2 : rien à retirer\n")
    }

    @Test(arguments: [
        ("{\\rtf1 Bonjour}", "un document Word"), ("<!DOCTYPE html><html>Bonjour</html>", "une page HTML"),
        ("<?xml version=\"1.0\"?><a/>", "un fichier XML"), ("%PDF-1.7", "un PDF"),
    ])
    func aDocumentIsNoText(contenu: String, nom: String) throws {
        let poste = try Poste.charge()
        try poste.depose(contenu, "intro.txt")
        let reponse = ecrit(poste, "--partie", "introduction", "--fichier", "intro.txt")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("« intro.txt » est \(nom), pas un texte seul"), "\(reponse.messages)")
    }

    @Test(arguments: ["[Note] Bonjour", "{ Bonjour }"])
    func aTextMayBeginWithABracket(contenu: String) throws {
        let poste = try Poste.charge()
        try poste.depose(contenu, "intro.txt")
        #expect(ecrit(poste, "--partie", "introduction", "--fichier", "intro.txt").code == 0)
    }

    /// As Windows writes them: a mark at the head, two characters at the end of each line.
    @Test(arguments: ["un\n\n- deux\n", "un\r\n\r\n- deux\r\n", "\u{FEFF}un\r\n\r\n- deux", "\n  un\n\n- deux  \n"])
    func aFileIsReadWhateverProgramWroteIt(contenu: String) throws {
        let poste = try Poste.charge()
        try poste.depose(contenu, "intro.txt")
        #expect(ecrit(poste, "--partie", "introduction", "--fichier", "intro.txt").code == 0)
        #expect(ecrit(poste).sortie == "# introduction\n\nun\n\n- deux\n")
    }

    @Test func theTextComesBackInTheReport() throws {
        let poste = try Poste.charge()
        _ = poste.lance("report", "essai", "--semestre", "2018-S2", "--output", "avant.odt")
        ecrit(poste, "--partie", "conclusion", "--texte", "Rendez-vous en mars.")
        _ = poste.lance("report", "essai", "--semestre", "2018-S2", "--output", "apres.odt")
        #expect(try poste.octets("avant.odt") != poste.octets("apres.odt"))
    }

    private static let refus: [(arguments: [String], code: Int32, message: String)] = [
        (["--partie", "axe", "--axe", "1.1", "--texte", "x"], 1, "« 1.1 » n'est pas au premier niveau"),
        (["--partie", "axe", "--axe", "sant", "--texte", "x"], 1, "vouliez-vous « sante » ?"),
        (["--partie", "introduction", "--texte", " "], 1, "« texte » est vide pour le texte"),
        (["--partie", "introduction", "--fichier", "absent.txt"], 2, "il n'existe pas"),
        (["--partie", "introduction", "--fichier", "latin.txt"], 1, "enregistrez-le dans ce jeu de caractères"),
        (["--partie", "introduction"], 64, "donnez --texte, --fichier ou --retirer, un seul"),
        (["--partie", "introduction", "--texte", "x", "--retirer"], 64, "un seul"),
        (["--texte", "x"], 64, "donnez la place du texte"), (["--partie", "axe", "--texte", "x"], 64, "va avec --axe"),
        (["--partie", "conclusion", "--axe", "1", "--texte", "x"], 64, "va avec --axe"),
        (["--partie", "preface", "--texte", "x"], 64, "introduction"),
    ]

    @Test(arguments: refus)
    func aRefusalSaysWhatToDoAndWritesNothing(arguments: [String], code: Int32, message: String) throws {
        let poste = try Poste.charge()
        try poste.depose([0x63, 0x61, 0x66, 0x8E], "latin.txt")
        let reponse = poste.lance(["write", "essai", "--semestre", "2018-S2"] + arguments)
        #expect(reponse.code == code)
        #expect(reponse.sortie.isEmpty)
        #expect(reponse.messages.contains(message), "\(reponse.messages)")
        #expect(poste.lance("verify", "--json").sortie.contains("\"entrees\" : 1"))
    }
}

extension WriteTests {
    @Test func aPlanWithoutALevelAboveTakesNoCommentOfAPart() throws {
        let poste = try Poste(PlansDAilleurs.sansAxe.yaml)
        try #require(poste.lance("load", "plan0.yaml").code == 0)
        let reponse = poste.lance(
            "write", "mobilites-jura", "--semestre", "2021-S2", "--partie", "axe", "--axe", "fiche-3", "--texte", "x")
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.contains("n'a aucun niveau au-dessus de ses fiches")
                && reponse.messages.contains("--partie introduction"), "\(reponse.messages)")
        #expect(poste.lance("write", "mobilites-jura", "--semestre", "2021-S2").messages.contains("Aucun texte"))
    }
}

/// What comes from Word or a PDF holds characters that no document may show.
struct TexteDeWordTests {
    @Test(arguments: [
        ("\u{B}", "saut de ligne de Word"), ("\u{C}", "saut de page"), ("\u{7}", "U+7"),
    ])
    func aControlCharacterIsLocated(caractere: String, nom: String) throws {
        let poste = try Poste.charge()
        try poste.depose("Première ligne\r\nDeuxième\(caractere)suite\r\n", "t.txt")
        let reponse = poste.lance(
            "write", "essai", "--semestre", "2018-S2", "--partie", "introduction", "--fichier", "t.txt")
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.contains("« t.txt », ligne 2") && reponse.messages.contains(nom), "\(reponse.messages)")
    }

    @Test func aDocumentIsNoText() throws {
        let poste = try Poste.charge()
        try poste.depose("PK\u{3}\u{4}word/document.xml", "t.docx")
        let reponse = poste.lance(
            "write", "essai", "--semestre", "2018-S2", "--partie", "introduction", "--fichier", "t.docx")
        #expect(reponse.code == 1 && reponse.messages.contains("Enregistrer sous, Texte"))
    }
}
