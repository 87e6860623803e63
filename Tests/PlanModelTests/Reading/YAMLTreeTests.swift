import Fixtures
import Foundation
import PlanModel
import Testing

/// What is refused before a plan is looked for: bytes, characters, YAML.
struct YAMLTreeTests {
    @Test func namesAnExportInJSON() throws {
        let texte = "{\n  \"audience\" : \"interne\",\n  \"suivi\" : { \"avancements\" : [] }\n}\n"
        let fault = try #require(try faults(texte).first)
        #expect(fault.trouve == "un export JSON")
        #expect(fault.remede == "exportez le plan en YAML : plantracker export … --format yaml")
    }

    @Test(arguments: ["", "\n\n", "   \n", "# rien que\n# des remarques\n", "\u{FEFF}", "\u{FEFF}\n"])
    func saysThatAFileIsEmpty(text: String) throws {
        let fault = try #require(try faults(text).first)
        #expect(fault.trouve == "un fichier vide")
        #expect(fault.ligne == 0)
        #expect(fault.description.hasPrefix("plan.yaml: erreur : trouvé un fichier vide, attendu un plan\n    → "))
    }

    @Test func acceptsAByteOrderMark() throws {
        #expect(try read("\u{FEFF}" + PetitYAML().text).plan == read(PetitYAML().text).plan)
    }

    @Test func acceptsTheLineEndsOfWindows() throws {
        #expect(try read(PetitYAML().text.replacing("\n", with: "\r\n")).plan == read(PetitYAML().text).plan)
    }

