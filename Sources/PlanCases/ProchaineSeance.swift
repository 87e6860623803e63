import Evaluation
import Exporters
package import PlanModel

/// The next meeting that the plan's own rules announce, or why no date can be given.
package struct ProchaineSeance: Equatable, Sendable {
    package var annonce: String?
    package var raison: String?

    /// Looks at the semestre of the day, then at the next two: a yearly meeting is found.
    package init(_ plan: Plan, apres jour: Jour) {
        let suivies = plan.instances.filter { [.pilotage, .suivi, .partenaires].contains($0.role) }
        let instances = suivies.isEmpty ? plan.instances : suivies
        let semestre = Semestre(contenant: jour)
        let prevues = [semestre, semestre.suivant, semestre.suivant.suivant].flatMap { semestre in
            instances.flatMap { instance in instance.reunions(semestre).map { (semestre, $0) } }
        }
        let datees = prevues.compactMap { _, reunion -> (rang: Int, texte: String)? in
            guard case .mois(let annee, let mois) = reunion.date, (annee, mois) >= (jour.annee, jour.mois) else {
                return nil
            }
            return (annee * 12 + mois, "\(reunion.instance.nom), \(Texte.mois[mois - 1]) \(annee)")
        }
        if let datee = datees.min(by: { $0.rang < $1.rang }) {
            annonce = datee.texte
            return
        }
        for (semestre, reunion) in prevues {
            if case .dansLeSemestre(let nombre) = reunion.date, nombre.upperBound > 0 {
                annonce = "\(reunion.instance.nom), dans le \(semestre.libelle), sans date fixée par le plan"
                return
            }
        }
        raison =
            prevues.lazy.compactMap { _, reunion -> String? in
                guard case .horsCalendrier(let raison) = reunion.date else { return nil }
                return "\(reunion.instance.nom) : \(raison)"
            }.first ?? "le plan ne décrit aucune instance"
    }
}
