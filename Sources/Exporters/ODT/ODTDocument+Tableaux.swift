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
        let colonnes = avecLesCodes(colonnes)
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
                ligne(colonnes.map(\.titre), .entete, xml)
            }
            for ligne in lignes() {
                self.ligne(ligne, .corps, xml)
            }
        }
        finitParUnTableau = true
    }

    /// The codes of this plan stand whole: what their column lacks is taken from the one of the titles.
    private func avecLesCodes(_ colonnes: [Colonne]) -> [Colonne] {
        guard let code = colonnes.firstIndex(where: { $0.titre == "Code" }),
            let intitule = colonnes.firstIndex(where: { $0.titre == "Intitulé" })
        else { return colonnes }
        let manque = min(largeurDuCode - colonnes[code].largeur, colonnes[intitule].largeur - Self.intituleAuMoins)
        guard manque > 0 else { return colonnes }
        var colonnes = colonnes
        colonnes[code].largeur += manque
        colonnes[intitule].largeur -= manque
        return colonnes
    }

    private static let intituleAuMoins = 36

    /// Room for two or more signatures, side by side.
    func signatures(_ noms: [String]) {
        guard !noms.isEmpty else { return }
        let colonnes = max(noms.count, 2)
        let largeur = 170 / colonnes
        guard let xml else {
            largeurs.insert(largeur)
            return
        }
        xml.element("table:table", ["table:name": "Signatures", "table:style-name": "Tableau"]) {
            for _ in noms { xml.element("table:table-column", ["table:style-name": "Colonne\(largeur)"]) }
            xml.element("table:table-header-rows") {
                ligne(noms, .entete, xml)
            }
            ligne(noms.map { _ in "Date et signature\u{A0}:" }, .signature, xml)
        }
    }

    /// The tags of a row, as they are: a report has tens of thousands of cells.
    private struct Rangee {
        var ligne: StaticString
        var cellule: StaticString
        /// Between two lines of a cell: each is a paragraph of its own.
        var alinea: StaticString

        static let entete = Rangee(
            ligne: "<table:table-row table:style-name=\"Ligne\">",
            cellule: "<table:table-cell table:style-name=\"EnTete\"><text:p text:style-name=\"Table_20_Heading\">",
            alinea: "</text:p><text:p text:style-name=\"Table_20_Heading\">")
        static let corps = Rangee(
            ligne: "<table:table-row table:style-name=\"Ligne\">",
            cellule: "<table:table-cell table:style-name=\"Cellule\"><text:p text:style-name=\"Table_20_Contents\">",
            alinea: "</text:p><text:p text:style-name=\"Table_20_Contents\">")
        static let signature = Rangee(
            ligne: "<table:table-row table:style-name=\"Signature\">", cellule: corps.cellule, alinea: corps.alinea)
    }

    private func ligne(_ cellules: [String], _ rangee: Rangee, _ xml: XMLStream) {
        xml.markup(rangee.ligne)
        for texte in cellules {
            xml.markup(rangee.cellule)
            for (rang, part) in Self.lines(texte).enumerated() {
                if rang > 0 { xml.markup(rangee.alinea) }
                content(part, xml)
            }
            xml.markup("</text:p></table:table-cell>")
        }
        xml.markup("</table:table-row>")
    }

    /// Never none, and none without a word in it.
    private static func lines(_ texte: String) -> [String] {
        let lines = texte.utf8.contains(0x0A) ? texte.split(separator: "\n").map(String.init) : [texte]
        let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        return filled.isEmpty ? [Absence.sansObjet.rawValue] : filled
    }
}
