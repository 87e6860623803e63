import Testing

@testable import PlanModel

struct NearMissTests {
    @Test(arguments: [
        ("en-cours", "en_cours"), ("encours", "en_cours"), ("abandonée", "abandonnee"), ("A LANCER", "a_lancer"),
        ("terminé", "terminee"),
    ])
    func proposesTheWordThatWasMeant(ecrit: String, propose: String) {
        #expect(nearest(to: ecrit, among: ["a_lancer", "en_cours", "terminee", "abandonnee"]) == propose)
    }

    @Test(arguments: ["finie", "", "x", "un mot sans rapport"])
    func proposesNothingWhenNothingIsClose(ecrit: String) {
        #expect(nearest(to: ecrit, among: ["a_lancer", "en_cours", "terminee", "abandonnee"]) == nil)
    }

    @Test func countsASwapOfNeighboursAsOneFault() {
        #expect(nearest(to: "ab", among: ["ba"]) == "ba")
        #expect(nearest(to: "tire", among: ["titre", "tir"]) == "titre")
    }

    @Test(arguments: [("nœuds", "noeuds"), ("cœur", "coeur"), ("Résumé", "resume"), ("fois par an", "fois_par_an")])
    func readsLigaturesAccentsAndDashesAsTheKeysDo(ecrit: String, cle: String) {
        #expect(nearest(to: ecrit, among: [cle]) == cle)
    }

    @Test func prefersTheClosestAndThenTheFirst() {
        #expect(nearest(to: "axes", among: ["taxes", "axe", "axes"]) == "axes")
        #expect(nearest(to: "axa", among: ["axe", "axi"]) == "axe")
    }

    @Test func writesTheSuggestionWithFrenchSpaces() {
        #expect(suggestion("tittre", among: ["titre"]) == "vouliez-vous « titre » ?")
        #expect(suggestion("tittre", among: []) == nil)
    }
}
