public import Foundation

/// Half away from zero, as figures are rounded in French reports.
public func arrondi(_ valeur: Decimal, decimales: Int) -> Decimal {
    var (source, result) = (valeur, Decimal())
    NSDecimalRound(&result, &source, decimales, .plain)
    return result
}
