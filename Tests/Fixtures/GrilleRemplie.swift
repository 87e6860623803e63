import Foundation

/// A cell of a grid as somebody left it.
public struct CelluleTypee: Sendable {
    /// Attributes and content of the element, as XML.
    public var attributs: String
    public var contenu: String

    public init(attributs: String, contenu: String = "") { (self.attributs, self.contenu) = (attributs, contenu) }

    public static func texte(_ texte: String) -> CelluleTypee {
        let echappe = texte.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let paragraphes = echappe.split(separator: "\n", omittingEmptySubsequences: false)
        return CelluleTypee(
            attributs: "office:value-type=\"string\"",
            contenu: paragraphes.map { "<text:p>\($0)</text:p>" }.joined())
    }

    public static func nombre(_ valeur: String, type: String = "float") -> CelluleTypee {
        CelluleTypee(
            attributs: "office:value-type=\"\(type)\" office:value=\"\(valeur)\"", contenu: "<text:p>affiché</text:p>")
    }

    public static let vide = CelluleTypee(attributs: "")
}

/// The `content.xml` of a grid once a cell was typed in.
///
/// - Parameters:
///   - noeud: The identifier that the row bears.
///   - colonne: « etat », « motif », « ditPar »…: what the name of the column's validation ends with.
public func contenuRempli(
    _ content: String, noeud: String, colonne: String, _ cellule: CelluleTypee
) -> String {
    guard let identifiant = content.firstRange(of: "<text:p>\(noeud)</text:p>"),
        let validation = content[identifiant.upperBound...].firstRange(of: "\"saisie-\(colonne)\""),
        let debut = content[..<validation.lowerBound].range(of: "<table:table-cell", options: .backwards),
        let fin = content[validation.upperBound...].firstRange(of: ">")
    else { preconditionFailure("aucune cellule « \(colonne) » pour « \(noeud) »") }
    let estVide = content[..<fin.lowerBound].hasSuffix("/")
    let suite =
        estVide ? fin.upperBound : content[fin.upperBound...].firstRange(of: "</table:table-cell>")?.upperBound
    guard let suite else { preconditionFailure("la cellule « \(colonne) » ne se ferme pas") }
    return content.replacingCharacters(
        in: debut.lowerBound..<suite,
        with: """
            <table:table-cell table:content-validation-name="saisie-\(colonne)" \(cellule.attributs)>\
            \(cellule.contenu)</table:table-cell>
            """)
}
