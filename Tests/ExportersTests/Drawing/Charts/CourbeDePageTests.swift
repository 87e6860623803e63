import Evaluation
import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters

struct CourbeDePageTests {
    private func position(_ mesures: [Mesure]) throws -> PositionIndicateur {
        let situation = Situation(
            try SuiviPlan.lu(), suivi: .de([], mesures: mesures), semestre: .du("2019-S2"))
        return try #require(situation.indicateurs.first { $0.indicateur.id.rawValue == mesures[0].indicateur.rawValue })
    }

    @Test func aDrawingForAPageReadsAsOnePictureAndBringsNothingOfItsOwn() throws {
        let mesures = (1...9).map { Mesure.de("nombre-maisons", "2019-0\($0)-15", 4) }
        let courbe = try #require(try CourbeDePage(try position(mesures)))
        #expect(courbe.svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox="))
        #expect(courbe.svg.contains("<title>Nombre de maisons\u{A0}: 9\u{A0}relevés"))
        for interdit in ["<?xml", " id=", "style=", "class=", "href", "mm\""] {
            #expect(!courbe.svg.contains(interdit))
        }
        #expect(courbe.entetes == ["Date", "Relevés", "Cible", "Référence"])
        // The baseline, nine readings, the target to come.
        #expect(courbe.lignes.count == 11)
        #expect(courbe.lignes.allSatisfy { $0.count == courbe.entetes.count })
        // The axis bears years; a target stands at its own date alone.
        #expect(courbe.svg.contains(">2019</text>"))
        #expect(courbe.lignes.count { $0[2] != "sans valeur" } == 1)
        #expect(courbe.svg.contains("<polygon"))
    }

    @Test func withoutANumberThereIsNothingToDraw() throws {
        var avis = Mesure.de("avis", "2019-07-01", 0)
        avis.valeur = .texte("plutôt bon")
        #expect(try CourbeDePage(try position([avis])) == nil)
    }
}
