import Foundation
import PlanModel

/// The rows of a worksheet of an Excel workbook, as they come.
struct XLSXSheet {
    private static let rowLimit = 1 << 20
    private static let columnLimit = 1 << 14

    let strings: SharedStrings
    let formats: CellFormats
    let date1904: Bool
    /// Cells read before, in the other sheets.
    private(set) var count: Int
    /// Why the reading stopped, when there is more than any plan fills.
    private(set) var tooFull: String?
    private(set) var lignes: [ClasseurODS.Ligne] = []
    /// Headers and footers of its printed pages, with their codes.
    private(set) var marges: [String] = []

    private var path: [String] = []
    /// Of the row that is read, from 1, and of its next cell, from 0.
    private var (row, column) = (0, 0)
    private var cellules: [Int: ClasseurODS.Cellule] = [:]
    private var cell: XMLEvents.Balise?
    private var inline = RichText()
    private var (value, isFormula, formula) = ("", false, "")

    init(strings: SharedStrings, formats: CellFormats, date1904: Bool, count: Int) {
        (self.strings, self.formats, self.date1904, self.count) = (strings, formats, date1904, count)
    }

    mutating func take(_ event: XMLEvents.Event) throws(XMLFault) {
        switch event {
        case .debut(let balise):
            try open(balise)
            path.append(balise.nom)
            if path.dropLast().last == "headerFooter" { marges.append("") }
        case .fin:
            let name = path.removeLast()
            if path.last == "c" || path.contains("is") { inline.take(.fin) }
            if name == "c", path.last == "row" { try closeCell() }
            if name == "row", path.last == "sheetData" { closeRow() }
        case .texte(let morceau):
            if path.contains("is") { inline.take(event) }
            if path.last == "v" { value += morceau }
            if path.dropLast().last == "headerFooter", let last = marges.indices.last, marges[last].utf8.count < 4_000 {
                marges[last] += morceau
            }
            if path.last == "f", formula.utf8.count < 1_000 { formula += morceau }
            if let cell, value.utf8.count > ODSReader.texteLimit || inline.text.utf8.count > ODSReader.texteLimit {
                throw .unreadable(
                    ligne: cell.ligne, raison: "une cellule de plus de \(ODSReader.texteLimit) octets")
            }
        }
    }

    private mutating func open(_ balise: XMLEvents.Balise) throws(XMLFault) {
        switch (path.last, balise.nom) {
        case ("sheetData", "row"):
            let number = balise.value("r").flatMap { Int($0) } ?? row + 1
            guard number > row, number <= Self.rowLimit else {
                throw .unreadable(
                    ligne: balise.ligne, raison: "la ligne « \(balise.value("r") ?? "") » n'est pas à sa place")
            }
            (row, column, cellules) = (number, 0, [:])
        case ("row", "c"):
            if let reference = balise.value("r") {
                guard let place = Self.column(of: reference) else {
                    throw .unreadable(ligne: balise.ligne, raison: "la cellule « \(reference) » n'a pas de place")
                }
                column = place
            }
            (cell, value, isFormula, formula, inline) = (balise, "", false, "", RichText())
        case ("c", "f"): isFormula = true
        default:
            if path.last == "c" || path.contains("is") { inline.take(.debut(balise)) }
        }
    }

    private mutating func closeRow() {
        if !cellules.isEmpty { lignes.append(.init(numero: row, cellules: cellules)) }
    }

    private mutating func closeCell() throws(XMLFault) {
        defer { column += 1 }
        guard let cell else { return }
        guard column < Self.columnLimit else {
            throw .unreadable(ligne: cell.ligne, raison: "plus de \(Self.columnLimit) colonnes")
        }
        if isFormula, ClasseurODS.estConstante(formula) { isFormula = false }
        var cellule = try cellule(cell)
        if formats.isStruck(cell.style), !cellule.estVide { cellule.reserves.append(.barre) }
        guard isFormula || !cellule.texte.allSatisfy(\.isWhitespace) else { return }
        count += 1
        guard count <= ODSReader.celluleLimit else {
            let reason = "plus de \(ODSReader.celluleLimit) cellules remplies"
            tooFull = reason
            throw .unreadable(ligne: cell.ligne, raison: reason)
        }
        cellules[column] = cellule
    }

    private func cellule(_ cell: XMLEvents.Balise) throws(XMLFault) -> ClasseurODS.Cellule {
        let format = formats[cell.style]
        switch cell.value("t") {
        case "s":
            guard let rank = Int(value.filter { !$0.isWhitespace }), strings.texts.indices.contains(rank) else {
                if value.isEmpty { return cellule(value) }
                throw .unreadable(ligne: cell.ligne, raison: "le texte partagé n° \(value) n'existe pas")
            }
            return text(strings.texts[rank], format, isStruck: strings.struck.contains(rank))
        case "inlineStr": return text(inline.unescaped, format, isStruck: inline.isStruck)
        case "str": return text(RichText.unescaped(value), format)
        case "e": return cellule(value)
        case "b": return cellule(value == "1" ? "oui" : "non", shown: value == "1" ? "VRAI" : "FAUX", .logique)
        case "d":
            guard let jour = Jour(iso: value.prefix(10)) else { return cellule(value) }
            return cellule(jour.enChiffres, shown: jour.enChiffres, .date)
        default: return number(format)
        }
    }

    private func text(_ text: String, _ format: NumberFormat, isStruck: Bool = false) -> ClasseurODS.Cellule {
        let shown = format.shown(text)
        var lue = cellule(text, shown: shown.text)
        if !shown.isExact { lue.reserves.append(.formatInconnu(format.code)) }
        if isStruck { lue.reserves.append(.barre) }
        return lue
    }

    private func number(_ format: NumberFormat) -> ClasseurODS.Cellule {
        guard let read = ClasseurODS.nombre(value) else { return cellule(value) }
        let shown = format.shown(read, date1904: date1904)
        var lue = number(read, shown.text, shown.kind)
        if !shown.isExact { lue.reserves.append(.formatInconnu(format.code)) }
        return lue
    }

    private func number(_ read: Decimal, _ shown: String, _ kind: NumberFormat.Kind) -> ClasseurODS.Cellule {
        switch kind {
        case .percentage: return cellule(ClasseurODS.texte(read * 100), shown: shown, .pourcentage)
        case .date:
            guard let jour = SerialDate(read, date1904: date1904)?.day else {
                return cellule(ClasseurODS.texte(read), shown: shown, .nombre)
            }
            return cellule(jour.enChiffres, shown: shown, .date)
        case .time: return cellule(shown, shown: shown, .heure)
        case .currency: return cellule(ClasseurODS.texte(read), shown: shown, .monnaie)
        case .number, .text: return cellule(ClasseurODS.texte(read), shown: shown, .nombre)
        }
    }

    private func cellule(
        _ texte: String, shown: String? = nil, _ genre: ClasseurODS.Cellule.Genre = .texte
    ) -> ClasseurODS.Cellule {
        ClasseurODS.Cellule(texte: texte, affiche: shown ?? texte, genre: genre, estFormule: isFormula)
    }

    /// « AB12 »: its column, from 0.
    static func column(of reference: String) -> Int? {
        let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
        guard (1...3).contains(letters.count),
            reference.utf8.dropFirst(letters.count).allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let place = letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
        return place < columnLimit ? place : nil
    }

    /// « AB12 »: its row, from 1.
    static func row(of reference: String) -> Int? {
        guard let row = Int(reference.drop { $0.isLetter }), (1...rowLimit).contains(row) else { return nil }
        return row
    }
}
