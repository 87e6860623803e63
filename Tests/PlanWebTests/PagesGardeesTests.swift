import Fixtures
import HTTPTypes
import HummingbirdTesting
import NIOCore
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("What is kept of pages") struct PagesGardeesTests {
    private static func cle(_ adresse: String) -> PagesGardees.Cle {
        .init(
            plan: "essai", mouvement: 1, jour: SiteDEssai.instant.jourUTC, adresse: adresse,
            regard: .init(audience: .public, saisissables: .tout, permissions: []))
    }

    @Test("A page is kept under its address, unless that one is long")
    func longue() {
        let pages = PagesGardees()
        let (courte, longue) = (Self.cle("/a"), Self.cle("/a?q=" + String(repeating: "x", count: 2_048)))
        for cle in [courte, longue] { _ = pages.garde("corps", sous: cle) }
        #expect(pages.corps(courte) != nil)
        #expect(pages.corps(longue) == nil)
    }

    @Test("Addresses count in what is held: many small pages leave too")
    func clesComptees() {
        let pages = PagesGardees()
        let suite = String(repeating: "x", count: 2_000)
        let nombre = PagesGardees.capacite / 2_000
        for rang in 0..<nombre { _ = pages.garde("", sous: Self.cle("/\(rang)?\(suite)")) }
        #expect(pages.corps(Self.cle("/0?\(suite)")) == nil)
        #expect(pages.corps(Self.cle("/\(nombre - 1)?\(suite)")) != nil)
    }

    @Test("What is typed is never a place, even with the marks of one")
    func marques() throws {
        let echappe = EchappementHTML()
        #expect(
            echappe.escapeText("a\u{1}csrf\u{1}\u{0}\u{1F}\u{7F}") == "a\u{FFFD}csrf\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(echappe.escapeText("\u{1}csrf\u{1}") == "\u{FFFD}csrf\u{FFFD}")
        #expect(echappe.escapeText("a\tb\r\nc é") == "a\tb\r\nc é")
        let place = CorpsGarde.place("csrf")
        #expect(echappe.escapeText(place) == place)
        #expect(!echappe.escapeText(place + "x").utf8.contains(CorpsGarde.marque))
        let corps = CorpsGarde("<" + echappe.escapeText(place) + ">" + CorpsGarde.place("corps") + "!")
        #expect(String(buffer: corps.octets(["csrf": "preuve"], corps: ByteBuffer(string: "ici"))) == "<preuve>ici!")
    }

    @Test(
        "An address does not put the proof of the forms where it pleases",
        arguments: ["saisie?dit_par=%01csrf%01", "saisie?seance=%01csrf%01", "?q=%01csrf%01"])
    func preuve(adresse: String) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.visite("/plans/essai\(adresse.hasPrefix("?") ? "" : "/")\(adresse)")
            let temoin = try await site.visite("/plans/essai\(adresse.hasPrefix("?") ? "" : "/saisie")")
            let preuve = try #require(temoin.cache("csrf"))
            func combien(_ reponse: TestResponse) -> Int { reponse.texte.split(separator: preuve).count }
            #expect(page.status == .ok && page.texte.contains("\u{FFFD}csrf\u{FFFD}"))
            #expect(combien(page) == combien(temoin))
        }
    }
}
