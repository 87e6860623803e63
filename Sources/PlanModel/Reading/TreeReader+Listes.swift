import Foundation

/// What to write where a list was expected: in the form of one element, made from what was found.
extension TreeReader {
    /// - Parameter element: The element that a bare text stands for; the text itself unless told.
    mutating func notAList<Value>(_ node: Arbre, mots: Bool = true, element: (String) -> String? = { _ in nil })
        -> Value?
    {
        let suite =
            mots ? ", une ligne « - … » par élément, ou l'un des quatre mots" : " ou une ligne « - … » par élément"
        let exemple = Self.enUnElement(node, element) ?? "un, deux"
        fault(node.lieu, found: shape(node), expected: "une liste", remedy: "écrivez [\(exemple)]\(suite)")
        return nil
    }

    private static func enUnElement(_ node: Arbre, _ element: (String) -> String?) -> String? {
        if let texte = node.texte, !texte.isEmpty { return element(texte) ?? enLigne(String(texte.prefix(60))) }
        guard let entries = node.table, !entries.isEmpty else { return nil }
        let paires = entries.prefix(4).map { entree in
            "\(entree.cle): \(entree.valeur.texte.map { enLigne(String($0.prefix(30))) } ?? "…")"
        }
        return "{ \((paires + (entries.count > 4 ? ["…"] : [])).joined(separator: ", ")) }"
    }

    /// The one number of a text, as the file writes it: « 40 000 € ».
    static func nombreSeul(_ texte: String) -> String? {
        (try? NombreTape(texte)).map { $0.nombre.description }
    }
}
