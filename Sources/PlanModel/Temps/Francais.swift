extension Jour {
    /// « 1ᵉʳ juin 2018 », with the no-break spaces that keep a date on one line.
    public var enToutesLettres: String {
        let noms = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ]
        return "\(jour == 1 ? "1ᵉʳ" : String(jour))\u{A0}\(noms[mois - 1])\u{A0}\(annee)"
    }
}

extension Jour {
    /// « 31/12/2019 », for the cells of a table.
    public var enChiffres: String { "\(deuxChiffres(jour))/\(deuxChiffres(mois))/\(annee)" }
}

/// « 3 actions », « 1 action », « 0 action »: a French plural starts at two.
public func compte(_ nombre: Int, _ singulier: String, _ pluriel: String? = nil) -> String {
    "\(nombre.parMilliers)\u{A0}\(nombre < 2 ? singulier : pluriel ?? singulier + "s")"
}

extension Int {
    /// « 1 234 », with the narrow no-break space of French typography.
    public var parMilliers: String {
        let chiffres = Array(String(magnitude))
        var texte = self < 0 ? "−" : ""
        for (place, chiffre) in chiffres.enumerated() {
            if place > 0, (chiffres.count - place) % 3 == 0 { texte += "\u{202F}" }
            texte.append(chiffre)
        }
        return texte
    }
}
