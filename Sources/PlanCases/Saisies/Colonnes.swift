import PlanModel

/// The columns that a table of entries may have, by their plain names.
struct Colonnes {
    var admises: [String]
    /// Read without being taken.
    var ignorees: Set<String> = []
    var obligatoires: [String]
    /// Longer titles, and the name each stands for.
    var alias: [String: String] = [:]
    /// What to do with a workbook that was given for a CSV.
    var sortDUnClasseur: String

    /// The name that a title stands for: accents, case and spaces around do not count.
    func nom(_ titre: String) -> String {
        let nom = titre.foldedCode
        return alias[nom] ?? nom
    }

    func connait(_ nom: String) -> Bool { admises.contains(nom) || ignorees.contains(nom) }

    /// Everything that is wrong with the names of a table.
    func fautes(_ noms: [String]) -> [String] {
        var fautes = obligatoires.filter { !noms.contains($0) }.map { "il manque la colonne « \($0) »" }
        for nom in noms where !nom.isEmpty && !connait(nom) {
            let proche = valeurProche(de: nom, parmi: admises).map { " ; vouliez-vous « \($0) » ?" } ?? ""
            fautes.append("colonne « \(nom) » inconnue\(proche)")
        }
        for nom in Set(noms.filter { nom in !nom.isEmpty && noms.count { $0 == nom } > 1 }).sorted() {
            fautes.append("colonne « \(nom) » écrite deux fois")
        }
        return fautes
    }
}
