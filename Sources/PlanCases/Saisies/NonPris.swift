import Exporters
import PlanModel

/// Something that somebody wrote in a grid and that is not recorded: said cell by cell before the rest is accepted.
package struct NonPris: Hashable, Sendable, CustomStringConvertible {
    /// « Saisie, ligne 70, colonne « Note » (R70) ».
    var lieu: String
    var texte: String
    var raison: String

    /// As many as are read with profit.
    private static let montres = 200

    package var description: String { "\(lieu) : « \(texte.abrege(300)) » n'est pas pris, \(raison)" }

    /// The first of them, then how many are left.
    package static func phrases(_ liste: [NonPris]) -> [String] {
        liste.prefix(montres).map(\.description)
            + (liste.count > montres
                ? ["… et \(compte(liste.count - montres, "autre contenu non pris", "autres contenus non pris"))"] : [])
    }
}

/// Finds what a workbook holds beside the rows that are taken.
struct ReleveDesNonPris {
    private(set) var liste: [NonPris] = []
    let classeur: ClasseurODS
    let feuille: ClasseurODS.Feuille
    private let identite: IdentiteDeGrille
    private let index: PlanIndex

    init(_ classeur: ClasseurODS, _ identite: IdentiteDeGrille, feuille: ClasseurODS.Feuille, index: PlanIndex) {
        (self.classeur, self.identite, self.feuille, self.index) = (classeur, identite, feuille, index)
    }

    mutating func ajoute(_ lieu: String, _ texte: String, _ raison: String) {
        liste.append(NonPris(lieu: lieu, texte: texte.saisi, raison: raison))
    }

    /// The sheets that are not the one of the entries, and what is drawn over any of them.
    /// - Parameter copie: Whether a cell of a sheet that has the titles of the grid says what the grid says already.
    mutating func autresFeuilles(
        copie: (ClasseurODS.Feuille) -> (ClasseurODS.Ligne, Int, ClasseurODS.Cellule) -> Bool
    ) {
        for marge in classeur.marges where !GrilleRevenue.estDeNous(marge: marge, identite, index) {
            ajoute("en-tête ou pied de page", marge, "seules les cellules du tableau sont lues")
        }
        for autre in classeur.feuilles {
            for texte in autre.horsCellules {
                ajoute("\(autre.nom), zone de texte ou dessin", texte, "seules les cellules du tableau sont lues")
            }
            guard autre.nom != feuille.nom else { continue }
            let estDeNous = GrilleRevenue.estLeModeDEmploi(autre) || GrilleRevenue.estLIdentification(autre)
            let estRepris = copie(autre)
            for ligne in autre.lignes {
                for (colonne, cellule) in ligne.cellules.sorted(by: { $0.key < $1.key }) {
                    let lieu = Self.lieu(autre, ligne, colonne)
                    if let commentaire = cellule.commentaire, !GrilleRevenue.estUneAide(commentaire) {
                        ajoute("\(lieu), commentaire", commentaire, "les commentaires ne sont pas lus")
                    }
                    if cellule.estVide { continue }
                    if estDeNous {
                        if GrilleRevenue.estDeNous(cellule, colonne, ligne, autre, classeur, identite, index) {
                            continue
                        }
                    } else if estRepris(ligne, colonne, cellule) {
                        continue
                    }
                    ajoute(lieu, cellule.enClair, "seule la feuille « \(feuille.nom) » est lue")
                }
            }
        }
    }

    static func lieu(_ feuille: ClasseurODS.Feuille, _ ligne: ClasseurODS.Ligne, _ colonne: Int) -> String {
        let lettres = ClasseurODS.lettres(colonne: colonne)
        return ligne.fois > 1
            ? "\(feuille.nom), colonne \(lettres), lignes \(ligne.numero) à \(ligne.numero + ligne.fois - 1)"
            : "\(feuille.nom), cellule \(lettres)\(ligne.numero)"
    }
}
