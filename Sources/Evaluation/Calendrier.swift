public import PlanModel

/// A meeting that the rule of an instance fixes, or the reason why no date can be given.
public struct ReunionPrevue: Hashable, Sendable {
    public enum Date: Hashable, Sendable {
        case mois(annee: Int, mois: Int)
        /// Expected within the semestre, the rule fixes no month.
        case dansLeSemestre(nombre: ClosedRange<Int>)
        case horsCalendrier(raison: String)
    }

    public var instance: Instance
    public var date: Date
}

extension Instance {
    /// What the rule of meeting gives for a semestre: dates where it allows them, the reason where it does not.
    public func reunions(_ semestre: Semestre) -> [ReunionPrevue] {
        func prevue(_ date: ReunionPrevue.Date) -> ReunionPrevue { ReunionPrevue(instance: self, date: date) }
        if statut == .passe || statutRythme == .passe { return [] }
        switch rythme?.valeur?.regle {
        case .mois(let mois):
            let bornes = semestre.debut.mois...semestre.fin.mois
            return mois.filter(bornes.contains).sorted().map { prevue(.mois(annee: semestre.annee, mois: $0)) }
        case .foisParAn(let min, let max):
            // A yearly meeting may fall in either half: none or one.
            let nombre = min / 2...(max + 1) / 2
            return nombre.upperBound == 0 ? [] : [prevue(.dansLeSemestre(nombre: nombre))]
        case .libre: return [prevue(.horsCalendrier(raison: "réunie autant que nécessaire"))]
        case nil:
            let raison =
                rythme?.valeur.map { "rythme « \($0.imprime) », sans règle datée" }
                ?? "rythme non renseigné dans le document"
            return [prevue(.horsCalendrier(raison: raison))]
        }
    }
}
