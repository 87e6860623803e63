/// A day of the Gregorian calendar, without hour or time zone.
public struct Jour: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Year, month and day, one after the other: a plan holds thousands of days, most of them optional.
    private let ordinal: Int32

    public var annee: Int { Int(ordinal) / 10_000 }
    public var mois: Int { Int(ordinal) / 100 % 100 }
    public var jour: Int { Int(ordinal) % 100 }

    /// Nil unless the day exists, from year 1900 to 2199.
    public init?(_ annee: Int, _ mois: Int, _ jour: Int) {
        guard (1900...2199).contains(annee), (1...12).contains(mois),
            (1...Jour.nombreDeJours(annee, mois)).contains(jour)
        else { return nil }
        self.init(sur: annee, mois, jour)
    }

    /// Nil unless `iso` is written `2018-04-17` and the day exists.
    public init?(iso: some StringProtocol) {
        var bytes = iso.utf8.makeIterator()
        guard let annee = bytes.nombre(4), bytes.next() == UInt8(ascii: "-"), let mois = bytes.nombre(2),
            bytes.next() == UInt8(ascii: "-"), let jour = bytes.nombre(2), bytes.next() == nil
        else { return nil }
        self.init(annee, mois, jour)
    }

    private init(sur annee: Int, _ mois: Int, _ jour: Int) {
        ordinal = Int32(annee * 10_000 + mois * 100 + jour)
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

    public static func < (left: Jour, right: Jour) -> Bool { left.ordinal < right.ordinal }
}

extension IteratorProtocol<UInt8> {
    /// What the next `chiffres` digits say, nil unless they are all digits.
    mutating func nombre(_ chiffres: Int) -> Int? {
        var nombre = 0
        for _ in 0..<chiffres {
            guard let byte = next(), (0x30...0x39).contains(byte) else { return nil }
            nombre = nombre * 10 + Int(byte - 0x30)
        }
        return nombre
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
