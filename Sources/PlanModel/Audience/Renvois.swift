import Foundation

/// Places in the sources of a plan, as transcribers write them among words: « six ans (004:35, 004:97) ».
struct Renvois: Sendable {
    private let ids: [String]
    private let parentheses: String
    private let seuls: String?

    /// Nil for a plan that has no source.
    init?(_ sources: [String]) {
        guard !sources.isEmpty else { return nil }
        ids = sources
        func code(_ ids: [String]) -> String {
            "(?:\(ids.map(NSRegularExpression.escapedPattern).joined(separator: "|"))):p?[0-9]+(?:[-–]p?[0-9]+)?"
        }
        func suite(_ ids: [String]) -> String { "\(code(ids))(?:(?:, | et | ; |, et )\(code(ids)))*" }
        let mots = "(?:avant|après|voir|cf\\.?|vers|entre|lignes?|page|en|dans|de|à|d’après|d'après|selon)"
        parentheses = "[ \u{A0}]?\\((?:\(mots) )?\(suite(ids))\\)"
        // A short identifier and two figures could be a time or a scale.
        let longs = ids.filter { $0.count > 2 }
        seuls =
            longs.isEmpty
            ? nil : "(?:[,;][ \u{A0}]|[ \u{A0}]?)(?:\\b\(mots) )?(?<![\\w:])\(suite(longs))(?![\\w:])"
    }

    func retires(de texte: String) -> String {
        guard texte.utf8.contains(UInt8(ascii: ":")), ids.contains(where: { texte.contains("\($0):") }) else {
            return texte
        }
        var propre = texte.replacingOccurrences(of: parentheses, with: "", options: .regularExpression)
        if let seuls { propre = propre.replacingOccurrences(of: seuls, with: "", options: .regularExpression) }
        guard propre != texte else { return texte }
        for (motif, remplacement) in [(" {2,}", " "), ("\\( ", "("), (" +([,.)])", "$1"), ("\\(\\)", "")] {
            propre = propre.replacingOccurrences(of: motif, with: remplacement, options: .regularExpression)
        }
        return propre.trimmingCharacters(in: .whitespaces)
    }
}
