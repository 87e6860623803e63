import Fixtures
import Foundation
import PlanModel
import Testing

@testable import PlanCases

/// A reading as it was typed, by whichever door.
struct MesureTapeeTests {
    private let maisons: Indicateur

    init() throws {
        maisons = try #require(
            try SuiviPlan.lu().tousLesIndicateurs.map(\.indicateur).first { $0.id == id("nombre-maisons") })
    }

    @Test func everyFaultIsSaidAtOnceInTheOrderOfTheFields() throws {
        var tapee = MesureTapee()
        tapee[.valeur] = "beaucoup"
        tapee[.date] = "hier"
        tapee[.territoire] = "Atlantide"
        let fautes = try #require(throws: MesureTapee.Fautes.self) { try tapee.lue(pour: maisons) }.fautes
        #expect(fautes.map(\.champ) == [.valeur, .date, .territoire])
        #expect(fautes.last?.message.contains("Aurillac, Mauriac") == true)
    }

    @Test func whatIsTypedIsReadWithoutTheSpacesAround() throws {
        var tapee = MesureTapee()
        tapee[.valeur] = " 4,5 "
        tapee[.date] = "30/06/2019"
        tapee[.source] = "  "
        let mesure = try tapee.lue(pour: maisons)
        #expect(mesure.valeur == .nombre(Decimal(string: "4.5") ?? 0))
        #expect(mesure.date == .le("2019-06-30") && mesure.source == nil)
    }
}
