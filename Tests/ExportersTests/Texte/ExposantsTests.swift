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

    @Test func noLetterIsLost() {
        let texte = "Du 1ᵉʳ mars à la 2e séance"
        #expect(Exposants.parts(texte)?.map(\.texte).joined() == "Du 1er mars à la 2e séance")
    }
}
