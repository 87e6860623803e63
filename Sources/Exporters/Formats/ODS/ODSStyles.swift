/// The look of our spreadsheets: the colours of the report, readable in black and white too.
enum ODSStyles {
    private static let encre = "#1f2a44"
    static let blanc = "#ffffff"
    static let filet = "#8a94a8"

    /// A row as high as what it holds.
    static let ligne = "Ligne"

    /// What a cell looks like and whether it can be typed in, in a protected sheet.
    enum Cellule: CaseIterable {
        case texte, titre, sousTitre, intertitre, gras
        case entete, enteteSaisie
        case axe, rubrique
        case fige, figeRetrait, figeCentre, figePourcentage
        case saisie, saisieEntier
        case donnee, libre, lien, nombre, pourcentage, date

        var nom: String { "Cellule-\(self)" }
    }

    struct Aspect {
        var fond: String?
        var bordure = true
        var taille: String?
        var gras = false
        var couleur: String?
        var centre = false
        var retrait = false
        var renvoi = true
        var deverrouillee = false
        var donnees: String?
    }

    static func aspect(_ cellule: Cellule) -> Aspect {
        switch cellule {
        case .texte: Aspect(bordure: false)
        case .titre: Aspect(bordure: false, taille: "16pt", gras: true, couleur: encre, renvoi: false)
        case .sousTitre: Aspect(bordure: false, taille: "12pt", couleur: encre, renvoi: false)
        case .intertitre: Aspect(bordure: false, taille: "10pt", gras: true, couleur: encre, renvoi: false)
        case .gras: Aspect(gras: true)
        case .entete: Aspect(fond: encre, gras: true, couleur: blanc, centre: true)
        case .enteteSaisie: Aspect(fond: "#1d5c3f", gras: true, couleur: blanc, centre: true)
        case .axe: Aspect(fond: "#c5cede", bordure: false, taille: "10pt", gras: true, couleur: encre, renvoi: false)
        case .rubrique: Aspect(fond: "#e4e9f2", bordure: false, gras: true, couleur: encre, renvoi: false)
        case .fige: Aspect(fond: "#f0f0f0")
        case .figeRetrait: Aspect(fond: "#f0f0f0", retrait: true)
        case .figeCentre: Aspect(fond: "#f0f0f0", centre: true)
        case .figePourcentage: Aspect(fond: "#f0f0f0", centre: true, donnees: "Pourcentage")
        // A text keeps what is typed as it is typed: no date, no formula is made of it.
        case .saisie: Aspect(deverrouillee: true, donnees: "Texte")
        case .saisieEntier: Aspect(centre: true, deverrouillee: true, donnees: "Nombre0")
        case .donnee: Aspect()
        case .libre: Aspect(bordure: false, renvoi: false)
        case .lien: Aspect(couleur: "#1a4f8b")
        case .nombre: Aspect(donnees: "Nombre0")
        case .pourcentage: Aspect(donnees: "Pourcentage")
        case .date: Aspect(centre: true, donnees: "Date")
        }
    }

    private static let decimalesMaximales = 6

    /// The style of a number that is shown with so many decimals.
    static func nombre(decimales: Int) -> String {
        decimales == 0 ? Cellule.nombre.nom : "\(Cellule.nombre.nom)-\(min(decimales, decimalesMaximales))"
    }

    // MARK: - content.xml

    static func automatic(_ xml: XMLStream, colonnes: [Int]) {
        xml.element("office:automatic-styles") {
            for (nom, montree) in [("Feuille", true), ("FeuilleMasquee", false)] {
                xml.element(
                    "style:style",
                    ["style:name": nom, "style:family": "table", "style:master-page-name": "Standard"]
                ) {
                    xml.element("style:table-properties", ["table:display": montree ? "true" : "false"])
                }
            }
            for largeur in colonnes {
                xml.element("style:style", ["style:name": "Colonne\(largeur)", "style:family": "table-column"]) {
                    xml.element(
                        "style:table-column-properties", ["style:column-width": "\(largeur / 10).\(largeur % 10)cm"])
                }
            }
            xml.element("style:style", ["style:name": ligne, "style:family": "table-row"]) {
                xml.element("style:table-row-properties", ["style:use-optimal-row-height": "true"])
            }
        }
    }

    // MARK: - styles.xml

