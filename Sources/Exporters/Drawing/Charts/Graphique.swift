import Foundation

/// A chart: an object that its readers can edit, and a drawing for those that show no object.
struct Graphique {
    enum Forme {
        /// One horizontal bar for each category, its series end to end.
        case barresEmpilees
        /// One line for each series, over the categories.
        case courbes
    }

    struct Serie {
        var nom: String
        var couleur: Couleur
        /// One for each category; nil where there is none, which is not zero.
        var valeurs: [Decimal?]
        /// Each value stands by itself: no line joins them, for nobody said what is between them.
        var isolee: Bool

        init(_ nom: String, _ couleur: Couleur, _ valeurs: [Decimal?], isolee: Bool = false) {
            (self.nom, self.couleur, self.valeurs, self.isolee) = (nom, couleur, valeurs, isolee)
        }
    }

    /// Source of the limit: the State's guide for accessible documents made with Writer.
    static let tailleAlternative = 80

    var forme: Forme
    var titre: String
    /// What a screen reader says instead; cut at 80 characters, the figures being in a table of the document.
    var alternative: String
    /// Short: their full names stand in the table.
    var categories: [String]
    var series: [Serie]
    /// When each category is, in years: the axis is then one of time, to scale. Nil for categories side by side.
    var dates: [Decimal]?
    /// Of the values: « % », « actions ».
    var unite: String
    /// Highest value of the axis, when the data do not fix it.
    var maximum: Decimal?

    /// A bar and the space below it, in millimetres.
    static let hauteurDeBarre = 8

    /// Millimetres, on a page whose text is 170 wide.
    var hauteur: Int {
        switch forme {
        case .barresEmpilees: 40 + Self.hauteurDeBarre * categories.count
        case .courbes: 78
        }
    }

    /// Is there anything to draw?
    var estVide: Bool { series.allSatisfy { $0.valeurs.allSatisfy { $0 == nil } } }

    /// The data as the rows of a table, categories first.
    var lignes: [[String]] {
        categories.indices.map { place in
            [categories[place]]
                + series.map { serie in serie.valeurs[place].map { Texte.francais($0) } ?? "sans valeur" }
        }
    }
}
