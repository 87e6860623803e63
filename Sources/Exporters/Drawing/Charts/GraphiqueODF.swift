import Foundation

/// The chart as an OpenDocument object: LibreOffice draws it, and its data table can be edited.
extension Graphique {
    /// `content.xml` of the object.
    /// - Parameter largeur: Of the object, in millimetres.
    func contenu(largeur: Int) throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            ODFMeta.root("office:document-content", xml) {
                styles(xml)
                xml.element("office:body") {
                    xml.element("office:chart") { chart(largeur, xml) }
                }
            }
        }
    }

    private func chart(_ largeur: Int, _ xml: XMLStream) {
        let classe = forme == .barresEmpilees ? "chart:bar" : dates == nil ? "chart:line" : "chart:scatter"
        let points = forme == .courbes ? trace(largeur, .papier).points : []
        xml.element(
            "chart:chart",
            [
                "svg:width": "\(largeur)mm", "svg:height": "\(hauteur)mm", "chart:class": classe,
                "chart:style-name": "cadre",
            ]
        ) {
            xml.element("chart:title", ["chart:style-name": "titre"]) {
                xml.element("text:p", text: Typographie.francaise(titre))
            }
            xml.element("chart:legend", ["chart:legend-position": "bottom", "chart:style-name": "legende"])
            xml.element("chart:plot-area", ["chart:style-name": "trace", "chart:data-source-has-labels": "both"]) {
                axes(xml)
                for (rang, serie) in series.enumerated() {
                    let colonne = Self.colonne(rang + premiereColonne)
                    xml.element(
                        "chart:series",
                        [
                            "chart:style-name": "serie\(rang)", "chart:class": classe,
                            "chart:values-cell-range-address":
                                "local-table.$\(colonne)$2:.$\(colonne)$\(derniereRangee)",
                            "chart:label-cell-address": "local-table.$\(colonne)$1",
                        ]
                    ) {
                        if dates != nil {
                            xml.element(
                                "chart:domain",
                                ["table:cell-range-address": "local-table.$B$2:.$B$\(derniereRangee)"])
                        }
                        self.points(rang, serie, points, xml)
                    }
                }
                xml.element("chart:wall", ["chart:style-name": "cadre"])
            }
            table(xml)
        }
    }

    /// Lines of categories begin on the axis in LibreOffice: an empty category there keeps the first figure clear of it.
    private var rangeesVides: Int { forme == .courbes && dates == nil ? 1 : 0 }
    private var derniereRangee: Int { categories.count + rangeesVides + 1 }

    /// Columns before the series: the labels, and the dates of a time axis.
    private var premiereColonne: Int { dates == nil ? 1 : 2 }

    /// Each with the side where its figure has room, those without any as one run.
    private func points(_ rang: Int, _ serie: Serie, _ points: [Trace.Point], _ xml: XMLStream) {
        guard forme == .courbes else {
            return xml.element("chart:data-point", ["chart:repeated": "\(max(1, serie.valeurs.count))"])
        }
        let cotes = Dictionary(
            points.filter { $0.serie == rang }.map { ($0.categorie, $0.etiquette) }, uniquingKeysWith: { $1 })
        for _ in 0..<rangeesVides { xml.element("chart:data-point") }
        for place in serie.valeurs.indices {
            let cote = cotes[place] ?? nil
            xml.element("chart:data-point", ["chart:style-name": cote.map { "point\(rang)-\($0.rawValue)" }])
        }
    }

    private func axes(_ xml: XMLStream) {
        xml.element(
            "chart:axis",
            ["chart:dimension": "x", "chart:name": "primary-x", "chart:style-name": "axe-x"]
        ) {
            if dates == nil {
                xml.element(
                    "chart:categories", ["table:cell-range-address": "local-table.$A$2:.$A$\(derniereRangee)"])
            }
        }
        xml.element(
            "chart:axis",
            ["chart:dimension": "y", "chart:name": "primary-y", "chart:style-name": "axe-y"]
        ) {
            xml.element("chart:title", ["chart:style-name": "legende"]) {
                xml.element("text:p", text: Typographie.francaise(unite))
            }
            xml.element("chart:grid", ["chart:style-name": "grille", "chart:class": "major"])
        }
    }

    /// « A », « B »… « Z », « AA ».
    private static func colonne(_ rang: Int) -> String {
        let lettre = String(UnicodeScalar(UInt8(65 + rang % 26)))
        return rang < 26 ? lettre : colonne(rang / 26 - 1) + lettre
    }

    private func table(_ xml: XMLStream) {
        func texte(_ texte: String) {
            xml.element("table:table-cell", ["office:value-type": "string"]) { xml.element("text:p", text: texte) }
        }
        xml.element("table:table", ["table:name": "local-table"]) {
            xml.element("table:table-header-columns") { xml.element("table:table-column") }
            xml.element("table:table-columns") {
                xml.element(
                    "table:table-column",
                    ["table:number-columns-repeated": "\(max(1, series.count + premiereColonne - 1))"])
            }
            xml.element("table:table-header-rows") {
                xml.element("table:table-row") {
                    texte("")
                    if dates != nil { texte("année") }
                    for serie in series { texte(Typographie.francaise(serie.nom)) }
                }
            }
            xml.element("table:table-rows") {
                for _ in 0..<rangeesVides {
                    xml.element("table:table-row") {
                        texte("")
                        for _ in series { nombre(nil, xml) }
                    }
                }
                for (place, categorie) in categories.enumerated() {
                    xml.element("table:table-row") {
                        texte(Typographie.francaise(categorie))
                        if let dates {
                            xml.element(
                                "table:table-cell",
                                ["office:value-type": "float", "office:value": dates[place].description]
                            ) { xml.element("text:p", text: Texte.francais(dates[place])) }
                        }
                        for serie in series {
                            // LibreOffice's own word for no value. A bar of nothing has none either: its label
                            // « 0 » would stand over the next one.
                            let valeur = serie.valeurs[place].flatMap { forme == .barresEmpilees && $0 == 0 ? nil : $0 }
                            nombre(valeur, xml)
                        }
                    }
                }
            }
        }
    }

    private func nombre(_ valeur: Decimal?, _ xml: XMLStream) {
        xml.element(
            "table:table-cell", ["office:value-type": "float", "office:value": valeur?.description ?? "NaN"]
        ) { xml.element("text:p", text: valeur.map { Texte.francais($0) } ?? "NaN") }
    }

    // MARK: - Styles

    private func styles(_ xml: XMLStream) {
        xml.element("office:automatic-styles") {
            nombres(xml)
            style("cadre", xml) {
                xml.element("style:graphic-properties", ["draw:stroke": "none", "draw:fill": "none"])
            }
            style("titre", xml) { police("11pt", gras: true, xml) }
            style("legende", xml) {
                xml.element("style:graphic-properties", ["draw:stroke": "none"])
                police("9pt", xml)
            }
            style("trace", xml) {
                xml.element(
                    "style:chart-properties",
                    [
                        "chart:vertical": forme == .barresEmpilees ? "true" : nil,
                        "chart:stacked": forme == .barresEmpilees ? "true" : nil,
                        // A series says only what it knows: its line goes from one known value to the next.
                        "chart:treat-empty-cells": forme == .courbes ? "ignore" : "leave-gap",
                        "chart:symbol-type": forme == .courbes ? "automatic" : nil,
                        "chart:include-hidden-cells": "false",
                    ])
            }
            let annees = dates.map { Echelle(annees: $0) }
            style("axe-x", donnees: dates == nil ? "entier" : "annee", xml) {
                xml.element(
                    "style:chart-properties",
                    [
                        "chart:display-label": "true", "chart:minimum": annees?.minimum.description,
                        "chart:maximum": annees?.maximum.description,
                        "chart:interval-major": annees?.pas.description,
                        // Bars are drawn from the bottom up, lists are read from the top down.
                        "chart:reverse-direction": forme == .barresEmpilees ? "true" : nil,
                        "chart:link-data-style-to-source": "false",
                    ])
                police("9pt", xml)
            }
            let ordonnees = Echelle(series.flatMap(\.valeurs).compactMap(\.self), plafond: maximum)
            style("axe-y", donnees: forme == .barresEmpilees ? "entier" : "nombre", xml) {
                xml.element(
                    "style:chart-properties",
                    [
                        "chart:display-label": "true",
                        "chart:minimum": forme == .barresEmpilees ? "0" : ordonnees.minimum.description,
                        // Under the bars, although they are drawn from the top.
                        "chart:axis-position": forme == .barresEmpilees ? "end" : nil,
                        "chart:maximum": forme == .barresEmpilees
                            ? maximum?.description : ordonnees.maximum.description,
                        "chart:interval-major": forme == .barresEmpilees ? pas : ordonnees.pas.description,
                        "chart:link-data-style-to-source": "false",
                    ])
                police("9pt", xml)
            }
            style("grille", xml) { xml.element("style:graphic-properties", ["svg:stroke-color": "#c9cfda"]) }
            for (rang, serie) in series.enumerated() {
                self.serie(rang, serie, xml)
                if forme == .courbes { etiquettes(rang, serie, xml) }
            }
        }
    }

    /// Whole actions: no half on the axis.
    private var pas: String? {
        guard forme == .barresEmpilees else { return nil }
        let totaux = categories.indices.map { place in series.reduce(Decimal(0)) { $0 + ($1.valeurs[place] ?? 0) } }
        let total = totaux.max() ?? 0
        return total <= 10 ? "1" : total <= 30 ? "5" : total <= 60 ? "10" : nil
    }

    private func serie(_ rang: Int, _ serie: Serie, _ xml: XMLStream) {
        style("serie\(rang)", donnees: "nombre", xml) {
            xml.element(
                "style:chart-properties",
                [
                    "chart:data-label-number": forme == .barresEmpilees ? "value" : "none",
                    "chart:label-position": forme == .barresEmpilees ? "center" : nil,
                    "chart:symbol-type": forme == .courbes ? "named-symbol" : nil,
                    "chart:symbol-name": forme == .courbes ? Self.symboles[rang % Self.symboles.count] : nil,
                    "chart:symbol-width": forme == .courbes ? "2.5mm" : nil,
                    "chart:symbol-height": forme == .courbes ? "2.5mm" : nil,
                    "chart:link-data-style-to-source": "false",
                ])
            xml.element(
                "style:graphic-properties",
                [
                    "draw:stroke": serie.isolee ? "none" : rang > 0 && forme == .courbes ? "dash" : "solid",
                    "svg:stroke-width": forme == .courbes ? "0.8mm" : "0.2mm",
                    "svg:stroke-color": forme == .courbes ? serie.couleur.trait : "#5a6478",
                    "draw:fill": "solid", "draw:fill-color": serie.couleur.rawValue,
                ])
            police("9pt", encre: forme == .barresEmpilees ? serie.couleur.encre : "#1f2a44", xml)
        }
    }

    /// A point whose figure is shown, on each side of it.
    private func etiquettes(_ rang: Int, _ serie: Serie, _ xml: XMLStream) {
        for cote in Trace.Cote.allCases {
            style("point\(rang)-\(cote.rawValue)", donnees: "nombre", xml) {
                xml.element(
                    "style:chart-properties",
                    [
                        "chart:data-label-number": "value", "chart:label-position": cote.rawValue,
                        "chart:link-data-style-to-source": "false",
                    ])
                police("9pt", xml)
            }
        }
    }

    /// So that two lines differ by more than their colour.
    private static let symboles = ["square", "diamond", "circle", "arrow-up", "star", "x"]

    private func style(_ name: String, donnees: String? = nil, _ xml: XMLStream, _ body: () -> Void) {
        xml.element(
            "style:style", ["style:name": name, "style:family": "chart", "style:data-style-name": donnees], body)
    }

    private func police(_ taille: String, gras: Bool = false, encre: String = "#1f2a44", _ xml: XMLStream) {
        xml.element(
            "style:text-properties",
            [
                "fo:font-family": "'\(ODFPolices.courante)'", "fo:font-size": taille,
                "fo:font-weight": gras ? "bold" : nil,
                "fo:color": encre,
            ])
    }

    private func nombres(_ xml: XMLStream) {
        func nombre(_ name: String, decimales: Int, groupes: Bool = true) {
            xml.element(
                "number:number-style",
                ["style:name": name, "number:language": "fr", "number:country": "FR"]
            ) {
                xml.element(
                    "number:number",
                    [
                        "number:decimal-places": "\(decimales)", "number:min-decimal-places": "0",
                        "number:min-integer-digits": "1", "number:grouping": groupes ? "true" : nil,
                    ])
            }
        }
        nombre("entier", decimales: 0)
        nombre("nombre", decimales: 2)
        nombre("annee", decimales: 0, groupes: false)
    }
}
