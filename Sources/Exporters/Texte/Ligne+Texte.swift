public import Evaluation
public import PlanModel

extension Ligne {
    public var avancementAffiche: String { avancement.map { "\($0.rawValue)\u{A0}%" } ?? Absence.nonRenseigne.rawValue }

    /// The pilote's judgement with the semestre that it is from when that is an older one; never without its words.
    public var meteoAffichee: String {
        guard let derniere, declaration == nil, meteo != .nonRenseignee else { return meteo.libelle }
        return "\(meteo.libelle) (saisie de \(derniere.saisie.semestre))"
    }

    /// Why a declared « réalisée » is not taken at its word; nil when nothing contradicts it.
    public func reserve(_ mots: MotsDuPlan = MotsDuPlan()) -> String? {
        guard estRealisationAConfirmer else { return nil }
        let restantes = mots.sousActions.compte(sousActionsOuvertes, "ouverte")
        return "Réalisation à confirmer\u{A0}: \(restantes) en dessous"
    }

    /// What stands out: blocked, late, to be confirmed, each with its reason where it may be read.
    public var signal: String {
        let retard: String? =
            switch self.retard {
            case .enRetard(let motif): "En retard\u{A0}: \(motif)"
            case .aConfirmer(let motif): "Retard à confirmer\u{A0}: \(motif)"
            case .aucun, .nonCalculable: nil
            }
        let parts = [blocage.map { "Bloquée\u{A0}: \($0.motifAffiche)" }, retard, reserve()].compactMap(\.self)
        return parts.isEmpty ? "aucun" : parts.joined(separator: "\n")
    }
}
