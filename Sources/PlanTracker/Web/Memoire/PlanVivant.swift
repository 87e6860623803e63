import Evaluation
import PlanModel
import PlanStore

/// A plan and its follow-up as of one row of the journal: what every page about it is made from.
struct PlanVivant: Sendable {
    let index: PlanIndex
    let version: Version
    /// Tells this plan from one of the same name in another base, whatever its versions.
    let origine: String
    let suivi: Suivi
    /// What every page must say, such as « données fictives de démonstration ».
    let mention: String?
    /// The last row of the journal that it knows of: two values with the same number are the same.
    let mouvement: Int

    var plan: Plan { index.plan }
    var slug: String { plan.identifiant.rawValue }

    func situation(_ semestre: Semestre, _ perimetre: Perimetre = .tout, pour audience: Audience) -> Situation {
        Situation(index, suivi: suivi.visible(pour: audience), semestre: semestre, perimetre: perimetre)
    }

    /// The semestres that there is something to say of: from the plan's first year, or the first entry, to the one
    /// after `courant`; the latest first.
    func semestres(courant: Semestre) -> [Semestre] {
        let saisis = suivi.avancements.map(\.saisie.semestre)
        let debut =
            [plan.periode.valeur?.debut.map { Semestre(contenant: $0) }, saisis.min(), courant]
            .compactMap(\.self).min() ?? courant
        var semestres: [Semestre] = []
        var semestre = max([saisis.max(), courant].compactMap(\.self).max() ?? courant, courant)
        while semestre >= debut, semestres.count < 40 {
            semestres.append(semestre)
            semestre = semestre.precedent
        }
        return semestres
    }
}
