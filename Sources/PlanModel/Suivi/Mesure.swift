public import Foundation

/// A reading of an indicator, before it is recorded.
public struct Mesure: Hashable, Sendable, Codable {
    public enum Valeur: Hashable, Sendable, Codable {
        case nombre(Decimal)
        /// For a qualitative indicator.
        case texte(String)
    }

    public var indicateur: Identifiant<Indicateur>
    public var date: Jour
    public var valeur: Valeur
    /// One of the indicator's territories; nil for the whole département.
    public var territoire: String?
    public var source: String?
    public var producteur: String?
    /// Why the value is contested, when it is.
    public var contestation: String?
    public var ditPar: String?

    public init(indicateur: Identifiant<Indicateur>, date: Jour, valeur: Valeur) {
        (self.indicateur, self.date, self.valeur) = (indicateur, date, valeur)
    }
}

/// A reading as it was recorded; a correction is a later one that replaces it.
public struct Releve: Hashable, Sendable, Codable, Identifiable {
    public var id: Int
    public var mesure: Mesure
    public var saisiPar: String
    public var saisiLe: Instant
    public var remplace: Int?

    public init(id: Int, mesure: Mesure, saisiPar: String, saisiLe: Instant, remplace: Int? = nil) {
        (self.id, self.mesure, self.saisiPar) = (id, mesure, saisiPar)
        (self.saisiLe, self.remplace) = (saisiLe, remplace)
    }
}
