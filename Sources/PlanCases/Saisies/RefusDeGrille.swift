package import Exporters

/// Why a file is no grid that the plan takes. What is wrong, not how to mend it: each door says that in its own words.
package enum RefusDeGrille: Error, Hashable, CustomStringConvertible {
    case pasUnClasseur(ODSFault)
    case sansIdentite(IdentiteDeGrille.Refus)
    /// By its slug, and the one that it came back to.
    case autrePlan(String, attendu: String)
    case feuilleDisparue
    /// Several sheets look like the one of the entries, and none bears its name.
    case feuillesEnDouble([String])
    /// With what was found all the same, that nobody must lose.
    case vide(remarques: [String], nonPris: [NonPris])

    package var description: String {
        switch self {
        case .pasUnClasseur(.texte): "ce n'est pas un classeur ODS mais un texte"
        case .pasUnClasseur(let fault): fault.description
        case .sansIdentite(.aucune): "c'est un classeur, mais pas une grille de plantracker"
        case .sansIdentite(.autreFormat(let format)):
            "grille au format « \(format) », ce programme lit le format \(IdentiteDeGrille.formatActuel)"
        case .sansIdentite(.abimee(let propriete, let valeur)): "trouvé « \(valeur) » pour « \(propriete) »"
        case .autrePlan(let plan, let attendu): "c'est une grille du plan « \(plan) », pas de « \(attendu) »"
        case .feuilleDisparue: "la feuille « \(GrilleDeSaisie.feuille) » a disparu"
        case .feuillesEnDouble(let noms):
            "plusieurs feuilles ont les titres de la grille (\(noms.map { "« \($0) »" }.joined(separator: ", "))), aucune ne s'appelle « \(GrilleDeSaisie.feuille) »"
        case .vide: "aucune ligne de la grille n'est remplie, il n'y a rien à enregistrer"
        }
    }

    /// What the file holds all the same.
    package var contenu: [String] {
        guard case .vide(let remarques, let nonPris) = self else { return [] }
        return remarques + NonPris.phrases(nonPris)
    }
}
