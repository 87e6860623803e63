import Evaluation
import PlanModel

/// Words that the chapters share.
extension RapportSemestriel {
    /// « 1.2 – Rendre l'offre lisible ».
    func nom(_ noeud: Noeud) -> String { "\(index.code(noeud)) – \(noeud.titreAffiche)" }

    /// « dont 2 de plus qu'au 1er semestre 2018 »; nothing when nothing moved.
    func ecart(_ apres: Int, _ avant: Int) -> String {
        guard apres != avant, !rienAvant else { return "" }
        let sens = apres > avant ? "de plus" : "de moins"
        return " (\(abs(apres - avant)) \(sens) qu’au \(semestre.precedent.libelle))"
    }

    /// Why nothing is compared.
    var premierSuivi: String {
        export.suivi.semestresDeclares.contains(semestre) ? "Premier semestre suivi" : "Aucun semestre encore suivi"
    }

    /// The part of the plan that the document is about, nil for all of it.
    var limite: String? {
        let mot = bilans.mots.actions
        return switch options.perimetre {
        case .tout: nil
        case .sous(let id):
            index.noeud(id).map { "\(index.designationDefinie(de: $0)) – \($0.titreAffiche)" } ?? id.rawValue
        case .pilote(let nom):
            "les \(mot.pluriel) \(accord("pilotée", pluriel: true, feminin: mot.feminin)) par \(nom)"
        case .territoire(let nom): "les \(mot.pluriel) dont la fiche nomme \(nom)"
        }
    }
}
