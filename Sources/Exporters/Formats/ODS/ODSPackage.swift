/// Puts the parts of a spreadsheet together: content, styles, metadata, and the panes that stay in view.
struct ODSPackage {
    var meta: ODFMeta
    /// At the head and at the foot of each printed page.
    var entete: String
    var pied: String
    var validations: [ValidationODS] = []
    /// One at least, the first one shown.
    var feuilles: [FeuilleODS]

    /// An ODS 1.3 package. Same sheets, same bytes.
    func bytes() throws -> [UInt8] {
        // The content is compressed as it is written: it is never whole in memory.
        let deflater = try Deflater()
        let xml = XMLStream(to: deflater.add)
        write(xml)
        try xml.finish()
        return try ODFPackage(
            genre: .classeur,
            parts: [
                .xml("content.xml", try deflater.finish()), try meta.part(), .xml("settings.xml", try settings()),
                .xml("styles.xml", try ODSStyles.part(entete: entete, pied: pied)),
            ]
        ).bytes()
    }

    private func write(_ xml: XMLStream) {
        ODFMeta.root("office:document-content", xml) {
            ODSStyles.automatic(xml, colonnes: Set(feuilles.flatMap(\.colonnes).map(\.largeur)).sorted())
            xml.element("office:body") {
                xml.element("office:spreadsheet") {
                    if !validations.isEmpty, let nom = feuilles.first?.nom {
                        xml.element("table:content-validations") {
                            for validation in validations { validation.write(xml, feuille: nom) }
                        }
                    }
                    for feuille in feuilles { write(feuille, xml) }
                }
            }
        }
    }

    private func write(_ feuille: FeuilleODS, _ xml: XMLStream) {
        xml.element(
            "table:table",
            [
                "table:name": feuille.nom, "table:style-name": feuille.masquee ? "FeuilleMasquee" : "Feuille",
                "table:protected": feuille.protegee ? "true" : nil,
                "table:print": feuille.masquee ? "false" : nil,
            ]
        ) {
            for colonne in feuille.colonnes {
                xml.element(
                    "table:table-column",
                    [
                        "table:style-name": "Colonne\(colonne.largeur)",
                        "table:visibility": colonne.masquee ? "collapse" : nil,
                        "table:default-cell-style-name": ODSStyles.Cellule.texte.nom,
                    ])
            }
            let lignes = ODSLignes(LigneODS(xml: xml).ligne)
            if !feuille.entete.isEmpty {
                xml.element("table:table-header-rows") {
                    for ligne in feuille.entete { lignes.ligne(ligne) }
                }
            }
            feuille.dessin(lignes)
        }
    }

    // MARK: - settings.xml

    private func settings() throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            xml.element(
                "office:document-settings",
                [
                    "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
                    "xmlns:config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
                    // The program that reads these settings finds its own by this prefix.
                    "xmlns:ooo": "http://openoffice.org/2004/office", "office:version": ODFPackage.version,
                ]
            ) {
                xml.element("office:settings") {
                    xml.element("config:config-item-set", ["config:name": "ooo:view-settings"]) {
                        xml.element("config:config-item-map-indexed", ["config:name": "Views"]) {
                            xml.element("config:config-item-map-entry") { vue(xml) }
                        }
                    }
                }
            }
        }
    }

    private func vue(_ xml: XMLStream) {
        Self.item("ViewId", "string", "view1", xml)
        xml.element("config:config-item-map-named", ["config:name": "Tables"]) {
            for feuille in feuilles where !feuille.entete.isEmpty || feuille.colonnesFigees > 0 {
                let (colonnes, lignes) = (feuille.colonnesFigees, feuille.entete.count)
                xml.element("config:config-item-map-entry", ["config:name": feuille.nom]) {
                    // 2: the pane is frozen; 0: there is none.
                    Self.item("HorizontalSplitMode", "short", colonnes > 0 ? "2" : "0", xml)
                    Self.item("VerticalSplitMode", "short", lignes > 0 ? "2" : "0", xml)
                    Self.item("HorizontalSplitPosition", "int", "\(colonnes)", xml)
                    Self.item("VerticalSplitPosition", "int", "\(lignes)", xml)
                    Self.item("ActiveSplitRange", "short", colonnes > 0 && lignes > 0 ? "3" : "2", xml)
                    Self.item("PositionLeft", "int", "0", xml)
                    Self.item("PositionRight", "int", "\(colonnes)", xml)
                    Self.item("PositionTop", "int", "0", xml)
                    Self.item("PositionBottom", "int", "\(lignes)", xml)
                }
            }
        }
        if let premiere = feuilles.first { Self.item("ActiveTable", "string", premiere.nom, xml) }
    }

    private static func item(_ nom: String, _ type: String, _ valeur: String, _ xml: XMLStream) {
        xml.element("config:config-item", ["config:name": nom, "config:type": type], text: valeur)
    }
}
