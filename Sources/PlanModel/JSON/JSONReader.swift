/// Why bytes are not the JSON of a value: another version of the program wrote them, or they were tampered with.
public struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Bytes from the start.
    public var position: Int
    public var attendu: String

    public var description: String { "octet \(position) : attendu \(attendu)" }
}

/// Takes typed values out of JSON in one pass over its bytes, with no tree between the two: the store reads thousands
/// of nodes at a time.
///
/// Members come in any order, unknown ones are skipped, the last of two with the same name counts.
struct JSONReader {
    let bytes: [UInt8]
    var position = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that `bytes` hold, and nothing after it.
    static func value<Value: JSONValue>(in bytes: [UInt8]) throws(JSONFault) -> Value {
        var reader = JSONReader(bytes)
        let value = try Value(json: &reader)
        reader.skipSpaces()
        guard reader.position == bytes.count else { throw reader.fault("la fin") }
        return value
    }

    func fault(_ expected: String) -> JSONFault { JSONFault(position: position, attendu: expected) }

    /// Gives each name to `member`, which reads the value that follows, or skips it.
    mutating func object(_ member: (inout JSONReader, String) throws(JSONFault) -> Void) throws(JSONFault) {
        try expect("{")
        if takes("}") { return }
        repeat {
            let name = try string()
            try expect(":")
            try member(&self, name)
        } while takes(",")
        try expect("}")
    }

    mutating func list<Element>(
        _ element: (inout JSONReader) throws(JSONFault) -> Element
    ) throws(JSONFault) -> [Element] {
        try expect("[")
        var elements: [Element] = []
        if takes("]") { return elements }
        // Most lists of a plan hold one element, and an array that grows by itself takes room for more.
        elements.reserveCapacity(1)
        repeat { elements.append(try element(&self)) } while takes(",")
        try expect("]")
        return elements
    }

    // MARK: - What is not wanted

    /// Far more than the model nests: a hostile file must not exhaust the stack.
    static let depthLimit = 64

    /// Passes over any value, checked all the same.
    mutating func skip() throws(JSONFault) { try skip(depth: 1) }

    private mutating func skip(depth: Int) throws(JSONFault) {
        guard depth <= Self.depthLimit else { throw fault("\(Self.depthLimit) niveaux imbriqués au plus") }
        switch peek() {
        case UInt8(ascii: "{"):
            try object { (reader, _) throws(JSONFault) in try reader.skip(depth: depth + 1) }
        case UInt8(ascii: "["):
            _ = try list { (reader) throws(JSONFault) in try reader.skip(depth: depth + 1) }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try boolean()
        case UInt8(ascii: "n"): if !null() { throw fault("null") }
        default: _ = try number()
        }
    }

    // MARK: - Signs

    mutating func skipSpaces() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    /// The byte that comes next, nil at the end.
    mutating func peek() -> UInt8? {
        skipSpaces()
        return position < bytes.count ? bytes[position] : nil
    }

    /// True, and past it, when `sign` comes next.
    mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ sign: Unicode.Scalar) throws(JSONFault) {
        if !takes(sign) { throw fault("« \(sign) »") }
    }
}
