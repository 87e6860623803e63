/// The namespaces that a text document of ours uses.
enum EspacesODF {
    static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    static let draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    static let svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    static let xlink = "http://www.w3.org/1999/xlink"

    /// Fields that mean something on numbered pages only.
    static func isPageField(_ balise: XMLEvents.Balise) -> Bool {
        balise.espace == text
            && (balise.nom == "page-number" || balise.nom == "page-count"
                || balise.nom == "bookmark-ref" && balise["reference-format", dans: text] == "page")
    }
}
