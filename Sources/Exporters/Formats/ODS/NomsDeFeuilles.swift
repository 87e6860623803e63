/// Names that every spreadsheet program takes: 31 characters at most, without `[]*?:/\`, unique whatever the case.
struct NomsDeFeuilles {
    private static let tailleMaximale = 31
    private var pris: Set<String> = []

    /// The name wanted, mended and numbered where it must be.
    mutating func nom(_ voulu: String) -> String {
        // The apostrophe quotes names in references: the typographic one does not.
        let propre = String(
            String.UnicodeScalarView(
                voulu.unicodeScalars.map { scalar in
                    switch scalar {
                    case "'": "’"
                    case "[", "]", "*", "?", ":", "/", "\\", "#", "$": " "
                    case _ where scalar.value < 0x20 || scalar.properties.isDefaultIgnorableCodePoint: " "
                    case "\u{FFFE}", "\u{FFFF}", "\u{2028}", "\u{2029}", "\u{85}": " "
                    default: scalar
                    }
                })
        ).split(separator: " ").joined(separator: " ")
        let base = propre.isEmpty ? "Feuille" : propre
        var nom = Self.coupe(base, Self.tailleMaximale)
        var rang = 2
        while !pris.insert(nom.lowercased()).inserted {
            let suite = " (\(rang))"
            nom = Self.coupe(base, Self.tailleMaximale - suite.count) + suite
            rang += 1
        }
        return nom
    }

    /// Counted as spreadsheet programs do, in UTF-16 units, and never through a character.
    private static func coupe(_ texte: String, _ taille: Int) -> String {
        var coupe = ""
        for character in texte where coupe.utf16.count + character.utf16.count <= taille { coupe.append(character) }
        while coupe.last == " " { coupe.removeLast() }
        return coupe
    }
}
