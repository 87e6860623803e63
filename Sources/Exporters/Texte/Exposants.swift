/// « 1er », « 2e », « XXIe » no: the letters that follow a number and stand above the line.
public enum Exposants {
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

    /// Elements that hold no other, whose words are read as they are.
    private static let sansBalise: Set<String> = ["title", "option", "textarea", "script", "style", "svg"]

    /// A page, the letters that stand above the line in elements of their own; nothing changes in tags and their attributes.
    public static func dansLeHTML(_ html: String) -> String {
        var html = html
        guard html.withUTF8(mayHave) else { return html }
        let octets = Array(html.utf8)
        var sortie: [UInt8] = []
        sortie.reserveCapacity(octets.count + 256)
        var place = 0
        while place < octets.count {
            let balise = octets[place...].firstIndex(of: UInt8(ascii: "<")) ?? octets.count
            eleve(octets[place..<balise], dans: &sortie)
            place = finDeBalise(octets, balise)
            sortie += octets[balise..<place]
        }
        return String(decoding: sortie, as: UTF8.self)
    }

    private static func eleve(_ octets: ArraySlice<UInt8>, dans sortie: inout [UInt8]) {
        guard octets.withUnsafeBufferPointer(mayHave), let parts = parts(String(decoding: octets, as: UTF8.self)) else {
            sortie += octets
            return
        }
        for part in parts { sortie += (part.estEleve ? "<sup>\(part.texte)</sup>" : part.texte).utf8 }
    }

    /// Where the text goes on after the tag that begins at `debut`.
    private static func finDeBalise(_ octets: [UInt8], _ debut: Int) -> Int {
        guard debut < octets.count else { return debut }
        func fin(_ place: Int) -> Int {
            octets[place...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? octets.count
        }
        let nom = octets[(debut + 1)...].prefix { (0x61...0x7A).contains($0) }
        guard sansBalise.contains(String(decoding: nom, as: UTF8.self)) else { return fin(debut) }
        let fermeture = Array("</".utf8) + nom
        var place = fin(debut)
        while place < octets.count {
            guard let suivante = octets[place...].firstIndex(of: UInt8(ascii: "<")) else { return octets.count }
            if octets[suivante...].starts(with: fermeture) { return fin(suivante) }
            place = suivante + 1
        }
        return octets.count
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
