import Exporters
import PlanModel

/// A CSV file as rows of named cells, each row with the line that it starts on.
///
/// Semicolons, commas or tabulations (the titles tell, or a line « sep= »), quotes doubled inside quotes, line ends of
/// any system, an optional byte-order mark. Lines are kept because every fault is located by them.
struct CSVTable {
    var rows: [Rangee]
    /// By their plain names, from left to right.
    var colonnes: [String]
    /// To be said before what was read is accepted.
    var remarques: [String]

    /// One of our exports: its points are decimal, its apostrophes protect from formulas.
    var estUnExport: Bool { colonnes.contains(Self.colonneDExport) }

    private static let colonneDExport = "saisi_le"

    /// Without what, in one of our exports, a later row corrects or withdraws: history, not to be entered again.
    var enVigueur: [Rangee] {
        let remplacees = Set(rows.compactMap { $0["remplace"] })
        return rows.filter { $0["retiree"] != "oui" && !remplacees.contains($0["id"] ?? "") }
    }

    /// - Throws: `Refusal` that lists every fault of form.
    init(_ bytes: [UInt8], _ colonnes: Colonnes) throws {
        if bytes.starts(with: Array("PK".utf8)) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Refusal("c'est un classeur, et non un CSV : \(colonnes.sortDUnClasseur)")
        }
        guard let lu = TexteDeFichier(bytes) else {
            throw Refusal(
                "le fichier n'est pas en UTF-8 : dans le tableur, Enregistrer sous, CSV, jeu de caractères UTF-8")
        }
        let records = try Self.records(lu.texte, colonnes)
        guard let header = records.first else {
            throw Refusal(
                "le fichier est vide : la première ligne donne les colonnes (\(colonnes.admises.joined(separator: ", ")))"
            )
        }
        var names = header.cells.map(colonnes.nom)
        while names.last?.isEmpty == true { names.removeLast() }
        var faults = colonnes.fautes(names).map { "ligne \(header.line) : \($0)" }
        for record in records.dropFirst() { faults += Self.horsDesColonnes(record, names, header) }
        guard faults.isEmpty else { throw Refusal(faults.joined(separator: "\n")) }
        let unExport = names.contains(Self.colonneDExport)
        self.colonnes = names
        remarques = lu.remarque.map { [$0] } ?? []
        rows = records.dropFirst().map { record in
            let cells = zip(names, record.cells).map { name, cell in
                (name, unExport ? CSV.sansProtection(cell.saisi) : cell.saisi)
            }.filter { !$0.0.isEmpty }
            return Rangee(
                ligne: record.line,
                cells: Dictionary(cells.filter { !$1.isEmpty }, uniquingKeysWith: { first, _ in first }),
                presentes: Set(cells.map(\.0)), estUnExport: unExport)
        }
    }

    private typealias Record = (line: Int, cells: [String])

    /// What stands beyond the titles, or under none: nothing that was typed is dropped in silence.
    private static func horsDesColonnes(_ record: Record, _ names: [String], _ header: Record) -> [String] {
        let perdues = record.cells.enumerated().filter { place, cell in
            (place >= names.count || names[place].isEmpty) && !cell.saisi.isEmpty
        }
        guard let premiere = perdues.first else { return [] }
        let texte = premiere.element.saisi.abrege(60)
        if premiere.offset < header.cells.count {
            return perdues.map { place, cell in
                "ligne \(record.line), \(place + 1)e colonne : « \(cell.saisi.abrege(60)) » est dans une colonne sans titre ; donnez-lui son titre, ou videz-la"
            }
        }
        return [
            "ligne \(record.line) : \(compte(record.cells.count, "cellule")) pour \(compte(names.count, "colonne")), « \(texte) » est de trop ; un texte qui contient le séparateur se met entre guillemets"
        ]
    }

    /// The rows that hold something, with the separator that makes the most known titles.
    /// - Throws: `Refusal` for a quote that is never closed: it would swallow the rows that follow.
    private static func records(_ text: String, _ colonnes: Colonnes) throws -> [Record] {
        let (dit, text, lignes) = ligneDuSeparateur(text)
        if let dit { return try records(text, separator: dit, apres: lignes) }
        // By scalars: a combining mark must not hide the quote or the separator that it follows.
        let firstLine = text.unicodeScalars.drop { $0 == "\n" || $0 == "\r" }.prefix { $0 != "\n" && $0 != "\r" }
        let scores = [";", ",", "\t"].map { (separator: Unicode.Scalar) in
            let titres = String(firstLine).split(separator: Character(separator)).map {
                colonnes.nom($0.trimmingCharacters(where: { $0 == "\"" || $0.isWhitespace }))
            }
            return (separator, titres.count(where: colonnes.connait), firstLine.count { $0 == separator })
        }
        let separator = scores.max { ($0.1, $0.2) < ($1.1, $1.2) }?.0 ?? ";"
        return try records(text, separator: separator, apres: lignes)
    }

    /// « sep=; », that Excel writes and reads on a line before the titles.
    private static func ligneDuSeparateur(_ text: String) -> (Unicode.Scalar?, String, Int) {
        let scalars = text.unicodeScalars
        let fin = scalars.firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.endIndex
        var ligne = String(scalars[..<fin]).trimmingCharacters(where: { $0 == "\"" || $0 == " " })
        guard ligne.lowercased().hasPrefix("sep="), ligne.unicodeScalars.count <= 5 else { return (nil, text, 0) }
        ligne.removeFirst(4)
        guard let separateur = ligne.unicodeScalars.first ?? (scalars[..<fin].contains("\t") ? "\t" : nil) else {
            return (nil, text, 0)
        }
        var suite = scalars[fin...]
        let retour = suite.first == "\r"
        suite = suite.dropFirst()
        if retour, suite.first == "\n" { suite = suite.dropFirst() }
        return (separateur, String(suite), 1)
    }

    private static func records(_ text: String, separator: Unicode.Scalar, apres lignes: Int) throws -> [Record] {
        var records: [Record] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var quoted = false
        var (line, start, opened) = (lignes + 1, lignes + 1, lignes + 1)
        func endRecord() {
            cells.append(String(cell))
            if cells.contains(where: { !$0.saisi.isEmpty }) { records.append((start, cells)) }
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
}

extension StringProtocol {
    fileprivate func trimmingCharacters(where isDropped: (Character) -> Bool) -> String {
        var text = self[...]
        while text.first.map(isDropped) == true { text = text.dropFirst() }
        while text.last.map(isDropped) == true { text = text.dropLast() }
        return String(text)
    }
}
