public import Foundation
public import PlanModel

/// Where an indicator stands against its baseline and its target.
public struct PositionIndicateur: Sendable {
    public enum Verdict: Hashable, Sendable {
        case atteinte
        /// Share of the way from the baseline to the target, in percent; negative when it goes the wrong way.
        case enChemin(pourcentage: Decimal)
        case nonCalculable(raison: String)
    }

    public var indicateur: Indicateur
    public var noeud: Identifiant<Noeud>?
    /// Readings in force for the whole département up to the day, by date.
    public var releves: [Releve]
    /// The target of the year of the day, or the next one; the last when all are behind.
    public var cible: Indicateur.Point?
    public var verdict: Verdict

    public init(_ indicateur: Indicateur, noeud: Identifiant<Noeud>?, releves: [Releve], au jour: Jour) {
        self.indicateur = indicateur
        self.noeud = noeud
        self.releves = releves.filter { $0.mesure.territoire == nil && $0.mesure.date <= jour }
        let cibles = indicateur.ciblesDuDepartement
        cible = cibles.first { $0.annee >= jour.annee } ?? cibles.last
        verdict = Self.verdict(indicateur, self.releves.last?.mesure, cible)
    }

    private static func verdict(_ indicateur: Indicateur, _ mesure: Mesure?, _ cible: Indicateur.Point?) -> Verdict {
        guard let mesure else { return .nonCalculable(raison: "aucun relevé") }
        guard case .nombre(let valeur) = mesure.valeur else { return .nonCalculable(raison: "indicateur qualitatif") }
        guard let cible else { return .nonCalculable(raison: "aucune cible dans le plan") }
        guard let but = cible.valeur.valeur else {
            return .nonCalculable(raison: "cible \(cible.valeur.absence?.rawValue ?? "inconnue")")
        }
        let depart = indicateur.reference?.valeur?.valeur.valeur
        // « au moins », « au plus » say by themselves which way the target is reached; without a declared direction, the
        // one from the baseline to the target.
        let sens =
            cible.borne.map { $0 == .auMoins ? Indicateur.Sens.hausse : .baisse } ?? indicateur.sens
            ?? depart.map { but >= $0 ? .hausse : .baisse }
        switch sens {
        case .hausse where valeur >= but, .baisse where valeur <= but: return .atteinte
        case .maintien where valeur == but: return .atteinte
        case nil: return .nonCalculable(raison: "ni sens ni valeur de référence")
        default: break
        }
        guard let depart else { return .nonCalculable(raison: "aucune valeur de référence dans le plan") }
        guard depart != but else { return .nonCalculable(raison: "la cible est égale à la valeur de référence") }
        let part = (valeur - depart) / (but - depart) * 100
        // 99,6 % of the way is not there: rounding must not say « 100 % ».
        return .enChemin(pourcentage: part < 100 ? min(arrondi(part, decimales: 0), 99) : arrondi(part, decimales: 0))
    }
}

extension Situation {
    /// The indicators of the perimeter, each with its place in the plan: those of an axe come with any of its actions.
    public var indicateurs: [PositionIndicateur] { Array(indicateursUnParUn) }

    /// The same, each made when it is asked for: a large plan has thousands of them.
    public var indicateursUnParUn: some Sequence<PositionIndicateur> {
        let releves = suivi.relevesEnVigueur
        let ids = Set(perimetre == .tout ? [] : lignes.map(\.noeud.id))
        let retenus = plan.tousLesIndicateurs.lazy.filter { element in
            guard perimetre != .tout else { return true }
            guard let noeud = element.noeud.flatMap(index.noeud) else { return false }
            return index.role(de: noeud).porteAvancement
                ? ids.contains(noeud.id) : index.descendance(de: noeud.id).contains { ids.contains($0.id) }
        }
        return retenus.map {
            PositionIndicateur($0.indicateur, noeud: $0.noeud, releves: releves[$0.indicateur.id] ?? [], au: jour)
        }
    }
}
