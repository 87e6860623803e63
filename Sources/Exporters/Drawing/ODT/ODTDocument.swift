/// The body of a text document: headings, paragraphs, lists, tables, charts, contents.
///
/// The same drawing code runs twice: a first time without XML to collect the headings and the charts, a second time to
/// write, so that the table of contents at the head is complete although nothing is kept in memory.
final class ODTDocument {
    struct Titre {
        var niveau: Int
        var texte: String
        var signet: String
    }

    /// Nil on the first run.
    let xml: XMLStream?
    /// Of the text, in millimetres.
    let largeur: Int
    /// Collected on the first run; the second only counts them.
    private(set) var titres: [Titre] = []
    private var rangDuTitre = 0
    /// Column widths that the tables use, in millimetres: each needs its style.
    var largeurs: Set<Int> = []
    /// What the longest code of the plan takes, in millimetres: no column of codes is narrower.
    var largeurDuCode = 0
    var graphiques: [Graphique] = []
    var images: [Image] = []
    var tables = 0
    /// A table was drawn last.
    var finitParUnTableau = false
    private var glossaire: Releveur

    /// - Parameter sigles: Those that a glossary could explain; which of them are written is noted.
    init(xml: XMLStream?, largeur: Int, sigles: Set<String> = []) {
        (self.xml, self.largeur, glossaire) = (xml, largeur, Releveur(parmi: sigles))
    }

    /// The sigles that stand in what was written so far; known on the second run only.
    var siglesEcrits: Set<String> { glossaire.vus }

    // MARK: - Text

    /// - Parameters:
    ///   - niveau: 1 to 4; never one that skips.
    ///   - nouvellePage: Begins a page; only for the first level.
    ///   - bandeau: White on a dark band, as the head of a card.
    func titre(_ niveau: Int, _ texte: String, nouvellePage: Bool = false, bandeau: Bool = false) {
        rangDuTitre += 1
        let signet = "__RefHeading___\(rangDuTitre)"
        guard let xml else {
            titres.append(Titre(niveau: niveau, texte: texte, signet: signet))
            return
        }
        let style = ODTStyles.titre(niveau, nouvellePage: nouvellePage, bandeau: bandeau)
        xml.element("text:h", ["text:style-name": style, "text:outline-level": "\(niveau)"]) {
            xml.element("text:bookmark-start", ["text:name": signet])
            content(texte, xml)
            xml.element("text:bookmark-end", ["text:name": signet])
        }
    }

    /// The title on the cover: a heading, so that who listens to the document hears it as one. The contents leaves it out.
    func titreDuDocument(_ texte: String) {
        guard let xml else { return }
        // A heading without a word in it is none.
        guard !texte.allSatisfy(\.isWhitespace) else { return paragraphe(texte, style: ODTStyles.titreDuDocument) }
        xml.element("text:h", ["text:style-name": ODTStyles.titreDuDocument, "text:outline-level": "1"]) {
            content(texte, xml)
        }
    }

    func paragraphe(_ texte: String, style: String = "Text_20_body") {
        guard let xml else { return }
        xml.element("text:p", ["text:style-name": style]) { content(texte, xml) }
    }

    /// A label in bold, then its text.
    func definition(_ libelle: String, _ texte: String) {
        guard let xml else { return }
        xml.element("text:p", ["text:style-name": "Text_20_body"]) {
            xml.element("text:span", ["text:style-name": "Strong_20_Emphasis"]) { content("\(libelle)\u{A0}: ", xml) }
            content(texte, xml)
        }
    }

    func liste(_ elements: [String]) {
        guard let xml, !elements.isEmpty else { return }
        xml.element("text:list", ["text:style-name": "Puces"]) {
            for element in elements {
                xml.element("text:list-item") {
                    xml.element("text:p", ["text:style-name": "List_20_Contents"]) { content(element, xml) }
                }
            }
        }
    }

    /// What a lead typed: paragraphs parted by empty lines, lines that begin with a dash as the items of a list.
    func redaction(_ texte: String) {
        var items: [String] = []
        var lignes: [String] = []
        func paragraph() {
            if !lignes.isEmpty { paragraphe(lignes.joined(separator: "\n")) }
            lignes = []
        }
        func list() {
            liste(items)
            items = []
        }
        for ligne in texte.split(separator: "\n", omittingEmptySubsequences: false) {
            let ligne = ligne.drop { $0 == " " }
            if ligne.hasPrefix("- ") || ligne.hasPrefix("• ") {
                paragraph()
                items.append(String(ligne.dropFirst(2)))
            } else if ligne.isEmpty {
                paragraph()
                list()
            } else {
                list()
                lignes.append(String(ligne))
            }
        }
        paragraph()
        list()
    }

