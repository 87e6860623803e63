import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

/// A wrong reading is withdrawn by one more record that says why; the right one follows it.
struct RetraitDeReleveTests {
    private func releve(_ banc: Banc, _ mesures: Mesure...) throws {
        _ = try banc.store.record(mesures, dans: "essai", par: "s", le: .a("2019-07-01"))
    }

    private func retire(_ banc: Banc, _ numero: Int, _ motif: String = "mal tapé") throws -> Enregistrement {
        try banc.store.retirer(releve: numero, motif: motif, dans: "essai", par: "s", le: .a("2019-08-01"))
            .enregistrement
    }

    @Test func aWithdrawnReadingCountsNoMoreAndStaysInTheHistory() throws {
        let banc = try Banc()
        try releve(banc, .de("nombre-maisons", "2109-06-30", 4), .de("nombre-maisons", "2019-06-30", 3))
        #expect(try retire(banc, 1, "2019, pas 2109") == .ajoute(id: 3, remplace: 1))
        let suivi = try banc.store.suivi("essai")
        #expect(suivi.releves.map(\.retire) == [false, false, true])
        #expect(suivi.releves.last?.motif == "2019, pas 2109")
        #expect(suivi.relevesEnVigueur[.cle("nombre-maisons")]?.map(\.id) == [2])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func theChainGoesOnAfterAWithdrawal() throws {
        let banc = try Banc()
        let mesure = Mesure.de("nombre-maisons", "2019-06-30", 4)
        try releve(banc, mesure)
        _ = try retire(banc, 1)
        // The same value again is no « identical »: nothing was in force.
        try releve(banc, mesure)
        let suivi = try banc.store.suivi("essai")
        #expect(suivi.releves.map(\.remplace) == [nil, 1, 2])
        #expect(suivi.relevesEnVigueur[.cle("nombre-maisons")]?.map(\.id) == [3])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func askedTwiceItIsDoneOnce() throws {
        let banc = try Banc()
        try releve(banc, .de("nombre-maisons", "2019-06-30", 4))
        _ = try retire(banc, 1)
        #expect(try retire(banc, 1) == .identique(id: 2))
        #expect(try retire(banc, 2) == .identique(id: 2))
        #expect(try banc.store.suivi("essai").releves.count == 2)
    }

    @Test func onlyAReadingInForceIsWithdrawn() throws {
        let banc = try Banc()
        try releve(banc, .de("nombre-maisons", "2019-06-30", 4))
        try releve(banc, .de("nombre-maisons", "2019-06-30", 5))
        #expect(throws: StoreError.relevePlusEnVigueur(1, par: 2)) { try retire(banc, 1) }
        #expect(throws: StoreError.releveInconnu(7, dernier: 2)) { try retire(banc, 7) }
        #expect(throws: StoreError.texteVide("motif", objet: "le relevé n° 2")) { try retire(banc, 2, " ") }
        #expect(try banc.store.suivi("essai").releves.count == 2)
    }

    @Test func onlyInsidersReadWhyItWasWithdrawn() throws {
        let banc = try Banc()
        try releve(banc, .de("nombre-maisons", "2019-06-30", 4))
        _ = try retire(banc, 1)
        let suivi = try banc.store.suivi("essai")
        #expect(suivi.visible(pour: Regard(.interne)).releves.last?.motif == "mal tapé")
        for audience in [Audience.partenaires, .public] {
            #expect(suivi.visible(pour: Regard(audience)).releves.allSatisfy { $0.motif == nil })
        }
    }

    @Test func aWithdrawalThatIsTamperedWithIsSeen() throws {
        let banc = try Banc()
        try releve(banc, .de("nombre-maisons", "2019-06-30", 4))
        _ = try retire(banc, 1)
        try banc.queue.write { db in
            try db.execute(sql: "DROP TRIGGER releve_interdit_update; UPDATE releve SET motif = 'autre' WHERE id = 2")
        }
        #expect(try banc.anomalies.contains { $0.contains("releve 2") })
    }
}
