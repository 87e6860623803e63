import Foundation
import Testing

@testable import Exporters

/// The colours of the charts and of the states, in grey and in contrast.
struct CouleurTests {
    /// Red, green and blue, 0 to 1, of « #rrggbb ».
    private func composantes(_ code: String) throws -> [Double] {
        try #require(code.utf8.count == 7 && code.hasPrefix("#"))
        let valeur = try #require(Int(code.dropFirst(), radix: 16))
        return [16, 8, 0].map { Double(valeur >> $0 & 0xFF) / 255 }
    }

    /// Relative luminance, 0 to 1. Source: WCAG 2.1.
    private func luminance(_ code: String) throws -> Double {
        let lineaires = try composantes(code).map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return zip(lineaires, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// CIE L*, 0 to 100.
    private func clarte(_ code: String) throws -> Double {
        let y = try luminance(code)
        return y > 216.0 / 24389 ? 116 * cbrt(y) - 16 : y * 24389 / 27
    }

    private func contraste(_ une: String, _ autre: String) throws -> Double {
        let (claire, sombre) = try (max(luminance(une), luminance(autre)), min(luminance(une), luminance(autre)))
        return (claire + 0.05) / (sombre + 0.05)
    }

    @Test func theyAreToldApartInGrey() throws {
        #expect(try abs(clarte("#ffffff") - 100) < 0.01 && clarte("#000000") == 0)
        // Réalisée and abandonnée were the same grey.
        let clartes = try Palette.etats.map { try clarte($0.fond) }.sorted()
        #expect(clartes.count == 6)
        for (sombre, claire) in zip(clartes, clartes.dropFirst()) { #expect(claire - sombre >= 11) }
    }

    @Test(arguments: Couleur.allCases)
    func whatIsWrittenOverAColourIsReadable(couleur: Couleur) throws {
        #expect(try contraste(couleur.encre, couleur.rawValue) >= 4.5)
    }

    /// A line or the edge of a bar is a graphic: three to one against the page. Source: WCAG 2.1, criterion 1.4.11.
    @Test func theEdgesAreSeenOnThePage() throws {
        for couleur in Couleur.allCases { #expect(try contraste(couleur.trait, "#ffffff") >= 3) }
    }
}
