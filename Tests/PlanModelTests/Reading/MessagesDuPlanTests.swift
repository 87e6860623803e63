import Fixtures
import Foundation
import PlanModel
import Testing

/// Each message names the cause, and the gesture that mends it.
struct MessagesDuPlanTests {
    private func messages(_ texte: String) -> String { messages(Array(texte.utf8)) }

    private func messages(_ octets: [UInt8]) -> String {
        do {
            _ = try PlanReader(file: "plan.yaml").read(octets)
            return ""
        } catch { return error.description }
    }

    private func cible(_ valeur: String) -> String {
        messages(
            PetitYAML.fiche(
                "indicateurs: [{ id: bornes, titre: Bornes, cibles: [{ annee: 2020, valeur: \(valeur) }] }]"))
    }

    @Test(arguments: [
        ("12,5", "écrivez « 12.5 »"), ("\"12,5\"", "écrivez « 12.5 »"), ("1 000", "écrivez « 1000 », sans espace"),
        ("1\u{202F}000", "écrivez « 1000 », sans espace"), ("\"1 234,5\"", "écrivez « 1234.5 », sans espace"),
        ("au moins 800", "{ valeur: 800,"), ("environ 800", "{ valeur: 800, precision: environ 800 }"),
        ("80 %", "écrivez « 80 », et mettez l'unité dans « unite »"),
        ("beaucoup", "l'un des quatre mots"), ("10 à 20", "un seul nombre par valeur"),
        ("–5", "écrivez « -5 »"), ("-5 %", "écrivez « -5 », et mettez l'unité dans « unite »"),
        ("\"-1 200\"", "écrivez « -1200 », sans espace"), ("12 14", "un seul nombre par valeur"),
        ("environ -5", "{ valeur: -5, precision: environ -5 }"), ("x2", "par exemple 12.5"),
        ("\"1.500\"", "cela se lit 1,500 ou 1500 : écrivez 1.500 ou 1500, sans guillemets"),
        ("≥ 800", "{ valeur: 800, borne: au_moins }"), ("\"> 800\"", "borne: au_moins }"),
        ("jusqu'à 12", "{ valeur: 12, borne: au_plus }"), ("800 et plus", "{ valeur: 800, borne: au_moins }"),
        ("≤ -3", "{ valeur: -3, borne: au_plus }"), ("80 % au moins", "et l'unité dans « unite »"),
    ])
    func aNumberThatIsNoneHasItsRemedy(valeur: String, remede: String) {
        let messages = cible(valeur)
        #expect(messages.contains(remede), "\(messages)")
        #expect(!messages.contains("la clé « 5 »"))
    }

    @Test(
        arguments: [("\u{2212}5", Decimal(-5)), ("-5", -5), ("1.500", 1.5), ("\"12.5\"", 12.5)] as [(String, Decimal)])
    func aNumberOfYAMLIsTakenAndOurMinusToo(valeur: String, attendue: Decimal) throws {
        let lu = try PlanReader(file: "plan.yaml").read(
            Array(
                PetitYAML.fiche(
                    "indicateurs: [{ id: bornes, titre: Bornes, cibles: [{ annee: 2020, valeur: \(valeur) }] }]"
                ).utf8))
        let cibles = lu.plan.tousLesIndicateurs.flatMap(\.indicateur.cibles)
        #expect(cibles.map(\.valeur) == [.connu(attendue)])
    }

    @Test func aYearWithASpaceHasItsRemedy() {
        let texte = PetitYAML.fiche(
            "indicateurs: [{ id: bornes, titre: Bornes, cibles: [{ annee: 2 020, valeur: 1 }] }]")
        #expect(messages(texte).contains("écrivez « 2020 », sans espace"))
    }

    @Test(arguments: ["\u{A0}", "\u{202F}", "\u{3000}", "\u{200B}", "\u{FEFF}"])
    func aFalseIndentationIsNamed(espace: String) {
        let texte = PetitYAML().text.replacing("    niveau: axe", with: "  \(espace)\(espace)niveau: axe")
        let messages = messages(texte)
        #expect(messages.contains("en début de ligne"), "\(messages)")
        #expect(messages.contains("espace ordinaire"))
    }

    @Test func aTextMayBeginWithANoBreakSpace() {
        let texte = PetitYAML.fiche("objectif: \"\u{A0}: suite\"")
        #expect(messages(texte).isEmpty)
    }

    @Test func anInvisibleCharacterIsShown() {
        let messages = messages(PetitYAML().text.replacing("niveau: action,", with: "niveau: ac\u{200B}tion,"))
        #expect(messages.contains("ac⟨U+200B⟩tion"), "\(messages)")
        #expect(messages.contains("supprimez le caractère invisible U+200B"))
    }

