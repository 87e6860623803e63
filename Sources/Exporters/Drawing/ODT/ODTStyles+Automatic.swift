extension ODTStyles {
    /// A heading of the first level that begins a page.
    static let titreEnTetePage = "TitrePage"
    /// Of the title on the cover, and above the contents: headings of the first level that no contents lists.
    static let titreDuDocument = "Title"
    static let titreDuSommaire = "Contents_20_Heading"
    /// The first paragraph of the cover, which has a page of its own kind.
    static let debutDeCouverture = "Couverture"

    /// Styles of the tables, the frames and the page breaks, in the content as ODF wants them.
    ///
    /// - Parameter largeur: Of the text, in millimetres: columns measured for 170 are scaled to fill it.
    ///   - logos: How many stand on the cover.
    static func automatic(
        _ xml: XMLStream, colonnes: [Int], largeur: Int = Charte.largeurParDefaut, logos: Int = 0
    ) {
        xml.element("office:automatic-styles") {
            paragraphes(xml)
            if logos > 0 { self.logos(logos, largeur: largeur, xml) }
            bandeaux(xml)
            xml.element("style:style", ["style:name": "Tableau", "style:family": "table"]) {
                xml.element(
                    "style:table-properties",
                    [
                        "style:width": millimetres(largeur), "table:align": "margins",
                        "table:border-model": "collapsing",
                        "fo:margin-bottom": "0.4cm", "style:may-break-between-rows": "true",
                    ])
            }
            for colonne in colonnes {
                xml.element("style:style", ["style:name": "Colonne\(colonne)", "style:family": "table-column"]) {
                    xml.element(
                        "style:table-column-properties", ["style:column-width": Self.colonne(colonne, dans: largeur)])
                }
            }
            for (name, hauteur) in [("Ligne", nil), ("Signature", "3.5cm")] as [(String, String?)] {
                xml.element("style:style", ["style:name": name, "style:family": "table-row"]) {
                    xml.element(
                        "style:table-row-properties", ["fo:keep-together": "always", "style:min-row-height": hauteur])
                }
            }
            for (name, background) in [("Cellule", nil), ("EnTete", fondEnTete)] as [(String, String?)] {
                xml.element("style:style", ["style:name": name, "style:family": "table-cell"]) {
                    xml.element(
                        "style:table-cell-properties",
                        [
                            "fo:padding": "0.1cm", "fo:border": "0.5pt solid \(filet)",
                            "fo:background-color": background,
                        ])
                }
            }
        }
    }

    /// Two stand at both margins, more each in its share of the line.
    private static func logos(_ nombre: Int, largeur: Int, _ xml: XMLStream) {
        xml.element(
            "style:style",
            ["style:name": "LogosEnRang", "style:family": "paragraph", "style:parent-style-name": "Logos"]
        ) {
            xml.element("style:paragraph-properties") {
                xml.element("style:tab-stops") {
                    let places = nombre < 3 ? [largeur] : (1..<nombre).map { $0 * largeur / nombre }
                    for place in places {
                        xml.element(
                            "style:tab-stop",
                            ["style:position": "\(place)mm", "style:type": nombre < 3 ? "right" : "left"])
                    }
                }
            }
        }
    }

    /// Figures, under each other.
    static let chiffres = "Chiffres"
    static let enteteDeChiffres = "EnTeteDeChiffres"

    private static func colonne(_ colonne: Int, dans largeur: Int) -> String {
        guard largeur != Charte.largeurParDefaut else { return millimetres(colonne) }
        // In hundredths: the rounding of a whole table stays below a millimetre.
        let centiemes = colonne * largeur * 100 / Charte.largeurParDefaut
        return "\(centiemes / 100).\(centiemes % 100 < 10 ? "0" : "")\(centiemes % 100)mm"
    }

    private static func millimetres(_ value: Int) -> String { "\(value / 10).\(value % 10)cm" }

    private static func paragraphes(_ xml: XMLStream) {
        xml.element(
            "style:style",
            [
                "style:name": titreEnTetePage, "style:family": "paragraph",
                "style:parent-style-name": "Heading_20_1",
            ]
        ) {
            xml.element("style:paragraph-properties", ["fo:break-before": "page"])
        }
        xml.element(
            "style:style",
            [
                "style:name": debutDeCouverture, "style:family": "paragraph", "style:parent-style-name": "Subtitle",
                "style:master-page-name": "First_20_Page",
            ])
        for (nom, parent) in [(chiffres, "Table_20_Contents"), (enteteDeChiffres, "Table_20_Heading")] {
            xml.element(
                "style:style", ["style:name": nom, "style:family": "paragraph", "style:parent-style-name": parent]
            ) { xml.element("style:paragraph-properties", ["fo:text-align": "end"]) }
        }
        xml.element(
            "style:style",
            ["style:name": "Cadre", "style:family": "graphic", "style:parent-style-name": "Graphics"]
        ) {
            xml.element(
                "style:graphic-properties",
                ["style:vertical-pos": "top", "style:vertical-rel": "baseline", "fo:border": "none"])
        }
    }
}
