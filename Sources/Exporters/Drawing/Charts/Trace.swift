import Foundation

/// Where the points of a line chart stand in its drawing, and where their figures can be read.
///
/// Nothing is written over an axis, a point or another figure: what finds no room is left to the table, the last value
/// of the first series never is.
struct Trace {
    struct Cadre {
        var gauche, droite, haut, bas: Double

        func touche(_ autre: Cadre) -> Bool {
            gauche < autre.droite && droite > autre.gauche && haut < autre.bas && bas > autre.haut
        }
    }

    enum Cote: String, CaseIterable {
        case dessus = "top"
        case dessous = "bottom"
        case droite = "right"
        case gauche = "left"
    }

    struct Point {
        var serie: Int
        var categorie: Int
        var x, y: Double
        var valeur: Decimal
        /// Where its figure stands; nil when it has no room.
        var etiquette: Cote?
    }

    let cadre: Cadre
    let ordonnees: Echelle
    /// Nil for categories side by side.
    let abscisses: Echelle?
    private(set) var points: [Point] = []

    /// - Parameters:
    ///   - cadre: Between the axes.
    ///   - corps: Of the figures, in the units of the drawing.
    ///   - unite: What stands above the axis, at its left.
    ///   - suites: False to leave out the figure of a value that goes on.
    init(_ graphique: Graphique, dans cadre: Cadre, corps: Double, suites: Bool) {
        self.cadre = cadre
        ordonnees = Echelle(graphique.series.flatMap(\.valeurs).compactMap(\.self), plafond: graphique.maximum)
        abscisses = graphique.dates.map { Echelle(annees: $0) }
        for (rang, serie) in graphique.series.enumerated() {
            for (place, valeur) in serie.valeurs.enumerated() {
                guard let valeur else { continue }
                points.append(
                    Point(
                        serie: rang, categorie: place, x: abscisse(place, graphique), y: ordonnee(valeur),
                        valeur: valeur))
            }
        }
        etiqueter(graphique, corps: corps, suites: suites)
    }

    func ordonnee(_ valeur: Decimal) -> Double { cadre.bas - ordonnees.place(valeur) * (cadre.bas - cadre.haut) }

    func abscisse(_ place: Int, _ graphique: Graphique) -> Double {
        if let abscisses, let dates = graphique.dates { return x(dates[place], abscisses) }
        // One place is left free at the axis: no figure stands on it.
        return cadre.gauche + (cadre.droite - cadre.gauche) * Double(place + 1) / Double(graphique.categories.count)
    }

    func x(_ date: Decimal, _ abscisses: Echelle) -> Double {
        cadre.gauche + abscisses.place(date) * (cadre.droite - cadre.gauche)
    }

    // MARK: - Figures

    /// Half of the mark of a point.
    static let marque = 1.1

    static func largeur(_ texte: String, _ corps: Double) -> Double { Double(texte.count) * corps * 0.56 + 0.6 }

    /// Where a figure is written: its anchor, and the box that it fills.
    static func place(
        _ cote: Cote, _ texte: String, x: Double, y: Double, corps: Double
    ) -> (x: Double, y: Double, ancre: String, cadre: Cadre) {
        let largeur = largeur(texte, corps)
        let (haut, bas) = (0.78 * corps, 0.22 * corps)
        switch cote {
        case .dessus, .dessous:
            let ligne = cote == .dessus ? y - marque - 1.1 : y + marque + 0.6 + haut
            return (
                x, ligne, "middle",
                Cadre(gauche: x - largeur / 2, droite: x + largeur / 2, haut: ligne - haut, bas: ligne + bas)
            )
        case .droite, .gauche:
            let ligne = y + 0.35 * corps
            let debut = cote == .droite ? x + marque + 0.8 : x - marque - 0.8 - largeur
            return (
                cote == .droite ? debut : debut + largeur, ligne, cote == .droite ? "start" : "end",
                Cadre(gauche: debut, droite: debut + largeur, haut: ligne - haut, bas: ligne + bas)
            )
        }
    }

    private mutating func etiqueter(_ graphique: Graphique, corps: Double, suites: Bool) {
        var pris = points.map { point in
            Cadre(
                gauche: point.x - Self.marque, droite: point.x + Self.marque, haut: point.y - Self.marque,
                bas: point.y + Self.marque)
        }
        // The unit, at the head of the axis.
        let unite = Self.largeur(graphique.unite, corps)
        pris.append(
            Cadre(
                gauche: cadre.gauche - 1, droite: cadre.gauche + unite, haut: cadre.haut - 2.5 - corps,
                bas: cadre.haut - 2.2))
        for place in ordre() {
            let point = points[place]
            let texte = Texte.francais(point.valeur)
            if !suites, estUneSuite(place) { continue }
            let essais = Cote.allCases.map { cote in
                (cote, Self.place(cote, texte, x: point.x, y: point.y, corps: corps).cadre)
            }
            let libres = essais.filter { _, cadre in
                estDedans(cadre) && !pris.enumerated().contains { $0.offset != place && $0.element.touche(cadre) }
            }
            // A line through a figure is better than no figure.
            let choisi = libres.first { !croise($0.1, graphique) } ?? libres.first
            if let choisi {
                points[place].etiquette = choisi.0
                pris.append(choisi.1)
            } else if place == derniere {
                let dedans = essais.first { estDedans($0.1) } ?? essais[0]
                points[place].etiquette = dedans.0
                pris.append(dedans.1)
            }
        }
    }

    /// The last value of the first series.
    private var derniere: Int? { points.lastIndex { $0.serie == 0 } }

    /// The last one of each series, the first series first; then the others, the latest first.
    private func ordre() -> [Int] {
        let series = Set(points.map(\.serie)).sorted()
        let dernieres = series.compactMap { serie in points.lastIndex { $0.serie == serie } }
        return dernieres + points.indices.reversed().filter { !dernieres.contains($0) }
    }

    /// The same value as the point before, and not the last one.
    private func estUneSuite(_ place: Int) -> Bool {
        guard place > 0, points[place - 1].serie == points[place].serie else { return false }
        let estLaDerniere = place + 1 == points.count || points[place + 1].serie != points[place].serie
        return !estLaDerniere && points[place - 1].valeur == points[place].valeur
    }

    /// Clear of both axes and of the title, and within the drawing.
    private func estDedans(_ boite: Cadre) -> Bool {
        boite.gauche >= cadre.gauche + 0.6 && boite.droite <= cadre.droite + 9 && boite.haut >= cadre.haut - 1
            && boite.bas <= cadre.bas - 0.6
    }

    private func croise(_ boite: Cadre, _ graphique: Graphique) -> Bool {
        for (rang, serie) in graphique.series.enumerated() where !serie.isolee {
            let ligne = points.filter { $0.serie == rang }
            for (debut, fin) in zip(ligne, ligne.dropFirst()) {
                for pas in 1..<20 {
                    let part = Double(pas) / 20
                    let (x, y) = (debut.x + (fin.x - debut.x) * part, debut.y + (fin.y - debut.y) * part)
                    if boite.gauche < x, x < boite.droite, boite.haut < y, y < boite.bas { return true }
                }
            }
        }
        return false
    }
}
