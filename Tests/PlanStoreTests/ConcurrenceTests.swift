import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

/// Rows entered by several hands at once: each knows what it replaces, and commits are shared.
struct ConcurrenceTests {
    private func enregistre(
        _ banc: Banc, _ saisie: Saisie, _ connue: Connue, par: String = "s"
    ) async throws -> Enregistrement? {
        try await banc.store.enregistrer(
            [saisie], connues: [connue], dans: "essai", par: par, le: .a("2018-07-01")
        ).first?.enregistrement
    }

    @Test func aRowThatKnowsWhatIsInForceReplacesIt() async throws {
        let banc = try Banc()
        #expect(
            try await enregistre(banc, .pour("maisons", "2018-S2", .enCours, 10), .numero(nil))
                == .ajoute(id: 1, remplace: nil))
        #expect(
            try await enregistre(banc, .pour("maisons", "2018-S2", .enCours, 20), .numero(1))
                == .ajoute(id: 2, remplace: 1))
        #expect(
            try await enregistre(banc, .pour("maisons", "2018-S2", .enCours, 30), .nImporte)
                == .ajoute(id: 3, remplace: 2))
        #expect(try banc.anomalies.isEmpty)
    }

    @Test(arguments: [Connue.numero(nil), .numero(1), .numero(99)])
    func aRowThatIgnoresWhatIsInForceIsLeftOut(connue: Connue) async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 10))
        try banc.record(.pour("maisons", "2018-S2", .enCours, 20))
        let (avant, tenue) = (try banc.contenu(), try banc.store.suivi("essai").avancements.last)
        #expect(
            try await enregistre(banc, .pour("maisons", "2018-S2", .realisee), connue) == .conflit(enVigueur: tenue))
        #expect(try banc.contenu() == avant)
    }

    @Test func theSameRowSentTwiceIsWrittenOnceWhateverItKnows() async throws {
        let banc = try Banc()
        let saisie = Saisie.pour("maisons", "2018-S2", .enCours, 10)
        #expect(try await enregistre(banc, saisie, .numero(nil)) == .ajoute(id: 1, remplace: nil))
        #expect(try await enregistre(banc, saisie, .numero(nil)) == .identique(id: 1))
        #expect(try await enregistre(banc, saisie, .numero(7)) == .identique(id: 1))
    }

    @Test func whoSaysWhatIsInForceIsAnsweredByTheRecordOfWhoSaidItFirst() async throws {
        let banc = try Banc()
        let saisie = Saisie.pour("maisons", "2018-S2", .enCours, 10)
        func dit(_ auteur: String, _ jour: String) async throws -> Avancement? {
            try await banc.store.enregistrer(
                [saisie], connues: [.nImporte], dans: "essai", par: auteur, le: .a(jour)
            ).first?.entree
        }
        let premiere = try await dit("un", "2018-07-01")
        #expect(premiere?.saisiPar == "un")
        #expect(premiere?.saisiLe == .a("2018-07-01"))
        #expect(try await dit("deux", "2018-07-02") == premiere)
        #expect(try banc.store.suivi("essai").avancements == [premiere].compactMap(\.self))
    }

    @Test func ofSeveralRowsTheOneInConflictIsLeftOutAlone() async throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 10))
        let results = try await banc.store.enregistrer(
            [.pour("maisons", "2018-S2", .realisee), .pour("medecins")], connues: [.numero(nil), .numero(nil)],
            dans: "essai", par: "s", le: .a("2018-07-01")
        ).map(\.enregistrement)
        guard case .conflit = results.first else {
            Issue.record("\(results)")
            return
        }
        #expect(results.last == .ajoute(id: 2, remplace: nil))
    }

    @Test func aBatchThatIsAllOrNoneRefusesToCoverAnEntryMadeMeanwhile() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 10))
        let avant = try banc.contenu()
        #expect(throws: StoreError.saisieEntreTemps(noeud: "maisons", semestre: .du("2018-S2"))) {
            try banc.store.record(
                [.pour("medecins"), .pour("maisons", "2018-S2", .realisee)], connues: [.nImporte, .numero(nil)],
                dans: "essai", par: "s", le: .a("2018-07-01"))
        }
        #expect(try banc.contenu() == avant)
    }

    @Test func ofManyHandsOnOneRowOneWinsAndTheOthersSeeIt() async throws {
        let banc = try Banc()
        let results = try await withThrowingTaskGroup(of: Enregistrement?.self) { group in
            for valeur in 0..<50 {
                group.addTask {
                    try await enregistre(banc, .pour("maisons", "2018-S2", .enCours, valeur), .numero(nil))
                }
            }
            return try await group.reduce(into: [Enregistrement?]()) { $0.append($1) }
        }
        let tenue = try #require(try banc.store.suivi("essai").avancements.first)
        #expect(try banc.store.suivi("essai").avancements.count == 1)
        #expect(results.count { $0 == .ajoute(id: 1, remplace: nil) } == 1)
        #expect(results.count { $0 == .conflit(enVigueur: tenue) } == 49)
    }

    @Test func whatIsRefusedOfOneLeavesTheOthersOfTheSameCommit() async throws {
        let dossier = try Dossier()
        let store = try PlanStore(path: dossier.chemin("base.sqlite"))
        _ = try store.load(
            SuiviPlan.lu(), octets: [UInt8](SuiviPlan.yaml.utf8), fichier: "essai.yaml", motif: nil, par: "s",
            le: .a("2018-01-15"))
        let noeuds = ["maisons", "mauriac", "salers", "medecins", "inconnu"]
        let refus = await withTaskGroup(of: (any Error)?.self) { group in
            for rang in 0..<200 {
                group.addTask {
                    do {
                        let saisie = Saisie.pour(noeuds[rang % 5], "\(2000 + rang / 5)-S1", .enCours, rang % 100)
                        _ = try await store.enregistrer(
                            [saisie], connues: [.numero(nil)], dans: "essai", par: "main \(rang)", le: .a("2018-07-01"))
                        return nil
                    } catch { return error }
                }
            }
            return await group.reduce(into: [any Error]()) { if let error = $1 { $0.append(error) } }
        }
        #expect(refus.count == 40)
        #expect(refus.allSatisfy { $0 as? StoreError == .noeudInconnu("inconnu", proche: nil) })
        let suivi = try store.suivi("essai")
        #expect(suivi.avancements.map(\.id) == Array(1...160))
        #expect(Set(suivi.avancements.map(\.saisiPar)).count == 160)
        #expect(try store.journal().count == 161)
        #expect(try store.verify().anomalies.isEmpty)
    }

    @Test func aCommitThatFailsFailsForAllThatItHeldAndTheNextOneWorks() async throws {
        let banc = try Banc()
        try banc.sql(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE enfant (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER casse AFTER INSERT ON avancement WHEN NEW.noeud = 'gare'
                BEGIN INSERT INTO enfant VALUES (1); END;
            """)
        await #expect(throws: StoreError.self) { try await enregistre(banc, .pour("gare"), .nImporte) }
        #expect(try banc.store.suivi("essai").avancements.isEmpty)
        #expect(try await enregistre(banc, .pour("maisons"), .nImporte) == .ajoute(id: 1, remplace: nil))
    }

    @Test func closingWritesWhatWaitsAndRefusesTheRest() async throws {
        let dossier = try Dossier()
        let store = try PlanStore(path: dossier.chemin("base.sqlite"))
        _ = try store.load(
            SuiviPlan.lu(), octets: [UInt8](SuiviPlan.yaml.utf8), fichier: "essai.yaml", motif: nil, par: "s",
            le: .a("2018-01-15"))
        let ecrites = try await withThrowingTaskGroup(of: Bool.self) { group in
            for rang in 0..<100 {
                group.addTask {
                    do {
                        _ = try await store.enregistrer(
                            [.pour("maisons", "\(2000 + rang)-S1")], connues: [.nImporte], dans: "essai", par: "s",
                            le: .a("2018-07-01"))
                        return true
                    } catch StoreError.fermee { return false }
                }
            }
            group.addTask {
                try store.close()
                return false
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let encore = try PlanStore(path: dossier.chemin("base.sqlite"))
        #expect(try encore.suivi("essai").avancements.count == ecrites)
        #expect(try encore.verify().anomalies.isEmpty)
        await #expect(throws: StoreError.fermee) {
            try await store.enregistrer(
                [.pour("maisons")], connues: [.nImporte], dans: "essai", par: "s", le: .a("2018-07-01"))
        }
    }

    @Test func readingsShareCommitsToo() async throws {
        let banc = try Banc()
        let mesure = Mesure.de("satisfaction", "2018-06-30", 60)
        for attendu in [Enregistrement.ajoute(id: 1, remplace: nil), .identique(id: 1)] {
            #expect(
                try await banc.store.enregistrer([mesure], dans: "essai", par: "s", le: .a("2018-07-01")) == [attendu])
        }
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func aBaseOnDiskWaitsForTheDiskAtEachCommit() throws {
        let dossier = try Dossier()
        let plans = try PlanStore(path: dossier.chemin("plans.sqlite"))
        let comptes = try CompteStore(path: dossier.chemin("comptes.sqlite"))
        for database in [plans.database, comptes.database] {
            #expect(try database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
            #expect(try database.read { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
        }
    }

    /// The way of one row writes its own JSON: `verify` recomputes the fingerprints with the other.
    @Test(arguments: ["simple", "« deux »\n\tlignes \"et\" \\ / \u{7F} 🏥 \u{2028}", "\u{1}\u{8}\u{C}\u{1F}e\u{301}"])
    func theFingerprintOfARowIsTheOneThatIsVerified(texte: String) throws {
        var saisie = Saisie.pour("maisons", "2018-S2", .enCours, 40)
        for complete in [false, true] {
            if complete {
                saisie.blocage = .init(motif: texte, arbitrageDemande: texte)
                saisie.note = .init(texte: texte, audience: .partenaires)
                (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = (texte, texte, texte)
                (saisie.ditPar, saisie.seance) = (texte, texte)
            }
            let record = AvancementRecord(
                Avancement(
                    id: 7, saisie: saisie, saisiPar: texte, saisiLe: .a("2018-07-01"), remplace: complete ? 3 : nil,
                    retire: complete), plan: 12)
            #expect(try String(decoding: record.json, as: UTF8.self) == ModelJSON.text(record))
        }
    }
}