    /// Above a table, under a figure: « Tableau 3 – … ».
    func legende(_ nom: StaticString, _ numero: Int, _ texte: String, style: String, _ xml: XMLStream) {
        xml.element("text:p", ["text:style-name": style]) {
            xml.text("\(nom)\u{A0}")
            xml.element(
                "text:sequence",
                [
                    "text:name": "\(nom)", "text:formula": "ooow:\(nom)+1", "style:num-format": "1",
                    "text:ref-name": "ref\(nom)\(numero)",
                ], text: String(numero))
            content(" – \(texte)", xml)
        }
    }

    /// LibreOffice puts a paragraph after a table that ends a document: written here, saving there changes nothing.
    func fin() {
        guard let xml, finitParUnTableau else { return }
        xml.element("text:p", ["text:style-name": "Text_20_body"])
    }

    // MARK: - Contents

    /// A table of contents that is right at first opening: entries written here, page numbers as fields.
    ///
    /// A link covers the words of an entry, never the field of its page: a field within a link makes a DOCX whose fields
    /// are lost and a PDF whose links have no tag. See `docs/decisions/0033-contents.md`.
    ///
    /// - Parameter pages: Of each entry, when a rendering gave them; those who compute no field then read them. Else the
    ///   fields are empty, since a number that nobody computed could be wrong.
    func sommaire(_ titres: [Titre], niveaux: Int, pages: [Int]?) {
        guard let xml else { return }
        let entrees = titres.filter { $0.niveau <= niveaux }
        let pages = pages.flatMap { $0.count == entrees.count ? $0 : nil }
        xml.element("text:table-of-content", ["text:name": "Sommaire", "text:protected": "false"]) {
            source(niveaux, xml)
            xml.element("text:index-body") {
                xml.element("text:index-title", ["text:name": "Sommaire_Head"]) {
                    xml.element(
                        "text:h", ["text:style-name": ODTStyles.titreDuSommaire, "text:outline-level": "1"],
                        text: "Sommaire")
                }
                for (rang, titre) in entrees.enumerated() { entree(titre, page: pages?[rang], xml) }
            }
        }
    }

    /// What the contents is made from again: the styles of headings rather than their levels, which the title of the
    /// document and the contents' own title have too.
    private func source(_ niveaux: Int, _ xml: XMLStream) {
        xml.element(
            "text:table-of-content-source",
            [
                "text:outline-level": "\(niveaux)", "text:use-outline-level": "false",
                "text:use-index-marks": "false", "text:use-index-source-styles": "true",
            ]
        ) {
            xml.element(
                "text:index-title-template", ["text:style-name": ODTStyles.titreDuSommaire], text: "Sommaire")
            for niveau in 1...10 {
                xml.element(
                    "text:table-of-content-entry-template",
                    ["text:outline-level": "\(niveau)", "text:style-name": "Contents_20_\(niveau)"]
                ) {
                    xml.element("text:index-entry-link-start", ["text:style-name": "Index_20_Link"])
                    xml.element("text:index-entry-text")
                    xml.element("text:index-entry-link-end")
                    xml.element("text:index-entry-tab-stop", ["style:type": "right", "style:leader-char": "."])
                    xml.element("text:index-entry-page-number")
                }
            }
            for niveau in 1...niveaux {
                xml.element("text:index-source-styles", ["text:outline-level": "\(niveau)"]) {
                    xml.element("text:index-source-style", ["text:style-name": "Heading_20_\(niveau)"])
                }
            }
        }
    }

    private func entree(_ titre: Titre, page: Int?, _ xml: XMLStream) {
        xml.element("text:p", ["text:style-name": "Contents_20_\(titre.niveau)"]) {
            xml.element(
                "text:a",
                ["xlink:type": "simple", "xlink:href": "#\(titre.signet)", "text:style-name": "Index_20_Link"]
            ) { content(titre.texte, xml) }
            xml.element("text:tab")
            xml.element(
                "text:bookmark-ref", ["text:reference-format": "page", "text:ref-name": titre.signet],
                text: page.map { String($0) } ?? "")
        }
    }

    // MARK: - Words

    /// In French typography, with the elements that ODF wants for white space.
    func content(_ texte: String, _ xml: XMLStream) {
        finitParUnTableau = false
        glossaire.note(texte)
        let texte = Typographie.francaise(texte)
        guard let parts = Exposants.parts(texte) else { return Blancs.write(texte, xml) }
        for part in parts {
            guard part.estEleve else {
                Blancs.write(part.texte, xml)
                continue
            }
            xml.element("text:span", ["text:style-name": "Exposant"], text: part.texte)
        }
    }
}
