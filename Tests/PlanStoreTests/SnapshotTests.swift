import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

/// A plan, its follow-up and their date are one reading, whoever writes meanwhile.
struct SnapshotTests {
    @Test func aSnapshotHoldsWhatItsStateCounts() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"), le: .a("2018-07-01"))
        try banc.declare("essai")
        _ = try banc.store.record(
            forme: .logo, "ARS", octets: Data([1]), dans: "essai", par: "s", le: .a("2018-07-03"))
        let lu = try banc.store.snapshot("15", pieces: true)
        #expect(lu.plan.identifiant.rawValue == "essai")
        #expect(lu.suivi == (try banc.store.suivi("essai")))
        #expect(lu.etat == (try banc.store.etat("essai")))
        #expect(lu.etat.date == .a("2018-07-01"))
        #expect((lu.mention, lu.pieces.map(\.libelle), lu.versions.map(\.numero)) == ("essai", ["ARS"], [1]))
        #expect(try banc.store.snapshot("essai").pieces.isEmpty)
    }

    @Test func anOlderStateIsReadWithWhatItKnew() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"), le: .a("2018-07-01"))
        let etat = try banc.store.etat("essai")
        try banc.load(
            SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Trajets"), motif: "m", le: .a("2018-08-01"))
        try banc.record(.pour("medecins"), le: .a("2018-08-02"))
        for lu in [
            try banc.store.snapshot("essai", jusqua: etat),
            try banc.store.snapshot("essai", connuLe: Instant(finDe: .le("2018-07-31"))),
        ] {
            #expect((lu.version.numero, lu.versions.map(\.numero)) == (1, [1]))
            #expect(lu.suivi.avancements.map(\.id) == [1])
            #expect(lu.etat == etat)
        }
        #expect(try banc.store.snapshot("essai", version: 1).suivi.avancements.count == 2)
        #expect(throws: StoreError.rienAvant(.le("2018-07-31"))) {
            try banc.store.snapshot("essai", version: 2, connuLe: Instant(finDe: .le("2018-07-31"), .paris))
        }
        #expect(throws: StoreError.versionInconnue(3, derniere: 2)) { try banc.store.snapshot("essai", version: 3) }
    }

    /// A paper never bears the date of a change that it does not contain, nor contains one that came after its date.
    @Test func aWriterBetweenTwoReadsIsSeenWholeOrNotAtAll() async throws {
        let dossier = try Dossier()
        let store = try PlanStore(path: dossier.chemin("base.sqlite"))
        _ = try store.load(
            SuiviPlan.lu(), octets: [UInt8](SuiviPlan.yaml.utf8), fichier: "essai.yaml", motif: nil, par: "s",
            le: .a("2018-01-15"))
        let tours = 60
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for tour in 1...tours {
                    let instant = Instant(.le("2018-07-01"), secondes: tour)
                    _ = try store.record(
                        [.pour("maisons", "2018-S2", .enCours, tour)], dans: "essai", par: "s", le: instant)
                    if tour % 20 == 0 {
                        let texte = SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilité \(tour)")
                        _ = try store.load(
                            SuiviPlan.lu(texte), octets: [UInt8](texte.utf8), fichier: "e.yaml", motif: "m", par: "s",
                            le: instant)
                    }
                }
            }
            group.addTask {
                var repere = Suivi.Repere()
                for _ in 0..<200 {
                    let lu = try store.snapshot("essai")
                    let derniere = lu.suivi.avancements.last?.saisiLe ?? .a("2018-01-15")
                    #expect(lu.etat.date == max(derniere, lu.version.chargeeLe))
                    #expect(lu.etat.avancement == lu.suivi.avancements.last?.id ?? 0)
                    #expect(lu.etat.version == lu.version.numero)
                    #expect(lu.versions.last == lu.version)
                    let suite = try store.suite("essai", apres: repere)
                    repere = suite.nouveautes.avancements.isEmpty ? repere : suite.nouveautes.repere
                    #expect(suite.etat.avancement == repere.avancement)
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.snapshot("essai").suivi.avancements.count == tours)
    }
}
