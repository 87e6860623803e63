/// Names that a reader takes for one, whatever their capitals, accents, apostrophes and spaces.
extension PlanReader {
    /// - Parameter quoi: What they name, with its article: « le territoire ».
    mutating func uniques(
        par cle: (String) -> String = \.folded, _ noms: [(nom: String, lieu: Arbre.Lieu)], _ quoi: String
    ) {
        var vus: [String: String] = [:]
        for (nom, lieu) in noms {
            let cle = cle(nom)
            guard !cle.isEmpty, let premier = vus.updateValue(nom, forKey: cle) else { continue }
            tree.fault(
                lieu,
                found: premier == nom
                    ? "\(quoi) « \(nom) » deux fois"
                    : "\(quoi) « \(nom) », que rien ne distingue de « \(premier) » pour qui lit",
                expected: "chacun une seule fois", remedy: "gardez une seule écriture")
        }
    }

    /// The keys of a table of names.
    mutating func uniques(clesDe node: Arbre?, _ quoi: String) {
        uniques((node?.table ?? []).map { ($0.cle, $0.lieu) }, quoi)
    }
}
