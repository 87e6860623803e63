import Evaluation
import PlanModel

/// The tables of counts, and the ways to say how many.
extension RapportSemestriel {
    /// « 3 actions et 5 sous-actions », « 3 actions et 5 sous-actions saisies sans avancement chiffré ».
    func denombre(_ lignes: [Ligne], _ adjectif: String? = nil) -> String {
        let parts = situation.bilans(lignes)
        return adjectif.map { parts.compte($0, \.total) } ?? parts.base
    }

    func denombre(_ noeuds: [Noeud]) -> String {
        let parts = [Niveau.Role.action, .sousAction].compactMap { role -> String? in
            let nombre = noeuds.count { index.role(de: $0) == role }
            return nombre == 0 ? nil : bilans.mots.mot(role).compte(nombre)
        }
        return parts.isEmpty ? bilans.mots.actions.compte(0) : parts.joined(separator: " et ")
    }

    /// What the plan calls its first level; « ensemble » for a plan that has none.
    var motDesGroupes: MotCompte {
        index.niveauDesGroupes.map { MotCompte($0.mot, $0.pluriel) } ?? MotCompte("ensemble", "ensembles")
    }

    /// « actions et sous-actions ».
    var motsComptes: String { bilans.parNiveau.map(\.mot.pluriel).joined(separator: " et ") }

    /// The first column, and those of a table of counts.
    func colonnes(
        _ premiere: String, _ colonnes: [ColonneDeBilan], _ largeurs: [Int]
    ) -> [ODTDocument.Colonne] {
        let titres = [premiere] + colonnes.map { $0.titre(feminin: bilans.mots.feminin) }
        return zip(titres, largeurs).enumerated().map { rang, colonne in
            .init(colonne.0, colonne.1, chiffres: rang > 0)
        }
    }

    /// A row for each level that there is: « Axe 1, actions ».
    func lignes(_ nom: String, _ bilans: Bilans, _ colonnes: [ColonneDeBilan]) -> [[String]] {
        bilans.parNiveau.map { mot, _, bilan in
            [nom.isEmpty ? mot.pluriel.avecMajuscule : "\(nom), \(mot.pluriel)"]
                + colonnes.map { $0.cellule(bilan, mot) }
        }
    }

    static let largeursDesEtats = [38, 12, 17, 17, 19, 22, 25, 20]
    static let largeursDesMeteos = [38, 26, 26, 26, 26, 28]
    static let largeursDesSignaux = [44, 20, 20, 22, 20, 44]

    /// What was given up or entered stands in the table of the states; what calls for attention stands here.
    static let signaux: [ColonneDeBilan] = [.bloquees, .enRetard, .retardAConfirmer, .retardNonMesurable, .moyenne]
}
