/// A moment in UTC, to the second, written `2019-06-30T16:05:00Z`; comparable as text.
public struct Instant: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    /// In UTC, for machines: people read `jour(fuseau)`.
    public let jourUTC: Jour
    /// Seconds of the day, 0 to 86,399.
    private let secondes: Int32

    /// Nil unless written as above, on a day that exists.
    public init?(rawValue: String) {
        guard let jour = Jour(iso: rawValue.prefix(10)) else { return nil }
        var bytes = rawValue.dropFirst(10).utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "T"), let heures = bytes.nombre(2), heures < 24,
            bytes.next() == UInt8(ascii: ":"), let minutes = bytes.nombre(2), minutes < 60,
            bytes.next() == UInt8(ascii: ":"), let secondes = bytes.nombre(2), secondes < 60,
            bytes.next() == UInt8(ascii: "Z"), bytes.next() == nil
        else { return nil }
        self.init(jour, secondes: heures * 3600 + minutes * 60 + secondes)
    }

    /// 0 to 86,399.
    var secondesDuJour: Int { Int(secondes) }

    /// The last second of a day.
    public init(finDe jour: Jour) { self.init(jour, secondes: 86_399) }

    /// - Parameter secondes: Seconds of the day, 0 to 86,399.
    public init(_ jour: Jour, secondes: Int) {
        jourUTC = jour
        self.secondes = Int32(max(0, min(86_399, secondes)))
    }

    public var rawValue: String {
        let reste = Int(secondes)
        return "\(jourUTC)T\(deuxChiffres(reste / 3600)):\(deuxChiffres(reste / 60 % 60)):\(deuxChiffres(reste % 60))Z"
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        (left.jourUTC, left.secondes) < (right.jourUTC, right.secondes)
    }
}
