import Testing

@testable import Exporters

/// Which sigles stand in what a document says.
struct ReleveurTests {
    private func vus(_ textes: String..., parmi candidats: Set<String> = ["CD", "EPCI", "SDE15", "MSaP"]) -> Set<String>
    {
        var releveur = Releveur(parmi: candidats)
        for texte in textes { releveur.note(texte) }
        return releveur.vus
    }

    private static let phrases: [(texte: String, attendus: Set<String>)] = [
        ("Les EPCI et le CD.", ["CD", "EPCI"]), ("CD", ["CD"]), ("(CD)/EPCI", ["CD", "EPCI"]), ("le SDE15,", ["SDE15"]),
        ("une MSaP", ["MSaP"]), ("l'EPCI", ["EPCI"]), ("l’EPCI", ["EPCI"]), ("CD-EPCI", ["CD", "EPCI"]),
        ("CD–EPCI", ["CD", "EPCI"]), ("le CD…", ["CD"]), ("« CD »", ["CD"]), ("«\u{A0}CD\u{A0}»", ["CD"]),
        ("CD\u{202F}; EPCI\u{A0}:", ["CD", "EPCI"]), ("le CD’", ["CD"]), ("un\nCD", ["CD"]), ("État CD", ["CD"]),
        ("12 CD 2018", ["CD"]),
    ]

    @Test(arguments: phrases)
    func notesASigleWhereverItStands(texte: String, attendus: Set<String>) {
        #expect(vus(texte) == attendus)
    }

    @Test(arguments: ["", "CDC", "ACD", "cd", "Cd", "CD2", "CDé", "C D", "xCD", "epci", "MSAP"])
    func anotherWordIsNoSigle(texte: String) {
        #expect(vus(texte).isEmpty)
    }

    @Test func addsUpFromTextToTextAndLooksForNothingWithoutAList() {
        #expect(vus("le CD", "rien", "l'EPCI") == ["CD", "EPCI"])
        #expect(vus("le CD", parmi: []).isEmpty)
    }
}
