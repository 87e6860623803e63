import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore
import Testing

/// Any past state can be asked for again, and stays what it was.
struct HistoireTests {
    @Test func theFollowUpAsItWasKnownLeavesOutWhatWasRecordedLater() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S1", .enCours, 10), le: .a("2018-07-01"))
        try banc.record(.de("satisfaction", "2018-06-30", 60), le: .a("2018-07-02"))
        try banc.record(.pour("maisons", "2018-S1", .enCours, 20), le: .a("2018-09-01"))
        try banc.record(.de("satisfaction", "2018-06-30", 65), le: .a("2018-09-02"))
        let juin = try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-06-30")))
        #expect(juin == Suivi())
        let juillet = try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-07-31")))
        #expect(juillet.declarations(.du("2018-S1"))[.cle("maisons")]?.saisie.avancement == .de(10))
        #expect(juillet.relevesEnVigueur[.cle("satisfaction")]?.map(\.mesure.valeur) == [.nombre(60)])
        let septembre = try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-09-30")))
        #expect(septembre.declarations(.du("2018-S1"))[.cle("maisons")]?.saisie.avancement == .de(20))
        #expect(septembre.relevesEnVigueur[.cle("satisfaction")]?.map(\.mesure.valeur) == [.nombre(65)])
        #expect(try banc.store.suivi("essai") == septembre)
    }

    @Test func whatWasRecordedThatVeryDayWasKnownAtItsEnd() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"), le: .a("2018-07-01T23:59:59Z"))
        #expect(try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-07-01"))).avancements.count == 1)
        #expect(try banc.store.suivi("essai", connuLe: .a("2018-07-01T23:59:58Z")).avancements.isEmpty)
    }

    private static let noeuds = ["maisons", "mauriac", "salers", "medecins", "navettes", "gare"]
    private static let semestres = ["2018-S1", "2018-S2", "2019-S1"]

    private func saisie(_ hasard: inout SplitMix64) throws -> Saisie {
        var saisie = Saisie.pour(
            try #require(Self.noeuds.randomElement(using: &hasard)),
            try #require(Self.semestres.randomElement(using: &hasard)),
            try #require(Etat.allCases.randomElement(using: &hasard)),
            Bool.random(using: &hasard) ? Int.random(in: 0...100, using: &hasard) : nil,
            bloquee: Bool.random(using: &hasard) ? "motif" : nil)
        saisie.ditPar = ["ARS", nil, "CD"].randomElement(using: &hasard) ?? nil
        return saisie
    }

    private func mesure(_ hasard: inout SplitMix64) throws -> Mesure {
        .de(
            "nombre-maisons", try #require(["2018-06-30", "2018-12-31"].randomElement(using: &hasard)),
            Decimal(Int.random(in: 0...9, using: &hasard)),
            territoire: ["Aurillac", "Mauriac", nil].randomElement(using: &hasard) ?? nil)
    }

    @Test("Tout état passé, redemandé plus tard, est inchangé", arguments: UInt64(1)...12)
    func everyPastStateAskedAgainLaterIsUnchanged(graine: UInt64) throws {
        var hasard = SplitMix64(seed: graine)
        let banc = try Banc()
        var photos: [(instant: Instant, suivi: Suivi, version: Int, plan: Plan)] = []
        var jour = 0
        for tour in 1...25 {
            jour += Int.random(in: 0...2, using: &hasard)
            let instant = Instant(.le(jour < 27 ? "2018-07-0\(1 + jour / 4)" : "2018-08-01"), secondes: tour)
            switch Int.random(in: 0..<10, using: &hasard) {
            case 0:
                try banc.load(
                    SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilité \(tour)"), motif: "tour \(tour)",
                    le: instant)
            case 1, 2, 3:
                let lot = try (0..<Int.random(in: 1...4, using: &hasard)).map { _ in try mesure(&hasard) }
                _ = try banc.store.record(lot, dans: "essai", par: "s", le: instant)
            case 4:
                // A refusal in between changes nothing either.
                #expect(throws: StoreError.self) { try banc.record(saisie(&hasard), .pour("inconnue"), le: instant) }
            default:
                let lot = try (0..<Int.random(in: 1...5, using: &hasard)).map { _ in try saisie(&hasard) }
                _ = try banc.store.record(lot, dans: "essai", par: "s", le: instant)
            }
            let (plan, version) = try banc.store.plan("essai", connuLe: instant)
            photos.append((instant, try banc.store.suivi("essai", connuLe: instant), version.numero, plan))
            // The last ones each time, all of them now and then: each takes a reading of the whole base.
            for photo in tour % 8 == 0 ? photos[...] : photos.suffix(2) {
                #expect(try banc.store.suivi("essai", connuLe: photo.instant) == photo.suivi)
            }
        }
        for photo in photos {
            #expect(try banc.store.suivi("essai", connuLe: photo.instant) == photo.suivi)
            #expect(try banc.store.plan("essai", connuLe: photo.instant).version.numero == photo.version)
            #expect(try banc.store.plan("essai", version: photo.version).plan == photo.plan)
        }
        let suivi = try banc.store.suivi("essai")
        #expect(
            suivi.avancements.map(\.id)
                == Array(1...max(1, suivi.avancements.count)).prefix(suivi.avancements.count).map(\.self))
        // A correction names the entry of the same node and semestre that was in force just before it.
        for avancement in suivi.avancements {
            let avant = suivi.avancements.last {
                $0.id < avancement.id && $0.saisie.noeud == avancement.saisie.noeud
                    && $0.saisie.semestre == avancement.saisie.semestre
            }
            #expect(avancement.remplace == avant?.id)
            #expect(avant?.saisie != avancement.saisie)
        }
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func aClockThatGoesBackDoesNotRewriteWhatWasKnown() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S1", .enCours, 10), le: .a("2018-07-01"))
        let connu = try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-06-30")))
        try banc.record(.pour("maisons", "2018-S1", .enCours, 20), le: .a("2018-06-01"))
        #expect(try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-06-30"))) == connu)
        #expect(try banc.store.suivi("essai").avancements.map(\.saisiLe) == [.a("2018-07-01"), .a("2018-06-01")])
        #expect(try banc.store.etat("essai").date == .a("2018-07-01"))
    }

    /// An entry made while the clock was in 2109 dates nothing but itself.
    @Test func aClockThatRanAheadDoesNotDateAllThatFollows() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S1", .enCours, 10), le: .a("2018-07-01"))
        try banc.record(.pour("medecins", "2018-S1", .enCours, 30), le: .a("2109-03-03"))
        #expect(try banc.store.etat("essai").date == .a("2109-03-03"))
        try banc.record(.pour("maisons", "2018-S1", .enCours, 20), le: .a("2018-07-02"))
        _ = try banc.store.record(decision("Retenir"), dans: "essai", par: "s", le: .a("2018-07-03"))
        try banc.load(
            SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Trajets"), motif: "m", le: .a("2018-07-04"))
        let suivi = try banc.store.suivi("essai")
        #expect(suivi.avancements.map(\.saisiLe) == [.a("2018-07-01"), .a("2109-03-03"), .a("2018-07-02")])
        #expect(suivi.decisions.map(\.saisiLe) == [.a("2018-07-03")])
        #expect(try banc.store.versions("essai").map(\.chargeeLe) == [.a("2018-01-15"), .a("2018-07-04")])
        #expect(try banc.store.etat("essai").date == .a("2018-07-04"))
        // What was entered ahead is held to have been known when the next row was written.
        let premier = try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-07-01")))
        #expect(premier.avancements.map(\.id) == [1])
        let suite = try banc.store.suivi("essai", connuLe: Instant(finDe: .le("2018-07-02")))
        #expect(suite.avancements.map(\.id) == [1, 2, 3])
        #expect(suite.decisions.isEmpty)
        #expect(try banc.store.etat("essai", connuLe: Instant(finDe: .le("2018-07-02"))).date == .a("2018-07-02"))
        #expect(try banc.store.plan("essai", connuLe: Instant(finDe: .le("2018-07-03"))).version.numero == 1)
        #expect(try banc.store.snapshot("essai", connuLe: Instant(finDe: .le("2018-07-02"))).suivi == suite)
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func aLeapOfTheClockIsNoticedUntilSomethingIsWritten() throws {
        let banc = try Banc()
        #expect(try banc.store.sautDHorloge(le: .a("2018-12-01")) == nil)
        #expect(try banc.store.sautDHorloge(le: .a("2018-01-15T11:30:00Z")) == nil)
        let bond = try #require(try banc.store.sautDHorloge(le: .a("2109-03-03")))
        #expect(!bond.enArriere)
        try banc.record(.pour("maisons"), le: .a("2109-03-03"))
        #expect(try banc.store.sautDHorloge(le: .a("2109-03-04")) == nil)
        #expect(try banc.store.sautDHorloge(le: .a("2018-07-01"))?.enArriere == true)
        try banc.record(.pour("medecins"), le: .a("2018-07-01"))
        #expect(try banc.store.sautDHorloge(le: .a("2018-07-02")) == nil)
    }

    @Test func aReportIsIssuedAtTheHourOfTheMachineWhateverTheEntriesSay() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"), le: .a("2109-03-03"))
        #expect(try banc.store.prochaineEmission("essai", le: .a("2018-07-10")).le == .a("2018-07-10"))
    }
}
