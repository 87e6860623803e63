/// A day of the Gregorian calendar, without hour or time zone.
public struct Jour: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let annee: Int
    public let mois: Int
    public let jour: Int

    /// Nil unless the day exists, from year 1900 to 2199.
    public init?(_ annee: Int, _ mois: Int, _ jour: Int) {
        guard (1900...2199).contains(annee), (1...12).contains(mois),
            (1...Jour.nombreDeJours(annee, mois)).contains(jour)
        else { return nil }
        self.init(sur: annee, mois, jour)
    }

    /// Nil unless `iso` is written `2018-04-17` and the day exists.
    public init?(iso: some StringProtocol) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            iso.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
            let annee = Int(parts[0]), let mois = Int(parts[1]), let jour = Int(parts[2])
        else { return nil }
        self.init(annee, mois, jour)
    }

    private init(sur annee: Int, _ mois: Int, _ jour: Int) {
        (self.annee, self.mois, self.jour) = (annee, mois, jour)
    }

    static func premier(annee: Int, mois: Int = 1) -> Jour { Jour(sur: annee, mois, 1) }
    static func dernier(annee: Int, mois: Int = 12) -> Jour { Jour(sur: annee, mois, nombreDeJours(annee, mois)) }

    private static func nombreDeJours(_ annee: Int, _ mois: Int) -> Int {
        switch mois {
        case 4, 6, 9, 11: 30
        case 2: annee % 4 == 0 && (annee % 100 != 0 || annee % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// ISO 8601: `2018-04-17`.
    public var description: String { "\(annee)-\(deuxChiffres(mois))-\(deuxChiffres(jour))" }

    public static func < (left: Jour, right: Jour) -> Bool {
        (left.annee, left.mois, left.jour) < (right.annee, right.mois, right.jour)
    }
}

func deuxChiffres(_ nombre: Int) -> String { nombre < 10 ? "0\(nombre)" : String(nombre) }

extension Jour: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let jour = Jour(iso: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "« \(text) » n'est pas une date")
        }
        self = jour
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
