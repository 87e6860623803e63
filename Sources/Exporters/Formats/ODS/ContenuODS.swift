import Foundation
import PlanModel

/// The sheets of a `content.xml`, as they come: cells, the notes pinned on them, the words of drawings. Tracked changes
/// are passed.
struct ContenuODS {
    private typealias Espace = ODSReader.Espace

    /// Where the reading stands: one for each open element.
    private enum Place {
        case document, feuille, ligne, cellule, paragraphe
        /// A note on a cell, a drawing, and a paragraph of either.
        case commentaire, dessin, paragrapheAnnexe
        /// The styles of the document, and one of them.
        case styles, style
        case ignore
    }

    private(set) var feuilles: [ClasseurODS.Feuille] = []
    /// The document has the body of a spreadsheet.
    private(set) var estClasseur = false
    private var places: [Place] = []
    /// Of the row and the cell that come next, from 1 and from 0.
    private var (numero, colonne) = (1, 0)
    private var cellules: [Int: ClasseurODS.Cellule] = [:]
    private var repetition = (lignes: 1, colonnes: 1)
    private var balise: XMLEvents.Balise?
    private var texte = TexteODS()
    /// Of the note or the drawing that is open.
    private var annexe = TexteODS()
    private var commentaire: String?
    private var nombre = 0
    private var barres = StylesBarres()
    /// Some words of the cell are struck out.
    private var estBarree = false
    /// Why the reading stopped, when there is more than any plan fills.
    private(set) var tropRempli: String?

    mutating func take(_ event: XMLEvents.Event) throws(XMLFault) {
        switch event {
        case .debut(let balise):
            let place = try open(balise)
            places.append(place)
        case .fin: try close()
        case .texte(let morceau):
            switch places.last {
            case .paragraphe: texte.add(morceau)
            case .paragrapheAnnexe: annexe.add(morceau)
            default: return
            }
            try checkLength()
        }
    }

    private mutating func open(_ balise: XMLEvents.Balise) throws(XMLFault) -> Place {
        switch (places.last ?? .document, balise.espace, balise.nom) {
        case (.document, Espace.office, "spreadsheet"):
            estClasseur = true
            return .document
        // « document »: the flat form, where one file holds every part.
        case (.document, Espace.office, "document-content"), (.document, Espace.office, "document"),
            (.document, Espace.office, "body"):
            return .document
        case (.document, Espace.office, "automatic-styles"), (.document, Espace.office, "styles"): return .styles
        case (.styles, Espace.style, "style"):
            barres.ouvre(balise)
            return .style
        case (.style, Espace.style, "text-properties"):
            barres.note(balise)
            return .ignore
        case (.feuille, Espace.table, "table-column"):
            barres.colonne(balise, fois: Self.repetition(balise["number-columns-repeated", dans: Espace.table]))
            return .ignore
        case (.feuille, Espace.table, "table-columns"), (.feuille, Espace.table, "table-column-group"),
            (.feuille, Espace.table, "table-header-columns"):
            return .feuille
        case (.document, Espace.table, "table"):
            guard feuilles.count < ODSReader.feuilleLimit else { throw refuse(balise, "trop de feuilles") }
            feuilles.append(.init(nom: balise["name", dans: Espace.table] ?? "", lignes: []))
            numero = 1
            barres.feuille()
            return .feuille
        case (.feuille, Espace.table, "table-row-group"), (.feuille, Espace.table, "table-header-rows"),
            (.feuille, Espace.table, "table-rows"):
            return .feuille
        case (.feuille, Espace.table, "table-row"):
            (cellules, colonne) = ([:], 0)
            barres.ligne(balise)
            repetition.lignes = Self.repetition(balise["number-rows-repeated", dans: Espace.table])
            return .ligne
        case (.ligne, Espace.table, "table-cell"), (.ligne, Espace.table, "covered-table-cell"):
            self.balise = balise
            texte = TexteODS()
            commentaire = nil
            estBarree = false
            repetition.colonnes = Self.repetition(balise["number-columns-repeated", dans: Espace.table])
            return .cellule
        case (.cellule, Espace.text, "p"):
            texte.startParagraph()
            return .paragraphe
        case (.paragraphe, Espace.text, let nom): return try inline(nom, balise)
        default: return openAnnexe(balise)
        }
    }

