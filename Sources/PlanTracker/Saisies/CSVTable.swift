import PlanModel

/// A CSV file as rows of named cells, each row with the line that it starts on.
///
/// Semicolons or commas (the first line tells), quotes doubled inside quotes, line ends of any system, an optional
/// byte-order mark. Lines are kept because every fault is located by them.
struct CSVTable {
    struct Row {
        var ligne: Int
        private var cells: [String: String]

        init(ligne: Int, cells: [String: String]) { (self.ligne, self.cells) = (ligne, cells) }

        /// Nil for an absent column and for an empty cell.
        subscript(column: String) -> String? { cells[column] }
    }

    var rows: [Row]

    /// Without what, in one of our exports, a later row of the file corrects: history, not to be entered again.
    var enVigueur: [Row] {
        let remplacees = Set(rows.compactMap { $0["remplace"] })
        return rows.filter { !remplacees.contains($0["id"] ?? "") }
    }

    /// - Parameters:
    ///   - columns: The columns that may be given, by their plain name; others named in `ignored` are passed over.
    /// - Throws: `Refusal` that lists every fault of form.
    init(_ bytes: [UInt8], columns: [String], ignored: Set<String>, required: [String]) throws {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Refusal(
                "le fichier n'est pas en UTF-8 : dans le tableur, Enregistrer sous, CSV, jeu de caractères UTF-8")
        }
        let records = try Self.records(text)
        guard let header = records.first else {
            throw Refusal(
                "le fichier est vide : la première ligne donne les colonnes (\(columns.joined(separator: ", ")))")
        }
        let names = header.cells.map(\.trimmingWhitespace.repli)
        var faults = required.filter { !names.contains($0) }.map {
            "ligne \(header.line) : il manque la colonne « \($0) »"
        }
        for name in names where !name.isEmpty && !columns.contains(name) && !ignored.contains(name) {
            let near = valeurProche(de: name, parmi: columns).map { " ; vouliez-vous « \($0) » ?" } ?? ""
            faults.append("ligne \(header.line) : colonne « \(name) » inconnue\(near)")
        }
        for name in Set(names.filter { name in !name.isEmpty && names.count { $0 == name } > 1 }).sorted() {
            faults.append("ligne \(header.line) : colonne « \(name) » écrite deux fois")
        }
        for record in records.dropFirst() where record.cells.count > names.count {
            faults.append(
                "ligne \(record.line) : \(record.cells.count) cellules pour \(names.count) colonnes ; un texte qui contient le séparateur se met entre guillemets"
            )
        }
        guard faults.isEmpty else { throw Refusal(faults.joined(separator: "\n")) }
        rows = records.dropFirst().map { record in
            let cells = zip(names, record.cells).map { ($0, Self.unescaped($1)) }.filter { !$1.isEmpty }
            return Row(ligne: record.line, cells: Dictionary(cells, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// - Throws: `Refusal` for a quote that is never closed: it would swallow the rows that follow.
    private static func records(_ text: String) throws -> [(line: Int, cells: [String])] {
        // By scalars: a combining mark must not hide the quote or the separator that it follows.
        let firstLine = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
        let separator: Unicode.Scalar = firstLine.count { $0 == ";" } >= firstLine.count { $0 == "," } ? ";" : ","
        var records: [(line: Int, cells: [String])] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var quoted = false
        var (line, start, opened) = (1, 1, 1)
        func endRecord() {
            cells.append(String(cell))
            if cells.contains(where: { !$0.isEmpty }) { records.append((start, cells)) }
            (cells, cell) = ([], .init())
        }
        var iterator = text.unicodeScalars.makeIterator()
        var next = iterator.next()
        while let scalar = next {
            next = iterator.next()
            switch scalar {
            case "\"" where quoted && next == "\"":
                cell.append(scalar)
                next = iterator.next()
            case "\"" where quoted || cell.isEmpty:
                quoted.toggle()
                opened = line
            case separator where !quoted:
                cells.append(String(cell))
                cell = .init()
            case "\r" where next == "\n": break
            case "\n", "\r":
                line += 1
                if quoted {
                    cell.append("\n")
                } else {
                    endRecord()
                    start = line
                }
            default: cell.append(scalar)
            }
        }
        guard !quoted else {
            throw Refusal("ligne \(opened) : un guillemet s'ouvre et ne se referme jamais ; fermez-le, ou doublez-le")
        }
        endRecord()
        return records
    }

    /// Takes off the apostrophe that our exports put before what a spreadsheet would run as a formula.
    private static func unescaped(_ cell: String) -> String {
        let text = cell.trimmingWhitespace
        guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
        return String(text.dropFirst())
    }
}

extension String {
    /// As a text is kept, whichever door it came in by: without spaces around, its line ends `\n`.
    var saisi: String {
        trimmingWhitespace.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    var trimmingWhitespace: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

/// Takes typed values out of a row, and notes each fault with its line and column.
struct RowReader {
    let row: CSVTable.Row
    var faults: [String] = []

    init(_ row: CSVTable.Row) { self.row = row }

    mutating func fault(_ column: String, _ message: String) {
        faults.append("ligne \(row.ligne), colonne « \(column) » : \(message)")
    }

    mutating func text(_ column: String) -> String? {
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
        let key = Self.fold(text)
        if let choice = Choice.allCases.first(where: { Self.fold($0.rawValue) == key || Self.fold(label($0)) == key }) {
            return choice
        }
        let codes = Choice.allCases.map(\.rawValue)
        let near =
            valeurProche(de: text, parmi: codes + Choice.allCases.map(label)).map { " ; vouliez-vous « \($0) » ?" }
            ?? ""
        fault(column, "trouvé « \(text) », attendu \(codes.joined(separator: ", "))\(near)")
        return nil
    }

    static func fold(_ text: String) -> String { text.repli }
}

extension String {
    /// « État », « etat » and « en-cours », « en_cours » are the same word to who types.
    var repli: String {
        String(
            lowercased().replacing("œ", with: "oe").map { character -> Character in
                switch character {
                case "é", "è", "ê": "e"
                case "à", "â": "a"
                case "ô": "o"
                case " ", "-", "’", "'", "\u{A0}": "_"
                default: character
                }
            })
    }
}
