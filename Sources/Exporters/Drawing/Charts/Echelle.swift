import Foundation

/// The graduations of an axis: round numbers, a few, that hold every value.
struct Echelle: Hashable {
    var minimum: Decimal
    var maximum: Decimal
    var pas: Decimal

    /// - Parameter plafond: The highest value of the axis when the data do not fix it.
    init(_ valeurs: [Decimal], plafond: Decimal? = nil) {
        let bas = min(valeurs.min() ?? 0, 0)
        let haut = max(plafond ?? valeurs.max() ?? 0, bas, 0)
        pas = Self.rond((haut - bas) / 4)
        minimum = Self.multiple(bas, pas, .down)
        maximum = max(Self.multiple(haut, pas, .up), minimum + pas)
        // The figure of the highest point stands above it, under the title.
        if plafond == nil, haut > 0, maximum - haut < pas / 2 { maximum += pas }
    }

    /// Whole years around these dates, at most ten of them marked.
    init(annees dates: [Decimal]) {
        minimum = Self.multiple(dates.min() ?? 0, 1, .down)
        maximum = max(Self.multiple(dates.max() ?? 0, 1, .up), minimum + 1)
        var pas: Decimal = 1
        for essai: Decimal in [2, 5, 10, 20, 50] where (maximum - minimum) / pas > 10 { pas = essai }
        self.pas = pas
        maximum = minimum + Self.multiple(maximum - minimum, pas, .up)
        // The first point stands clear of the axis.
        if let premiere = dates.min(), (premiere - minimum) * 20 < maximum - minimum { minimum -= pas }
    }

    var graduations: [Decimal] {
        var graduations: [Decimal] = []
        var valeur = minimum
        while valeur <= maximum, graduations.count < 60 {
            graduations.append(valeur)
            valeur += pas
        }
        return graduations
    }

    /// Between 0, at the minimum, and 1.
    func place(_ valeur: Decimal) -> Double { ((valeur - minimum) / (maximum - minimum)).enDouble }

    /// 1, 2, 2.5 or 5 times a power of ten, the first that is not below.
    private static func rond(_ brut: Decimal) -> Decimal {
        guard brut > 0 else { return 1 }
        let puissance = Int(floor(log10(max(brut.enDouble, 1e-100))))
        let dix = Decimal(sign: .plus, exponent: puissance, significand: 1)
        for facteur in [1, 2, Decimal(string: "2.5") ?? 2, 5, 10] where facteur * dix >= brut { return facteur * dix }
        return 10 * dix
    }

    private static func multiple(_ valeur: Decimal, _ pas: Decimal, _ sens: NSDecimalNumber.RoundingMode) -> Decimal {
        var (quotient, arrondi) = (valeur / pas, Decimal())
        NSDecimalRound(&arrondi, &quotient, 0, sens)
        return arrondi * pas
    }
}

extension Decimal {
    var enDouble: Double { (self as NSDecimalNumber).doubleValue }
}
