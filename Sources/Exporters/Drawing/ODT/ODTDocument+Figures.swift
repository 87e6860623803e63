extension ODTDocument {
    /// A picture that the document carries.
    struct Image {
        var logo: Logo
        var nom: String
    }

    /// A chart with its caption below it. One without any value is not drawn.
    func graphique(_ graphique: Graphique) {
        guard !graphique.estVide else { return }
        graphiques.append(graphique)
        guard let xml else { return }
        let numero = graphiques.count
        xml.element("text:p", ["text:style-name": "Graphique"]) {
            cadre(
                "Graphique\(numero)", largeur: largeur, hauteur: graphique.hauteur, alternative: graphique.alternative,
                xml
            ) {
                lien("draw:object", "./\(ODTPackage.dossier(numero))", xml)
                lien("draw:image", "./\(ODTPackage.remplacement(numero))", xml)
            }
        }
        legende("Figure", numero, graphique.titre, style: "Caption_20_below", xml)
    }

    /// The logos of those who sign, on one line.
    func logos(_ logos: [Logo]) {
        guard !logos.isEmpty else { return }
        let places = logos.map { logo in
            images.append(
                Image(logo: logo, nom: "Pictures/plantracker-logo-\(images.count + 1).\(logo.format.extension)"))
            return images.count - 1
        }
        guard let xml else { return }
        // All on one line, whatever their number: each has its share of the width.
        let part = self.largeur / places.count
        xml.element("text:p", ["text:style-name": "LogosEnRang"]) {
            for (rang, place) in places.enumerated() {
                let image = images[place]
                if rang > 0 { xml.element("text:tab") }
                let (largeur, hauteur) = image.logo.taille(dans: (min(70, part - 6), 25))
                cadre("Logo\(place + 1)", largeur: largeur, hauteur: hauteur, alternative: image.logo.alternative, xml)
                {
                    lien("draw:image", image.nom, xml)
                }
            }
        }
    }

    private func cadre(
        _ nom: String, largeur: Int, hauteur: Int, alternative: String, _ xml: XMLStream, _ body: () -> Void
    ) {
        xml.element(
            "draw:frame",
            [
                "draw:style-name": "Cadre", "draw:name": nom, "text:anchor-type": "as-char",
                "svg:width": "\(largeur)mm", "svg:height": "\(hauteur)mm",
            ]
        ) {
            body()
            xml.element("svg:title", text: String(alternative.prefix(Graphique.tailleAlternative)))
        }
    }

    private func lien(_ element: StaticString, _ href: String, _ xml: XMLStream) {
        xml.element(
            element,
            ["xlink:href": href, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"])
    }
}
