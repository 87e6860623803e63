public import Foundation
public import PlanModel

/// Where an indicator stands against its baseline and its target.
public struct PositionIndicateur: Sendable {
    public enum Verdict: Hashable, Sendable {
        case atteinte
        /// Share of the way from the baseline to the target, in percent; negative when it goes the wrong way.
        case enChemin(pourcentage: Decimal)
        /// A value and a target, and no way between them to measure: « 61,5 % pour une cible de 65 % ».
        case faceALaCible(valeur: Decimal, cible: Decimal)
        case nonCalculable(raison: String)
    }

    public var indicateur: Indicateur
    public var noeud: Identifiant<Noeud>?
    /// The part of the département that it is about; nil for the whole.
    public var territoire: String?
    /// Readings in force for that territory up to the day, by date.
    public var releves: [Releve]
    /// The target that the last reading is judged against: of its year, or the next one; the last when all are behind.
    /// A reading that reached it has reached it for good, whatever the day. Without any reading, the one of the day.
    public var cible: Indicateur.Point?
    /// The one that the day expects, when that is a later one.
    public var prochaineCible: Indicateur.Point?
    public var verdict: Verdict

    /// - Parameter releves: Those of the indicator in force, by date, of every territory.
    public init(
        _ indicateur: Indicateur, noeud: Identifiant<Noeud>?, territoire: String? = nil, releves: [Releve],
        au jour: Jour
    ) {
        self.indicateur = indicateur
        (self.noeud, self.territoire) = (noeud, territoire)
        let cle = territoire?.folded
        self.releves = releves.filter { $0.mesure.territoire?.folded == cle && $0.mesure.date <= jour }
        let cibles = indicateur.cibles(de: territoire)
        let attendue = Self.cible(cibles, jour.annee)
        cible = Self.cible(cibles, self.releves.last?.mesure.date.annee ?? jour.annee)
        prochaineCible = cible?.annee == attendue?.annee ? nil : attendue
        verdict = Self.verdict(indicateur, territoire, self.releves.last?.mesure, cible)
    }

    /// The territories that have a target or a reading, in the order of the plan.
    public static func parTerritoire(
        _ indicateur: Indicateur, noeud: Identifiant<Noeud>?, releves: [Releve], au jour: Jour
    ) -> [PositionIndicateur] {
        indicateur.tousLesTerritoires.map {
            PositionIndicateur(indicateur, noeud: noeud, territoire: $0, releves: releves, au: jour)
        }.filter { $0.cible != nil || !$0.releves.isEmpty }
    }

    private static func cible(_ cibles: [Indicateur.Point], _ annee: Int) -> Indicateur.Point? {
        cibles.first { $0.annee >= annee } ?? cibles.last
    }

    private static func verdict(
        _ indicateur: Indicateur, _ territoire: String?, _ mesure: Mesure?, _ cible: Indicateur.Point?
    ) -> Verdict {
        if cible == nil, territoire == nil, indicateur.aDesCiblesParTerritoireSeulement {
            return .nonCalculable(raison: "cibles par territoire seulement")
        }
        guard let mesure else { return .nonCalculable(raison: "aucun relevé") }
        guard case .nombre(let valeur) = mesure.valeur else { return .nonCalculable(raison: "indicateur qualitatif") }
        guard let cible else {
            return .nonCalculable(
                raison: territoire == nil ? "aucune cible dans le plan" : "aucune cible pour ce territoire")
        }
        guard let but = cible.valeur.valeur else {
            return .nonCalculable(raison: "cible \(cible.valeur.absence?.rawValue ?? "inconnue")")
        }
        // The baseline is that of the whole: no territory starts from it.
        let depart = territoire == nil ? indicateur.reference?.valeur?.valeur.valeur : nil
        // « au moins », « au plus » say by themselves which way the target is reached; without a declared direction, the
        // one from the baseline to the target.
        let sens =
            cible.borne.map { $0 == .auMoins ? Indicateur.Sens.hausse : .baisse } ?? indicateur.sens
            ?? depart.map { but >= $0 ? .hausse : .baisse }
        switch sens {
        case .hausse where valeur >= but, .baisse where valeur <= but: return .atteinte
        case .maintien where valeur == but: return .atteinte
        default: break
        }
        guard sens != nil, let depart, depart != but else { return .faceALaCible(valeur: valeur, cible: but) }
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
