public import Evaluation
import PlanModel

/// The readings of an indicator against its target, for a page: a drawing to be put in it as it is, and the table that
/// says the same.
public struct CourbeDePage: Sendable {
    /// An `svg` element that is read as one picture; it refers to nothing and no other element may clash with it.
    public let svg: String
    public let entetes: [String]
    /// One cell for each heading.
    public let lignes: [[String]]

    /// Units of the drawing; a page gives it the width that it has.
    private static let largeur = 110

    /// Nil when no reading is a number: there is nothing to draw.
    public init?(_ position: PositionIndicateur) throws(XMLFault) {
        var graphique = Graphique(position)
        guard !graphique.estVide else { return nil }
        graphique.alternative = Typographie.francaise("\(position.indicateur.titre) : \(graphique.alternative)")
        svg = String(decoding: try graphique.dessin(largeur: Self.largeur, sur: .page), as: UTF8.self)
        entetes = ["Date"] + graphique.series.map(\.nom.avecMajuscule)
        lignes = graphique.lignes
    }
}
