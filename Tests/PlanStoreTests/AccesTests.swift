import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore
import Testing

/// One SQLite file, opened again, opened twice, written to by several hands.
struct AccesTests {
    private func chargee(_ dossier: Dossier) throws -> PlanStore {
        let store = try PlanStore(path: dossier.chemin("base.sqlite"))
        _ = try store.load(
            SuiviPlan.lu(), octets: [UInt8](SuiviPlan.yaml.utf8), fichier: "essai.yaml", motif: nil, par: "s",
            le: .a("2018-01-15"))
        return store
    }

    @Test func whatWasWrittenIsThereWhenTheFileIsOpenedAgain() throws {
        let dossier = try Dossier()
        let store = try chargee(dossier)
        _ = try store.record([Saisie.pour("maisons")], dans: "essai", par: "s", le: .a("2018-07-01"))
        let avant = try (store.suivi("essai"), store.verify())
        try store.close()
        let encore = try PlanStore(path: dossier.chemin("base.sqlite"))
        #expect(try encore.suivi("essai") == avant.0)
        #expect(try encore.verify() == avant.1)
    }

    @Test func onceClosedTheBaseIsOneFileThatCanBeCopied() throws {
        let dossier = try Dossier()
        try chargee(dossier).close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: dossier.chemin("")) == ["base.sqlite"])
        try FileManager.default.copyItem(atPath: dossier.chemin("base.sqlite"), toPath: dossier.chemin("copie.sqlite"))
        #expect(try PlanStore(path: dossier.chemin("copie.sqlite")).plans().count == 1)
    }

    @Test func theFileKeepsAWriteAheadLogAndWatchesForeignKeys() throws {
        let dossier = try Dossier()
        try chargee(dossier).close()
        let queue = try DatabaseQueue(path: dossier.chemin("base.sqlite"))
        #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test func twoStoresOnOneFileSeeEachOthersEntries() throws {
        let dossier = try Dossier()
        let (un, deux) = (try chargee(dossier), try PlanStore(path: dossier.chemin("base.sqlite")))
        #expect(
            try un.record(
                [Saisie.pour("maisons", "2018-S2", .enCours, 10)], dans: "essai", par: "un", le: .a("2018-07-01"))
                == [.ajoute(id: 1, remplace: nil)])
        #expect(
            try deux.record(
                [Saisie.pour("maisons", "2018-S2", .enCours, 20)], dans: "essai", par: "deux", le: .a("2018-07-02"))
                == [.ajoute(id: 2, remplace: 1)])
        #expect(try un.suivi("essai").avancements.map(\.saisiPar) == ["un", "deux"])
        #expect(try un.verify().anomalies.isEmpty)
    }

    @Test func twoStoresThatWriteAtOnceLoseNothingAndKeepTheChainWhole() async throws {
        let dossier = try Dossier()
        let stores = [try chargee(dossier), try PlanStore(path: dossier.chemin("base.sqlite"))]
        let noeuds = ["maisons", "mauriac", "salers", "medecins", "navettes", "gare"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (rang, store) in stores.enumerated() {
                for tour in 0..<20 {
                    group.addTask {
                        let saisie = Saisie.pour(noeuds[tour % noeuds.count], "2018-S2", .enCours, rang * 20 + tour)
                        _ = try store.record([saisie], dans: "essai", par: "hand \(rang)", le: .a("2018-07-01"))
                    }
                }
            }
            try await group.waitForAll()
        }
        let suivi = try stores[0].suivi("essai")
        #expect(suivi.avancements.map(\.id) == Array(1...40))
        #expect(try stores[1].journal().count == 41)
        #expect(try stores[1].verify().anomalies.isEmpty)
    }

    @Test func storesThatCreateTheSameFileAtOnceAgree() async throws {
        let dossier = try Dossier()
        let chemin = dossier.chemin("base.sqlite")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try PlanStore(path: chemin) } }
            try await group.waitForAll()
        }
        #expect(try PlanStore(path: chemin).verify().anomalies.isEmpty)
    }
}
