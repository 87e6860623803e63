import Foundation

/// One folding for every door: what a reader takes for the same text is kept, compared, found and sorted as the same.
extension String {
    /// As a text is kept, whichever door it came in by: composed (NFC), without blanks or invisible marks around, its
    /// line ends `\n`.
    public var saisi: String {
        if utf8.withContiguousStorageIfAvailable(Self.isSaisi) == true { return self }
        var (composed, plainEnds) = (true, true)
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0D: plainEnds = false
            // Nothing there ever changes when it is composed.
            case 0..<0x300, 0x2002..<0x2126: break
            default: composed = false
            }
        }
        var text = plainEnds ? self : replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        if !composed { text = text.precomposedStringWithCanonicalMapping }
        return text.withoutBlanksAround
    }

    /// Said of most texts by one look at their bytes; false when a closer look is needed.
    private static func isSaisi(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return true }
        // Latin letters with their accents are from U+00C0, after every blank below U+1680.
        guard (0x21..<0x7F).contains(first) || first == 0xC3,
            (0x21..<0x7F).contains(last) || bytes.count > 1 && bytes[bytes.count - 2] == 0xC3
        else { return false }
        for (place, byte) in bytes.enumerated() {
            // From U+0300 on, but for punctuation and signs: U+2002 to U+2125.
            guard byte != 0x0D, byte < 0xCC || byte == 0xE2 else { return false }
            if byte == 0xE2, !(0x8082..<0x84A6).contains(Int(bytes[place + 1]) << 8 | Int(bytes[place + 2])) {
                return false
            }
        }
        return true
    }

    /// On one line: a title, a name, a unit.
    public var saisiSurUneLigne: String {
        let text = saisi
        guard text.utf8.contains(0x0A) else { return text }
        return text.split(separator: "\n").map { String($0).withoutBlanksAround }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// For comparing and searching: lower case, accents off, œ as oe; apostrophes alike; spaces, hyphens and quotation
    /// marks of every kind as one space, none around; without invisible marks.
    public var folded: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        fold { byte, _ in bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same for codes and titles of columns: « Motif d’arbitrage » and « motif_d_arbitrage » are one name.
    public var foldedCode: String { folded.replacing("'", with: "_").replacing(" ", with: "_") }

    /// Where `word`, which is folded, first stands in the text as it is written: whole characters.
    public func place(ofFolded word: String) -> Range<String.Index>? {
        var bytes: [UInt8] = []
        var origins: [String.Index] = []
        fold { byte, origin in
            bytes.append(byte)
            origins.append(origin)
        }
        let wanted = Array(word.utf8)
        guard !wanted.isEmpty, let place = bytes.firstRange(of: wanted) else { return nil }
        var start = origins[place.lowerBound]
        while start.samePosition(in: self) == nil { start = unicodeScalars.index(before: start) }
        var end = unicodeScalars.index(after: origins[place.upperBound - 1])
        while end.samePosition(in: self) == nil { end = unicodeScalars.index(after: end) }
        return start..<end
    }

    /// The order of a French index: as folded, then as written.
    public static func ordreFrancais(_ left: String, _ right: String) -> Bool {
        let (a, b) = (left.folded, right.folded)
        return a == b ? left < right : a < b
    }

    private var withoutBlanksAround: String {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last, first.isBlank || last.isBlank else {
            return self
        }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.isBlank }),
            let end = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[start...end])
    }

    /// Gives each byte of the folded text, with the place of what it comes from.
    private func fold(_ take: (UInt8, String.Index) -> Void) {
        var separator: String.Index?
        var started = false
        for index in unicodeScalars.indices {
            let scalar = unicodeScalars[index]
            if scalar.isBlank || scalar.partsWords {
                // What is invisible parts no words.
                if started, separator == nil, !scalar.isInvisible { separator = index }
                continue
            }
            let plain = Folding.plain(scalar)
            guard !plain.isEmpty else { continue }
            if let place = separator { take(UInt8(ascii: " "), place) }
            (separator, started) = (nil, true)
            for byte in plain { take(byte, index) }
        }
    }
}

extension Unicode.Scalar {
    /// A space of any kind, a line end, or a mark that nobody sees.
    var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0: true
        case 0..<0xA0: false
        case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: isInvisible
        }
    }

    /// Zero-width spaces and joiners, byte-order marks, marks of direction: they come with what is pasted.
    public var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Hyphens and quotation marks.
    fileprivate var partsWords: Bool {
        switch value {
        case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
        default: false
        }
    }
}

private enum Folding {
    /// Lower case, without its marks, in UTF-8; empty for a mark.
    static func plain(_ scalar: Unicode.Scalar) -> [UInt8] {
        let value = Int(scalar.value)
        return value < latin.count ? latin[value] : computed(scalar)
    }

    /// All that French texts are made of.
    private static let latin: [[UInt8]] = (0..<0x250).map { Unicode.Scalar($0).map(computed) ?? [] }

    private static func computed(_ scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar {
        case "œ", "Œ": return Array("oe".utf8)
        case "æ", "Æ": return Array("ae".utf8)
        case "ß", "ẞ": return Array("ss".utf8)
        case "’", "‘", "‛", "ʼ", "′", "`", "´": return [UInt8(ascii: "'")]
        default: break
        }
        var plain: [UInt8] = []
        for part in String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        where ![.nonspacingMark, .enclosingMark].contains(part.properties.generalCategory) {
            plain += Array(String(part).utf8)
        }
        return plain
    }
}
