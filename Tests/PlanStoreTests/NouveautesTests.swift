import Fixtures
import Foundation
import PlanModel
import Testing

@testable import PlanStore

/// What a server that holds a follow-up asks to stay up to date.
struct NouveautesTests {
    @Test func whatIsHeldAndWhatIsNewMakeTheWhole() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        try banc.record(.de("satisfaction", "2018-06-30", 60))
        var tenu = try banc.store.suivi("essai")
        #expect(try banc.store.nouveautes("essai", apres: tenu.repere) == Suivi())
        try banc.record(.pour("maisons", "2018-S2", .realisee), .pour("medecins"))
        try banc.record(.de("satisfaction", "2018-06-30", 61))
        _ = try banc.store.record(decision("Retenir"), dans: "essai", par: "s", le: .a("2018-10-12"))
        _ = try banc.store.record(
            Commentaire(.conclusion, .du("2018-S2"), texte: "Fin"), dans: "essai", par: "s", le: .a("2019-01-02"))
        let suite = try banc.store.nouveautes("15", apres: tenu.repere)
        #expect(suite.avancements.map(\.id) == [2, 3])
        #expect((suite.releves.count, suite.decisions.count, suite.commentaires.count) == (1, 1, 1))
        tenu.ajoute(suite)
        #expect(try tenu == banc.store.suivi("essai"))
        #expect(try tenu.repere == banc.store.etat("essai").repere)
    }

    @Test func anythingRecordedMovesTheJournalAndSaysWhichPlan() async throws {
        let banc = try Banc()
        #expect(try banc.store.dernierMouvement() == 1)
        try banc.record(.pour("maisons"))
        _ = try await banc.store.annuler(saisie: 1, dans: "essai", par: "s", le: .a("2018-08-01"))
        try banc.declare("essai")
        #expect(try banc.store.dernierMouvement() == 4)
        #expect(try banc.store.mouvements(apres: 1).map(\.id) == [2, 3, 4])
        #expect(try banc.store.mouvements(apres: 1).map(\.plan) == ["essai", "essai", ""])
        #expect(try banc.store.mouvements(apres: 4).isEmpty)
        #expect(try PlanStore.enMemoire().dernierMouvement() == 0)
    }

    @Test func theJournalIsReadByPagesTheLastFirst() throws {
        let banc = try Banc()
        for valeur in 1...4 { try banc.record(.pour("maisons", "2018-S2", .enCours, valeur)) }
        try banc.declare("essai")
        #expect(try banc.store.journal(nil, limite: 2).map(\.id) == [6, 5])
        #expect(try banc.store.journal(nil, avant: 5, limite: 9).map(\.id) == [4, 3, 2, 1])
        #expect(try banc.store.journal("15", limite: 2).map(\.id) == [5, 4])
        #expect(try banc.store.journal("essai", avant: 2, limite: 9).map(\.operation) == [.chargement])
        #expect(throws: StoreError.planInconnu("lot", connus: ["essai"])) {
            try banc.store.journal("lot", limite: 1)
        }
    }
}
