import Fixtures
import GRDB
import PlanModel
import PlanStore
import Testing

@testable import PlanCases

/// What should make someone think twice before a report is sealed.
struct ReservesDEmissionTests {
    private let store: PlanStore

    init() throws {
        store = try PlanStore(DatabaseQueue())
        _ = try store.load(
            try SuiviPlan.lu(), octets: Array(SuiviPlan.yaml.utf8), fichier: "essai.yaml", motif: nil, par: "essai",
            le: .a("2018-01-15"))
    }

    private func reserves(_ texte: String, au jour: String) throws -> [String] {
        try ReservesDEmission(store, "essai", .du(texte), .tout, au: .le(jour)).phrases
    }

    @Test func anEmptySemestreIsSaidToBeEmpty() throws {
        let phrases = try reserves("2018-S2", au: "2019-01-15")
        #expect(phrases.count == 1)
        #expect(phrases.first?.hasPrefix("rien n’est saisi pour le") == true)
    }

    @Test func aSemestreWithAnEntryHasNoReserve() throws {
        _ = try store.record(
            [saisie("medecins", "2018-S2", .enCours)], dans: "essai", par: "essai", le: .a("2018-12-01"))
        #expect(try reserves("2018-S2", au: "2019-01-15").isEmpty)
    }

    @Test func aSemestreOutOfThePlanOrToComeIsSaid() throws {
        let phrases = try reserves("2025-S1", au: "2024-12-31")
        #expect(phrases.count == 3)
        #expect(phrases.contains { $0.contains("est hors de la période du plan (2018-2023)") })
        #expect(phrases.contains { $0.hasSuffix("n’a pas commencé") })
    }
}
