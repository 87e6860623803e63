import PlanModel

/// A row of named cells, whatever the file: each fault of it is said to be where its user sees it.
struct Rangee: Sendable {
    /// As the file numbers it: an editor or a spreadsheet.
    var ligne: Int
    private var cells: [String: String]
    /// Columns whose cell is computed: its value may be anything.
    private var formules: Set<String>
    /// Sheet, title and address of the columns, for a spreadsheet; a CSV names them as they are folded.
    private var repere: Repere?

    struct Repere: Sendable {
        var feuille: String
        /// By the name of the column: the title as it is written, and « F ».
        var colonnes: [String: (titre: String, lettre: String)]
    }

    init(ligne: Int, cells: [String: String], formules: Set<String> = [], repere: Repere? = nil) {
        (self.ligne, self.cells, self.formules, self.repere) = (ligne, cells, formules, repere)
    }

    /// Nil for an absent column and for an empty cell.
    subscript(column: String) -> String? { cells[column] }

    /// Where the row is: « ligne 12 ».
    var lieu: String { (repere.map { "\($0.feuille), " } ?? "") + "ligne \(ligne)" }

    func lieu(_ column: String) -> String {
        guard let colonne = repere?.colonnes[column] else { return "\(lieu), colonne « \(column) »" }
        return "\(lieu), colonne « \(colonne.titre) » (\(colonne.lettre)\(ligne))"
    }

    /// True when one of `columns` holds something.
    func remplit(_ columns: some Sequence<String>) -> Bool {
        columns.contains { cells[$0] != nil || formules.contains($0) }
    }

    func estFormule(_ column: String) -> Bool { formules.contains(column) }

    /// In a spreadsheet the lists offer labels; who writes a CSV has the guide, which gives the codes.
    var parLibelles: Bool { repere != nil }
}

/// What is wrong in a file, and where its user sees it.
struct Faute: Hashable, Sendable, CustomStringConvertible {
    /// « Saisie, ligne 3, colonne « État » (I3) ».
    var lieu: String
    var message: String

    var description: String { "\(lieu) : \(message)" }
}

/// Takes typed values out of a row, and notes each fault with its line and column.
struct RowReader {
    let row: Rangee
    var faults: [Faute] = []

    init(_ row: Rangee) { self.row = row }

    mutating func fault(_ column: String, _ message: String) {
        faults.append(Faute(lieu: row.lieu(column), message: message))
    }

    mutating func text(_ column: String) -> String? {
        if row.estFormule(column) {
            fault(column, "contient une formule ; collez la valeur à sa place (Collage spécial)")
            return nil
        }
        guard let text = row[column] else { return nil }
        if text.unicodeScalars.contains(where: {
            $0.value < 0x20 && ![0x09, 0x0A, 0x0D].contains($0.value) || $0.value == 0xFFFE || $0.value == 0xFFFF
        }) {
            fault(column, "contient un caractère de contrôle ; supprimez-le")
            return nil
        }
        return text
    }

    mutating func required<Value>(_ column: String, _ expected: String, _ make: (String) -> Value?) -> Value? {
        guard row[column] != nil else {
            fault(column, "vide, attendu \(expected)")
            return nil
        }
        return optional(column, expected, make)
    }

    mutating func optional<Value>(_ column: String, _ expected: String, _ make: (String) -> Value?) -> Value? {
        guard let text = text(column) else { return nil }
        if let value = make(text) { return value }
        fault(column, "trouvé « \(text) », attendu \(expected)")
        return nil
    }

    /// A code or its label, accents and case aside, with the nearest one when it is neither.
    mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ column: String, _ label: (Choice) -> String
    ) -> Choice? {
        guard let text = text(column) else { return nil }
        if let choice = Choice.allCases.first(where: {
            $0.rawValue.foldedCode == text.foldedCode || label($0).foldedCode == text.foldedCode
        }) {
            return choice
        }
        let near =
            valeurProche(
                de: text, parmi: (row.parLibelles ? [] : Choice.allCases.map(\.rawValue)) + Choice.allCases.map(label)
            ).map { " ; vouliez-vous « \($0) » ?" } ?? ""
        fault(column, "trouvé « \(text) », attendu \(choices(label))\(near)")
        return nil
    }

    /// What may be written, as the file's user knows it.
    func choices<Choice: CaseIterable & RawRepresentable<String>>(_ label: (Choice) -> String) -> String {
        Choice.allCases.map { row.parLibelles ? label($0) : $0.rawValue }.joined(separator: ", ")
    }
}
