import Fixtures
import Foundation
import PlanModel
import Testing

/// The stored JSON, byte for byte what Foundation's coders make of it: fingerprints depend on it.
struct NoeudJSONTests {
    private static func foundation(_ noeud: Noeud) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try [UInt8](encoder.encode(noeud))
    }

    private func compare(_ noeuds: [Noeud], _ comment: Comment? = nil, _ location: SourceLocation = #_sourceLocation)
        throws
    {
        for noeud in noeuds {
            let bytes = noeud.json
            let expected = try Self.foundation(noeud)
            #expect(
                String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self), comment,
                sourceLocation: location)
            #expect(bytes == expected, comment, sourceLocation: location)
            #expect(try Noeud(json: bytes) == noeud, comment, sourceLocation: location)
        }
    }

    @Test(arguments: plansDuDepot)
    func writesWhatFoundationWritesOfThePlansOfTheRepository(slug: String) throws {
        try compare(planDuDepot(slug).noeuds)
    }

    @Test func writesWhatFoundationWritesOfTheCompleteFixture() throws {
        try compare(read(planComplet).plan.noeuds)
    }

    @Test(arguments: 0..<40)
    func writesWhatFoundationWritesOfRandomPlans(seed: UInt64) throws {
        var mutator = PlanMutator(seed: seed)
        let base = seed.isMultiple(of: 2) ? petitPlan() : try read(planComplet).plan
        try compare(mutator.mutate(base, times: 25).noeuds, "seed \(seed)")
    }

    @Test func writesWhatFoundationWritesOfEveryCharacterThatMayNeedAnEscape() throws {
        let textes =
            (0..<0x100).compactMap { Unicode.Scalar(UInt32($0)).map { "a\($0)b" } } + [
                "", "/", "</script>", "\\u0041", "\u{2028}\u{2029}", "\u{FEFF}", "\u{FFFF}", "\u{10FFFF}", "é\u{301}",
                "👩‍👩‍👧", "\"\"\\\\", "\r\n",
            ]
        try compare(textes.map(fiche(partout:)))
        try compare([fiche(partout: textes.joined())])
    }

    /// Dictionaries have no order: their names are sorted by their bytes, not as words.
    @Test func sortsTheNamesOfTablesByTheirBytes() throws {
        var noeud = noeud("maison", "action")
        for cle in ["axe-2", "axe-10", "axe", "a", "z", "9", "10", "a-b", "ab"] {
            noeud.champs[id(cle)] = .connu(.texte(cle))
        }
        let renvoi = try #require(Renvoi(rawValue: "001:4"))
        for cle in ["", "é", "e\u{301}a", "z", "Z", "code_deduit", "code", "titre 10", "titre 9", "～", "👩", "a/\"b"] {
            noeud.sources[cle] = [renvoi]
        }
        try compare([noeud])
    }

    @Test(arguments: [
        "0", "-3", "12.5", "0.000000001", "-0.1", "9223372036854775807", "9223372036854775808",
        "123456789012345678901234567890", "12345678901234567890.12345678", "1e30", "5e-12",
    ])
    func writesTheDecimalsThatFoundationWrites(nombre: String) throws {
        let valeur = try #require(Decimal(string: nombre, locale: nil))
        var noeud = noeud("maison", "action")
        var indicateur = Indicateur(id: id("taux"), titre: "Taux")
        indicateur.cibles = [.init(annee: 2020, valeur: .connu(valeur, precision: "p"))]
        noeud.champs[id("indicateurs")] = .connu(.indicateurs([indicateur]))
        try compare([noeud])
    }

    private func fiche(partout texte: String) -> Noeud {
        var noeud = noeud("maison", "action")
        noeud.code = texte
        noeud.resume = texte
        noeud.note = texte
        noeud.titre = .connu(texte, precision: texte)
        noeud.autresTitres = [.init(titre: texte)]
        noeud.champs = [
            id("texte"): .connu(.texte(texte)), id("liste"): .connu(.liste([texte, ""]), precision: texte),
            id("organisations"): .connu(.organisations([Mention(.libelle(texte), precision: texte, note: texte)])),
            id("periode"): .connu(.periode(Periode(imprime: texte, debut: nil, fin: nil, horsPlan: texte))),
            id("liens"): .connu(.liens([Lien(vers: .absent(.illisible, precision: texte), imprime: texte)])),
        ]
        return noeud
    }
}
