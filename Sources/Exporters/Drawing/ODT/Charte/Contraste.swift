import Foundation

/// Whether a colour of a template can be read on the white of a page.
enum Contraste {
    /// Three to one, as large letters need. Source: WCAG 2.1, criterion 1.4.3.
    static func seLit(_ couleur: String) -> Bool {
        guard let luminance = luminance(couleur) else { return true }
        return 1.05 / (luminance + 0.05) >= 3
    }

    /// Relative luminance of « #rrggbb », 0 to 1; nil for what is no colour.
    private static func luminance(_ code: String) -> Double? {
        guard code.utf8.count == 7, code.hasPrefix("#"), let valeur = Int(code.dropFirst(), radix: 16) else {
            return nil
        }
        let parts = [16, 8, 0].map { Double(valeur >> $0 & 0xFF) / 255 }
        let lineaires = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * lineaires[0] + 0.7152 * lineaires[1] + 0.0722 * lineaires[2]
    }
}
