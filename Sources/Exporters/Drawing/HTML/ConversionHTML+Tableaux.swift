/// A table that is being written.
struct TableauHTML {
    enum Partie {
        case debut, colonnes, entete, corps
    }

    var partie = Partie.debut
    var nombreDeColonnes = 0
    /// Columns whose cells head their rows, as the document marks them.
    var colonnesDEntete = 0
    var inColonnesDEntete = false
    /// It has a row that heads its columns.
    var aUnEntete = false
    var inEntete = false
    /// Of the cell that comes, in the row that is open.
    var colonne = 0
    var isSignature = false

    /// The first column of our tables names what the row is about; the room for signatures has none to name.
    var headsRow: Bool {
        let marquees = colonnesDEntete > 0 ? colonnesDEntete : aUnEntete && nombreDeColonnes > 1 ? 1 : 0
        return colonne < marquees && !isSignature
    }
}

extension ConversionHTML {
    mutating func tableau(_ balise: XMLEvents.Balise) -> Cloture {
        if balise.nom == "table" { return ouvrirTableau(balise) }
        guard !tableaux.isEmpty else { return .rien }
        let place = tableaux.count - 1
        switch balise.nom {
        case "table-header-columns":
            tableaux[place].inColonnesDEntete = true
            return .colonnesDEntete
        case "table-column": colonne(balise, de: place)
        case "table-header-rows":
            fermerPartie(de: place)
            html.balise("<thead>\n")
            tableaux[place].partie = .entete
            tableaux[place].aUnEntete = true
            tableaux[place].inEntete = true
            return .entete
        case "table-row": return rangee(balise, de: place)
        case "table-cell": return cellule(balise, de: place)
        default: break
        }
        return .rien
    }

    private mutating func ouvrirTableau(_ balise: XMLEvents.Balise) -> Cloture {
        let titre = legende
        legende = nil
        acheverLAttente()
        html.balise("table", ["class": ClassesHTML.classe(balise["style-name", dans: EspacesODF.table] ?? "")])
        html.balise("\n")
        if let titre {
            html.balise("<caption>")
            html.ajouter(titre)
            html.balise("</caption>\n")
        }
        tableaux.append(TableauHTML())
        return .tableau
    }

    private mutating func colonne(_ balise: XMLEvents.Balise, de place: Int) {
        if tableaux[place].partie == .debut {
            html.balise("<colgroup>\n")
            tableaux[place].partie = .colonnes
        }
        let nombre = entier("number-columns-repeated", balise) ?? 1
        html.balise(
            "col",
            [
                "class": ClassesHTML.colonne(balise["style-name", dans: EspacesODF.table] ?? ""),
                "span": nombre > 1 ? "\(nombre)" : nil,
            ], seule: true)
        tableaux[place].nombreDeColonnes += nombre
        if tableaux[place].inColonnesDEntete { tableaux[place].colonnesDEntete += nombre }
    }

    private mutating func rangee(_ balise: XMLEvents.Balise, de place: Int) -> Cloture {
        if !tableaux[place].inEntete, tableaux[place].partie != .corps {
            fermerPartie(de: place)
            html.balise("<tbody>\n")
            tableaux[place].partie = .corps
        }
        let style = balise["style-name", dans: EspacesODF.table] ?? ""
        tableaux[place].isSignature = style == "Signature"
        tableaux[place].colonne = 0
        html.balise("tr", ["class": style == "Ligne" ? nil : ClassesHTML.classe(style)])
        return .rangee
    }

    private mutating func cellule(_ balise: XMLEvents.Balise, de place: Int) -> Cloture {
        let tableau = tableaux[place]
        let colonnes = entier("number-columns-spanned", balise) ?? 1
        let rangees = entier("number-rows-spanned", balise) ?? 1
        let etendue: KeyValuePairs<StaticString, String?> = [
            "scope": tableau.inEntete ? "col" : tableau.headsRow ? "row" : nil,
            "colspan": colonnes > 1 ? "\(colonnes)" : nil, "rowspan": rangees > 1 ? "\(rangees)" : nil,
        ]
        tableaux[place].colonne += colonnes
        let isHeader = tableau.inEntete || tableau.headsRow
        html.balise(isHeader ? "th" : "td", etendue)
        return .bloc(isHeader ? "</th>" : "</td>")
    }

    mutating func fermerEntete(_ cloture: Cloture) {
        guard let place = tableaux.indices.last else { return }
        if case .entete = cloture {
            tableaux[place].inEntete = false
        } else {
            tableaux[place].inColonnesDEntete = false
        }
    }

    mutating func fermerTableau() {
        acheverLAttente()
        fermerPartie(de: tableaux.count - 1)
        html.balise("</table>\n")
        tableaux.removeLast()
    }

    private mutating func fermerPartie(de place: Int) {
        switch tableaux[place].partie {
        case .debut: break
        case .colonnes: html.balise("</colgroup>\n")
        case .entete: html.balise("</thead>\n")
        case .corps: html.balise("</tbody>\n")
        }
        tableaux[place].partie = .debut
    }

    /// Between 1 and what a page can hold.
    private func entier(_ attribut: String, _ balise: XMLEvents.Balise) -> Int? {
        balise[attribut, dans: EspacesODF.table].flatMap { Int($0) }.map { min(max($0, 1), 1_000) }
    }
}
