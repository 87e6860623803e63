import PlanModel

/// How much room a text takes when nothing may break it: columns are made for the words of a plan, not for ours.
enum Encombrement {
    /// In millimetres, for the text of a table in nine points and the padding of its cell; never too little.
    static func cellule(_ texte: String) -> Int {
        let dixiemes = texte.unicodeScalars.reduce(0) { $0 + largeur($1) }
        return (dixiemes + 9) / 10 + 3
    }

    /// The longest of the pieces that a line may break between.
    static func motLePlusLong(_ texte: String) -> Int {
        texte.split { $0 == " " || $0 == "-" || $0 == "\n" }.map { cellule(String($0)) }.max() ?? 0
    }

    /// In tenths of a millimetre, as a sans serif of the usual proportions draws it.
    private static func largeur(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case ".", ",", ":", ";", "i", "j", "l", "'", "’", " ", "\u{A0}", "\u{202F}", "I": 9
        case "m", "w", "M", "W", "–", "—": 28
        case "A"..."Z", "À"..."Þ": 22
        default: 18
        }
    }
}

extension PlanIndex {
    /// The room that keeps whole each piece of a value of the plan's indicators: its number, the words of its unit.
    var largeurDesValeurs: Int {
        plan.tousLesIndicateurs.lazy.map { indicateur, _ in
            let points = indicateur.cibles + [indicateur.reference?.valeur].compactMap(\.self)
            return (points.map(indicateur.texte) + [indicateur.unite ?? ""]).map(Encombrement.motLePlusLong).max() ?? 0
        }.max() ?? 0
    }

    /// The width that keeps the longest code of the plan whole, in millimetres.
    var largeurDuCode: Int {
        // One at a time: a list of them would be the largest thing that a report holds.
        plan.noeuds.lazy.filter { role(de: $0).porteAvancement }.map { Encombrement.cellule(code($0)) }.max() ?? 0
    }
}
