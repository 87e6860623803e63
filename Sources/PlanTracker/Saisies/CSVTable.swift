import PlanModel

/// A CSV file as rows of named cells, each row with the line that it starts on.
///
/// Semicolons or commas (the first line tells), quotes doubled inside quotes, line ends of any system, an optional
/// byte-order mark. Lines are kept because every fault is located by them.
struct CSVTable {
    var rows: [Rangee]
    /// By their plain names, from left to right.
    var colonnes: [String]

    /// Without what, in one of our exports, a later row corrects or withdraws: history, not to be entered again.
    var enVigueur: [Rangee] {
        let remplacees = Set(rows.compactMap { $0["remplace"] })
        return rows.filter { $0["retiree"] != "oui" && !remplacees.contains($0["id"] ?? "") }
    }

    /// - Throws: `Refusal` that lists every fault of form.
    init(_ bytes: [UInt8], _ colonnes: Colonnes) throws {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Refusal(
                "le fichier n'est pas en UTF-8 : dans le tableur, Enregistrer sous, CSV, jeu de caractères UTF-8")
        }
        let records = try Self.records(text)
        guard let header = records.first else {
            throw Refusal(
                "le fichier est vide : la première ligne donne les colonnes (\(colonnes.admises.joined(separator: ", ")))"
            )
        }
        let names = header.cells.map(colonnes.nom)
        var faults = colonnes.fautes(names).map { "ligne \(header.line) : \($0)" }
        for record in records.dropFirst() where record.cells.count > names.count {
            faults.append(
                "ligne \(record.line) : \(record.cells.count) cellules pour \(names.count) colonnes ; un texte qui contient le séparateur se met entre guillemets"
            )
        }
        guard faults.isEmpty else { throw Refusal(faults.joined(separator: "\n")) }
        self.colonnes = names
        rows = records.dropFirst().map { record in
            let cells = zip(names, record.cells).map { ($0, Self.unescaped($1)) }.filter { !$1.isEmpty }
            return Rangee(ligne: record.line, cells: Dictionary(cells, uniquingKeysWith: { first, _ in first }))
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
        let text = cell.saisi
        guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
        return String(text.dropFirst())
    }
}