    static func part(entete: String, pied: String) throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            ODFMeta.root("office:document-styles", xml) {
                ODFPolices.declarations(xml)
                xml.element("office:styles") {
                    formats(xml)
                    xml.element("style:default-style", ["style:family": "table-cell"]) {
                        xml.element(
                            "style:text-properties",
                            [
                                "style:font-name": ODFPolices.courante, "fo:font-size": "9pt", "fo:language": "fr",
                                "fo:country": "FR",
                            ])
                    }
                    xml.element("style:style", ["style:name": "Default", "style:family": "table-cell"])
                    for cellule in Cellule.allCases { style(cellule.nom, aspect(cellule), xml) }
                    for decimales in 1...decimalesMaximales {
                        style(nombre(decimales: decimales), Aspect(donnees: "Nombre\(decimales)"), xml)
                    }
                }
                xml.element("office:automatic-styles") { page(xml) }
                master(entete: entete, pied: pied, xml)
            }
        }
    }

    private static func style(_ nom: String, _ aspect: Aspect, _ xml: XMLStream) {
        xml.element(
            "style:style",
            [
                "style:name": nom, "style:family": "table-cell", "style:parent-style-name": "Default",
                "style:data-style-name": aspect.donnees,
            ]
        ) {
            xml.element(
                "style:table-cell-properties",
                [
                    "fo:padding": "0.08cm", "fo:border": aspect.bordure ? "0.5pt solid \(filet)" : nil,
                    "fo:background-color": aspect.fond, "fo:wrap-option": aspect.renvoi ? "wrap" : "no-wrap",
                    "style:vertical-align": aspect.couleur == blanc ? "middle" : "top",
                    "style:cell-protect": aspect.deverrouillee ? "none" : "protected",
                    "style:text-align-source": aspect.centre || aspect.retrait ? "fix" : nil,
                ])
            xml.element(
                "style:paragraph-properties",
                [
                    "fo:text-align": aspect.centre ? "center" : aspect.retrait ? "start" : nil,
                    "fo:margin-left": aspect.retrait ? "0.4cm" : nil,
                ])
            xml.element(
                "style:text-properties",
                [
                    "fo:font-size": aspect.taille, "fo:font-weight": aspect.gras ? "bold" : nil,
                    "fo:color": aspect.couleur,
                ])
        }
    }

    /// Numbers and dates as they are written in French.
    private static func formats(_ xml: XMLStream) {
        for decimales in 0...decimalesMaximales {
            xml.element("number:number-style", Self.francais("Nombre\(decimales)")) {
                xml.element(
                    "number:number",
                    [
                        "number:decimal-places": "\(decimales)", "number:min-decimal-places": "\(decimales)",
                        "number:min-integer-digits": "1", "number:grouping": "true",
                    ])
            }
        }
        xml.element("number:percentage-style", Self.francais("Pourcentage")) {
            xml.element(
                "number:number",
                [
                    "number:decimal-places": "0", "number:min-decimal-places": "0", "number:min-integer-digits": "1",
                ])
            xml.element("number:text", text: "\u{A0}%")
        }
        xml.element("number:date-style", Self.francais("Date")) {
            xml.element("number:day", ["number:style": "long"])
            xml.element("number:text", text: "/")
            xml.element("number:month", ["number:style": "long"])
            xml.element("number:text", text: "/")
            xml.element("number:year", ["number:style": "long"])
        }
        xml.element("number:text-style", Self.francais("Texte")) { xml.element("number:text-content") }
    }

    private static func francais(_ nom: String) -> KeyValuePairs<StaticString, String?> {
        ["style:name": nom, "number:language": "fr", "number:country": "FR"]
    }

    /// A4, landscape, as wide as the page.
    private static func page(_ xml: XMLStream) {
        xml.element("style:page-layout", ["style:name": "A4"]) {
            xml.element(
                "style:page-layout-properties",
                [
                    "fo:page-width": "29.7cm", "fo:page-height": "21cm", "style:print-orientation": "landscape",
                    "fo:margin-top": "1cm", "fo:margin-bottom": "1cm", "fo:margin-left": "1cm",
                    "fo:margin-right": "1cm", "style:scale-to-X": "1",
                ])
            xml.element("style:header-style") {
                xml.element("style:header-footer-properties", ["fo:min-height": "0.6cm", "fo:margin-bottom": "0.3cm"])
            }
            xml.element("style:footer-style") {
                xml.element("style:header-footer-properties", ["fo:min-height": "0.6cm", "fo:margin-top": "0.3cm"])
            }
        }
    }

    private static func master(entete: String, pied: String, _ xml: XMLStream) {
        xml.element("office:master-styles") {
            xml.element("style:master-page", ["style:name": "Standard", "style:page-layout-name": "A4"]) {
                xml.element("style:header") { xml.element("text:p") { Blancs.write(entete, xml) } }
                xml.element("style:footer") {
                    xml.element("text:p") {
                        Blancs.write(pied, xml)
                        xml.text(" – page\u{A0}")
                        xml.element("text:page-number", text: "1")
                        xml.text(" sur\u{A0}")
                        xml.element("text:page-count", text: "1")
                    }
                }
            }
        }
    }
}
