extension JSONReader {
    mutating func string() throws(JSONFault) -> String {
        try expect("\"")
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let text = try text(bytes.span.extracting(start..<position))
                position += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw fault("un caractère de contrôle échappé")
            default: position += 1
            }
        }
        throw fault("un guillemet")
    }

    private func text(_ bytes: Span<UInt8>) throws(JSONFault) -> String {
        do { return String(copying: try UTF8Span(validating: bytes)) } catch { throw fault("de l'UTF-8") }
    }

    /// A string that holds an escape; `position` is on the first one.
    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var plain = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(plain.span)
            case UInt8(ascii: "\\"):
                plain.append(contentsOf: UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter)
            case 0..<0x20: throw fault("un caractère de contrôle échappé")
            default: plain.append(byte)
            }
        }
        throw fault("un guillemet")
    }

    /// What stands after a backslash.
    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        guard position < bytes.count else { throw fault("un échappement") }
        position += 1
        switch bytes[position - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar()
        default: throw fault("un échappement")
        }
    }

    /// The four digits after `\u`, and the second half of a character that takes two of them.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        var value = try codeUnit()
        if (0xD800..<0xDC00).contains(value), bytes[position...].starts(with: #"\u"#.utf8) {
            position += 2
            let low = try codeUnit()
            guard (0xDC00..<0xE000).contains(low) else { throw fault("la seconde moitié du caractère") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault("un caractère") }
        return scalar
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt32 {
        let digits = bytes[position...].prefix(4).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 4 else { throw fault("quatre chiffres hexadécimaux") }
        position += 4
        return digits.reduce(0) { $0 << 4 + UInt32($1) }
    }

    /// The text of a number, as JSON allows it to be written.
    mutating func number() throws(JSONFault) -> String {
        skipSpaces()
        let start = position
        skip { $0 == UInt8(ascii: "-") }
        let whole = position
        guard skipDigits(), bytes[whole] != UInt8(ascii: "0") || position == whole + 1 else { throw fault("un nombre") }
        if skip({ $0 == UInt8(ascii: ".") }), !skipDigits() { throw fault("un chiffre") }
        if skip({ $0 | 0x20 == UInt8(ascii: "e") }) {
            skip { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            if !skipDigits() { throw fault("un chiffre") }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// True, and past it, when the next byte is one of those.
    @discardableResult
    private mutating func skip(_ isOneOfThose: (UInt8) -> Bool) -> Bool {
        guard position < bytes.count, isOneOfThose(bytes[position]) else { return false }
        position += 1
        return true
    }

    /// True when there was one at least.
    private mutating func skipDigits() -> Bool {
        let start = position
        while skip({ (0x30...0x39).contains($0) }) {}
        return position > start
    }

    mutating func boolean() throws(JSONFault) -> Bool {
        if takes(word: "true") { return true }
        if takes(word: "false") { return false }
        throw fault("true ou false")
    }

    /// True, and past it, when the value is null.
    mutating func null() -> Bool { takes(word: "null") }

    private mutating func takes(word: String) -> Bool {
        skipSpaces()
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }
}
