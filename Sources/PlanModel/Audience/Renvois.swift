import Foundation

/// Places in the sources of a plan, as transcribers write them among words: « six ans (004:35, 004:97) ».
struct Renvois: Sendable {
    private let ids: [String]
    private let parentheses: String
    private let seuls: String

    /// Nil for a plan that has no source.
    init?(_ sources: [String]) {
        guard !sources.isEmpty else { return nil }
        ids = sources
        func motif(_ ids: [String], _ place: String) -> String {
            "(?:\(ids.map(NSRegularExpression.escapedPattern).joined(separator: "|"))):\(place)[0-9]+(?:[-–]p?[0-9]+)?"
        }
        // « 1:25 » could be a scale, « 12:30 » a time; a page, or an identifier with a letter, is a place in a source.
        let surs = sources.filter { $0.count > 2 || $0.contains(where: \.isLetter) }
        let page = motif(sources, "p")
        func suite(_ lignes: [String]) -> String {
            let code = lignes.isEmpty ? page : "(?:\(page)|\(motif(lignes, "p?")))"
            return "\(code)(?:(?:, | et | ; |, et )\(code))*"
        }
        let mots = "(?:avant|après|voir|cf\\.?|vers|entre|lignes?|page|en|dans|de|à|d’après|d'après|selon)"
        parentheses = "[ \u{A0}]?\\((?:\(mots) )?\(suite(sources))\\)"
        seuls = "(?:[,;][ \u{A0}]|[ \u{A0}]?)(?:\\b\(mots) )?(?<![\\w:])\(suite(surs))(?![\\w:])"
    }

    func retires(de texte: String) -> String {
        guard texte.utf8.contains(UInt8(ascii: ":")), ids.contains(where: { texte.contains("\($0):") }) else {
            return texte
        }
        var propre = texte.replacingOccurrences(of: parentheses, with: "", options: .regularExpression)
        propre = propre.replacingOccurrences(of: seuls, with: "", options: .regularExpression)
        guard propre != texte else { return texte }
        for (motif, remplacement) in [(" {2,}", " "), ("\\( ", "("), (" +([,.)])", "$1"), ("\\(\\)", "")] {
            propre = propre.replacingOccurrences(of: motif, with: remplacement, options: .regularExpression)
        }
        return propre.trimmingCharacters(in: .whitespaces)
    }
}
