/// Lengths as ODF writes them.
enum Longueur {
    private static let unites: [(nom: String, millimetres: Double)] = [
        ("cm", 10), ("mm", 1), ("in", 25.4), ("pt", 25.4 / 72), ("pc", 25.4 / 6), ("px", 25.4 / 96),
    ]

    /// Nil for what is no length: a share in percent, a number without a unit.
    static func millimetres(_ texte: String) -> Double? {
        for unite in unites where texte.hasSuffix(unite.nom) {
            guard let nombre = Double(texte.dropLast(unite.nom.count)), nombre.isFinite else { return nil }
            return nombre * unite.millimetres
        }
        return nil
    }
}
