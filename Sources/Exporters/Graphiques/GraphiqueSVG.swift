import Foundation

/// The same chart as a drawing, for readers that show no object: its data, its labels, its legend.
extension Graphique {
    func dessin(largeur: Int) throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            xml.element(
                "svg",
                [
                    "xmlns": "http://www.w3.org/2000/svg", "width": "\(largeur)mm", "height": "\(hauteur)mm",
                    "viewBox": "0 0 \(largeur) \(hauteur)", "font-family": "\(ODFPolices.courante), Arial, sans-serif",
                    "font-size": "3.2",
                ]
            ) {
                xml.element("title", text: alternative)
                texte(titre, x: Double(largeur) / 2, y: 6, ancre: "middle", gras: true, xml)
                switch forme {
                case .barresEmpilees: barres(largeur, xml)
                case .courbes: courbes(largeur, xml)
                }
                legende(largeur, xml)
            }
        }
    }

    private func barres(_ largeur: Int, _ xml: XMLStream) {
        let gauche = 42.0
        let droite = Double(largeur) - 6
        let total = categories.indices.map { place in series.reduce(0) { $0 + ($1.valeurs[place]?.enDouble ?? 0) } }
        let echelle = (droite - gauche) / max(total.max() ?? 1, 1)
        for (place, categorie) in categories.enumerated() {
            let haut = 11 + Double(Self.hauteurDeBarre * place)
            texte(categorie, x: gauche - 2, y: haut + 4.2, ancre: "end", xml)
            var x = gauche
            for serie in series {
                guard let valeur = serie.valeurs[place], valeur > 0 else { continue }
                let largeur = valeur.enDouble * echelle
                rectangle(x, haut, largeur, 6, serie.couleur, xml)
                if largeur > 5 {
                    texte(
                        Texte.francais(valeur), x: x + largeur / 2, y: haut + 4.2, ancre: "middle",
                        encre: serie.couleur.encre, xml)
                }
                x += largeur
            }
        }
    }

    private func courbes(_ largeur: Int, _ xml: XMLStream) {
        let (gauche, droite) = (18.0, Double(largeur) - 10)
        let (haut, bas) = (14.0, Double(hauteur) - 22)
        let valeurs = series.flatMap(\.valeurs).compactMap { $0?.enDouble }
        let plancher = min(valeurs.min() ?? 0, 0)
        let plafond = max(maximum?.enDouble ?? valeurs.max() ?? 1, plancher + 1)
        func ordonnee(_ valeur: Double) -> Double { bas - (valeur - plancher) / (plafond - plancher) * (bas - haut) }
        func abscisse(_ place: Int) -> Double {
            categories.count < 2
                ? (gauche + droite) / 2
                : gauche + 8 + (droite - gauche - 16) * Double(place) / Double(categories.count - 1)
        }
        for part in 0...4 {
            let valeur = plancher + (plafond - plancher) * Double(part) / 4
            ligne([(gauche, ordonnee(valeur)), (droite, ordonnee(valeur))], "#c9cfda", 0.2, xml)
            texte(Self.nombre(valeur), x: gauche - 1.5, y: ordonnee(valeur) + 1, ancre: "end", xml)
        }
        texte(unite, x: gauche, y: haut - 2.5, ancre: "start", xml)
        for (place, categorie) in categories.enumerated() {
            texte(categorie, x: abscisse(place), y: bas + 5, ancre: "middle", xml)
        }
        for serie in series {
            let points = serie.valeurs.enumerated().compactMap { place, valeur in
                valeur.map { (abscisse(place), ordonnee($0.enDouble), $0) }
            }
            ligne(points.map { ($0.0, $0.1) }, serie.couleur.trait, 0.8, xml)
            for (x, y, valeur) in points {
                rectangle(x - 1.1, y - 1.1, 2.2, 2.2, serie.couleur, xml)
                texte(Texte.francais(valeur), x: x, y: y - 2.2, ancre: "middle", xml)
            }
        }
    }

    private func legende(_ largeur: Int, _ xml: XMLStream) {
        let pas = Double(largeur - 12) / Double(max(series.count, 1))
        for (rang, serie) in series.enumerated() {
            let x = 6 + pas * Double(rang)
            rectangle(x, Double(hauteur) - 8, 4, 4, serie.couleur, xml)
            texte(serie.nom, x: x + 5.5, y: Double(hauteur) - 4.8, ancre: "start", xml)
        }
    }

    // MARK: - Strokes

    private func rectangle(
        _ x: Double, _ y: Double, _ largeur: Double, _ hauteur: Double, _ couleur: Couleur, _ xml: XMLStream
    ) {
        xml.element(
            "rect",
            [
                "x": Self.mesure(x), "y": Self.mesure(y), "width": Self.mesure(largeur),
                "height": Self.mesure(hauteur), "fill": couleur.rawValue, "stroke": "#5a6478", "stroke-width": "0.2",
            ])
    }

    private func ligne(_ points: [(Double, Double)], _ couleur: String, _ epaisseur: Double, _ xml: XMLStream) {
        xml.element(
            "polyline",
            [
                "points": points.map { "\(Self.mesure($0)),\(Self.mesure($1))" }.joined(separator: " "),
                "fill": "none", "stroke": couleur, "stroke-width": Self.mesure(epaisseur),
            ])
    }

    private func texte(
        _ texte: String, x: Double, y: Double, ancre: String, gras: Bool = false, encre: String = "#1f2a44",
        _ xml: XMLStream
    ) {
        xml.element(
            "text",
            [
                "x": Self.mesure(x), "y": Self.mesure(y), "text-anchor": ancre, "fill": encre,
                "font-weight": gras ? "bold" : nil,
            ], text: texte)
    }

    /// Hundredths of a millimetre: enough for a page, and the same text on every machine.
    private static func mesure(_ valeur: Double) -> String {
        let centiemes = Int((valeur * 100).rounded())
        let reste = abs(centiemes) % 100
        let signe = centiemes < 0 ? "-" : ""
        return "\(signe)\(abs(centiemes) / 100)" + (reste == 0 ? "" : reste < 10 ? ".0\(reste)" : ".\(reste)")
    }

    private static func nombre(_ valeur: Double) -> String {
        Texte.francais(Decimal(Int((valeur * 10).rounded())) / 10)
    }
}

extension Decimal {
    fileprivate var enDouble: Double { (self as NSDecimalNumber).doubleValue }
}
