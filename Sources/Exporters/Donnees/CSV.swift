import Foundation
import PlanModel

/// Rows as a CSV file: CRLF line ends, quotes where they are needed, nothing that a spreadsheet would run.
enum CSV {
    static func bytes(_ rows: [[String]], separateur: Character) -> [UInt8] {
        Array(
            rows.map { row in
                row.map { cell($0, separateur) }.joined(separator: String(separateur)) + "\r\n"
            }.joined().utf8)
    }

    private static func cell(_ text: String, _ separateur: Character) -> String {
        // A spreadsheet would run a text that starts like a formula; the leading apostrophe is taken off on reading.
        // Scalars, not characters: CR LF is one character, and an accent may join any sign.
        let startsFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let safe = startsFormula && Decimal(strict: text) == nil ? "'" + text : text
        let special = "\"\n\r".unicodeScalars + separateur.unicodeScalars
        guard safe.unicodeScalars.contains(where: { special.contains($0) }) else { return safe }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}
