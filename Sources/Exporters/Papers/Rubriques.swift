import PlanModel

/// Rows of a table of two columns.
enum Rubriques {
    /// A row for each text; those that are nil are named together in a last row, so that none is passed over.
    /// - Parameter absence: What they have in common: « Non renseigné », which agrees with their number.
    static func lignes(_ rubriques: KeyValuePairs<String, String?>, sinon absence: String) -> [[String]] {
        lignes(rubriques.map { ($0.key, $0.value, nil) }, sinon: absence)
    }

    /// - Parameter rubriques: Those that may be read, each with the datum that it shows.
    static func lignes(
        _ rubriques: [(libelle: String, texte: String?, donnee: Donnee?)], sinon absence: String
    ) -> [[String]] {
        let dites = rubriques.compactMap { libelle, texte, _ in texte.map { [libelle, $0] } }
        let tues = rubriques.filter { $0.texte == nil }.map {
            $0.libelle.prefix(1).lowercased() + $0.libelle.dropFirst()
        }
        let accorde = tues.count > 1 && absence.hasSuffix("renseigné") ? absence + "s" : absence
        return tues.isEmpty ? dites : dites + [[accorde, tues.joined(separator: ", ")]]
    }
}