    @Test(arguments: [
        "titre: Dresser une carte\u{200B}", "titre: \"\u{FEFF}Dresser une carte \u{A0}\"",
        "titre: \"Dresser\\nune carte\"",
    ])
    func whatIsAroundATitleIsNoPartOfIt(titre: String) throws {
        let texte = PetitYAML().text.replacing("titre: Dresser une carte", with: titre)
        let plan = try PlanReader(file: "p").read(Array(texte.utf8)).plan
        #expect(plan.noeuds.last?.titreAffiche == "Dresser une carte")
    }

    @Test(arguments: [">", "|", ">-", "|+", ">+"])
    func aBlockTitleStandsOnOneLineAndABlockTextKeepsItsOwn(bloc: String) throws {
        var petit = PetitYAML()
        petit.noeuds = """
            noeuds:
              - id: carte
                niveau: action
                code: "1.1 "
                titre: \(bloc)
                  Dresser
                  une carte

                champs:
                  objectif: |
                    Un.

                    Deux.

            """
        let plan = try PlanReader(file: "p").read(Array(petit.text.utf8)).plan
        let noeud = try #require(plan.noeuds.first)
        #expect(noeud.titreAffiche == "Dresser une carte")
        #expect(noeud.code == "1.1")
        #expect(noeud.champs[id("objectif")]?.valeur == .texte("Un.\n\nDeux."))
    }

    @Test(arguments: ["~", "null", "Null", "NULL", "\"\"", "''", "", "\"  \"", "\"\u{A0}\"", "\"\u{200B}\"", "\"~\""])
    func nothingIsAFaultThatSaysWhatToWrite(rien: String) {
        for cle in ["titre", "code", "note"] {
            let texte = """
                \(PetitYAML().text.split(separator: "noeuds:")[0])noeuds:
                  - id: carte
                    niveau: action
                    \(cle == "titre" ? "" : "titre: Dresser")
                    \(cle): \(rien)
                """
            let messages = messages(texte)
            #expect(messages.contains("attendu un texte"), "\(cle) \(rien) : \(messages)")
            #expect(messages.contains("« non renseigné », ou supprimez la clé"))
        }
    }

    @Test func aFieldOnTheNodeIsSentUnderChamps() {
        let texte = PetitYAML().text.replacing(
            "titre: Dresser une carte }", with: "titre: Dresser une carte, pilotes: [CD] }")
        #expect(messages(texte).contains("mettez-le sous « champs: »"))
    }

    @Test func aFaultyLevelIsSaidOnce() {
        let messages = messages(PetitYAML().text.replacing("role: action,", with: "role: fiche,"))
        #expect(messages.components(separatedBy: "erreur :").count == 2, "\(messages)")
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "un classeur"),
        ("PK\u{3}\u{4}....[Content_Types].xml xl/workbook.xml", "un classeur"),
        ("PK\u{3}\u{4}....word/document.xml", "un document de traitement de texte"),
        ("PK\u{3}\u{4}....", "une archive"),
        ("%PDF-1.7", "un PDF"), ("<?xml version=\"1.0\"?>\n<office:document office:mimetype=\"x\">", ".fods"),
        ("<plantracker version=\"1\">", "plantracker export"), ("<html>", "XML ou HTML"), ("{\\rtf1", "RTF"),
    ])
    func aFileOfAnotherKindIsNamed(debut: String, attendu: String) {
        let messages = messages(debut)
        #expect(messages.contains(attendu), "\(messages)")
        #expect(!messages.contains("Latin-1"))
    }

    @Test func utf16IsNamedWithOrWithoutItsMark() {
        let utf16 = Array("format: plantracker/1".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(messages([0xFF, 0xFE] + utf16).contains("UTF-16"))
        #expect(messages(utf16).contains("UTF-16"))
    }

    /// libyaml's own words never reach the reader.
    @Test(arguments: [
        "a: b: c", "a: [1, 2", "a: \"x", "a: *b", "a: @b", "a: %b", "- a\nb", "a:\n  - b\n c: d", "a: \"\\q\"",
        "? a\n: b\nc",
        "a: |x\n  b", "{a: b}}", "a: &\nb", "a: !<\n", "%YAML 9\n---\na: b", "a\n--- b\n--- c", "a: 'b\n---\n'",
        "a: \"\\xZZ\"",
    ])
    func noEnglishReachesTheReader(texte: String) {
        let messages = messages(texte).lowercased()
        for mot in [
            "did not", "found ", "expected", "not allowed", "could not", "while ", "error", "stream", "indicator",
        ] {
            #expect(!messages.contains(mot), "\(messages)")
        }
    }
}
