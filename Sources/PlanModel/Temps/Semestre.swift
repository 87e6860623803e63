/// A half-year of follow-up, written `2018-S2`.
public struct Semestre: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    public let annee: Int
    /// 1 or 2.
    public let rang: Int

    public init?(annee: Int, rang: Int) {
        guard (1900...2199).contains(annee), (1...2).contains(rang) else { return nil }
        (self.annee, self.rang) = (annee, rang)
    }

    /// Nil unless `rawValue` is a year, a dash, then `S1` or `S2`.
    public init?(rawValue: String) {
        var bytes = rawValue.utf8.makeIterator()
        guard let annee = bytes.nombre(4), bytes.next() == UInt8(ascii: "-"), bytes.next() == UInt8(ascii: "S"),
            let rang = bytes.nombre(1), bytes.next() == nil
        else { return nil }
        self.init(annee: annee, rang: rang)
    }

    public init(contenant jour: Jour) {
        (annee, rang) = (jour.annee, jour.mois <= 6 ? 1 : 2)
    }

    private init(ordinal: Int) {
        (annee, rang) = (ordinal / 2, ordinal % 2 + 1)
    }

    /// The last that can be written: « whatever was declared last ».
    public static let lointain = Semestre(ordinal: 2199 * 2 + 1)

    private var ordinal: Int { annee * 2 + rang - 1 }

    public var rawValue: String { "\(annee)-S\(rang)" }
    public var description: String { rawValue }
    /// « second semestre 2018 »: in words, there are never more than two.
    public var libelle: String { "\(rang == 1 ? "premier" : "second") semestre \(annee)" }
    public var debut: Jour { .premier(annee: annee, mois: rang == 1 ? 1 : 7) }
    public var fin: Jour { .dernier(annee: annee, mois: rang == 1 ? 6 : 12) }
    public var precedent: Semestre { Semestre(ordinal: ordinal - 1) }
    public var suivant: Semestre { Semestre(ordinal: ordinal + 1) }

    public static func < (left: Semestre, right: Semestre) -> Bool { left.ordinal < right.ordinal }
}