    /// Notes and drawings, whatever their depth: only their paragraphs are read.
    private mutating func openAnnexe(_ balise: XMLEvents.Balise) -> Place {
        switch (places.last ?? .document, balise.espace, balise.nom) {
        case (.cellule, Espace.office, "annotation"), (.paragraphe, Espace.office, "annotation"):
            annexe = TexteODS()
            return .commentaire
        case (.feuille, Espace.table, "shapes"), (.cellule, Espace.draw, _):
            annexe = TexteODS()
            return .dessin
        case (.commentaire, Espace.text, "p"), (.dessin, Espace.text, "p"):
            annexe.startParagraph()
            return .paragrapheAnnexe
        case (.dessin, _, _): return .dessin
        case (.paragrapheAnnexe, Espace.text, let nom):
            switch nom {
            case "s": annexe.add(sign: " ")
            case "tab", "line-break": annexe.add(sign: nom == "tab" ? "\t" : "\n")
            default: return .paragrapheAnnexe
            }
            return .ignore
        default: return .ignore
        }
    }

    /// What stands among the words of a paragraph: spans, links and fields are read, notes are not.
    private mutating func inline(_ nom: String, _ balise: XMLEvents.Balise) throws(XMLFault) -> Place {
        switch nom {
        case "s":
            texte.add(spaces: min(Self.repetition(balise["c", dans: Espace.text]), ODSReader.texteLimit))
            try checkLength()
        case "tab": texte.add(sign: "\t")
        case "line-break": texte.add(sign: "\n")
        case "note", "ruby-text": break
        default:
            if barres.contient(balise["style-name", dans: Espace.text]) { estBarree = true }
            return .paragraphe
        }
        return .ignore
    }

    private mutating func close() throws(XMLFault) {
        switch places.popLast() {
        case .paragraphe: if places.last == .cellule { texte.endParagraph() }
        case .cellule: try closeCell()
        case .commentaire: commentaire = annexe.texte
        case .dessin: if places.last != .dessin { closeDessin() }
        case .paragrapheAnnexe: if places.last != .paragrapheAnnexe { annexe.endParagraph() }
        case .ligne: try closeRow()
        default: break
        }
    }

    private mutating func closeDessin() {
        let texte = annexe.texte
        guard !feuilles.isEmpty, !texte.allSatisfy(\.isWhitespace) else { return }
        feuilles[feuilles.count - 1].horsCellules.append(texte)
    }

    private mutating func closeCell() throws(XMLFault) {
        defer { colonne += repetition.colonnes }
        guard let balise else { return }
        let formule = balise["formula", dans: Espace.table].map { !ClasseurODS.estConstante($0) } ?? false
        let (valeur, genre) = Self.valeur(balise, texte.texte)
        let note = commentaire.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        guard formule || note != nil || !valeur.allSatisfy(\.isWhitespace) else { return }
        try count(repetition.colonnes, balise)
        var cellule = ClasseurODS.Cellule(
            texte: valeur, affiche: texte.texte, genre: genre, estFormule: formule, commentaire: note,
            estCouverte: balise.nom == "covered-table-cell")
        for place in colonne..<(colonne + repetition.colonnes) {
            cellule.reserves = !cellule.estVide && (estBarree || barres.barre(balise, colonne: place)) ? [.barre] : []
            cellules[place] = cellule
            // Pinned on the first of them.
            cellule.commentaire = nil
            if place == colonne, cellule.estVide { break }
        }
    }

    private mutating func closeRow() throws(XMLFault) {
        defer { numero += repetition.lignes }
        guard !cellules.isEmpty, let balise else { return }
        if repetition.lignes > ODSReader.repetitionLimit, cellules.count <= 256 {
            feuilles[feuilles.count - 1].lignes.append(
                .init(numero: numero, cellules: cellules, fois: repetition.lignes))
            return
        }
        try count(cellules.count * (repetition.lignes - 1), balise)
        for numero in numero..<(numero + repetition.lignes) {
            feuilles[feuilles.count - 1].lignes.append(.init(numero: numero, cellules: cellules))
        }
    }

    // MARK: - Values

    private static func valeur(
        _ balise: XMLEvents.Balise, _ texte: String
    ) -> (texte: String, genre: ClasseurODS.Cellule.Genre) {
        let nombre = balise["value", dans: Espace.office]
        let (typee, genre): (String?, ClasseurODS.Cellule.Genre) =
            switch balise["value-type", dans: Espace.office] {
            case "float": (nombre.flatMap { Self.nombre($0, fois: 1) }, .nombre)
            case "currency": (nombre.flatMap { Self.nombre($0, fois: 1) }, .monnaie)
            case "percentage": (nombre.flatMap { Self.nombre($0, fois: 100) }, .pourcentage)
            case "date":
                (balise["date-value", dans: Espace.office].flatMap { Jour(iso: $0.prefix(10))?.enChiffres }, .date)
            case "time": (nil, .heure)
            case "boolean":
                (["true": "oui", "false": "non"][balise["boolean-value", dans: Espace.office] ?? ""], .logique)
            case "string": (balise["string-value", dans: Espace.office], .texte)
            default: (nil, .texte)
            }
        return (typee ?? texte, genre)
    }

