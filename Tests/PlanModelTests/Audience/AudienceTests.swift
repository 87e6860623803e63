import Fixtures
import PlanModel
import Testing

struct AudienceDesNotesTests {
    private func saisie(_ texte: String?, _ audience: Audience = .partenaires) -> Saisie {
        var saisie = Saisie.pour("maisons")
        saisie.note = texte.map { .init(texte: $0, audience: audience) }
        return saisie
    }

    private func lues(_ suivi: Suivi) -> [String?] {
        suivi.visible(pour: Regard(.partenaires)).avancements.map(\.saisie.note?.texte)
    }

    @Test func aNoteThatWasNarrowedIsClosedInTheHistoryToo() {
        let suivi = Suivi.de([saisie("vu par tous"), saisie("vu par tous", .interne)])
        #expect(lues(suivi) == [nil, nil])
        #expect(suivi.visible(pour: Regard(.interne)) == suivi)
    }

    @Test func aDeclarationThatWasWithdrawnKeepsItsNoteForThoseWhoWriteThem() {
        var suivi = Suivi.de([saisie("dit trop vite"), saisie(nil)])
        suivi.avancements[1].retire = true
        #expect(lues(suivi) == [nil, nil])
    }

    @Test func aNoteThatWasCorrectedForTheSameReadersStays() {
        #expect(lues(.de([saisie("avant"), saisie("après")])) == ["avant", "après"])
        // Another semestre of the same action is another row.
        var autre = saisie("réservé", .interne)
        autre.semestre = .du("2019-S1")
        #expect(lues(.de([saisie("avant"), autre])) == ["avant", nil])
    }
}
