/// The spaces and apostrophes of French typography, put into what people typed and into what we say.
public enum Typographie {
    /// No-break spaces before « : ; ? ! % » and inside guillemets, between the groups of a number, after « n° »;
    /// curved apostrophes. No other character changes.
    public static func francaise(_ texte: String) -> String {
        var texte = texte
        guard texte.withUTF8(mayChange) else { return texte }
        let source = Array(texte.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (place, scalar) in source.enumerated() {
            let before = place > 0 ? source[place - 1] : nil
            let after = place + 1 < source.count ? source[place + 1] : nil
            switch scalar {
            case " ": result.append(space(source, place, before, after))
            case "'" where before?.properties.isAlphabetic == true && after?.properties.isAlphabetic == true:
                result.append("’")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Most texts hold nothing to change: they are not copied.
    private static func mayChange(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "'") { return true }
            if previous == 0x20 {
                switch byte {
                case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "%"),
                    0xC2, 0xE2, UInt8(ascii: "0")...UInt8(ascii: "9"):
                    return true
                default: break
                }
            }
            // After « or °.
            if byte == 0x20, previous == 0xAB || previous == 0xB0 { return true }
            previous = byte
        }
        return false
    }

    private static func space(
        _ source: [Unicode.Scalar], _ place: Int, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
    ) -> Unicode.Scalar {
        // A run of spaces, or one at an end, is no typography.
        guard let before, let after, before != " ", after != " " else { return " " }
        switch (before, after) {
        case (_, ":"), (_, ";"), (_, "?"), (_, "!"), (_, "%"), (_, "»"), (_, "€"), ("«", _), ("°", _): return "\u{A0}"
        default: break
        }
        func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
        let left = source[..<place].reversed().prefix(while: isDigit).count
        let right = source[(place + 1)...].prefix(while: isDigit).count
        // « 1 234 », but neither « 2018 100 » nor « 12 34 ».
        return (1...3).contains(left) && right == 3 ? "\u{202F}" : " "
    }
}
