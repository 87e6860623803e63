import Fixtures
import HTTPTypes
import HummingbirdTesting
import NIOCore
import PlanModel
import PlanStore
import Testing

@testable import PlanTracker

@Suite("What is kept of pages") struct PagesGardeesTests {
    private static func cle(_ adresse: String) -> PagesGardees.Cle {
        .init(
            plan: "essai", mouvement: 1, adresse: adresse,
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
}
