/// The XML parts of an ODF package as trees: names with the usual prefixes, foreign markup left out.
enum ODFTree {
    private static let oasis = "urn:oasis:names:tc:opendocument:xmlns:"

    /// In the order in which they are declared.
    static let namespaces: [(prefix: String, uri: String)] =
        [
            ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("number", "datastyle"), ("meta", "meta"),
            ("chart", "chart"), ("dr3d", "dr3d"), ("form", "form"), ("script", "script"), ("config", "config"),
            ("presentation", "presentation"), ("anim", "animation"), ("smil", "smil-compatible"), ("db", "database"),
            ("manifest", "manifest"),
        ].map { ($0.0, "\(oasis)\($0.1):1.0") } + [
            ("of", "\(oasis)of:1.2"), ("dc", "http://purl.org/dc/elements/1.1/"),
            ("xlink", "http://www.w3.org/1999/xlink"), ("math", "http://www.w3.org/1998/Math/MathML"),
            ("xforms", "http://www.w3.org/2002/xforms"), ("xhtml", "http://www.w3.org/1999/xhtml"),
            ("grddl", "http://www.w3.org/2003/g/data-view#"),
        ]

    /// `xml` is known without a declaration.
    static let prefixes = Dictionary(
        uniqueKeysWithValues: namespaces.map { ($0.uri, $0.prefix) } + [("http://www.w3.org/XML/1998/namespace", "xml")]
    )

    static func read(_ bytes: [UInt8]) throws(XMLFault) -> XMLNode {
        try XMLNode.read(bytes, prefixes: prefixes, texts: ["text:p", "text:h"])
    }

    static func octets(_ root: XMLNode) throws(XMLFault) -> [UInt8] { try root.octets(namespaces: namespaces) }
}
