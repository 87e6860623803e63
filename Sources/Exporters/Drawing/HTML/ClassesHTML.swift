/// Where the named styles of our documents become classes and elements of a page.
enum ClassesHTML {
    private static let prefixe = "apercu-"

    /// Those that look like the text around them.
    private static let ordinaires: Set<String> = [
        "", "Standard", "Text_20_body", "List_20_Contents", "Table_20_Contents", "Table_20_Heading", "Graphique",
    ]
    private static let connues = [
        "Title": "titre", "Subtitle": "sous-titre", "Caption": "legende", "Caption_20_below": "legende",
        "LogosEnRang": "logos", "Chiffres": "chiffres", "EnTeteDeChiffres": "chiffres",
    ]

    /// Of a paragraph, a table or a row; nil for an ordinary one.
    static func classe(_ style: String) -> String? {
        ordinaires.contains(style) ? nil : prefixe + (connues[style] ?? mot(style))
    }

    /// Its level is said by its element: what is left is the band, and the page that it begins.
    static func titre(_ style: String) -> String? {
        let classes = [
            style.hasPrefix("Bandeau") ? prefixe + "bandeau" : nil, style.hasSuffix("Page") ? prefixe + "page" : nil,
        ].compactMap(\.self)
        return classes.isEmpty ? nil : classes.joined(separator: " ")
    }

    /// By steps of 5 mm on a page whose text is 170 wide, each of which has its rule in the style sheet; nil when its
    /// style says no width.
    static func colonne(_ style: String) -> String? {
        guard style.hasPrefix("Colonne"), let largeur = Int(style.dropFirst("Colonne".count)) else { return nil }
        return "\(prefixe)colonne-\(min(max((largeur + 2) / 5 * 5, 5), 170))"
    }

    /// What a style of characters means.
    static func emphase(_ style: String?) -> (debut: StaticString, fin: StaticString)? {
        switch style {
        case "Strong_20_Emphasis": ("<strong>", "</strong>")
        case "Emphasis": ("<em>", "</em>")
        case "Exposant": ("<sup>", "</sup>")
        default: nil
        }
    }

    /// The identifier that stands for a bookmark: two bookmarks never share one.
    static func ancre(_ signet: String) -> String {
        let titre = "__RefHeading___"
        return signet.hasPrefix(titre)
            ? "\(prefixe)titre-\(mot(String(signet.dropFirst(titre.count)), perteInterdite: true))"
            : "\(prefixe)signet-\(mot(signet, perteInterdite: true))"
    }

    /// Letters, digits and hyphens of ASCII; another byte is left out, or written as two digits after an underscore.
    private static func mot(_ nom: String, perteInterdite: Bool = false) -> String {
        var mot = ""
        for octet in perteInterdite ? nom.utf8 : nom.replacing("_20_", with: "-").lowercased().utf8 {
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                mot.unicodeScalars.append(Unicode.Scalar(octet))
            default:
                if perteInterdite { mot += "_" + (octet < 16 ? "0" : "") + String(octet, radix: 16) }
            }
        }
        return mot
    }
}
