import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

@Suite("The template and the logos of a plan") struct FormesTests {
    private static let octets = Data("une charte".utf8)

    @discardableResult
    private func donne(
        _ banc: Banc, _ nature: RapportEmis.Piece.Nature, _ libelle: String, _ octets: Data?,
        connue: Connue = .nImporte, le jour: String = "2018-02-01"
    ) throws -> FormeDeposee? {
        try banc.store.record(
            forme: nature, libelle, octets: octets, connue: connue, dans: "essai", par: "copilote", le: .a(jour))
    }

    @Test("A plan has one template and a logo for each name; what is replaced stays in the history")
    func enVigueur() throws {
        let banc = try Banc()
        try donne(banc, .logo, "CD", Data("cd".utf8))
        try donne(banc, .logo, "Préfecture", Data("p".utf8))
        try donne(banc, .charte, "ancienne.ott", Self.octets)
        try donne(banc, .charte, "nouvelle.ott", Data("nouvelle".utf8))
        try donne(banc, .logo, "CD", Data("cd 2".utf8))
        let pieces = try banc.store.pieces("essai")
        #expect(pieces.map(\.libelle) == ["nouvelle.ott", "CD", "Préfecture"])
        #expect(pieces.map(\.octets) == [Data("nouvelle".utf8), Data("cd 2".utf8), Data("p".utf8)])
        #expect(try banc.store.formes("essai").map(\.remplace) == [nil, nil, nil, 3, 1])
        #expect(try banc.store.octets("essai", forme: 3) == Self.octets)
        #expect(try banc.store.verify().anomalies.isEmpty)
    }

    @Test("What is withdrawn serves no more, and can come back")
    func retrait() throws {
        let banc = try Banc()
        #expect(try donne(banc, .charte, "c.ott", nil) == nil)
        try donne(banc, .charte, "c.ott", Self.octets)
        try donne(banc, .charte, "c.ott", nil)
        #expect(try banc.store.pieces("essai").isEmpty)
        #expect(try banc.store.octets("essai", forme: 2) == nil)
        try donne(banc, .charte, "c.ott", Self.octets)
        #expect(try banc.store.pieces("essai").map(\.libelle) == ["c.ott"])
        #expect(try banc.store.journal().map(\.operation).suffix(3) == [.forme, .forme, .forme])
        #expect(try banc.store.verify().anomalies.isEmpty)
    }

    @Test("The same bytes under the same name add nothing")
    func deuxFois() throws {
        let banc = try Banc()
        let premiere = try donne(banc, .charte, "c.ott", Self.octets)
        #expect(try donne(banc, .charte, "c.ott", Self.octets) == premiere)
        #expect(try banc.store.formes("essai").count == 1)
    }

    @Test("What arrived meanwhile is not replaced unseen")
    func entreTemps() throws {
        let banc = try Banc()
        try donne(banc, .charte, "c.ott", Self.octets)
        #expect(throws: StoreError.self) {
            try donne(banc, .charte, "d.ott", Data("d".utf8), connue: .numero(nil))
        }
        #expect(try banc.store.formes("essai").count == 1)
        try donne(banc, .charte, "d.ott", Data("d".utf8), connue: .numero(1))
        #expect(try banc.store.pieces("essai").map(\.libelle) == ["d.ott"])
    }

    @Test("The form of documents is no news of the plan: the state of its base stays")
    func etatDeLaBase() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        let avant = try banc.store.etat("essai")
        try donne(banc, .charte, "c.ott", Self.octets, le: "2019-02-01")
        #expect(try banc.store.etat("essai") == avant)
    }

    @Test("SQLite refuses to change a row, and a changed one is seen")
    func inviolable() throws {
        let banc = try Banc()
        try donne(banc, .charte, "c.ott", Self.octets)
        #expect(throws: DatabaseError.self) { try banc.sql("UPDATE forme SET octets = x'00'") }
        #expect(throws: DatabaseError.self) { try banc.sql("DELETE FROM forme") }
        try banc.falsifier("UPDATE forme SET octets = x'00'")
        let anomalies = try banc.store.verify().anomalies
        #expect(anomalies.contains { $0.plan == "essai" && $0.description.contains("forme 1") })
    }
}
