import PlanModel
import Testing

/// How the text of a file was written: certain, or not taken.
struct TexteDeFichierTests {
    private func octets(_ texte: String, _ plus: [UInt8] = [], _ fin: String = "") -> [UInt8] {
        Array(texte.utf8) + plus + Array(fin.utf8)
    }

    @Test func utf8IsTakenWithoutItsMark() {
        #expect(TexteDeFichier(octets("délai"))?.texte == "délai")
        #expect(TexteDeFichier([0xEF, 0xBB, 0xBF] + octets("délai"))?.texte == "délai")
        #expect(TexteDeFichier([])?.texte == "")
    }

    @Test func windows1252IsTakenWhenItIsCertainAndSaid() throws {
        // « l’été : 5 € – œuvre »
        let lu = try #require(
            TexteDeFichier(
                octets("l", [0x92, 0xE9], "t") + octets("", [0xE9, 0xA0], ": 5 ") + [0x80, 0x20, 0x96, 0x20, 0x9C]
                    + octets("uvre")))
        #expect(lu.texte == "l’été\u{A0}: 5 € – œuvre")
        #expect(lu.encodage == .windows1252(exemple: "été"))
        #expect(lu.remarque?.contains("Windows-1252") == true)
    }

    @Test(
        arguments: [
            // é of Mac OS Roman, of CP850; œ of Latin-9; a byte that Windows-1252 does not define.
            [0x8E], [0x82], [0xBD], [0x81],
            // UTF-8 cut in the middle, and both in one file.
            [0xC3, 0xA9, 0xE9], [0xD0, 0x9F],
        ] as [[UInt8]])
    func whatIsNotCertainIsNotTaken(bytes: [UInt8]) {
        #expect(TexteDeFichier(octets("d", bytes, "lai") + [0xE9]) == nil)
    }

    @Test func aSignAloneProvesNothing() {
        #expect(TexteDeFichier(octets("5 ", [0x80])) == nil)
    }

    @Test func unicodeTextOfExcelIsReadByItsMark() {
        #expect(TexteDeFichier([0xFF, 0xFE, 0xE9, 0, 0x74, 0])?.texte == "ét")
        #expect(TexteDeFichier([0xFE, 0xFF, 0, 0xE9, 0, 0x74])?.texte == "ét")
        #expect(TexteDeFichier([0xFF, 0xFE, 0xE9]) == nil)
    }

    @Test(arguments: ["rÃ©union", "lâ€™Ã©tÃ©", "Å“uvre", "d\u{FFFD}lai", "NÂ° 3"])
    func damagedAccentsAreSeen(texte: String) { #expect(texte.accentPerdu != nil) }

    @Test(arguments: ["réunion", "l’été", "œuvre", "Âge", "tâche à 5 €", "PÂTURE", "n° 3"])
    func soundAccentsAreLeftAlone(texte: String) { #expect(texte.accentPerdu == nil) }

    @Test(arguments: [
        ("r?union", true), ("d?cembre 2018", true), ("vraiment?", false), ("oui ?", false),
        ("https://a.fr/x?y=z", false),
        ("A?B", false),
    ])
    func aQuestionMarkInsideAWordIsDoubtful(texte: String, attendu: Bool) {
        #expect((texte.accentDouteux != nil) == attendu)
    }
}
