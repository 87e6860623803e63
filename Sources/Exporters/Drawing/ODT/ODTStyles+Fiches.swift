/// What the sheets of the plans are drawn with: the band of a card, the head of a block, the label of a field.
extension ODTStyles {
    static let titreDeBloc = "Bloc"
    static let libelle = "Libelle"

    static func titre(_ niveau: Int, nouvellePage: Bool, bandeau: Bool) -> String {
        switch (nouvellePage, bandeau) {
        case (true, true): "BandeauPage"
        case (true, false): titreEnTetePage
        case (false, true): "Bandeau\(niveau)"
        case (false, false): "Heading_20_\(niveau)"
        }
    }

    /// Named, so that a charter may draw them otherwise.
    static func fiches(_ xml: XMLStream) {
        style(libelle, display: "Libellé", parent: "Standard", xml) {
            xml.element(
                "style:paragraph-properties",
                ["fo:margin-top": "0.3cm", "fo:margin-bottom": "0.1cm", "fo:keep-with-next": "always"])
            xml.element("style:text-properties", ["fo:font-weight": "bold", "fo:color": encre])
        }
        style(titreDeBloc, display: "Titre de bloc", parent: libelle, xml) {
            xml.element(
                "style:paragraph-properties",
                [
                    "fo:margin-top": "0.4cm", "fo:margin-bottom": "0.2cm", "fo:padding": "0.1cm",
                    "fo:border-left": "2pt solid \(encre)",
                    "fo:border-right": "none", "fo:border-top": "none", "fo:border-bottom": "none",
                    "fo:background-color": fondEnTete,
                ])
        }
    }

    /// In the content: they hang on the headings of the charter, whatever it is.
    static func bandeaux(_ xml: XMLStream) {
        for (name, niveau, page) in [("BandeauPage", 1, true)] + (1...4).map({ ("Bandeau\($0)", $0, false) }) {
            style(name, parent: "Heading_20_\(niveau)", xml) {
                xml.element(
                    "style:paragraph-properties",
                    [
                        "fo:padding": "0.2cm", "fo:border": "none", "fo:break-before": page ? "page" : nil,
                        "fo:background-color": encre,
                    ])
                xml.element("style:text-properties", ["fo:color": "#ffffff"])
            }
        }
    }

    private static func style(
        _ name: String, display: String? = nil, parent: String, _ xml: XMLStream, _ body: () -> Void
    ) {
        xml.element(
            "style:style",
            [
                "style:name": name, "style:display-name": display, "style:family": "paragraph",
                "style:parent-style-name": parent,
            ], body)
    }
}
