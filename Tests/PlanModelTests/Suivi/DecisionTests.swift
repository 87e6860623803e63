import Fixtures
import PlanModel
import Testing

/// A decision lasts from one record to the next under its number, and each audience sees its own.
struct DecisionTests {
    /// The first one was closed in March, the second never.
    private let suivi = Suivi(decisions: [
        inscrite(1, 1, decision("Ouvrir un guichet")), inscrite(2, 2, decision("Chercher un local")),
        inscrite(3, 1, decision("Ouvrir un guichet", etat: .close), le: "2019-03-12", remplace: 1),
    ])

    @Test func theOneInForceIsTheLastRecordedUnderItsNumber() {
        #expect(suivi.decisionsEnVigueur.map(\.numero) == [1, 2])
        #expect(suivi.decisionsEnVigueur.map(\.id) == [3, 2])
        #expect(suivi.decisionsEnVigueur.map(\.decision.etat) == [.close, .ouverte])
    }

    @Test func whatBecameOfItLaterWasNotKnownBefore() {
        let connu = suivi.jusqua(.etat(decision: 2))
        #expect(connu.decisionsEnVigueur.map(\.id) == [1, 2])
        #expect(suivi.jusqua(.etat()).decisions.isEmpty)
    }

    @Test func anInformationAloneIsClosedFromTheStart() {
        let closes = Decision.Nature.allCases.filter { Decision($0, "Dite", le: jour("2018-10-12")).etat == .close }
        #expect(closes == [.information])
    }

    @Test(arguments: [("2018-11-30", false), ("2018-12-01", false), ("2018-12-02", true)])
    func anOpenOneIsLateFromTheDayAfterItsDueDate(quand: String, attendu: Bool) {
        #expect(decision("Chercher", echeance: "2018-12-01").estEnRetard(au: jour(quand)) == attendu)
    }

    @Test func neitherAClosedOneNorOneWithoutDueDateIsLate() {
        for etat in [Decision.Etat.close, .abandonnee] {
            #expect(!decision("Chercher", echeance: "2018-12-01", etat: etat).estEnRetard(au: jour("2025-01-01")))
        }
        #expect(!decision("Chercher").estEnRetard(au: jour("2025-01-01")))
    }

    @Test func theLabelsAreInFrenchAndTellThemApart() {
        #expect(Decision.Nature.allCases.map(\.libelle) == ["information", "décision", "arbitrage", "suite à donner"])
        #expect(Decision.Etat.allCases.map(\.libelle) == ["ouverte", "close", "abandonnée"])
        #expect(Set(Decision.Sujet.allCases.map(\.libelle)).count == Decision.Sujet.allCases.count)
    }

    // MARK: - Audience

    /// N° 4 was internal, then written again for all; n° 5 was for all, then taken back.
    private let audiences = Suivi(decisions: [
        inscrite(1, 1, decision("Interne", audience: .interne)), inscrite(2, 2, decision("Partenaires")),
        inscrite(3, 3, decision("Public", audience: .public)),
        inscrite(4, 4, decision("Avec le nom d'une personne", audience: .interne)),
        inscrite(5, 4, decision("Sans le nom", audience: .public), remplace: 4),
        inscrite(6, 5, decision("Trop tôt", audience: .public)),
        inscrite(7, 5, decision("Trop tôt", audience: .interne), remplace: 6),
    ])

    @Test(arguments: [(Audience.interne, [1, 2, 3, 4, 5, 6, 7]), (.partenaires, [2, 3, 5]), (.public, [3, 5])])
    func anAudienceSeesNoWordingThatWasWrittenForANarrowerOne(audience: Audience, attendus: [Int]) {
        #expect(audiences.visible(pour: Regard(audience)).decisions.map(\.id) == attendus)
    }

    @Test func whatAnAudienceSeesIsWhatIsInForce() {
        #expect(audiences.visible(pour: Regard(.public)).decisionsEnVigueur.map(\.numero) == [3, 4])
        #expect(audiences.visible(pour: Regard(.interne)) == audiences)
    }
}
