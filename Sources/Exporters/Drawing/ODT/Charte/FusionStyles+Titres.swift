extension FusionStyles {
    /// Paragraph styles to which the template gives a level of heading.
    func porteurs(du niveau: Int) -> [XMLNode] {
        styles.children.filter {
            $0.name == "style:style" && $0["style:family"] == "paragraph"
                && $0["style:default-outline-level"] == String(niveau)
        }
    }

    /// Makes `Heading_20_N` the one style of each level, in the form that the template gives to that level.
    ///
    /// Our headings bear the plan's own codes: no number is set before them, whatever the template does.
    func titres() {
        for titre in defaut.child("office:styles").children {
            guard let niveau = titre["style:default-outline-level"].flatMap({ Int($0) }),
                let nom = titre["style:name"], nom.hasPrefix("Heading_20_")
            else { continue }
            let porteurs = porteurs(du: niveau)
            if let premier = porteurs.first, !porteurs.contains(where: { $0["style:name"] == nom }) {
                if paragraphe(nom) != nil { ecarter(nom) }
                heriter(titre, de: premier)
            } else if paragraphe(nom) == nil, let equivalent = equivalent(de: titre) {
                heriter(titre, de: equivalent)
            }
            guard let retenu = paragraphe(nom) else { continue }
            for porteur in porteurs { porteur["style:default-outline-level"] = nil }
            retenu["style:default-outline-level"] = String(niveau)
            retenu["style:next-style-name"] = retenu["style:next-style-name"] ?? "Text_20_body"
            if lignee(retenu).contains(where: { $0["style:list-style-name"] != nil }) {
                retenu["style:list-style-name"] = ""
            }
        }
        styles.remove { $0.name == "text:outline-style" }
    }

    /// Gives another name to a style of the template, there and wherever it is named.
    private func ecarter(_ nom: String) {
        let libre = nomLibre("Charte_20_\(nom)", parmi: styles)
        for node in modele.all {
            for (attribut, valeur) in node.attributes where valeur == nom && attribut.hasSuffix("style-name") {
                node[attribut] = libre
            }
        }
        if let style = paragraphe(nom) {
            style["style:display-name"] = libre.replacing("_20_", with: " ")
            style["style:name"] = libre
        }
        index = nil
    }

    /// `nom`, or the first variant of it that no declaration of `section` bears.
    func nomLibre(_ nom: String, parmi section: XMLNode) -> String {
        let pris = Set(section.children.compactMap { $0["style:name"] })
        var libre = nom
        while pris.contains(libre) { libre += "_" }
        return libre
    }

    // MARK: - The template's colours

    private static let police = [
        "style:font-name", "fo:font-family", "style:font-family-generic", "style:font-pitch",
    ]

    /// Gives a style of ours the colours and the fonts of the template's headings.
    func reteindre(_ style: XMLNode) {
        guard let nom = style["style:name"], let texte = style.first("style:text-properties"),
            let modele = paragraphe("Heading_20_1")
        else { return }
        let estUnTitre =
            nom.hasPrefix("Heading_20_") || ["Title", "Subtitle", "Contents_20_Heading"].contains(nom)
        if estUnTitre {
            for attribut in ["fo:color", "fo:font-weight", "fo:font-style"] {
                texte[attribut] = propriete(attribut, "style:text-properties", de: modele)
            }
            texte["fo:color"] = couleurLisible(de: modele) ?? texte["fo:color"]
            let source = lignee(modele).lazy.compactMap { $0.first("style:text-properties") }
                .first { proprietes in Self.police.contains { proprietes[$0] != nil } }
            for attribut in Self.police { texte[attribut] = source?[attribut] }
        } else if ["Table_20_Heading", "Header", "Footer"].contains(nom) {
            texte["fo:color"] = nil
        }
    }

    /// Of a heading, for a style of ours that has no band of its own: white on a coloured band becomes the colour of the
    /// band. Nil when the colour can be read on paper as it is.
    private func couleurLisible(de modele: XMLNode) -> String? {
        guard let couleur = propriete("fo:color", "style:text-properties", de: modele), !Contraste.seLit(couleur) else {
            return nil
        }
        let bande = propriete("fo:background-color", "style:paragraph-properties", de: modele)
        return bande.flatMap { Contraste.seLit($0) ? $0 : nil } ?? ODTStyles.encre
    }

    /// A title of the template, or one that takes its look, that would be white on the white of the page.
    func rendreLisibles() {
        for style in styles.children where style.name == "style:style" && style["style:family"] == "paragraph" {
            guard let nom = style["style:name"],
                nom.hasPrefix("Heading_20_") || ["Title", "Subtitle", "Contents_20_Heading"].contains(nom),
                let couleur = propriete("fo:color", "style:text-properties", de: style), !Contraste.seLit(couleur),
                !aUnFond(style)
            else { continue }
            let bande = paragraphe("Heading_20_1").flatMap {
                propriete("fo:background-color", "style:paragraph-properties", de: $0)
            }
            style.child("style:text-properties")["fo:color"] =
                bande.flatMap { Contraste.seLit($0) ? $0 : nil } ?? ODTStyles.encre
        }
    }

    private func aUnFond(_ style: XMLNode) -> Bool {
        guard let fond = propriete("fo:background-color", "style:paragraph-properties", de: style) else { return false }
        return fond != "transparent" && Contraste.seLit(fond)
    }

    // MARK: - What our documents need

    /// Whatever the form, a chapter opens a page, a caption stays with its table, a page number stands at the margin.
    func ajuster() {
        for style in defaut.child("office:styles").children {
            guard let nom = style["style:name"], let retenu = paragraphe(nom) else { continue }
            for attribut in ["fo:keep-with-next", "fo:break-before"] {
                guard let valeur = style.first("style:paragraph-properties")?[attribut],
                    propriete(attribut, "style:paragraph-properties", de: retenu) == nil
                else { continue }
                proprietesDeParagraphe(retenu)[attribut] = valeur
            }
            if nom == "Table_20_Contents", retenu.first("style:text-properties")?["fo:font-size"] == nil {
                retenu.child("style:text-properties")["fo:font-size"] =
                    style.first("style:text-properties")?["fo:font-size"]
            }
            if nom.hasPrefix("Contents_20_"), nom != "Contents_20_Heading" { tabuler(retenu) }
            if nom == "Footer" { tabuler(retenu) }
            // Read aloud as headings, and kept so when the contents is made again.
            if nom == ODTStyles.titreDuSommaire { retenu["style:default-outline-level"] = "1" }
        }
    }

    /// Always before the properties of the text.
    private func proprietesDeParagraphe(_ style: XMLNode) -> XMLNode {
        if let held = style.first("style:paragraph-properties") { return held }
        let added = XMLNode("style:paragraph-properties")
        style.insert(added, at: 0)
        return added
    }

    /// A tab at the right margin, unless the template has set its own.
    private func tabuler(_ style: XMLNode) {
        let estDuModele = !ajoutes.contains { $0 === style }
        let tabulations = lignee(style).lazy.compactMap {
            $0.first("style:paragraph-properties")?.first("style:tab-stops")
        }
        if estDuModele, tabulations.first != nil { return }
        let retrait =
            propriete("fo:margin-left", "style:paragraph-properties", de: style)
            .flatMap(Longueur.millimetres) ?? 0
        let proprietes = proprietesDeParagraphe(style)
        proprietes.remove { $0.name == "style:tab-stops" }
        let estUnSommaire = style["style:name"] != "Footer"
        let position = max(Double(largeur) - retrait, 10)
        proprietes.insert(
            XMLNode(
                "style:tab-stops", [:],
                [
                    .element(
                        XMLNode(
                            "style:tab-stop",
                            [
                                "style:position": "\(Int(position.rounded(.down)))mm", "style:type": "right",
                                "style:leader-style": estUnSommaire ? "dotted" : nil,
                                "style:leader-text": estUnSommaire ? "." : nil,
                            ]))
                ]), at: 0)
    }

    func langue() {
        let defauts = styles.children.first {
            $0.name == "style:default-style" && $0["style:family"] == "paragraph"
        }
        guard let texte = defauts?.child("style:text-properties") else { return }
        if [nil, "none", "zxx"].contains(texte["fo:language"]) {
            (texte["fo:language"], texte["fo:country"]) = ("fr", "FR")
        }
    }
}
