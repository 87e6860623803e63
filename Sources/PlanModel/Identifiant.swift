/// A stable identifier, typed by what it names: an `Identifiant<Noeud>` is refused where an
/// `Identifiant<Indicateur>` is wanted. It survives renumbering and renaming, so progress hangs on it.
public struct Identifiant<Genre>: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    /// Nil unless `rawValue` is 1 to 80 lower-case ASCII letters and digits in groups joined by single dashes.
    public init?(rawValue: String) {
        guard Slug.isValid(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    private init(sur rawValue: String) { self.rawValue = rawValue }

    /// Stands for an identifier that could not be read, so that the rest of its element is checked all the same.
    static var fautif: Self { Self(sur: "fautif") }

    public var description: String { rawValue }
}

extension Identifiant: Comparable {
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifiant: CodingKeyRepresentable {
    public var codingKey: any CodingKey { Slug.Key(stringValue: rawValue) }
    public init?<T: CodingKey>(codingKey: T) { self.init(rawValue: codingKey.stringValue) }
}

enum Slug {
    struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    static func isValid(_ text: String) -> Bool {
        var previousIsDash = true
        var count = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): previousIsDash = false
            case UInt8(ascii: "-") where !previousIsDash: previousIsDash = true
            default: return false
            }
            count += 1
        }
        return !previousIsDash && count <= 80
    }
}
