import Foundation

/// A table for the terminal: columns as wide as what they hold, the last one free.
func tableau(_ entetes: [String], _ lignes: [[String]]) -> String {
    let widths = entetes.indices.map { column in
        ([entetes] + lignes).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
        let padded = zip(cells, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
        return padded.joined(separator: "  ").replacing(#/ +$/#, with: "")
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(entetes), rule] + lignes.map(line)).joined(separator: "\n")
}

/// Sorted keys and indented: the same answer is the same text.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
