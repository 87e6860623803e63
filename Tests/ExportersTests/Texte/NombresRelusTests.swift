import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters

/// Every number that we print is read back as it was.
struct NombresRelusTests {
    @Test func everyNumberThatWePrintIsReadBack() throws {
        var hasard = SplitMix64(seed: 27)
        for _ in 0..<2_000 {
            let chiffres = Int64.random(in: -999_999_999_999...999_999_999_999, using: &hasard)
            let nombre = Decimal(chiffres) / pow(10, Int.random(in: 0...6, using: &hasard))
            for texte in [Texte.francais(nombre), Texte.decimal(nombre)] {
                #expect(try NombreTape(texte).nombre == nombre, "\(texte)")
            }
            #expect(try NombreTape(nombre.description, parUnProgramme: true).nombre == nombre)
            let avecUnite = try NombreTape(Texte.francais(nombre, unite: "bornes"))
            #expect(avecUnite.nombre == nombre && avecUnite.unite == "bornes")
        }
    }

    @Test func everyPercentageThatWePrintIsReadBack() {
        for part in 0...100 {
            for texte in ["\(part)", "\(part)\u{A0}%", "\(part) %", "\(part)%", "\(part),00\u{202F}%"] {
                #expect(Pourcentage(tape: texte)?.rawValue == part)
            }
        }
    }

    @Test func protectingATextAndTakingItsProtectionOffAreInverse() {
        var hasard = SplitMix64(seed: 11)
        let signes = ["'", "=", "+", "-", "@", "\t", "a", "é", "5", ",", " ", "\u{301}", "’"]
        for _ in 0..<5_000 {
            let texte = (0..<Int.random(in: 0...6, using: &hasard)).map { _ in
                signes.randomElement(using: &hasard) ?? ""
            }.joined()
            let ecrit = CSV.avecProtection(texte)
            #expect(Array(CSV.sansProtection(ecrit).utf8) == Array(texte.utf8), "\(texte)")
            let premier = ecrit.unicodeScalars.first
            #expect(
                premier.map { !"=+@\t".unicodeScalars.contains($0) } ?? true
                    && (premier != "-" || Decimal(strict: ecrit.replacing(",", with: ".")) != nil), "\(ecrit)")
        }
    }
}
