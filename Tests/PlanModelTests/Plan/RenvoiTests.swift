import Fixtures
import PlanModel
import Testing

/// A place in a source, as a reader sees it.
struct RenvoiTests {
    @Test(arguments: [
        ("001:12", "Petit plan, ligne\u{A0}12"), ("001:12-14", "Petit plan, lignes\u{A0}12 à\u{A0}14"),
        ("001:p44", "Petit plan, page\u{A0}44"), ("001:p44-46", "Petit plan, pages\u{A0}44 à\u{A0}46"),
        ("009:p1", "009, page\u{A0}1"),
    ])
    func aPlaceIsALineOrAPageOfATitle(code: String, libelle: String) {
        #expect(renvoi(code).libelle(petitPlan()) == libelle)
    }

    @Test(arguments: [
        ("https://example.fr/x", true), ("HTTP://example.fr", true), ("javascript:alert(1)", false),
        ("data:text/html,x", false), ("//example.fr", false), ("", false),
    ])
    func onlyAnAddressOfTheWebIsALink(url: String, estUnLien: Bool) {
        var source = Source(id: "001", titre: "Source", nature: .document)
        source.url = url
        #expect((source.lien == url) == estUnLien)
    }
}
