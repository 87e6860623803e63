/// The text of a file that somebody made with a program of their own, and how it was written.
public struct TexteDeFichier: Sendable {
    public enum Encodage: Hashable, Sendable {
        case utf8
        /// « Texte Unicode » of Excel.
        case utf16
        /// What French Excel writes; with a word that shows how it was read.
        case windows1252(exemple: String)
    }

    public var texte: String
    public var encodage: Encodage

    /// To be said before what was read is accepted; nil for UTF-8.
    public var remarque: String? {
        guard case .windows1252(let exemple) = encodage else { return nil }
        return
            "fichier en Windows-1252, et non en UTF-8 ; il a été lu ainsi, vérifiez les accents (« \(exemple) »)"
    }

    /// Nil when no encoding is certain. A byte-order mark is taken off.
    public init?(_ octets: [UInt8]) {
        if octets.starts(with: [0xFF, 0xFE]) || octets.starts(with: [0xFE, 0xFF]) {
            let grosBoutisme = octets[0] == 0xFE
            guard octets.count % 2 == 0 else { return nil }
            let unites = stride(from: 2, to: octets.count, by: 2).map { place in
                let (premier, second) = (UInt16(octets[place]), UInt16(octets[place + 1]))
                return grosBoutisme ? premier << 8 | second : second << 8 | premier
            }
            guard let lu = String(validating: unites, as: UTF16.self) else { return nil }
            (texte, encodage) = (lu, .utf16)
            return
        }
        let corps = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets[...]
        if let lu = String(validating: corps, as: UTF8.self) {
            (texte, encodage) = (lu, .utf8)
            return
        }
        guard corps.count == octets.count, let (lu, exemple) = Self.windows1252(octets) else { return nil }
        (texte, encodage) = (lu, .windows1252(exemple: exemple))
    }

    /// Certain when every byte above ASCII is a letter or a sign of French, and one at least is an accent in a word.
    private static func windows1252(_ octets: [UInt8]) -> (texte: String, exemple: String)? {
        var scalars = String.UnicodeScalarView()
        var accent: String.UnicodeScalarView.Index?
        var precedent: Unicode.Scalar = " "
        for octet in octets {
            let scalar: Unicode.Scalar
            if octet < 0x80 {
                // A NUL is no text.
                guard octet != 0 else { return nil }
                scalar = Unicode.Scalar(octet)
                if accent == nil, estLettreFrancaise(precedent), estLettreASCII(scalar) {
                    accent = scalars.index(before: scalars.endIndex)
                }
            } else {
                guard let francais = signes[octet] ?? lettres[octet] else { return nil }
                scalar = francais
                if accent == nil, estLettreFrancaise(scalar), estLettreASCII(precedent) { accent = scalars.endIndex }
            }
            scalars.append(scalar)
            precedent = scalar
        }
        guard let accent else { return nil }
        func estDuMot(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
        var (debut, fin) = (accent, scalars.index(after: accent))
        while debut > scalars.startIndex, estDuMot(scalars[scalars.index(before: debut)]) {
            debut = scalars.index(before: debut)
        }
        while fin < scalars.endIndex, estDuMot(scalars[fin]) { fin = scalars.index(after: fin) }
        return (String(scalars), String(scalars[debut..<fin].prefix(40)))
    }

    private static func estLettreASCII(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func estLettreFrancaise(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }

    /// By their byte.
    private static let lettres: [UInt8: Unicode.Scalar] = {
        var lettres: [UInt8: Unicode.Scalar] = [0x8C: "Œ", 0x9C: "œ", 0x9F: "Ÿ"]
        for scalar in "ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜàâäæçèéêëîïôöùûüÿ".unicodeScalars { lettres[UInt8(scalar.value)] = scalar }
        return lettres
    }()

    private static let signes: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
        0xA0: "\u{A0}",
        0xA7: "§", 0xAB: "«", 0xB0: "°", 0xB2: "²", 0xB7: "·", 0xBB: "»",
    ]
}

extension String {
    /// A sign that accents were damaged on the way; nil when none is seen.
    ///
    /// « Ã© » is UTF-8 read as Windows-1252, U+FFFD stands for what a program could not read: the letters are lost.
    public var accentPerdu: String? {
        if unicodeScalars.contains("\u{FFFD}") { return "\u{FFFD}" }
        // Those bytes begin no word of French: Ã and Â before a sign of the upper half, â€ before the others.
        let scalars = Array(unicodeScalars)
        for (place, scalar) in scalars.enumerated().dropLast() {
            let suivant = scalars[place + 1]
            switch scalar {
            case "Ã", "Â", "Å":
                if (0x80...0xBF).contains(suivant.value)
                    || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars.contains(suivant)
                {
                    return String(scalar) + String(suivant)
                }
            case "â": if suivant == "€" || suivant == "\u{80}" { return "â" + String(suivant) }
            default: break
            }
        }
        return nil
    }

    /// A word with a question mark among its letters: « r?union ». Not the question mark of an address.
    public var accentDouteux: String? {
        for mot in split(whereSeparator: \.isWhitespace) where !mot.contains("/") && !mot.contains("=") {
            let lettres = Array(mot)
            for place in lettres.indices.dropFirst().dropLast() where lettres[place] == "?" {
                if lettres[place - 1].isLetter, lettres[place + 1].isLetter, lettres[place + 1].isLowercase {
                    return String(mot.prefix(40))
                }
            }
        }
        return nil
    }
}