    private static func nombre(_ texte: String, fois facteur: Decimal) -> String? {
        ClasseurODS.nombre(texte).map { ClasseurODS.texte($0 * facteur) }
    }

    // MARK: - Limits

    /// More than any sheet has, and far from what overflows.
    private static func repetition(_ texte: String?) -> Int { max(1, min(texte.flatMap { Int($0) } ?? 1, 1 << 24)) }

    private mutating func count(_ ajoutees: Int, _ balise: XMLEvents.Balise) throws(XMLFault) {
        nombre += ajoutees
        guard nombre <= ODSReader.celluleLimit else {
            let raison = "plus de \(ODSReader.celluleLimit) cellules remplies"
            tropRempli = raison
            throw refuse(balise, raison)
        }
    }

    private func checkLength() throws(XMLFault) {
        guard max(texte.taille, annexe.taille) > ODSReader.texteLimit, let balise else { return }
        throw refuse(balise, "une cellule de plus de \(ODSReader.texteLimit) octets")
    }

    private func refuse(_ balise: XMLEvents.Balise, _ raison: String) -> XMLFault {
        .unreadable(ligne: balise.ligne, raison: raison)
    }
}

/// The styles that strike words out, and where rows and columns lend one to their cells.
private struct StylesBarres {
    private typealias Espace = ODSReader.Espace

    private var noms: Set<String> = []
    private var ouvert = ""
    private var deLaLigne: String?
    private var colonnes: [(fin: Int, style: String?)] = []

    mutating func ouvre(_ balise: XMLEvents.Balise) {
        ouvert = balise["name", dans: Espace.style] ?? ""
        if contient(balise["parent-style-name", dans: Espace.style]) { noms.insert(ouvert) }
    }

    mutating func note(_ balise: XMLEvents.Balise) {
        let traits = ["text-line-through-style", "text-line-through-type"].compactMap { balise[$0, dans: Espace.style] }
        guard !traits.isEmpty else { return }
        if traits.contains("none") { noms.remove(ouvert) } else { noms.insert(ouvert) }
    }

    mutating func feuille() { colonnes = [] }

    mutating func colonne(_ balise: XMLEvents.Balise, fois: Int) {
        colonnes.append(((colonnes.last?.fin ?? 0) + fois, balise["default-cell-style-name", dans: Espace.table]))
    }

    mutating func ligne(_ balise: XMLEvents.Balise) {
        deLaLigne = balise["default-cell-style-name", dans: Espace.table]
    }

    func contient(_ nom: String?) -> Bool { nom.map(noms.contains) ?? false }

    func barre(_ cellule: XMLEvents.Balise, colonne: Int) -> Bool {
        guard !noms.isEmpty else { return false }
        return contient(
            cellule["style-name", dans: Espace.table] ?? deLaLigne ?? colonnes.first { colonne < $0.fin }?.style)
    }
}

/// The text of a cell: a line for each paragraph, white space as ODF folds it.
private struct TexteODS {
    private var lignes = 0
    private var scalars = String.UnicodeScalarView()
    /// A space was read that counts only if a word follows.
    private var espace = false
    private var estDebut = true
    private(set) var taille = 0

    var texte: String { String(scalars) }

    mutating func startParagraph() {
        if lignes > 0 { scalars.append("\n") }
        lignes += 1
        (espace, estDebut) = (false, true)
    }

    mutating func endParagraph() { espace = false }

    mutating func add(_ morceau: String) {
        taille += morceau.utf8.count
        for scalar in morceau.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r": espace = !estDebut
            default:
                flush()
                scalars.append(scalar)
            }
        }
    }

    mutating func add(spaces nombre: Int) {
        taille += nombre
        flush()
        scalars.append(contentsOf: repeatElement(" ", count: nombre))
    }

    mutating func add(sign: Unicode.Scalar) {
        flush()
        scalars.append(sign)
    }

    private mutating func flush() {
        if espace { scalars.append(" ") }
        (espace, estDebut) = (false, false)
    }
}
