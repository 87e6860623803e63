import Exporters
import PlanCases
import PlanModel
import PlanStore

/// What became of each row of a grid.
struct BilanDeGrille {
    var titre: String
    /// Some rows were refused.
    var enPartie: Bool
    var resume: String
    var retour: String
    var suite: String
    var parties: [Partie]

    struct Partie {
        var titre: String
        /// What to do about them; nil when there is nothing to do.
        var explication: String?
        var lignes: [String]
    }

    /// - Parameter retenues: The accepted rows, and what the base made of each.
    init(_ lu: RetourLu, retenues: [(RetourDeGrille.Ligne, Enregistrement)], _ plan: PlanVivant) {
        var (ajoutees, identiques, refusees) = ([String](), [String](), [String]())
        for (ligne, resultat) in retenues {
            let nom = plan.index.nom(de: ligne.saisie.noeud)
            switch resultat {
            case .ajoute(let id, nil): ajoutees.append("\(nom) : saisie n° \(id)")
            case .ajoute(let id, let remplace?):
                ajoutees.append("\(nom) : saisie n° \(id), qui remplace la n° \(remplace)")
            case .identique(let id): identiques.append("\(nom) : saisie n° \(id)")
            case .conflit(let tenue?):
                refusees.append("\(nom) : saisie n° \(tenue.id), enregistrée par \(tenue.saisiPar) entre-temps")
            case .conflit(nil): refusees.append("\(nom) : saisie annulée entre-temps")
            }
        }
        let prises = Set(retenues.map(\.0.saisie.noeud))
        let laissees = lu.lignes.filter { !$0.estIdentique && !prises.contains($0.saisie.noeud) }.map {
            plan.index.nom(de: $0.saisie.noeud)
        }
        let dejaLa = lu.lignes.filter { $0.estIdentique && !prises.contains($0.saisie.noeud) }.map {
            plan.index.nom(de: $0.saisie.noeud)
        }
        titre =
            refusees.isEmpty
            ? "Grille enregistrée" : ajoutees.isEmpty ? "Rien n’a été enregistré" : "Grille enregistrée en partie"
        enPartie = !refusees.isEmpty
        resume =
            "\(compte(ajoutees.count, "ligne enregistrée", "lignes enregistrées")), \(compte(identiques.count + dejaLa.count, "identique")), \(compte(refusees.count, "refusée")), \(compte(laissees.count, "non acceptée", "non acceptées"))"
        retour = Page.Onglet.grilles.href(plan.slug)
        suite = "\(Page.Onglet.saisie.href(plan.slug))?semestre=\(lu.semestre)"
        parties = [
            Partie(titre: "Enregistrées", lignes: ajoutees),
            Partie(
                titre: "Refusées",
                explication:
                    "Quelqu’un les a saisies pendant que vous lisiez l’aperçu : rien n’a été écrasé. Envoyez de nouveau la grille pour choisir.",
                lignes: refusees),
            Partie(
                titre: "Non acceptées", explication: "Vous ne les avez pas cochées : rien n’a changé.", lignes: laissees
            ),
            Partie(titre: "Déjà enregistrées", lignes: identiques + dejaLa),
        ].filter { !$0.lignes.isEmpty }.map {
            Partie(titre: $0.titre, explication: $0.explication, lignes: $0.lignes.map(Typographie.francaise))
        }
    }
}
