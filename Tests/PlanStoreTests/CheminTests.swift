import PlanStore
import Testing

struct CheminTests {
    @Test(arguments: [
        ("x", ".", "x"), ("é", ".", "é"), (".", ".", "."), ("d/", ".", "d"), ("d//", ".", "d"), ("/", "/", ""),
        ("//", "/", ""), ("/x", "/", "x"), ("a/b", "a", "b"), ("a//b/", "a", "b"), ("/a/b.c", "/a", "b.c"),
        ("", ".", ""), ("été/é", "été", "é"), ("./x", ".", "x"), ("../x", "..", "x"),
    ])
    func cutsAtTheLastSlash(chemin: String, dossier: String, nom: String) {
        #expect(Chemin(chemin).dossier == dossier)
        #expect(Chemin(chemin).nom == nom)
    }
}
