import PlanModel

extension ODTDocument {
    /// Columns of a table: header and width in millimetres; the widths of a table make 170.
    struct Colonne {
        var titre: String
        var largeur: Int

        /// Figures, which stand at the right, under each other.
        var estDeChiffres: Bool

        /// What the longest piece that no line may break takes in its cells, in millimetres.
        var mot: Int

        init(_ titre: String, _ largeur: Int, chiffres: Bool? = nil, mot: Int = 0) {
            (self.titre, self.largeur, estDeChiffres) = (titre, largeur, chiffres ?? Self.comptes.contains(titre))
            self.mot = mot
        }

        /// The headings under which every document of ours counts.
        private static let comptes: Set = [
            "Total", "Actions", "Sous-actions", "Points", "Réalisées", "En cours", "À lancer", "Suspendues",
            "Abandonnées", "Sans saisie", "Bloquées", "En retard", "Concernés", "Non renseigné", "À définir",
            "Illisible", "Sans objet", "Nombre",
        ]

        /// Millimetres that the longest word of its cells needs, or of its heading in bold letters of a wide font.
        private func besoin(_ largeurDuTexte: Int) -> Int {
            let entete = titre.split { $0 == " " || $0 == "-" }.map(\.count).max() ?? 0
            return max(entete * 2 + 3, mot) * Charte.largeurParDefaut / max(largeurDuTexte, 1)
        }

        /// The same total; a column too narrow for a word of its heading takes from those that have most to spare.
        static func ajustees(_ colonnes: [Colonne], largeurDuTexte: Int) -> [Colonne] {
            var ajustees = colonnes
            let besoins = colonnes.map { $0.besoin(largeurDuTexte) }
            for place in ajustees.indices {
                while ajustees[place].largeur < besoins[place] {
                    // The codes of the plan keep the room that they were given.
                    let reserves = ajustees.indices.map {
                        ajustees[$0].titre == "Code" ? 0 : ajustees[$0].largeur - besoins[$0]
                    }
                    guard let large = reserves.indices.max(by: { reserves[$0] < reserves[$1] }), reserves[large] > 0
                    else { break }
                    ajustees[large].largeur -= 1
                    ajustees[place].largeur += 1
                }
            }
            return ajustees
        }
    }

    /// A table with its caption above it, its header row repeated on each page, its rows unsplit.
    ///
    /// An empty cell says nothing to a screen reader: it is written « sans objet ».
    func tableau(_ legende: String, _ colonnes: [Colonne], lignes: @autoclosure () -> some Sequence<[String]>) {
        tables += 1
        let colonnes = Colonne.ajustees(avecLesCodes(colonnes), largeurDuTexte: largeur)
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
                ligne(colonnes.map(\.titre), .entete, colonnes, xml)
            }
            for ligne in lignes() {
                self.ligne(ligne, .corps, colonnes, xml)
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
                ligne(noms, .entete, [], xml)
            }
            ligne(noms.map { _ in "Date et signature\u{A0}:" }, .signature, [], xml)
        }
    }

    /// The tags of a row, as they are: a report has tens of thousands of cells.
    private struct Rangee {
        var ligne: StaticString
        var cellule: StaticString
        /// Between two lines of a cell: each is a paragraph of its own.
        var alinea: StaticString
        /// The same for figures.
        var chiffres: StaticString
        var alineaDeChiffres: StaticString

        static let entete = Rangee(
            ligne: "<table:table-row table:style-name=\"Ligne\">",
            cellule: "<table:table-cell table:style-name=\"EnTete\"><text:p text:style-name=\"Table_20_Heading\">",
            alinea: "</text:p><text:p text:style-name=\"Table_20_Heading\">",
            chiffres: "<table:table-cell table:style-name=\"EnTete\"><text:p text:style-name=\"EnTeteDeChiffres\">",
            alineaDeChiffres: "</text:p><text:p text:style-name=\"EnTeteDeChiffres\">")
        static let corps = Rangee(
            ligne: "<table:table-row table:style-name=\"Ligne\">",
            cellule: "<table:table-cell table:style-name=\"Cellule\"><text:p text:style-name=\"Table_20_Contents\">",
            alinea: "</text:p><text:p text:style-name=\"Table_20_Contents\">",
            chiffres: "<table:table-cell table:style-name=\"Cellule\"><text:p text:style-name=\"Chiffres\">",
            alineaDeChiffres: "</text:p><text:p text:style-name=\"Chiffres\">")
        static let signature = Rangee(
            ligne: "<table:table-row table:style-name=\"Signature\">", cellule: corps.cellule, alinea: corps.alinea,
            chiffres: corps.chiffres, alineaDeChiffres: corps.alineaDeChiffres)
    }

    private func ligne(_ cellules: [String], _ rangee: Rangee, _ colonnes: [Colonne], _ xml: XMLStream) {
        xml.markup(rangee.ligne)
        for (place, texte) in cellules.enumerated() {
            let estDeChiffres = place < colonnes.count && colonnes[place].estDeChiffres
            xml.markup(estDeChiffres ? rangee.chiffres : rangee.cellule)
            for (rang, part) in Self.lines(texte).enumerated() {
                if rang > 0 { xml.markup(estDeChiffres ? rangee.alineaDeChiffres : rangee.alinea) }
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
