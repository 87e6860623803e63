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

/// A reading as it was recorded; a correction is a later one that replaces it, a withdrawal too.
public struct Releve: Hashable, Sendable, Codable, Identifiable {
    public var id: Int
    public var mesure: Mesure
    public var saisiPar: String
    public var saisiLe: Instant
    public var remplace: Int?
    /// A withdrawal: nothing is said any more of that indicator on that day. It only repeats the reading that it takes off.
    public var retire: Bool
    /// Why it is withdrawn.
    public var motif: String?

    public init(
        id: Int, mesure: Mesure, saisiPar: String, saisiLe: Instant, remplace: Int? = nil, retire: Bool = false,
        motif: String? = nil
    ) {
        (self.id, self.mesure, self.saisiPar) = (id, mesure, saisiPar)
        (self.saisiLe, self.remplace) = (saisiLe, remplace)
        (self.retire, self.motif) = (retire, motif)
    }

    private enum CodingKeys: String, CodingKey { case id, mesure, saisiPar, saisiLe, remplace, retire, motif }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(Int.self, forKey: .id), mesure: try values.decode(Mesure.self, forKey: .mesure),
            saisiPar: try values.decode(String.self, forKey: .saisiPar),
            saisiLe: try values.decode(Instant.self, forKey: .saisiLe),
            remplace: try values.decodeIfPresent(Int.self, forKey: .remplace),
            retire: try values.decodeIfPresent(Bool.self, forKey: .retire) ?? false,
            motif: try values.decodeIfPresent(String.self, forKey: .motif))
    }

    /// `retire` is written when it is true: the others stay what they were before there were withdrawals.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(mesure, forKey: .mesure)
        try values.encode(saisiPar, forKey: .saisiPar)
        try values.encode(saisiLe, forKey: .saisiLe)
        try values.encodeIfPresent(remplace, forKey: .remplace)
        if retire { try values.encode(retire, forKey: .retire) }
        try values.encodeIfPresent(motif, forKey: .motif)
    }
}
