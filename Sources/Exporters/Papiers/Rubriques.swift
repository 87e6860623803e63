/// Rows of a table of two columns.
enum Rubriques {
    /// A row for each text; those that are nil are named together in a last row, so that none is passed over.
    /// - Parameter absence: What they have in common: « Non renseigné », which agrees with their number.
    static func lignes(_ rubriques: KeyValuePairs<String, String?>, sinon absence: String) -> [[String]] {
        let dites = rubriques.compactMap { libelle, texte in texte.map { [libelle, $0] } }
        let tues = rubriques.filter { $0.value == nil }.map { $0.key.prefix(1).lowercased() + $0.key.dropFirst() }
        let accorde = tues.count > 1 && absence.hasSuffix("renseigné") ? absence + "s" : absence
        return tues.isEmpty ? dites : dites + [[accorde, tues.joined(separator: ", ")]]
    }
}
