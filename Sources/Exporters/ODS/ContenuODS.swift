import Evaluation
import Foundation
import PlanModel

/// The sheets of a `content.xml`, as they come. Notes, drawings, tracked changes and hidden covered cells are passed.
struct ContenuODS {
    private typealias Espace = ODSReader.Espace

    /// Where the reading stands: one for each open element.
    private enum Place {
        case document, feuille, ligne, cellule, couverte, paragraphe, ignore
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
    private var nombre = 0

    mutating func take(_ event: XMLEvents.Event) throws(XMLFault) {
        switch event {
        case .debut(let balise):
            let place = try open(balise)
            places.append(place)
        case .fin: try close()
        case .texte(let morceau):
            guard places.last == .paragraphe else { return }
            texte.add(morceau)
            try checkLength()
        }
    }

    private mutating func open(_ balise: XMLEvents.Balise) throws(XMLFault) -> Place {
        switch (places.last ?? .document, balise.espace, balise.nom) {
        case (.document, Espace.office, "spreadsheet"):
            estClasseur = true
            return .document
        case (.document, Espace.office, "document-content"), (.document, Espace.office, "body"): return .document
        case (.document, Espace.table, "table"):
            guard feuilles.count < ODSReader.feuilleLimit else { throw refuse(balise, "trop de feuilles") }
            feuilles.append(.init(nom: balise["name", dans: Espace.table] ?? "", lignes: []))
            numero = 1
            return .feuille
        case (.feuille, Espace.table, "table-row-group"), (.feuille, Espace.table, "table-header-rows"),
            (.feuille, Espace.table, "table-rows"):
            return .feuille
        case (.feuille, Espace.table, "table-row"):
            (cellules, colonne) = ([:], 0)
            repetition.lignes = Self.repetition(balise["number-rows-repeated", dans: Espace.table])
            return .ligne
        case (.ligne, Espace.table, "table-cell"), (.ligne, Espace.table, "covered-table-cell"):
            self.balise = balise
            texte = TexteODS()
            repetition.colonnes = Self.repetition(balise["number-columns-repeated", dans: Espace.table])
            return balise.nom == "table-cell" ? .cellule : .couverte
        case (.cellule, Espace.text, "p"):
            texte.startParagraph()
            return .paragraphe
        case (.paragraphe, Espace.text, let nom): return try inline(nom, balise)
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
        default: return .paragraphe
        }
        return .ignore
    }

    private mutating func close() throws(XMLFault) {
        switch places.popLast() {
        case .paragraphe: if places.last == .cellule { texte.endParagraph() }
        case .couverte: colonne += repetition.colonnes
        case .cellule: try closeCell()
        case .ligne: try closeRow()
        default: break
        }
    }

    private mutating func closeCell() throws(XMLFault) {
        defer { colonne += repetition.colonnes }
        guard let balise else { return }
        let formule = balise["formula", dans: Espace.table] != nil
        let valeur = Self.valeur(balise, texte.texte)
        guard formule || !valeur.allSatisfy(\.isWhitespace) else { return }
        try count(repetition.colonnes, balise)
        let cellule = ClasseurODS.Cellule(texte: valeur, estFormule: formule)
        for place in colonne..<(colonne + repetition.colonnes) { cellules[place] = cellule }
    }

    private mutating func closeRow() throws(XMLFault) {
        defer { numero += repetition.lignes }
        guard !cellules.isEmpty, let balise else { return }
        try count(cellules.count * (repetition.lignes - 1), balise)
        for numero in numero..<(numero + repetition.lignes) {
            feuilles[feuilles.count - 1].lignes.append(.init(numero: numero, cellules: cellules))
        }
    }

    // MARK: - Values

    private static func valeur(_ balise: XMLEvents.Balise, _ texte: String) -> String {
        let nombre = balise["value", dans: Espace.office]
        let typee: String? =
            switch balise["value-type", dans: Espace.office] {
            case "float", "currency": nombre.flatMap { Self.nombre($0, fois: 1) }
            case "percentage": nombre.flatMap { Self.nombre($0, fois: 100) }
            case "date": balise["date-value", dans: Espace.office].flatMap { Jour(iso: $0.prefix(10))?.enChiffres }
            case "boolean": ["true": "oui", "false": "non"][balise["boolean-value", dans: Espace.office] ?? ""]
            case "string": balise["string-value", dans: Espace.office]
            default: nil
            }
        return typee ?? texte
    }

    /// « 40,5 »; what binary fractions add (28,999999999999996) is rounded away.
    private static func nombre(_ texte: String, fois facteur: Decimal) -> String? {
        guard let double = Double(texte), double.magnitude < 1e15, let lu = Decimal(string: texte, locale: nil) else {
            return nil
        }
        return arrondi(lu * facteur, decimales: 9).description.replacing(".", with: ",")
    }

    // MARK: - Limits

    /// More than any sheet has, and far from what overflows.
    private static func repetition(_ texte: String?) -> Int { max(1, min(texte.flatMap { Int($0) } ?? 1, 1 << 24)) }

    private mutating func count(_ ajoutees: Int, _ balise: XMLEvents.Balise) throws(XMLFault) {
        nombre += ajoutees
        guard nombre <= ODSReader.celluleLimit else {
            throw refuse(balise, "plus de \(ODSReader.celluleLimit) cellules remplies")
        }
    }

    private func checkLength() throws(XMLFault) {
        guard texte.taille > ODSReader.texteLimit, let balise else { return }
        throw refuse(balise, "une cellule de plus de \(ODSReader.texteLimit) octets")
    }

    private func refuse(_ balise: XMLEvents.Balise, _ raison: String) -> XMLFault {
        .unreadable(ligne: balise.ligne, raison: raison)
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
