/// The body of a text document: headings, paragraphs, lists, tables, contents.
///
/// The same drawing code runs twice: a first time without XML to collect the headings, a second time to write, so that
/// the table of contents at the head is complete although nothing is kept in memory.
final class ODTDocument {
    struct Titre {
        var niveau: Int
        var texte: String
        var signet: String
    }

    /// Columns of a table: header and width in millimetres; the widths of a table make 170.
    struct Colonne {
        var titre: String
        var largeur: Int

        init(_ titre: String, _ largeur: Int) { (self.titre, self.largeur) = (titre, largeur) }
    }

    /// Nil on the first run.
    private let xml: XMLStream?
    private(set) var titres: [Titre] = []
    /// Column widths that the tables use, in millimetres: each needs its style.
    private(set) var largeurs: Set<Int> = []
    private var tables = 0

    init(xml: XMLStream?) { self.xml = xml }

    // MARK: - Text

    /// - Parameter niveau: 1 to 4; never one that skips.
    func titre(_ niveau: Int, _ texte: String) {
        let signet = "__RefHeading___\(titres.count + 1)"
        titres.append(Titre(niveau: niveau, texte: texte, signet: signet))
        guard let xml else { return }
        xml.element("text:h", ["text:style-name": "Heading_20_\(niveau)", "text:outline-level": "\(niveau)"]) {
            xml.element("text:bookmark-start", ["text:name": signet])
            content(texte, xml)
            xml.element("text:bookmark-end", ["text:name": signet])
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

    // MARK: - Tables

    /// A table with its caption above it, its header row repeated on each page, its rows unsplit.
    ///
    /// An empty cell says nothing to a screen reader: it is written « sans objet ».
    func tableau(_ legende: String, _ colonnes: [Colonne], lignes: @autoclosure () -> some Sequence<[String]>) {
        tables += 1
        guard let xml else {
            largeurs.formUnion(colonnes.map(\.largeur))
            return
        }
        xml.element("text:p", ["text:style-name": "Caption"]) {
            content("Tableau\u{A0}", xml)
            xml.element(
                "text:sequence",
                [
                    "text:name": "Tableau", "text:formula": "ooow:Tableau+1", "style:num-format": "1",
                    "text:ref-name": "refTableau\(tables)",
                ], text: String(tables))
            content(" – \(legende)", xml)
        }
        xml.element("table:table", ["table:name": "Tableau\(tables)", "table:style-name": "Tableau"]) {
            for colonne in colonnes {
                xml.element("table:table-column", ["table:style-name": "Colonne\(colonne.largeur)"])
            }
            xml.element("table:table-header-rows") {
                ligne(colonnes.map(\.titre), cellule: "EnTete", paragraphe: "Table_20_Heading", xml)
            }
            for ligne in lignes() {
                self.ligne(ligne, cellule: "Cellule", paragraphe: "Table_20_Contents", xml)
            }
        }
        xml.element("text:p", ["text:style-name": "Apres_20_tableau"])
    }

    private func ligne(_ cellules: [String], cellule: String, paragraphe: String, _ xml: XMLStream) {
        xml.element("table:table-row", ["table:style-name": "Ligne"]) {
            for texte in cellules {
                xml.element("table:table-cell", ["table:style-name": cellule, "office:value-type": "string"]) {
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
        return filled.isEmpty ? ["sans objet"] : filled
    }

    // MARK: - Contents

    /// A table of contents that is right at first opening: entries written here, page numbers as fields.
    func sommaire(_ titres: [Titre], niveaux: Int) {
        guard let xml else { return }
        xml.element("text:table-of-content", ["text:name": "Sommaire", "text:protected": "false"]) {
            xml.element(
                "text:table-of-content-source", ["text:outline-level": "\(niveaux)", "text:use-index-marks": "false"]
            ) {
                xml.element("text:index-title-template", ["text:style-name": "Contents_20_Heading"], text: "Sommaire")
                for niveau in 1...10 {
                    xml.element(
                        "text:table-of-content-entry-template",
                        ["text:outline-level": "\(niveau)", "text:style-name": "Contents_20_\(niveau)"]
                    ) {
                        xml.element("text:index-entry-link-start", ["text:style-name": "Index_20_Link"])
                        xml.element("text:index-entry-text")
                        xml.element("text:index-entry-tab-stop", ["style:type": "right", "style:leader-char": "."])
                        xml.element("text:index-entry-page-number")
                        xml.element("text:index-entry-link-end")
                    }
                }
            }
            xml.element("text:index-body") {
                xml.element("text:index-title", ["text:name": "Sommaire_Head"]) {
                    xml.element("text:p", ["text:style-name": "Contents_20_Heading"], text: "Sommaire")
                }
                for titre in titres where titre.niveau <= niveaux { entree(titre, xml) }
            }
        }
    }

    private func entree(_ titre: Titre, _ xml: XMLStream) {
        xml.element("text:p", ["text:style-name": "Contents_20_\(titre.niveau)"]) {
            xml.element(
                "text:a",
                ["xlink:type": "simple", "xlink:href": "#\(titre.signet)", "text:style-name": "Index_20_Link"]
            ) {
                content(titre.texte, xml)
                xml.element("text:tab")
                xml.element(
                    "text:bookmark-ref", ["text:reference-format": "page", "text:ref-name": titre.signet], text: "?")
            }
        }
    }

    // MARK: - White space

    /// ODF folds white space: runs of spaces, tabs and line ends have elements of their own.
    private func content(_ texte: String, _ xml: XMLStream) {
        guard Self.hasSpecialSpaces(texte) else {
            xml.text(texte)
            return
        }
        var run = ""
        var spaces = 0
        func flushSpaces() {
            guard spaces > 0 else { return }
            let keepsOne = !run.isEmpty
            if keepsOne { run += " " }
            if !run.isEmpty { xml.text(run) }
            run = ""
            let rest = keepsOne ? spaces - 1 : spaces
            if rest > 0 { xml.element("text:s", ["text:c": rest > 1 ? "\(rest)" : nil]) }
            spaces = 0
        }
        for character in texte {
            if character == " " {
                spaces += 1
                continue
            }
            if spaces == 1, !run.isEmpty, !character.isNewline, character != "\t" {
                run += " "
                spaces = 0
            }
            flushSpaces()
            switch character {
            case "\t", "\n", "\r", "\r\n":
                if !run.isEmpty { xml.text(run) }
                run = ""
                xml.element(character == "\t" ? "text:tab" : "text:line-break")
            default: run.append(character)
            }
        }
        flushSpaces()
        if !run.isEmpty { xml.text(run) }
    }

    /// Leading, trailing or doubled spaces, tabs, line ends.
    private static func hasSpecialSpaces(_ texte: String) -> Bool {
        var texte = texte
        return texte.withUTF8 { bytes in
            var previous: UInt8 = 0x20
            for byte in bytes {
                if byte == 0x20 && previous == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { return true }
                previous = byte
            }
            return previous == 0x20 && !bytes.isEmpty
        }
    }
}
