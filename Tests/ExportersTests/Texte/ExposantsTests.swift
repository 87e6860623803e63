import Testing

@testable import Exporters

struct ExposantsTests {
    private func eleves(_ texte: String) -> [String] {
        (Exposants.parts(texte) ?? []).filter(\.estEleve).map(\.texte)
    }

    @Test(arguments: [
        ("le 1er janvier 2019", ["er"]), ("1ᵉʳ janvier", ["er"]), ("la 2e fois, la 3e", ["e", "e"]),
        ("1re et 2nde classes", ["re", "nde"]), ("1er", ["er"]), ("premier semestre 2018", []), ("12 actions", []),
        ("615071bffe16e", []), ("SDE15e", []), ("2018en", []), ("3eme", []), ("1,5e3", []), ("", []),
    ])
    func onlyTheEndOfAnOrdinalStandsAbove(texte: String, attendus: [String]) {
        #expect(eleves(texte) == attendus)
    }

    @Test(arguments: [
        ("<p>le 1er mars</p>", "<p>le 1<sup>er</sup> mars</p>"),
        ("le 1er <b>2nd</b> degré", "le 1<sup>er</sup> <b>2<sup>nd</sup></b> degré"),
        ("<a title=\"le 1er\">la 2e</a>", "<a title=\"le 1er\">la 2<sup>e</sup></a>"),
        ("<option>1er</option> 1er", "<option>1er</option> 1<sup>er</sup>"),
        ("<svg><text>1er</text></svg>1er", "<svg><text>1er</text></svg>1<sup>er</sup>"),
        ("<textarea>1er & <b>2e</textarea>", "<textarea>1er & <b>2e</textarea>"), ("1 < 2e", "1 < 2e"),
        ("sans rien", "sans rien"), ("", ""),
    ])
    func inAPageTheyStandInElementsOfTheirOwn(html: String, attendu: String) {
        #expect(Exposants.dansLeHTML(html) == attendu)
    }

    @Test func noLetterIsLost() {
        let texte = "Du 1ᵉʳ mars à la 2e séance"
        #expect(Exposants.parts(texte)?.map(\.texte).joined() == "Du 1er mars à la 2e séance")
    }
}
