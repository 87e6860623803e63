extension ConversionHTML {
    mutating func cadre(_ balise: XMLEvents.Balise) -> Cloture {
        switch balise.nom {
        case "frame" where cadre == nil:
            cadre = Cadre()
            return .cadre
        case "object": cadre?.isGraphique = true
        case "image":
            // In the order of preference of the document: the first is the one to show.
            if let href = balise["href", dans: EspacesODF.xlink], cadre?.remplacement.isEmpty == true {
                cadre?.remplacement = href.hasPrefix("./") ? String(href.dropFirst(2)) : href
            }
        case "title" where cadre != nil, "desc" where cadre != nil:
            if cadre?.alternative.isEmpty == false { cadre?.alternative += ". " }
            inAlternative = true
            return .alternative
        default: break
        }
        return .rien
    }

    /// - Returns: The frame, when a drawing is to be put in its place.
    mutating func fermerCadre() -> Cadre? {
        guard let ferme = cadre else { return nil }
        cadre = nil
        if ferme.isGraphique, !ferme.remplacement.isEmpty { return ferme }
        guard !ferme.alternative.isEmpty else { return nil }
        guard paragraphe != nil else {
            acheverLAttente()
            html.balise("<p class=\"apercu-image\">")
            html.texte(ferme.alternative)
            html.balise("</p>\n")
            return nil
        }
        acheverTabulations()
        mots.balise("<span class=\"apercu-image\">")
        ecrire(ferme.alternative)
        mots.balise("</span>")
        suitUnBlanc = false
        return nil
    }

    /// The drawing of the frame that has just ended.
    mutating func dessin(_ octets: [UInt8]) {
        acheverLAttente()
        figure = octets
    }

    /// The caption is the name of the figure too, as RGAA wants it (criterion 1.9).
    mutating func acheverFigure(legende: Bool) {
        guard let dessin = figure else { return }
        figure = nil
        html.balise("figure", ["role": legende ? "figure" : nil, "aria-label": legende ? clair : nil])
        html.balise("\n")
        html.ajouter(dessin)
        if legende {
            html.balise("\n<figcaption>")
            html.ajouter(mots.octets)
            html.balise("</figcaption>")
        }
        html.balise("\n</figure>\n")
    }
}
