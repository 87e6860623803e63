import Foundation

/// The same chart as a drawing, for readers that show no object: its data, its labels, its legend.
extension Graphique {
    /// Where it is drawn: on paper it stands alone, in a page its heading and its table are around it.
    enum Support {
        case papier, page

        /// What a page leaves out at the top, its heading being above.
        fileprivate var tete: Int { self == .papier ? 0 : 6 }
        /// Between the unit and the figures of the highest points, larger in a page.
        fileprivate var air: Double { self == .papier ? 0 : 3 }
        /// In the units of the drawing.
        var corps: Double { self == .papier ? 3.2 : 3.8 }
        /// Room for a label, with what parts it from the next one.
        fileprivate func largeur(_ texte: String) -> Double { Double(texte.count) * corps * 0.52 + 2 }
    }

    func dessin(largeur: Int, sur support: Support = .papier) throws(XMLFault) -> [UInt8] {
        try XMLStream.document(declaration: support == .papier) { xml in
            xml.element(
                "svg",
                [
                    "xmlns": "http://www.w3.org/2000/svg", "role": support == .page ? "img" : nil,
                    "width": support == .papier ? "\(largeur)mm" : nil,
                    "height": support == .papier ? "\(hauteur)mm" : nil,
                    "viewBox": "0 \(support.tete) \(largeur) \(hauteur - support.tete)",
                    "font-family": support == .papier ? "\(ODFPolices.courante), Arial, sans-serif" : nil,
                    "font-size": support == .papier ? "3.2" : "3.8",
                ]
            ) {
                xml.element("title", text: Typographie.francaise(alternative))
                if support == .papier {
                    texte(Typographie.francaise(titre), x: Double(largeur) / 2, y: 6, ancre: "middle", gras: true, xml)
                }
                switch forme {
                case .barresEmpilees: barres(largeur, xml)
                case .courbes: courbes(largeur, support, xml)
                }
                legende(largeur, support, xml)
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
            texte(Typographie.francaise(categorie), x: gauche - 2, y: haut + 4.2, ancre: "end", xml)
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

    private func courbes(_ largeur: Int, _ support: Support, _ xml: XMLStream) {
        let trace = trace(largeur, support)
        let cadre = trace.cadre
        for valeur in trace.ordonnees.graduations {
            let y = trace.ordonnee(valeur)
            ligne([(cadre.gauche, y), (cadre.droite, y)], "#c9cfda", 0.2, xml)
            texte(Texte.francais(valeur), x: cadre.gauche - 1.5, y: y + 1, ancre: "end", xml)
        }
        texte(Typographie.francaise(unite), x: cadre.gauche, y: cadre.haut - 2.5 - support.air, ancre: "start", xml)
        if let abscisses = trace.abscisses {
            for date in abscisses.graduations {
                let x = trace.x(date, abscisses)
                ligne([(x, cadre.bas), (x, cadre.bas + 1.2)], "#5a6478", 0.2, xml)
                texte(date.description, x: x, y: cadre.bas + 5, ancre: "middle", xml)
            }
        } else {
            for place in etiquettes(support, { trace.abscisse($0, self) }) {
                texte(
                    Typographie.francaise(categories[place]), x: trace.abscisse(place, self), y: cadre.bas + 5,
                    ancre: "middle", xml)
            }
        }
        for (rang, serie) in series.enumerated() {
            let points = trace.points.filter { $0.serie == rang }
            if !serie.isolee {
                ligne(points.map { ($0.x, $0.y) }, serie.couleur.trait, 0.8, tirets: tirets(rang, support), xml)
            }
            for point in points { marque(rang, point.x, point.y, xml) }
        }
        // Over the lines.
        for point in trace.points {
            guard let cote = point.etiquette else { continue }
            let valeur = Texte.francais(point.valeur)
            let place = Trace.place(cote, valeur, x: point.x, y: point.y, corps: support.corps)
            texte(valeur, x: place.x, y: place.y, ancre: place.ancre, xml)
        }
    }

    func trace(_ largeur: Int, _ support: Support) -> Trace {
        let valeurs = series.flatMap(\.valeurs).compactMap(\.self)
        let graduations = Echelle(valeurs, plafond: maximum).graduations
        let cadre = Trace.Cadre(
            gauche: marge(graduations, support), droite: Double(largeur) - 10, haut: 14.0 + support.air,
            bas: Double(hauteur) - 22)
        return Trace(self, dans: cadre, corps: support.corps, suites: support == .papier)
    }

    /// A square, a diamond, a circle: two series differ by more than their colour.
    private func marque(_ rang: Int, _ x: Double, _ y: Double, _ xml: XMLStream) {
        let couleur = series[rang].couleur
        let demi = Trace.marque
        switch rang % 3 {
        case 0: rectangle(x - demi, y - demi, 2 * demi, 2 * demi, couleur, xml)
        case 1:
            let sommets = [(x, y - 1.5), (x + 1.5, y), (x, y + 1.5), (x - 1.5, y)]
            xml.element(
                "polygon",
                [
                    "points": sommets.map { "\(Self.mesure($0)),\(Self.mesure($1))" }.joined(separator: " "),
                    "fill": couleur.rawValue, "stroke": couleur.trait, "stroke-width": "0.2",
                ])
        default:
            xml.element(
                "circle",
                [
                    "cx": Self.mesure(x), "cy": Self.mesure(y), "r": Self.mesure(demi), "fill": couleur.rawValue,
                    "stroke": couleur.trait, "stroke-width": "0.4",
                ])
        }
    }

    /// Where the lines begin: wider for figures that would not stand there.
    private func marge(_ graduations: [Decimal], _ support: Support) -> Double {
        max(18, graduations.map { support.largeur(Texte.francais($0)) }.max() ?? 18)
    }

    /// The categories whose label has room in a page: the last one, and what stands clear of the ones kept.
    private func etiquettes(_ support: Support, _ abscisse: (Int) -> Double) -> [Int] {
        guard support == .page, let derniere = categories.indices.last else { return Array(categories.indices) }
        var gardees = [derniere]
        func genent(_ left: Int, _ right: Int) -> Bool {
            abs(abscisse(left) - abscisse(right))
                < (support.largeur(categories[left]) + support.largeur(categories[right])) / 2
        }
        for place in categories.indices.dropLast() where !gardees.contains(where: { genent($0, place) }) {
            gardees.append(place)
        }
        return gardees.sorted()
    }

    /// Colour alone tells no line from another.
    private func tirets(_ rang: Int, _ support: Support) -> String? {
        rang > 0 ? "\(2 * rang) 1.5" : nil
    }

    private func legende(_ largeur: Int, _ support: Support, _ xml: XMLStream) {
        let pas = Double(largeur - 12) / Double(max(series.count, 1))
        for (rang, serie) in series.enumerated() {
            let x = 6 + pas * Double(rang)
            let y = Double(hauteur)
            if forme == .courbes {
                if !serie.isolee {
                    ligne([(x, y - 6), (x + 9, y - 6)], serie.couleur.trait, 0.8, tirets: tirets(rang, support), xml)
                }
                marque(rang, x + 4.5, y - 6, xml)
                texte(Typographie.francaise(serie.nom), x: x + 11, y: y - 4.8, ancre: "start", xml)
            } else {
                rectangle(x, y - 8, 4, 4, serie.couleur, xml)
                texte(Typographie.francaise(serie.nom), x: x + 5.5, y: y - 4.8, ancre: "start", xml)
            }
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

    private func ligne(
        _ points: [(Double, Double)], _ couleur: String, _ epaisseur: Double, tirets: String? = nil, _ xml: XMLStream
    ) {
        xml.element(
            "polyline",
            [
                "points": points.map { "\(Self.mesure($0)),\(Self.mesure($1))" }.joined(separator: " "),
                "fill": "none", "stroke": couleur, "stroke-width": Self.mesure(epaisseur),
                "stroke-dasharray": tirets,
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
        let centiemes = entier(valeur * 100)
        let reste = abs(centiemes) % 100
        let signe = centiemes < 0 ? "-" : ""
        return "\(signe)\(abs(centiemes) / 100)" + (reste == 0 ? "" : reste < 10 ? ".0\(reste)" : ".\(reste)")
    }

    /// Nothing that is drawn goes so far; a base may hold any number.
    private static func entier(_ valeur: Double) -> Int {
        Int(exactly: min(max(valeur, -1e17), 1e17).rounded()) ?? 0
    }
}
