public import PlanModel

/// Whether an action is late, always with its reason. Computed, never typed.
///
/// Source of the rule: the launch period or the due date of the sheet. The end of the printed period counts, so a
/// launch planned for "2018" is not late before 1 January 2019. An open beginning (« dès 2021 », « à partir de 2021 »)
/// promises no last day: never late by it, but once what it names is over, a launch that nobody has declared is to be
/// confirmed (decision 0036).
public enum Retard: Hashable, Sendable {
    case aucun
    case enRetard(motif: String)
    /// The date is over and nobody has declared anything: late unless somebody says otherwise.
    case aConfirmer(motif: String)
    case nonCalculable(raison: String)

    /// - Parameters:
    ///   - etat: The last declared state; nil when nothing was ever declared.
    ///   - mot: What the plan calls it.
    ///   - jour: The day it is judged on.
    public init(
        de noeud: Noeud, champs: [Champ], etat: Etat?, mot: MotCompte = MotsDuPlan().actions, au jour: Jour
    ) {
        if let etat, etat.estClos {
            self = .aucun
            return
        }
        let periodes = champs.compactMap { champ -> (champ: Champ, periode: Periode)? in
            guard let usage = champ.usage, usage != .information,
                case .periode(let periode)? = noeud.champs[champ.id]?.valeur
            else { return nil }
            return (champ, periode)
        }
        let bornees = periodes.compactMap { champ, periode in periode.fin.map { (champ, periode, $0) } }
        let lancementConnu = etat != nil && etat != .aLancer
        for (champ, periode, fin) in bornees where fin < jour {
            // « en cours ou courant 2018 »: it has started, its launch cannot be late.
            if champ.usage == .lancement, lancementConnu || periode.dejaEngagee { continue }
            let (prevu, depasse) =
                champ.usage == .lancement ? ("lancement prévu", "dépassé") : ("échéance fixée", "dépassée")
            let date = "\(prevu) «\u{A0}\(periode.imprime)\u{A0}», \(depasse) le \(fin.enToutesLettres)"
            switch etat {
            case nil: self = .aConfirmer(motif: "\(date), et aucune saisie")
            case let etat?: self = .enRetard(motif: "\(date), et \(mot.est(etat))")
            }
            return
        }
        // « dès 2021 »: the beginning is known, so its launch can be waited for; no last day is printed: not late.
        let ouverts = periodes.filter { $0.champ.usage == .lancement && !$0.periode.dejaEngagee }
            .compactMap { champ, periode in periode.finDuDebut.map { (periode, $0) } }
        if !lancementConnu, let (periode, fin) = ouverts.first(where: { $0.1 < jour }) {
            let suite = etat.map(mot.est) ?? "aucune saisie"
            let prevu = "lancement prévu «\u{A0}\(periode.imprime)\u{A0}», sans date limite"
            self = .aConfirmer(motif: "\(prevu), attendu depuis le \(fin.enToutesLettres), et \(suite)")
            return
        }
        let usages = champs.compactMap(\.usage)
        // Once started, an action of a plan that fixes launches alone has nothing left to be late for.
        if lancementConnu, bornees.isEmpty,
            !periodes.isEmpty || usages.contains(.lancement) && !usages.contains(.echeance)
        {
            self = .aucun
        } else if bornees.isEmpty, ouverts.isEmpty, !periodes.contains(where: { $0.periode.dejaEngagee }) {
            self = .nonCalculable(raison: "ni période de lancement ni échéance datée")
        } else {
            self = .aucun
        }
    }

    public var estAvere: Bool {
        if case .enRetard = self { true } else { false }
    }

    public var estAConfirmer: Bool {
        if case .aConfirmer = self { true } else { false }
    }

    /// False when nothing is dated: « not late » would be a false statement.
    public var estMesurable: Bool {
        if case .nonCalculable = self { false } else { true }
    }

    /// Late, or to be confirmed: what somebody must look at.
    public var estSignale: Bool {
        switch self {
        case .enRetard, .aConfirmer: true
        case .aucun, .nonCalculable: false
        }
    }

    /// The sentence that says why, nil when there is nothing to say.
    public var motif: String? {
        switch self {
        case .aucun: nil
        case .enRetard(let motif), .aConfirmer(let motif): motif
        case .nonCalculable(let raison): raison
        }
    }
}
