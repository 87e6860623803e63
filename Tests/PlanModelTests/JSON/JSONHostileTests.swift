import Fixtures
import Foundation
import PlanModel
import Testing

/// Stored JSON may have been cut, altered, or written by another version of the program: it is refused, never a crash.
struct JSONHostileTests {
    /// A node with one of everything, as short as it may be: each of its bytes is tried.
    private static let entier: Noeud = {
        var noeud = noeud("maison", "action", sous: "axe")
        noeud.code = "1.\"é\\\u{1}"
        noeud.autresTitres = [.init(titre: "T", source: [Renvoi(rawValue: "001:4-5")].compactMap(\.self))]
        noeud.references = [id("pilier")]
        noeud.rattachementSecondaire = .absent(.aDefinir, precision: "p")
        var indicateur = Indicateur(id: id("taux"), titre: "Taux")
        indicateur.reference = .connu(.init(annee: 2015, valeur: .connu(-12.5)))
        indicateur.cibles = [.init(annee: 2020, valeur: .absent(.illisible))]
        noeud.champs = [
            id("texte"): .connu(.texte("👩‍👩‍👧"), precision: "p"), id("liste"): .connu(.liste(["a", "b"])),
            id("pilotes"): .connu(.organisations([Mention(.sigle("CD")), Mention(.absente(.sansObjet))])),
            id("lancement"): .connu(.periode(Periode(imprime: "2018", debut: jour("2018-01-01"), fin: nil))),
            id("indicateurs"): .connu(.indicateurs([indicateur])),
            id("liens"): .connu(.liens([Lien(vers: .connu(id("pilier")), imprime: "voir", note: "n")])),
        ]
        noeud.sources = ["titre": noeud.autresTitres[0].source]
        return noeud
    }()

    private static let texte = String(decoding: entier.json, as: UTF8.self)

    private func lu(_ texte: String) throws(JSONFault) -> Noeud { try Noeud(json: [UInt8](texte.utf8)) }

    @Test func refusesWhatIsCutAtAnyByte() throws {
        let bytes = Self.entier.json
        #expect(try Noeud(json: bytes) == Self.entier)
        for end in bytes.indices {
            let fault = #expect(throws: JSONFault.self) { try Noeud(json: Array(bytes[..<end])) }
            #expect(fault.map { $0.position <= end } == true)
        }
    }

