import Fixtures
import PlanModel
import Testing

@testable import PlanCases

/// A node is named by its identifier, or by its printed code when only one can be meant.
struct DesignationTests {
    private let index: PlanIndex

    init() throws { index = PlanIndex(try SuiviPlan.lu()) }

    @Test(arguments: [
        ("medecins", "medecins"), ("1.2", "medecins"), (" 1.2 ", "medecins"), ("egalite", "egalite"),
        ("sante", "sante"),
    ])
    func aNodeIsFoundByIdentifierOrByCode(reference: String, trouve: String) throws {
        #expect(try index.designe(par: reference).id.rawValue == trouve)
    }

    @Test func anAxeComesBeforeAnActionOfTheSameCode() throws {
        #expect(try index.designeUnAxe(par: "1").id.rawValue == "sante")
        #expect(try index.designeUnAxe(par: "1.2").id.rawValue == "medecins")
    }

    @Test func aCodeThatSeveralNodesBearIsRefusedWithTheIdentifiers() throws {
        let refus = try #require(throws: Refusal.self) { try index.designe(par: "1") }
        #expect(refus.code == .refus)
        #expect(refus.description.contains("mauriac") && refus.description.contains("gare"))
        #expect(refus.description.hasSuffix("donnez l'identifiant"))
    }

    @Test func aNameThatIsWrittenWrongGetsTheClosestOne() throws {
        let refus = try #require(throws: Refusal.self) { try index.designe(par: "medecin") }
        #expect(refus.description == "aucun élément « medecin » ; vouliez-vous « medecins » ?")
    }

    @Test func aNodeThatLeftThePlanIsSaidToHaveLeft() throws {
        let yaml = SuiviPlan.sansMedecins(
            "retraits: [{ id: medecins, sort: clos, motif: La mesure est passée à la Région }]\n")
        let index = PlanIndex(try SuiviPlan.lu(yaml))
        let refus = try #require(throws: Refusal.self) { try index.designe(par: "medecins") }
        #expect(refus.description.contains("n'est plus dans le plan (clos), motif : La mesure est passée à la Région"))
    }

    @Test func theShortNameHasTheCodeWhenOneIsPrinted() throws {
        #expect(index.designationCourte(try index.designe(par: "1.2")) == "1.2 – Accueillir des médecins")
        #expect(index.designationCourte(try index.designe(par: "salers")) == "À Salers")
    }
}
