/// A list that a stored value may lack, because it was written before the list had a place: read as an empty one, and
/// an empty one is not written.
@propertyWrapper
public struct OuVide<Element: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    public var wrappedValue: [Element]

    public init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }
}

/// What the coders that the compiler makes call for such a property.
extension KeyedDecodingContainer {
    public func decode<Element>(_ type: OuVide<Element>.Type, forKey key: Key) throws -> OuVide<Element> {
        OuVide(wrappedValue: try decodeIfPresent([Element].self, forKey: key) ?? [])
    }
}

extension KeyedEncodingContainer {
    public mutating func encode<Element>(_ value: OuVide<Element>, forKey key: Key) throws {
        if !value.wrappedValue.isEmpty { try encode(value.wrappedValue, forKey: key) }
    }
}