    /// Whatever is read from altered bytes is a node like another.
    @Test(arguments: 0..<20)
    func neverCrashesOnAlteredBytes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let bytes = Self.entier.json
        for place in bytes.indices {
            var altered = bytes
            altered[place] = UInt8.random(in: 0 ... .max, using: &random)
            if Bool.random(using: &random) { altered.remove(at: Int.random(in: altered.indices, using: &random)) }
            guard let noeud = try? Noeud(json: altered) else { continue }
            #expect(try Noeud(json: noeud.json) == noeud)
        }
    }

    @Test func refusesBottomlessNestingWithoutExhaustingTheStack() throws {
        for (ouvrant, fermant) in [("[", "]"), (#"{"a":"#, "}")] {
            func inconnu(_ profondeur: Int, _ centre: String) -> String {
                let valeur =
                    String(repeating: ouvrant, count: profondeur) + centre
                    + String(repeating: fermant, count: profondeur)
                return #"{"inconnu":"# + valeur + "," + Self.texte.dropFirst()
            }
            #expect(try lu(inconnu(40, "1")) == Self.entier)
            #expect(throws: JSONFault.self) { try lu(inconnu(1_000_000, "1")) }
            #expect(throws: JSONFault.self) {
                try lu(#"{"inconnu":"# + String(repeating: ouvrant, count: 1_000_000))
            }
        }
    }

    @Test(arguments: [
        (#""id":"maison""#, #""id":1"#), (#""id":"maison""#, #""id":"Maison !""#), (#""id":"maison","#, ""),
        (#""id":"maison""#, #""id":null"#), (#""codeDeduit":false"#, #""codeDeduit":"false""#),
        (#""codeDeduit":false"#, #""codeDeduit":faux"#), (#""code":"1"#, #""code":1,"x":"1"#),
        (#""references":["pilier"]"#, #""references":"pilier""#), (#""references":["pilier"]"#, #""references":{}"#),
        (#""references":["pilier"]"#, #""references":["pilier",]"#), (#""annee":2015"#, #""annee":2015.5"#),
        (#""annee":2015"#, #""annee":99999999999999999999"#), (#""annee":2015"#, #""annee":02015"#),
        (#""annee":2015"#, #""annee":+2015"#), ("-12.5", "-12."), ("-12.5", "."), ("-12.5", "-"), ("-12.5", "1e"),
        ("-12.5", "\"-12.5\""), ("-12.5", "NaN"), ("2018-01-01", "2018-02-30"), ("001:4-5", "001:5-4"),
        ("001:4-5", "001"), (#""a":"illisible""#, #""a":"perdu""#), (#"{"texte":"#, #"{"image":"#),
        (#"{"texte":"#, #"{"liste":[],"texte":"#), (#"{"sigle":"CD"}"#, "{}"), (#"{"sigle":"CD"}"#, "[]"),
        (#"{"sigle":"CD"}"#, "null"), (#""champs":{"#, #""champs":{"A b":{"a":"illisible"},"#),
        (#""champs":{"#, #""champs":[{"#), (#"\u0001"#, "\u{1}"), (#"\u0001"#, #"\u00"#), (#"\u0001"#, #"\uD83D"#),
        (#"\u0001"#, #"\uDE00"#), (#"\u0001"#, #"\uD83D\u0041"#), (#"\u0001"#, #"\uD83D \uDE00"#),
        (#"\u0001"#, #"\u+123"#), (#"\u0001"#, #"\x41"#), (#"\u0001"#, #"\"#),
    ])
    func refusesAnotherShape(de: String, en: String) throws {
        let altered = Self.texte.replacing(de, with: en, maxReplacements: 1)
        try #require(altered != Self.texte)
        #expect(throws: JSONFault.self) { try lu(altered) }
    }

    @Test(arguments: [
        "", " ", "null", "[]", "{}", "1", "\"\"", "{", "{\"", "{\"id\"", "{,}", "{\"id\":}", "\u{FEFF}{}",
    ])
    func refusesWhatIsNoNode(texte: String) {
        #expect(throws: JSONFault.self) { try lu(texte) }
    }

    @Test(arguments: ["x", "{}", ",", "}", "\u{0}"])
    func refusesAnythingAfterTheNode(suite: String) {
        #expect(throws: JSONFault.self) { try lu(Self.texte + suite) }
    }

    @Test func refusesBytesThatAreNotUTF8() throws {
        let bytes = Self.entier.json
        let place = try #require(bytes.firstIndex(of: 0xF0))
        for wrong in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F]] as [[UInt8]] {
            #expect(throws: JSONFault.self) { try Noeud(json: bytes[..<place] + wrong + bytes[place...]) }
        }
    }

    /// As SQLite's own functions, or another program, may have written it again.
    @Test func readsAnyOtherWritingOfTheSameValue() throws {
        let objet = try JSONSerialization.jsonObject(with: Data(Self.entier.json))
        for options in [[], .prettyPrinted, [.sortedKeys, .prettyPrinted]] as [JSONSerialization.WritingOptions] {
            let bytes = try [UInt8](JSONSerialization.data(withJSONObject: objet, options: options))
            #expect(try Noeud(json: bytes) == Self.entier)
        }
        let spaced = "\n\t \(Self.texte.replacing(",\"", with: " ,\r\n \""))\n"
        #expect(try lu(spaced) == Self.entier)
        #expect(try lu(Self.texte.replacing("👩", with: #"\ud83d\uDC69"#)) == Self.entier)
        #expect(try lu(Self.texte.replacing("-12.5", with: "-1.25e+1")) == Self.entier)
    }

    @Test func skipsMembersThatItDoesNotKnow() throws {
        let inconnu = #""futur":{"a":[1,-2.5e3,true,false,null,"\"\\\/\b\f\n\r\t\u00e9",{}],"b":[]}"#
        let texte = Self.texte.replacing(#"{"imprime""#, with: "{\(inconnu),\"imprime\"")
        #expect(try lu("{\(inconnu)," + texte.dropFirst()) == Self.entier)
        #expect(throws: JSONFault.self) { try lu("{\(inconnu.replacing("[]", with: "[1 2]"))," + texte.dropFirst()) }
    }

    @Test func takesTheLastOfTwoMembersWithTheSameName() throws {
        let noeud = try lu(Self.texte.replacing(#""id":"maison""#, with: #""id":"grange","id":"maison""#))
        #expect(noeud == Self.entier)
    }

    @Test func takesNullForAValueThatIsNotThere() throws {
        let noeud = try lu(#"{"note":null,"resume":null,"# + Self.texte.dropFirst())
        #expect(noeud == Self.entier)
    }

    @Test func saysWhereAndWhatIsExpected() throws {
        let fault = try #require(throws: JSONFault.self) { try lu(#"{"id":1}"#) }
        #expect(fault.description == "octet 6 : attendu « \" »")
    }
}
