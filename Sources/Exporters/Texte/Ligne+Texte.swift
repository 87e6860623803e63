public import Evaluation
public import PlanModel

extension Ligne {
    public var avancementAffiche: String { avancement.map { "\($0.rawValue)\u{A0}%" } ?? Absence.nonRenseigne.rawValue }

    /// With the semestre of the declaration when it is an older one, for those who may read who did not answer.
    public func etatAffiche(_ regard: Regard) -> String { etatAccorde + anciennete(regard) }

    /// The pilote's judgement, never without its words; dated as the state is.
    public func meteoAffichee(_ regard: Regard) -> String {
        meteo == .nonRenseignee ? meteo.libelle : meteo.libelle + anciennete(regard)
    }

    private func anciennete(_ regard: Regard) -> String {
        guard let derniere, declaration == nil, regard.lit(.sansReponse) else { return "" }
        return " (saisie de \(derniere.saisie.semestre))"
    }

    /// Why a declared « réalisée » is not taken at its word; nil when nothing contradicts it.
    public var reserve: String? {
        guard estRealisationAConfirmer else { return nil }
        let restantes = mots.sousActions.compte(sousActionsOuvertes, "ouverte")
        return "Réalisation à confirmer\u{A0}: \(restantes) en dessous"
    }

    /// « Bloquée », « Bloqué » where the plan speaks of objectifs.
    public var motDuBlocage: String { mot.bloque.avecMajuscule }

    /// What stands out: blocked, late, to be confirmed, each with its reason where it may be read.
    public var signal: String {
        let signaux = signaux
        if !signaux.isEmpty { return signaux.joined(separator: "\n") }
        return retard.estMesurable ? "aucun" : "retard non mesurable"
    }

    /// For a sheet: why no lateness can be computed, beside what stands out.
    public var signalDetaille: String {
        guard case .nonCalculable = retard else { return signal }
        return (signaux + [retardDetaille].compactMap(\.self)).joined(separator: "\n")
    }

    /// Why it is late, or why nobody can say; nil when it is not.
    public var retardDetaille: String? {
        guard case .nonCalculable(let raison) = retard else { return retard.motif }
        return "Retard non mesurable\u{A0}: \(raison)"
    }

    private var signaux: [String] {
        let retard: String? =
            switch self.retard {
            case .enRetard(let motif): "En retard\u{A0}: \(motif)"
            case .aConfirmer(let motif): "Retard à confirmer\u{A0}: \(motif)"
            case .aucun, .nonCalculable: nil
            }
        return [blocage.map { "\(motDuBlocage)\u{A0}: \($0.motifAffiche)" }, retard, reserve].compactMap(\.self)
    }
}
