import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

/// One table of colours: what the style sheet says of a state is what documents are drawn with.
struct PaletteTests {
    private func feuille() throws -> String { try texteDuDepot("Sources/CRessources/statique/app.css") }

    @Test func theStyleSheetRepeatsTheTableOfTheStates() throws {
        let css = try feuille()
        func propriete(_ nom: String) -> String? {
            let suite = css.split(separator: "--\(nom): ", maxSplits: 1).dropFirst().first
            return suite.map { String($0.prefix { $0 != ";" }) }
        }
        for teinte in Palette.etats {
            let code = teinte.etat?.rawValue ?? "aucun"
            #expect(propriete("etat-\(code)") == teinte.fond, "\(code)")
            #expect(propriete("sur-\(code)") == teinte.encre, "\(code)")
            #expect(css.contains(".part-\(code) { fill: var(--etat-\(code)); }"), "\(code)")
            #expect(css.contains(".barre .sur-\(code) { fill: var(--sur-\(code));"), "\(code)")
        }
        #expect(Palette.etats.map(\.etat) == [.aLancer, .enCours, .realisee, .suspendue, .abandonnee, nil])
    }
}
