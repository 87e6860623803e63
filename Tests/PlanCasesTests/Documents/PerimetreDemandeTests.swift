import Fixtures
import PlanModel
import Testing

@testable import PlanCases

/// The part of a plan that a document is asked to be about.
struct PerimetreDemandeTests {
    private let index: PlanIndex

    init() throws { index = PlanIndex(try SuiviPlan.lu()) }

    @Test func nothingAskedIsTheWholePlan() throws {
        #expect(try PerimetreDemande().perimetre(index) == .tout)
        #expect(PerimetreDemande().nombre == 0)
    }

    @Test func anAxeIsFoundByItsCode() throws {
        #expect(try PerimetreDemande(axe: "2").perimetre(index) == .sous(id("mobilite")))
    }

    @Test func aPiloteThatNobodyNamesIsRefused() throws {
        let refus = try #require(throws: Refusal.self) { try PerimetreDemande(pilote: "SNCF").perimetre(index) }
        #expect(refus.description.hasPrefix("aucune action n'est pilotée par « SNCF »"))
    }

    @Test func aTerritoireThatNoSheetNamesIsRefusedWithThoseThatAre() throws {
        let refus = try #require(throws: Refusal.self) {
            try PerimetreDemande(territoire: "Atlantide").perimetre(index)
        }
        #expect(refus.description == "aucune fiche ne nomme « Atlantide » ; territoires nommés : Aurillac, Mauriac")
    }

    @Test func aPerimetreSaysWhatItIs() {
        #expect(Perimetre.tout.libelle(index) == "tout le plan")
        #expect(Perimetre.sous(id("mobilite")).libelle(index) == "2 – Mobilité")
        #expect(Perimetre.pilote("ARS").libelle(index) == "pilote\u{A0}: ARS")
    }
}
