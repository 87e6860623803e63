/// What a cell takes, with the words that help who types and those that stop a mistake.
struct ValidationODS {
    enum Regle {
        /// One of a few texts, offered in a list; an empty cell is always right.
        case liste([String])
        case entier(ClosedRange<Int>)
        /// Anything: only the help shows.
        case libre
    }

    /// Short, ASCII: cells refer to it.
    var nom: String
    var regle: Regle
    /// Head of both messages.
    var titre: String
    var aide: String
    var erreur: String?

    /// « of: » is the syntax of the conditions: a rule of the cell, never a formula in it.
    var condition: String? {
        switch regle {
        case .liste(let choix):
            // A quote inside a text of the list is doubled.
            "of:cell-content-is-in-list(\(choix.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";")))"
        case .entier(let bornes):
            "of:cell-content-is-whole-number() and cell-content-is-between(\(bornes.lowerBound),\(bornes.upperBound))"
        case .libre: nil
        }
    }

    /// - Parameter feuille: The sheet where relative addresses start; ours hold none.
    func write(_ xml: XMLStream, feuille: String) {
        xml.element(
            "table:content-validation",
            [
                "table:name": nom, "table:condition": condition, "table:allow-empty-cell": "true",
                "table:display-list": condition == nil ? nil : "unsorted",
                "table:base-cell-address": "$'\(feuille)'.$A$1",
            ]
        ) {
            xml.element("table:help-message", ["table:title": titre, "table:display": "true"]) {
                xml.paragraphes(aide)
            }
            if let erreur {
                xml.element(
                    "table:error-message",
                    ["table:title": titre, "table:display": "true", "table:message-type": "stop"]
                ) { xml.paragraphes(erreur) }
            }
        }
    }
}
