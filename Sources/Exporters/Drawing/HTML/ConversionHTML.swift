/// The body of a text document, event after event, into a fragment of a page.
///
/// The words of a paragraph wait until it ends: only then is it known whether it is empty, and what it is.
struct ConversionHTML {
    /// A frame of the document: a chart with the part that shows it, or a picture, which its alternative stands for.
    struct Cadre {
        var alternative = ""
        var remplacement = ""
        var isGraphique = false
    }

    /// What the end of an element closes.
    enum Cloture {
        case rien
        case bloc(StaticString)
        case mots(StaticString)
        case paragraphe, sommaire, tableau, colonnesDEntete, entete, rangee, cadre, alternative
    }

    struct Paragraphe {
        var nature: Nature
        var style: String
        var ancre: String?

        enum Nature {
            case texte, legende, titreDuSommaire
            case titre(niveau: Int)
            case entree(niveau: Int)
        }
    }

    var html = EcritureHTML()
    /// The words of the paragraph that is open.
    var mots = EcritureHTML()
    /// The same, without any tag.
    var clair = ""
    var paragraphe: Paragraphe?
    /// White space is folded: another space there would be dropped.
    var suitUnBlanc = true
    /// A tab waits: it is dropped before a page number.
    var tabulations = 0
    var cadre: Cadre?
    var inAlternative = false
    /// A caption that its table, which follows, will take.
    var legende: [UInt8]?
    /// A chart that waits for its caption.
    var figure: [UInt8]?
    var tableaux: [TableauHTML] = []
    /// Depth of the entry of the contents that is open; nil outside of the contents.
    var profondeurDuSommaire: Int?
    private var ouverts: [Cloture] = []
    /// How many elements are open below one that is left out, itself included.
    private var omis = 0
    private var titres: [(niveau: Int, titre: String, ancre: String)] = []

    init() { html.balise("<div class=\"apercu\">\n") }

    /// A line of the head of the pages.
    mutating func entete(_ ligne: String) {
        html.balise("<p class=\"apercu-entete\">")
        html.texte(ligne)
        html.balise("</p>\n")
    }

    /// - Returns: The chart that ends there, whose drawing is expected before the next event.
    mutating func recevoir(_ event: XMLEvents.Event) -> Cadre? {
        switch event {
        case .debut(let balise):
            if omis > 0 || isLeftOut(balise) {
                // The tab that leads to a page number goes with it.
                if omis == 0, EspacesODF.isPageField(balise) { tabulations = max(tabulations - 1, 0) }
                omis += 1
            } else {
                ouverts.append(debut(balise))
            }
        case .texte(let texte):
            if omis == 0 { self.texte(texte) }
        case .fin:
            if omis > 0 {
                omis -= 1
            } else if let cloture = ouverts.popLast() {
                return fin(cloture)
            }
        }
        return nil
    }

    mutating func fin() -> (octets: [UInt8], sommaire: [(niveau: Int, titre: String, ancre: String)]) {
        acheverLAttente()
        html.balise("</div>\n")
        return (html.octets, titres)
    }

    // MARK: - Elements

    private func isLeftOut(_ balise: XMLEvents.Balise) -> Bool {
        switch balise.espace {
        case EspacesODF.text:
            ["table-of-content-source", "sequence-decls", "tracked-changes"].contains(balise.nom)
                || EspacesODF.isPageField(balise)
        case EspacesODF.table: balise.nom == "covered-table-cell"
        default: balise.nom == "automatic-styles" || balise.nom == "font-face-decls" || balise.nom == "scripts"
        }
    }

    private mutating func debut(_ balise: XMLEvents.Balise) -> Cloture {
        switch balise.espace {
        case EspacesODF.text: paragraphe == nil ? bloc(balise) : enLigne(balise)
        case EspacesODF.table where paragraphe == nil: tableau(balise)
        case EspacesODF.draw, EspacesODF.svg: cadre(balise)
        default: .rien
        }
    }

    private mutating func bloc(_ balise: XMLEvents.Balise) -> Cloture {
        switch balise.nom {
        case "p", "h":
            ouvrirParagraphe(balise)
            return .paragraphe
        case "list":
            acheverLAttente()
            html.balise("<ul>\n")
            return .bloc("</ul>\n")
        case "list-item", "list-header":
            html.balise("<li>")
            return .bloc("</li>\n")
        case "table-of-content":
            acheverLAttente()
            html.balise("<nav class=\"apercu-sommaire\" aria-label=\"Sommaire\">\n")
            profondeurDuSommaire = 0
            return .sommaire
        default: return .rien
        }
    }

    private mutating func fin(_ cloture: Cloture) -> Cadre? {
        switch cloture {
        case .rien: break
        case .bloc(let balise):
            acheverLAttente()
            html.balise(balise)
        case .mots(let balise):
            acheverTabulations()
            mots.balise(balise)
        case .paragraphe: fermerParagraphe()
        case .sommaire: fermerSommaire()
        case .tableau: fermerTableau()
        case .colonnesDEntete, .entete: fermerEntete(cloture)
        case .rangee: html.balise("</tr>\n")
        case .alternative: inAlternative = false
        case .cadre: return fermerCadre()
        }
        return nil
    }

    // MARK: - Headings

    /// Levels follow the outline of the document; one that it would skip is not skipped here.
    mutating func titre(_ niveau: Int, _ paragraphe: Paragraphe) {
        let permis = min(max(niveau, 1), (titres.last?.niveau ?? 0) + 1, 5)
        let ancre = paragraphe.ancre ?? "apercu-section-\(titres.count + 1)"
        titres.append((permis, clair, ancre))
        let (debut, fin) = Self.titres[permis - 1]
        html.balise(debut, ["id": ancre, "class": ClassesHTML.titre(paragraphe.style)])
        html.ajouter(mots.octets)
        html.balise(fin)
    }

    private static let titres: [(StaticString, StaticString)] = [
        ("h2", "</h2>\n"), ("h3", "</h3>\n"), ("h4", "</h4>\n"), ("h5", "</h5>\n"), ("h6", "</h6>\n"),
    ]
}
