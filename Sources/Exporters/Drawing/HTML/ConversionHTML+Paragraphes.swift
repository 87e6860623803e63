extension ConversionHTML {
    mutating func ouvrirParagraphe(_ balise: XMLEvents.Balise) {
        let style = balise["style-name", dans: EspacesODF.text] ?? ""
        mots.vider()
        (clair, suitUnBlanc, tabulations) = ("", true, 0)
        paragraphe = Paragraphe(nature: nature(balise, style), style: style)
    }

    private func nature(_ balise: XMLEvents.Balise, _ style: String) -> Paragraphe.Nature {
        if style == ODTStyles.titreDuDocument { return .texte }
        if balise.nom == "h", profondeurDuSommaire == nil {
            return .titre(niveau: balise["outline-level", dans: EspacesODF.text].flatMap { Int($0) } ?? 1)
        }
        if profondeurDuSommaire != nil {
            let niveau = style.hasPrefix("Contents_20_") ? Int(style.dropFirst("Contents_20_".count)) : nil
            return niveau.map { .entree(niveau: $0) } ?? .titreDuSommaire
        }
        return style == "Caption" || style == "Caption_20_below" ? .legende : .texte
    }

    /// An empty paragraph is left out: it would be heard as a silence.
    mutating func fermerParagraphe() {
        acheverTabulations()
        guard let ferme = paragraphe else { return }
        paragraphe = nil
        if suitUnBlanc { retirerLeBlancFinal() }
        guard !mots.estVide else { return }
        switch ferme.nature {
        case .titre(let niveau):
            acheverLAttente()
            titre(niveau, ferme)
        case .legende where figure != nil && ferme.style == "Caption_20_below": acheverFigure(legende: true)
        case .legende:
            acheverLAttente()
            legende = mots.octets
        case .titreDuSommaire:
            html.balise("<h2>")
            html.ajouter(mots.octets)
            html.balise("</h2>\n")
        case .entree(let niveau): entree(niveau)
        case .texte:
            acheverLAttente()
            html.balise("p", ["id": ferme.ancre, "class": ClassesHTML.classe(ferme.style)])
            html.ajouter(mots.octets)
            html.balise(tableaux.isEmpty ? "</p>\n" : "</p>")
        }
    }

    /// What waited for a table or a caption stands alone.
    mutating func acheverLAttente() {
        if figure != nil { acheverFigure(legende: false) }
        guard let seule = legende else { return }
        legende = nil
        html.balise("<p class=\"apercu-legende\">")
        html.ajouter(seule)
        html.balise("</p>\n")
    }

    // MARK: - Contents

    /// Lists within lists: an entry stands at most one level below the one before.
    private mutating func entree(_ niveau: Int) {
        let ouverte = profondeurDuSommaire ?? 0
        let niveau = min(max(niveau, 1), ouverte + 1)
        if niveau > ouverte {
            html.balise(ouverte == 0 ? "<ul>\n" : "\n<ul>\n")
        } else {
            for _ in niveau..<ouverte { html.balise("</li>\n</ul>\n") }
            html.balise("</li>\n")
        }
        html.balise("<li>")
        html.ajouter(mots.octets)
        profondeurDuSommaire = niveau
    }

    mutating func fermerSommaire() {
        for _ in 0..<(profondeurDuSommaire ?? 0) { html.balise("</li>\n</ul>\n") }
        profondeurDuSommaire = nil
        html.balise("</nav>\n")
    }
}
