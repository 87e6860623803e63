import HTTPTypes
import Testing

@testable import PlanWeb

@Suite("What a form sends") struct FormulaireTests {
    @Test("Names and values are decoded; a name may come twice")
    func decode() throws {
        let lu = try Formulaire(encode: "a+b=%C3%A9t%c3%a9&x=1&x=2&vide=&seul&e=a%3Db%26c".utf8)
        #expect(lu["a b"] == "été")
        #expect(lu.tous("x") == ["1", "2"])
        #expect(lu["vide"] == nil)
        #expect(lu.champs["seul"] == [""])
        #expect(lu["e"] == "a=b&c")
        #expect(lu["absent"] == nil)
    }

    @Test("A value is as it is kept: no space around, one kind of line end")
    func saisi() throws {
        #expect(try Formulaire(encode: "t=%20un%0D%0Adeux%20".utf8)["t"] == "un\ndeux")
    }

    @Test("What no browser writes is refused", arguments: ["a=%", "a=%1", "a=%zz", "a=%FF", "%C3=1"])
    func refuse(texte: String) {
        #expect(throws: ErreurWeb.self) { try Formulaire(encode: texte.utf8) }
    }
}

@Suite("What a form with a file sends") struct MultipartTests {
    private func lu(_ corps: String, type: String = "multipart/form-data; boundary=X") throws -> Formulaire {
        try Multipart.formulaire(Array(corps.utf8), type: type)
    }

    private func partie(_ disposition: String, _ contenu: String) -> String {
        "--X\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n\(contenu)\r\n"
    }

    @Test("Fields and files are read, their line ends kept")
    func lit() throws {
        let formulaire = try lu(
            partie("name=\"csrf\"", "abc") + partie("name=\"grille\"; filename=\"g.ods\"", "un\r\n--deux") + "--X--\r\n"
        )
        #expect(formulaire["csrf"] == "abc")
        #expect(formulaire.fichiers["grille"]?.nom == "g.ods")
        #expect(formulaire.fichiers["grille"]?.octets == Array("un\r\n--deux".utf8))
    }

    @Test(
        "A file is named as its user sees it, whatever the name holds",
        arguments: [
            (#"filename="a;b.ods""#, "a;b.ods"), (#"filename="a; name=autre.ods""#, "a; name=autre.ods"),
            (#"filename="l\"été\".ods""#, #"l"été".ods"#), (#"filename="C:\dossier\g.ods""#, "g.ods"),
            (#"filename="../../etc/g.ods""#, "g.ods"), (#"filename=nu.ods"#, "nu.ods"),
            (#"FileName="majuscules.ods""#, "majuscules.ods"), (#"filename="a=b.ods""#, "a=b.ods"),
        ])
    func nomme(ecrit: String, attendu: String) throws {
        let formulaire = try lu(partie("\(ecrit); name=\"grille\"", "x") + "--X--")
        #expect(formulaire.fichiers["grille"]?.nom == attendu)
        #expect(formulaire.fichiers.count == 1)
    }

    @Test("A boundary may be quoted, and hold a semicolon")
    func frontiere() throws {
        let corps = "--a;b\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nv\r\n--a;b--"
        #expect(try lu(corps, type: "multipart/form-data; boundary=\"a;b\"")["t"] == "v")
    }

    @Test("No file chosen is no file")
    func aucunFichier() throws {
        #expect(try lu(partie("name=\"grille\"; filename=\"\"", "") + "--X--").fichiers.isEmpty)
    }

    @Test(
        "What no browser writes is refused",
        arguments: [
            "", "--X", "--X\r\n", "--Y\r\n\r\n--Y--", "--X\r\nContent-Disposition: form-data\r\n\r\nv\r\n--X--",
            "--X\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nv\r\n--X",
            "--X\r\nContent-Disposition: form-data; name=\"t\r\n\r\nv\r\n--X--",
        ])
    func refuse(corps: String) {
        #expect(throws: ErreurWeb.self) { try lu(corps) }
    }

    @Test(
        "A boundary that is missing or too long is refused",
        arguments: ["", "; boundary=", "; boundary=" + String(repeating: "a", count: 71)])
    func refuseLaFrontiere(suite: String) {
        #expect(throws: ErreurWeb.self) { try lu("--X--", type: "multipart/form-data\(suite)") }
    }

    @Test("Parts without end are refused")
    func compteLesParties() {
        let corps = String(repeating: partie("name=\"t\"", "v"), count: Multipart.partiesAuPlus + 1) + "--X--"
        #expect(throws: ErreurWeb.self) { try lu(corps) }
    }
}
