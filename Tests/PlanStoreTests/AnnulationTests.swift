import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

/// Undo is one more entry: what was undone stays in the history.
struct AnnulationTests {
    private func annule(
        _ banc: Banc, _ numero: Int
    ) async throws -> (enregistrement: Enregistrement, enVigueur: Avancement?) {
        let inscrite = try await banc.store.annuler(saisie: numero, dans: "essai", par: "s", le: .a("2018-08-01"))
        if case .conflit(let enVigueur) = inscrite.enregistrement { return (inscrite.enregistrement, enVigueur) }
        return (inscrite.enregistrement, inscrite.entree.flatMap { $0.retire ? nil : $0 })
    }

    private func enVigueur(_ banc: Banc) throws -> Avancement? {
        try banc.store.suivi("essai").declarations(.du("2018-S2"))[.cle("maisons")]
    }

    @Test func undoingACorrectionRepeatsWhatItReplaced() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 10))
        try banc.record(.pour("maisons", "2018-S2", .realisee, 100))
        let (enregistrement, retrouvee) = try await annule(banc, 2)
        #expect(enregistrement == .ajoute(id: 3, remplace: 2))
        #expect(retrouvee?.saisie == .pour("maisons", "2018-S2", .enCours, 10))
        #expect(try enVigueur(banc) == retrouvee)
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func undoingAFirstDeclarationWithdrawsIt() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S1", .aLancer))
        try banc.record(.pour("maisons", "2018-S2", .enCours, 10))
        let (enregistrement, rien) = try await annule(banc, 2)
        #expect((enregistrement, rien) == (.ajoute(id: 3, remplace: 2), nil))
        let suivi = try banc.store.suivi("essai")
        #expect(suivi.avancements.map(\.retire) == [false, false, true])
        #expect(suivi.declarations(.du("2018-S2")).isEmpty)
        #expect(suivi.dernieres(jusqua: .du("2018-S2"))[.cle("maisons")]?.id == 1)
        #expect(suivi.semestresDeclares == [.du("2018-S1")])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func whatWasWithdrawnIsDeclaredAgainByWhoKnowsIt() async throws {
        for connue in [Connue.numero(nil), .numero(2), .nImporte] {
            let banc = try Banc()
            try banc.record(.pour("maisons"))
            _ = try await annule(banc, 1)
            let saisie = Saisie.pour("maisons")
            let encore = try await banc.store.enregistrer(
                [saisie, saisie], connues: [connue, .numero(1)], dans: "essai", par: "s", le: .a("2018-09-01"))
            #expect(encore.map(\.enregistrement) == [.ajoute(id: 3, remplace: 2), .identique(id: 3)])
            #expect(try enVigueur(banc)?.id == 3)
            #expect(try banc.anomalies.isEmpty)
        }
    }

    @Test func whoStillBelievesAWithdrawnDeclarationIsTold() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        _ = try await annule(banc, 1)
        #expect(
            try await banc.store.enregistrer(
                [.pour("maisons", "2018-S2", .realisee)], connues: [.numero(1)], dans: "essai", par: "s",
                le: .a("2018-09-01")
            ).map(\.enregistrement) == [.conflit(enVigueur: nil)])
    }

    @Test func undoCanBeUndone() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 10))
        #expect(try await annule(banc, 1).enVigueur == nil)
        #expect(try await annule(banc, 2).enVigueur?.saisie == .pour("maisons", "2018-S2", .enCours, 10))
        let (enregistrement, rien) = try await annule(banc, 3)
        #expect((enregistrement, rien) == (.ajoute(id: 4, remplace: 3), nil))
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func theAnswerIsTheStoredRecordWhateverTheHourOfTheSecondAsking() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        let une = try await banc.store.annuler(saisie: 1, dans: "essai", par: "un", le: .a("2018-08-01"))
        let deux = try await banc.store.annuler(saisie: 1, dans: "essai", par: "deux", le: .a("2018-08-02"))
        #expect(deux.enregistrement == .identique(id: 2))
        #expect(deux.entree == une.entree)
        #expect(deux.entree?.saisiPar == "un")
        #expect(deux.entree?.retire == true)
        #expect(try banc.store.suivi("essai").avancements.last == une.entree)
    }

    @Test func theSameUndoSentTwiceIsDoneOnce() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        _ = try await annule(banc, 1)
        #expect(try await annule(banc, 1) == (.identique(id: 2), nil))
        try banc.record(.pour("medecins", "2018-S2", .aLancer))
        try banc.record(.pour("medecins", "2018-S2", .enCours))
        let premiere = try await annule(banc, 4)
        #expect(try await annule(banc, 4) == (.identique(id: 5), premiere.enVigueur))
    }

    @Test func whatIsNoLongerInForceIsNotUndone() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 10))
        try banc.record(.pour("maisons", "2018-S2", .enCours, 20))
        let (avant, tenue) = (try banc.contenu(), try enVigueur(banc))
        #expect(try await annule(banc, 1) == (.conflit(enVigueur: tenue), tenue))
        #expect(try banc.contenu() == avant)
        await #expect(throws: StoreError.saisieInconnue(9)) { try await annule(banc, 9) }
    }

    @Test func aWithdrawalThatReplacesNothingIsRefusedByTheSchema() throws {
        let banc = try Banc()
        #expect(throws: DatabaseError.self) {
            try banc.sql(
                """
                INSERT INTO avancement (id, plan, noeud, semestre, etat, meteo, saisi_par, saisi_le, retire)
                VALUES (1, 1, 'maisons', '2018-S2', 'en_cours', 'securises', 's', '2018-07-01T12:00:00Z', 1)
                """)
        }
    }

    @Test func aWithdrawalTakenOffBehindTheJournalsBackIsSeen() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        _ = try await annule(banc, 1)
        try banc.falsifier("UPDATE avancement SET retire = NULL WHERE id = 2")
        #expect(try banc.anomalies.count == 1)
    }

    /// Its fingerprints were computed before there were withdrawals.
    @Test func aBaseMadeBeforeWithdrawalsStillVerifies() throws {
        let queue = try DatabaseQueue()
        try Migrations.all.migrate(queue, upTo: "0005 rapports emis")
        let json = """
            {"etat":"en_cours","id":1,"meteo":"securises","noeud":"maisons","plan":1,"saisi_le":"2018-07-01T12:00:00Z",\
            "saisi_par":"s","semestre":"2018-S2"}
            """
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO plan VALUES (1, 'essai', '15', 'Cantal');
                    INSERT INTO noeud_identite VALUES (1, 'maisons');
                    INSERT INTO avancement (id, plan, noeud, semestre, etat, meteo, saisi_par, saisi_le)
                        VALUES (1, 1, 'maisons', '2018-S2', 'en_cours', 'securises', 's', '2018-07-01T12:00:00Z');
                    """)
            try EntreeDeJournal.append(
                .avancement, plan: "essai", objet: "1", contenu: empreinte(json.utf8), par: "s", le: .a("2018-07-01"),
                db)
        }
        // The row is the one of the journal; no version of this plan was ever loaded.
        #expect(
            try PlanStore(queue).verify().anomalies.map(\.description) == [
                "noeud_identite maisons (essai) : aucune version ne le contient"
            ])
    }

    @Test func aDeclarationMadeBeforeWithdrawalsIsReadFromItsJSONAndWrittenTheSame() throws {
        let avancement = Avancement(id: 1, saisie: .pour("maisons"), saisiPar: "s", saisiLe: .a("2018-07-01"))
        let json = try ModelJSON.text(avancement)
        #expect(!json.contains("retire"))
        #expect(try ModelJSON.value(json, as: Avancement.self) == avancement)
        var retrait = avancement
        (retrait.remplace, retrait.retire) = (1, true)
        #expect(try ModelJSON.value(ModelJSON.text(retrait), as: Avancement.self) == retrait)
    }
}
