import PlanModel

extension ODTDocument {
    /// Columns of a table: header and width in millimetres; the widths of a table make 170.
    struct Colonne {
        var titre: String
        var largeur: Int

        init(_ titre: String, _ largeur: Int) { (self.titre, self.largeur) = (titre, largeur) }
    }

    /// A table with its caption above it, its header row repeated on each page, its rows unsplit.
    ///
    /// An empty cell says nothing to a screen reader: it is written « sans objet ».
    func tableau(_ legende: String, _ colonnes: [Colonne], lignes: @autoclosure () -> some Sequence<[String]>) {
        tables += 1
        guard let xml else {
            largeurs.formUnion(colonnes.map(\.largeur))
            return
        }
        self.legende("Tableau", tables, legende, style: "Caption", xml)
        xml.element("table:table", ["table:name": "Tableau\(tables)", "table:style-name": "Tableau"]) {
            for colonne in colonnes {
                xml.element("table:table-column", ["table:style-name": "Colonne\(colonne.largeur)"])
            }
            xml.element("table:table-header-rows") {
                ligne(colonnes.map(\.titre), style: "Ligne", cellule: "EnTete", paragraphe: "Table_20_Heading", xml)
            }
            for ligne in lignes() {
                self.ligne(ligne, style: "Ligne", cellule: "Cellule", paragraphe: "Table_20_Contents", xml)
            }
        }
    }

    /// Room for two or more signatures, side by side.
    func signatures(_ noms: [String]) {
        guard !noms.isEmpty else { return }
        tables += 1
        let colonnes = max(noms.count, 2)
        let largeur = 170 / colonnes
        guard let xml else {
            largeurs.insert(largeur)
            return
        }
        xml.element("table:table", ["table:name": "Signatures", "table:style-name": "Tableau"]) {
            for _ in noms { xml.element("table:table-column", ["table:style-name": "Colonne\(largeur)"]) }
            xml.element("table:table-header-rows") {
                ligne(noms, style: "Ligne", cellule: "EnTete", paragraphe: "Table_20_Heading", xml)
            }
            ligne(
                noms.map { _ in "Date et signature\u{A0}:" }, style: "Signature", cellule: "Cellule",
                paragraphe: "Table_20_Contents", xml)
        }
    }

    private func ligne(_ cellules: [String], style: String, cellule: String, paragraphe: String, _ xml: XMLStream) {
        xml.element("table:table-row", ["table:style-name": style]) {
            for texte in cellules {
                xml.element("table:table-cell", ["table:style-name": cellule]) {
                    // Each line of a cell is a paragraph of its own.
                    for part in Self.lines(texte) {
                        xml.element("text:p", ["text:style-name": paragraphe]) { content(part, xml) }
                    }
                }
            }
        }
    }

    /// Never none, and none without a word in it.
    private static func lines(_ texte: String) -> [String] {
        let lines = texte.utf8.contains(0x0A) ? texte.split(separator: "\n").map(String.init) : [texte]
        let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        return filled.isEmpty ? [Absence.sansObjet.rawValue] : filled
    }
}
