import Fixtures
import PlanModel
import Testing

/// The texts of the leads: one in force for each part of each semestre.
struct CommentaireTests {
    private let axe = Commentaire.Partie.axe(id("proximite"))

    @Test func aPartReadsBackFromItsCode() {
        for partie in [.introduction, axe, .conclusion] {
            #expect(Commentaire.Partie(code: partie.code) == partie)
        }
        #expect(axe.code == "axe:proximite")
    }

    @Test(arguments: ["", "Introduction", "introduction ", "axe", "axe:", "axe:Proximité", "axe:a b", "annexe"])
    func anotherCodeIsNoPart(code: String) {
        #expect(Commentaire.Partie(code: code) == nil)
    }

    @Test func theLastWordingIsTheOneToPrint() {
        let suivi = Suivi(commentaires: [
            commentaire(1, .introduction, "Premier jet"), commentaire(2, axe, "L'axe avance"),
            commentaire(3, .introduction, "Second jet", le: "2019-01-15", remplace: 1),
        ])
        #expect(suivi.texte(.introduction, semestre("2018-S2")) == "Second jet")
        #expect(suivi.texte(axe, semestre("2018-S2")) == "L'axe avance")
        #expect(
            suivi.jusqua(.etat(commentaire: 2)).texte(.introduction, semestre("2018-S2"))
                == "Premier jet")
    }

    @Test func aTextBelongsToItsPartAndItsSemestreOnly() {
        let suivi = Suivi(commentaires: [commentaire(1, axe, "L'axe avance")])
        #expect(suivi.texte(axe, semestre("2019-S1")) == nil)
        #expect(suivi.texte(.axe(id("numerique")), semestre("2018-S2")) == nil)
        #expect(suivi.texte(.conclusion, semestre("2018-S2")) == nil)
    }

    @Test func aTextThatWasWithdrawnIsPrintedNoMoreUntilItIsWrittenAgain() {
        var suivi = Suivi(commentaires: [
            commentaire(1, .conclusion, "Fin"), commentaire(2, .conclusion, nil, le: "2019-01-15", remplace: 1),
        ])
        #expect(suivi.texte(.conclusion, semestre("2018-S2")) == nil)
        suivi.commentaires.append(commentaire(3, .conclusion, "Autre fin", le: "2019-01-16", remplace: 2))
        #expect(suivi.texte(.conclusion, semestre("2018-S2")) == "Autre fin")
    }
}
