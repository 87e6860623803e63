import Foundation
import PlanModel

/// Rows as a CSV file: CRLF line ends, quotes where they are needed, nothing that a spreadsheet would run.
public enum CSV {
    static func bytes(_ rows: [[String]], separateur: Character) -> [UInt8] {
        Array(
            rows.map { row in
                row.map { cell($0, separateur) }.joined(separator: String(separateur)) + "\r\n"
            }.joined().utf8)
    }

    private static func cell(_ text: String, _ separateur: Character) -> String {
        let safe = avecProtection(text)
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

    /// A spreadsheet would run a text that starts like a formula: an apostrophe goes before it.
    ///
    /// One also goes before a text that already looks protected, so that `sansProtection` is the exact inverse.
    static func avecProtection(_ texte: String) -> String {
        let apresApostrophes = texte.unicodeScalars.drop { $0 == "'" }
        guard let premier = apresApostrophes.first, formules.contains(premier) else { return texte }
        // A negative number is no formula.
        let nombre = texte.replacing(",", with: ".", maxReplacements: 1)
        return Decimal(strict: nombre) == nil ? "'" + texte : texte
    }

    /// Takes off the apostrophe that our exports put before what a spreadsheet would run as a formula.
    public static func sansProtection(_ cellule: String) -> String {
        let scalars = cellule.unicodeScalars
        guard scalars.first == "'", let premier = scalars.drop(while: { $0 == "'" }).first, formules.contains(premier)
        else { return cellule }
        return String(scalars.dropFirst())
    }

    /// What spreadsheets take for the beginning of a formula. Scalars: CR LF is one character, an accent may join any.
    private static let formules = Set("=+-@\t\r\n".unicodeScalars)
}
