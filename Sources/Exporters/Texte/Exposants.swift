/// « 1er », « 2e », « XXIe » no: the letters that follow a number and stand above the line.
enum Exposants {
    private static let suffixes: [String] = ["er", "ers", "re", "res", "e", "es", "nd", "nde"]
    private static let eleves: [Unicode.Scalar: Unicode.Scalar] = ["ᵉ": "e", "ʳ": "r", "ⁿ": "n", "ᵈ": "d", "ˢ": "s"]

    /// The text in parts, each said to stand above the line or not; nil for a text without any, as most are.
    static func parts(_ texte: String) -> [(texte: String, estEleve: Bool)]? {
        var copie = texte
        guard copie.withUTF8(mayHave) else { return nil }
        let source = Array(texte.unicodeScalars)
        var parts: [(texte: String, estEleve: Bool)] = []
        var courant = String.UnicodeScalarView()
        var place = 0
        func fermer() {
            if !courant.isEmpty { parts.append((String(courant), false)) }
            courant = .init()
        }
        while place < source.count {
            guard isDigit(source[place]) else {
                courant.append(source[place])
                place += 1
                continue
            }
            let debut = place
            while place < source.count, isDigit(source[place]) { place += 1 }
            courant.append(contentsOf: source[debut..<place])
            let avant = debut > 0 ? source[debut - 1] : " "
            var fin = place
            while fin < source.count, source[fin].properties.isAlphabetic || eleves[source[fin]] != nil { fin += 1 }
            var lettres = String.UnicodeScalarView()
            for scalar in source[place..<fin] { lettres.append(eleves[scalar] ?? scalar) }
            let suit = fin < source.count && isDigit(source[fin])
            guard suffixes.contains(String(lettres)), !suit, !avant.properties.isAlphabetic, place - debut <= 3 else {
                continue
            }
            fermer()
            parts.append((String(lettres), true))
            place = fin
        }
        fermer()
        return parts.contains { $0.estEleve } ? parts : nil
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A digit followed by e, r, n, or by a letter that is above the line already.
    private static func mayHave(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if (0x30...0x39).contains(previous),
                byte == UInt8(ascii: "e") || byte == UInt8(ascii: "r") || byte == UInt8(ascii: "n") || byte >= 0xC3
            {
                return true
            }
            previous = byte
        }
        return false
    }
}