    @Test func namesLatin1AndPointsAtItsFirstByte() throws {
        let fixture = try marked(PetitYAML().text.replacing("Préserver", with: "Pr▸éserver"))
        let bytes = try [UInt8](#require(fixture.text.data(using: .isoLatin1)))
        let found = try faults(bytes)
        let fault = try #require(found.first)
        #expect(found.count == 1)
        // The first accent of the file is in an earlier section.
        #expect(fault.ligne <= fixture.line)
        #expect(fault.trouve == "un octet qui n'est pas de l'UTF-8")
        #expect(try #require(fault.remede).contains("Latin-1"))
    }

    @Test func countsCharactersBeforeABadByte() throws {
        let fault = try #require(try faults([UInt8]("a: 1\nclé: é ".utf8) + [0xE9, 0x0A]).first)
        #expect((fault.ligne, fault.colonne) == (2, 8))
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
    func namesUTF16(encoding: String.Encoding) throws {
        let bytes = try [UInt8](#require(("\u{FEFF}" + PetitYAML().text).data(using: encoding)))
        let fault = try #require(try faults(bytes).first)
        #expect(fault.trouve == "un fichier en UTF-16")
        #expect(fault.attendu == "un fichier en UTF-8")
    }

    @Test func refusesAFileOf50MegabytesBeforeReadingIt() throws {
        let found = try faults([UInt8](repeating: UInt8(ascii: "["), count: 50_000_000))
        #expect(found.map(\.trouve) == ["un fichier de 50 Mo"])
        #expect(found.map(\.attendu) == ["16 Mo au plus"])
    }

    @Test func pointsAtATabThatIndents() throws {
        let fault = try faultAtMark(try petit("  titre: Petit plan", "▸\ttitre: Petit plan"))
        #expect(fault.trouve == "une tabulation")
        #expect(fault.remede == "remplacez chaque tabulation par deux espaces")
    }

    @Test func pointsAtEachTabThatIndents() throws {
        let found = try faults("a:\n\tb: 1\n \t c: 2\n")
        #expect(found.map(\.ligne) == [2, 3])
        #expect(found.map(\.colonne) == [1, 2])
    }

    @Test func letsATabStandInsideALine() throws {
        #expect(try read(try petit("titre: Petit plan", "titre: Petit\tplan")).plan.titre == "Petit\tplan")
    }

    @Test(arguments: [UInt8(0), 1, 8, 11, 12, 27, 31, 127])
    func pointsAtAControlCharacter(code: UInt8) throws {
        let raw = String(UnicodeScalar(code))
        let fault = try faultAtMark(try petit("titre: Petit plan", "titre: Pétit ▸\(raw)plan"))
        let origine = [11: ", tabulation verticale : un saut de ligne de Word", 12: ", saut de page"][code] ?? ""
        #expect(fault.trouve == "un caractère de contrôle (code \(code)\(origine))")
    }

    @Test(arguments: ["\\x01", "\\x1B", "\\uFFFE", "\\uFFFF", "\\0"])
    func pointsAtAnEscapedCharacterThatNoXMLMayHold(escape: String) throws {
        let fault = try faultAtMark(try petit("titre: Petit plan", "titre: ▸\"Petit\(escape)plan\""))
        #expect(fault.trouve.hasPrefix("un caractère interdit (U+"))
    }

    @Test func pointsAtACharacterThatYAMLForbids() throws {
        let fixture = try marked(try petit("titre: Petit plan", "titre: Petit▸\u{81}plan"))
        let fault = try #require(try faults(fixture.text).first)
        #expect((fault.ligne, fault.colonne) == (fixture.line, fixture.column))
    }

    /// The place is counted in bytes by libyaml, and in signs by a reader.
    @Test func pointsAtAForbiddenCharacterBehindManyAccents() throws {
        let fault = try #require(
            try faults(String(repeating: "# é\n", count: 300) + "clé: été x\u{81}y\n").first)
        #expect(fault.trouve == "un caractère que YAML ne permet pas")
        #expect((fault.ligne, fault.colonne) == (301, 11))
    }

    @Test(arguments: ["organisations:\n  ARS: Agence\n  ▸\"a\\x01\": Nom", "organisations:\n  ▸\"a\\uFFFE\": Nom"])
    func pointsAtAForbiddenCharacterInASigle(section: String) throws {
        var petit = PetitYAML()
        petit.organisations = section
        _ = try faultAtMark(petit.text)
    }

    // MARK: - YAML

    @Test func refusesAKeyWrittenTwice() throws {
        let found = try faults(PetitYAML.avec("jalons:\n  - { id: j, titre: a, titre: b }"))
        #expect(found.map(\.trouve) == ["la clé « titre » écrite deux fois dans la même table"])
        #expect(found.map(\.remede) == ["réunissez les deux valeurs sous une seule clé"])
    }

    @Test(arguments: [
        "objectif: a, ▸\"objectif \": b", "\"objectif\u{A0}\": a, ▸objectif: b",
        "objectif: a, ▸\"obj\u{200B}ectif\": b",
    ])
    func refusesTwoKeysThatAReaderTakesForOne(cles: String) throws {
        let fault = try faultAtMark(PetitYAML.fiche(cles))
        #expect(fault.trouve == "la clé « objectif » écrite deux fois dans la même table")
    }

    @Test func refusesTwoSiglesThatABlankTellsApart() throws {
        let fault = try faultAtMark(try petit("organisations:\n", "organisations:\n  ZZ: Un\n  ▸\"ZZ \": Deux\n"))
        #expect(fault.trouve == "la clé « ZZ » écrite deux fois dans la même table")
    }

    @Test func refusesASectionWrittenTwice() throws {
        let found = try faults(PetitYAML.avec("niveaux:\n  - { id: b, mot: b, role: action }"))
        #expect(found.map(\.trouve) == ["la clé « niveaux » écrite deux fois dans la même table"])
    }

    @Test func refusesTwoDocuments() throws {
        let fault = try faultAtMark(PetitYAML().text + "▸---\nformat: plantracker/1\n")
        #expect(fault.remede == "un fichier décrit un seul plan : supprimez la ligne « --- »")
    }

    @Test(arguments: [
        ("titre: Petit ▸: plan", "mettez tout le texte entre guillemets"),
        ("titre: Petit plan▸: suite", "mettez tout le texte entre guillemets"),
        ("titre: ▸@Petit plan", "entre guillemets"),
        ("titre: ▸`Petit plan", "entre guillemets"),
        ("titre: ▸%Petit plan", "entre guillemets"),
    ])
    func tellsWhenToQuote(line: String, remede: String) throws {
        let fault = try faultAtMark(try petit("titre: Petit plan", line))
        #expect(try #require(fault.remede).contains(remede))
    }

    @Test(arguments: ["*Petit plan", "**Petit** plan", "*Petit* plan"])
    func tellsToQuoteATextThatStartsWithAStar(titre: String) throws {
        let found = try faults(try petit("titre: Petit plan", "titre: \(titre)"))
        #expect(found.count == 1)
        #expect(try #require(found.first?.remede).contains("guillemets"))
    }

    @Test(arguments: ["titre: \"Petit plan", "titre: [Petit plan", "titre: { a: b", "titre: 'Petit plan"])
    func tellsWhatWasNotClosed(line: String) throws {
        let fault = try #require(try faults(try petit("titre: Petit plan", line)).first)
        #expect(fault.ligne > 0)
        #expect(fault.trouve.hasPrefix("une écriture que YAML ne permet pas"))
        #expect(fault.remede != nil)
    }

    @Test(arguments: [
        "titre: ▸&ancre Petit plan", "version: ▸&v { libelle: avril 2018 }", "▸&cle titre: Petit plan",
        "copilotes: ▸&c [CD]",
    ])
    func refusesAnAnchor(line: String) throws {
        let text = try marked(
            PetitYAML().text.replacing("  titre: Petit plan\n", with: "  \(line)\n")
                .replacing(
                    "  version: { libelle: avril 2018 }\n",
                    with: line.contains("version") ? "" : "  version: { libelle: v }\n"
                )
                .replacing(
                    "  periode:", with: line.contains("titre") ? "  periode:" : "  titre: Petit plan\n  periode:"))
        let found = try faults(text.text)
        let fault = try #require(found.first)
        #expect(fault.trouve == "une ancre ou un alias YAML (« & » ou « * »)")
        #expect((fault.ligne, fault.colonne) == (text.line, text.column) || fault.ligne == text.line)
    }

    @Test func refusesAnAnchorAndItsAlias() throws {
        var petit = PetitYAML()
        petit.plan += "\n  resume: &texte Un résumé"
        petit.suite = "jalons:\n  - { id: j, titre: *texte }"
        #expect(throws: UnreadablePlan.self) { try read(petit.text) }
    }

    /// Nine levels of nine: 387 million texts if they were expanded. Fast or never: no time is measured.
    @Test func refusesABillionLaughs() throws {
        #expect(try isRefusedAsAlias(Self.bomb(named: "a", levels: 8)))
        #expect(try isRefusedAsAlias(Self.bomb(named: "a", levels: 8) + "? *a8 \n: valeur\n"))
    }

    /// Smaller, so that a reader who does expand them fails this test and not the machine.
    @Test(arguments: [
        "a", "_", "-", "_a-", "9",
    ])
    func refusesAnAliasBombWithoutExpandingIt(name: String) throws {
        #expect(try isRefusedAsAlias(Self.bomb(named: name)))
    }

    /// Yams hashes the keys of each table as it reads: a bomb there would burst before the tree is looked at.
    @Test(arguments: ["a", "_", "-"])
    func refusesAnAliasBombUsedAsAKey(name: String) throws {
        #expect(try isRefusedAsAlias(Self.bomb(named: name) + "? *\(name)4 \n: valeur\n"))
        #expect(try isRefusedAsAlias(Self.bomb(named: name) + "titre: { [*\(name)4 ]: valeur }\n"))
    }

    /// YAML takes these for line ends.
    @Test(arguments: ["\r", "\u{85}", "\u{2028}", "\u{2029}", "\t"])
    func refusesAnAliasBombBehindAnyLineEnd(lineEnd: String) throws {
        #expect(try isRefusedAsAlias(Self.bomb(named: "a", before: lineEnd) + "? [\(lineEnd)*a4 ]\n: valeur\n"))
    }

    private func isRefusedAsAlias(_ text: String) throws -> Bool {
        try faults(text).contains { $0.trouve.contains("alias") }
    }

    private static func bomb(named name: String, before: String = "", levels: Int = 4) -> String {
        var text = "l0: &\(name)0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...levels {
            let alias = "\(before)*\(name)\(level - 1) "
            text += "l\(level): &\(name)\(level) [\(Array(repeating: alias, count: 9).joined(separator: ","))]\n"
        }
        return text
    }

    @Test func letsStarsAndAmpersandsStandInTexts() throws {
        let stars = (1...60).map { "(*\($0)) R&D a*b" }.joined(separator: ", ")
        let lu = try read(try petit("titre: Petit plan", "titre: \"\(stars)\""))
        #expect(lu.plan.titre == stars)
    }

    @Test(arguments: ["[", "{ a: ", "- ", "? "])
    func survivesDeepNesting(opening: String) throws {
        for depth in [500, 1000, 100_000] {
            let found = try faults(String(repeating: opening, count: depth))
            #expect(!found.isEmpty)
        }
    }

    @Test func survivesClosedDeepNesting() throws {
        for depth in [500, 1000, 100_000] {
            let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect(try !faults(nested).isEmpty)
            #expect(try !faults(PetitYAML.fiche("objectif: \(nested)")).isEmpty)
        }
    }

    /// Each anchor is named; nothing that an alias stands for is ever read.
    @Test func namesEachAnchorOfABombAndOnlyThem() throws {
        let found = try faults(Self.bomb(named: "a", levels: 30))
        #expect(found.count == 31)
        #expect(found.map(\.ligne) == Array(1...31))
        #expect(try faults(Self.bomb(named: "a", levels: 300)).count == 50)
    }

    @Test func namesTheAnchorsBeforeAWritingThatYAMLForbids() throws {
        let found = try faults("a: &a x\nb: &b y\nc: v\nd: v\ne: @z\n")
        #expect(found.map(\.ligne) == [1, 2, 5])
        #expect(found.last?.trouve.hasPrefix("une écriture que YAML ne permet pas") == true)
    }

    @Test func refusesMoreListsInsideEachOtherThanAPlanHas() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try faults(nested(64)).map(\.attendu) == ["une table (un plan)"])
        let fault = try #require(try faults(nested(65)).first)
        #expect(fault.trouve == "une valeur dans plus de 64 listes ou tables")
        #expect((fault.ligne, fault.colonne) == (1, 65))
    }

    @Test func refusesMoreValuesThanAPlanHas() throws {
        let found = try faults("[" + String(repeating: "a,", count: 2_000_001) + "]")
        #expect(found.map(\.trouve) == ["plus de deux millions de valeurs"])
        #expect(found.map(\.colonne) == [4_000_002])
    }

    /// Two keys that are kept as the same text are one key.
    @Test(arguments: ["\"titre \"", "\"\\u200Btitre\"", "titre"])
    func refusesAKeyThatReadsAsAnother(cle: String) throws {
        let found = try faults(PetitYAML.avec("jalons:\n  - { id: j, titre: a, \(cle): b }"))
        #expect(found.map(\.trouve) == ["la clé « titre » écrite deux fois dans la même table"])
    }

    /// With the place where the first of them, in their own order, is there again.
    @Test func namesEveryKeyWrittenTwiceInATable() throws {
        let cles = (1...20).map { "k\($0): v" }.joined(separator: ", ")
        let found = try faults("z: { \(cles), k9: v, k2: v }\n")
        #expect(found.map(\.trouve) == ["la clé « k2 », « k9 » écrite deux fois dans la même table"])
        #expect(found.map(\.colonne) == [164])
    }

    @Test(arguments: ["\n", "\r\n"])
    func pointsAtANoBreakSpaceThatIndents(fin: String) throws {
        let found = try faults(["plan:", "  a: 1", "  \u{A0}b: 2", "\u{202F}- c", "texte"].joined(separator: fin))
        #expect(found.map(\.ligne) == [3, 4])
        #expect(found.map(\.colonne) == [3, 1])
        #expect(found.first?.trouve == "une espace insécable (U+00A0) en début de ligne")
    }

    @Test func survivesAThousandIndentations() throws {
        let nested = (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(try !faults(nested).isEmpty)
    }

    @Test(arguments: ["texte seul", "- une\n- liste", "42", "[a, b]", "~"])
    func refusesAFileThatIsNoTable(text: String) throws {
        let fault = try #require(try faults(text).first)
        #expect((fault.ligne, fault.colonne) == (1, 1))
        #expect(fault.attendu == "une table (un plan)")
    }

    @Test func refusesAKeyThatIsNoText() throws {
        #expect(throws: UnreadablePlan.self) { try read(PetitYAML.avec("? [a, b]\n: valeur")) }
        #expect(throws: UnreadablePlan.self) { try read(PetitYAML.avec("glossaire:\n  ? [a, b]\n  : valeur")) }
        #expect(throws: UnreadablePlan.self) { try read(PetitYAML.avec("glossaire:\n  \"\": valeur")) }
    }
}
