/// Writes values as JSON: the same bytes as Foundation's `JSONEncoder` with `.sortedKeys` and `.withoutEscapingSlashes`,
/// which made the bases that exist. Fingerprints depend on it.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    static func bytes(of value: some JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        value.write(to: &writer)
        return writer.bytes
    }

    /// - Parameter members: Writes each `member`, in the order of the bytes of their names.
    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        members(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func member(_ name: String, _ value: some JSONValue) { member(name) { value.write(to: &$0) } }

    package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        separate(after: UInt8(ascii: "{"))
        string(name)
        bytes.append(UInt8(ascii: ":"))
        value(&self)
    }

    /// A value that is not there leaves no name behind.
    mutating func member(_ name: String, _ value: (some JSONValue)?) {
        if let value { member(name, value) }
    }

    mutating func list(_ elements: [some JSONValue]) {
        bytes.append(UInt8(ascii: "["))
        for element in elements {
            separate(after: UInt8(ascii: "["))
            element.write(to: &self)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Nothing stands between an opening sign and what it opens.
    private mutating func separate(after opening: UInt8) {
        if bytes.last != opening { bytes.append(UInt8(ascii: ",")) }
    }

    /// Numbers, booleans: what needs no quotes.
    package mutating func bare(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { escape(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bare(#"\""#)
        case UInt8(ascii: "\\"): bare(#"\\"#)
        case 0x08: bare(#"\b"#)
        case 0x09: bare(#"\t"#)
        case 0x0A: bare(#"\n"#)
        case 0x0C: bare(#"\f"#)
        case 0x0D: bare(#"\r"#)
        case 0..<0x10: bare(#"\u000"# + String(byte, radix: 16))
        case 0x10..<0x20: bare(#"\u00"# + String(byte, radix: 16))
        default: bytes.append(byte)
        }
    }
}
