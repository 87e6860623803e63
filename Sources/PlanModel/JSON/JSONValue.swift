import Foundation

/// A value that is stored as JSON, read and written without Foundation's coders: `Codable`, which such a type also has,
/// gives the same bytes and takes the same values.
protocol JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault)
    func write(to writer: inout JSONWriter)
}

extension JSONReader {
    mutating func value<Value: JSONValue>(_: Value.Type = Value.self) throws(JSONFault) -> Value {
        try Value(json: &self)
    }

    /// Nil for null.
    mutating func optional<Value: JSONValue>(_: Value.Type = Value.self) throws(JSONFault) -> Value? {
        null() ? nil : try Value(json: &self)
    }

    /// What `make` makes of a string.
    mutating func string<Value>(
        _ expected: String, _ make: (String) -> Value?
    ) throws(JSONFault) -> Value {
        guard let value = make(try string()) else { throw fault(expected) }
        return value
    }

    /// A table whose names are data.
    mutating func table<Key, Value: JSONValue>(_ key: (String) -> Key?) throws(JSONFault) -> [Key: Value] {
        // Gathered first: a dictionary that grows is made again several times.
        var members: [(Key, Value)] = []
        try object { (reader, name) throws(JSONFault) in
            guard let key = key(name) else { throw reader.fault("un autre nom que « \(name) »") }
            members.append((key, try reader.value()))
        }
        return Dictionary(members, uniquingKeysWith: { $1 })
    }

    /// The value of a member that must be there.
    func required<Value>(_ value: Value?, _ name: String) throws(JSONFault) -> Value {
        guard let value else { throw fault("« \(name) »") }
        return value
    }
}

extension JSONWriter {
    /// A table whose names are data, in the order of their bytes.
    mutating func member<Key>(_ name: String, _ table: [Key: some JSONValue], named text: (Key) -> String) {
        let members = table.map { (name: text($0), value: $1) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        member(name) { writer in
            writer.object { writer in
                for (name, value) in members { writer.member(name, value) }
            }
        }
    }
}

extension String: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) { self = try reader.string() }
    func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Bool: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) { self = try reader.boolean() }
    func write(to writer: inout JSONWriter) { writer.bare(self ? "true" : "false") }
}

extension Int: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        guard let value = Int(try reader.number()) else { throw reader.fault("un nombre entier") }
        self = value
    }
    func write(to writer: inout JSONWriter) { writer.bare(String(self)) }
}

extension Decimal: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        let text = try reader.number()
        guard let value = Int(text).map({ Decimal($0) }) ?? Decimal(string: text, locale: nil) else {
            throw reader.fault("un nombre décimal")
        }
        self = value
    }
    func write(to writer: inout JSONWriter) { writer.bare(description) }
}

extension Array: JSONValue where Element: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        self = try reader.list { (reader) throws(JSONFault) in try reader.value() }
    }
    func write(to writer: inout JSONWriter) { writer.list(self) }
}

/// Enumerations and identifiers: what their text says.
extension JSONValue where Self: RawRepresentable<String> {
    init(json reader: inout JSONReader) throws(JSONFault) {
        self = try reader.string("une autre valeur") { Self(rawValue: $0) }
    }
    func write(to writer: inout JSONWriter) { writer.string(rawValue) }
}

extension Absence: JSONValue {}
extension Identifiant: JSONValue {}
extension Renvoi: JSONValue {}
extension Indicateur.Nature: JSONValue {}
extension Indicateur.Sens: JSONValue {}

extension Jour: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) { self = try reader.string("une date") { Jour(iso: $0) } }
    func write(to writer: inout JSONWriter) { writer.string(description) }
}
