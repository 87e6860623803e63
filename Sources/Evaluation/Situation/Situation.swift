public import PlanModel

/// A plan as it stands at a semestre: each followed node with what was declared, and what follows from it.
public struct Situation: Sendable {
    public let index: PlanIndex
    public let suivi: Suivi
    public let semestre: Semestre
    /// The day lateness is judged on: the last of the semestre unless another was given.
    public let jour: Jour
    /// Actions and sous-actions of the perimeter, in document order.
    public let lignes: [Ligne]
    public let perimetre: Perimetre

    public var plan: Plan { index.plan }

    public init(
        _ plan: Plan, suivi: Suivi, semestre: Semestre, au jour: Jour? = nil, perimetre: Perimetre = .tout
    ) {
        self.init(PlanIndex(plan), suivi: suivi, semestre: semestre, au: jour, perimetre: perimetre)
    }

    public init(
        _ index: PlanIndex, suivi: Suivi, semestre: Semestre, au jour: Jour? = nil, perimetre: Perimetre = .tout
    ) {
        let jour = jour ?? semestre.fin
        let dernieres = suivi.placesDesDernieres(jusqua: semestre)
        let champs = Dictionary(
            index.plan.niveaux.map { niveau in (niveau.id, index.plan.champs.filter { $0.niveaux.contains(niveau.id) })
            },
            uniquingKeysWith: { first, _ in first })
        self.index = index
        self.suivi = suivi
        self.semestre = semestre
        self.jour = jour
        self.perimetre = perimetre
        let retenus = perimetre == .tout ? nil : perimetre.noeuds(index)
        let mots = index.mots
        let lignes = index.plan.noeuds.enumerated().compactMap { place, noeud in
            let role = index.role(de: noeud)
            guard role.porteAvancement, retenus?.contains(noeud.id) ?? true else { return Ligne?.none }
            let derniere = dernieres[noeud.id]
            let etat = derniere.map { suivi.avancements[$0].saisie.etat }
            return Ligne(
                noeuds: index.plan.noeuds, place: place, role: role, avancements: suivi.avancements,
                derniere: derniere, semestre: semestre, mots: mots,
                retard: Retard(
                    de: noeud, champs: champs[noeud.niveau] ?? [], etat: etat, mot: mots.mot(role), au: jour))
        }
        self.lignes = Self.avecOuvertes(lignes, index)
    }

    /// Each action with the number of its sous-actions that are not closed.
    private static func avecOuvertes(_ lignes: [Ligne], _ index: PlanIndex) -> [Ligne] {
        var ouvertes: [Identifiant<Noeud>: Int] = [:]
        for ligne in lignes where ligne.role == .sousAction && ligne.etat?.estClos != true {
            for ancetre in index.identifiantsDesAncetres(de: ligne.noeud) { ouvertes[ancetre, default: 0] += 1 }
        }
        guard !ouvertes.isEmpty else { return lignes }
        return lignes.map { ligne in
            guard let nombre = ouvertes[ligne.noeud.id] else { return ligne }
            var ligne = ligne
            ligne.sousActionsOuvertes = nombre
            return ligne
        }
    }

    /// The situation of the semestre before, made from the same entries.
    public var precedente: Situation {
        Situation(index, suivi: suivi, semestre: semestre.precedent, perimetre: perimetre)
    }

    /// Actions and sous-actions of the plan that the perimeter leaves out, in document order.
    public var ecartes: [Noeud] {
        guard perimetre != .tout else { return [] }
        let retenus = Set(lignes.map(\.noeud.id))
        return index.suivis.filter { !retenus.contains($0.id) }
    }

    /// Lines of the node and of all that is below it.
    public func lignes(sous noeud: Noeud) -> [Ligne] {
        let ids = Set(index.descendance(de: noeud.id).map(\.id))
        return lignes.filter { ids.contains($0.noeud.id) }
    }
}

/// One followed node at a semestre.
///
/// It points into the plan and the follow-up instead of copying them: a report makes thousands of lines, and puts each
/// in several tables.
public struct Ligne: Sendable {
    private let noeuds: [Noeud]
    private let place: Int
    private let avancements: [Avancement]
    private let placeDeLaDerniere: Int?
    public let role: Niveau.Role
    /// The plan's words for its actions and its sous-actions: a sentence about the node agrees with its own word.
    public let mots: MotsDuPlan
    /// Nothing was declared for exactly this semestre.
    public let estSansSaisie: Bool
    public let retard: Retard
    /// Those below it that are neither réalisées nor abandonnées.
    public internal(set) var sousActionsOuvertes = 0

    /// - Parameters:
    ///   - place: Of the node among `noeuds`.
    ///   - derniere: Place among `avancements` of the last declaration of the node up to `semestre`.
    init(
        noeuds: [Noeud], place: Int, role: Niveau.Role, avancements: [Avancement], derniere: Int?, semestre: Semestre,
        mots: MotsDuPlan, retard: Retard
    ) {
        (self.noeuds, self.place, self.role, self.mots, self.retard) = (noeuds, place, role, mots, retard)
        (self.avancements, placeDeLaDerniere) = (avancements, derniere)
        estSansSaisie = derniere.map { avancements[$0].saisie.semestre != semestre } ?? true
    }

    public var noeud: Noeud { noeuds[place] }
    /// The last declaration up to this semestre: what the state is taken from.
    public var derniere: Avancement? { placeDeLaDerniere.map { avancements[$0] } }
    /// What was declared for exactly this semestre.
    public var declaration: Avancement? { estSansSaisie ? nil : derniere }

    /// Nil when nothing was ever declared: no entry is not « à lancer ».
    public var etat: Etat? { placeDeLaDerniere.map { avancements[$0].saisie.etat } }
    public var avancement: Pourcentage? { placeDeLaDerniere.flatMap { avancements[$0].saisie.avancement } }
    /// Of the last declaration; « non renseignée » when there is none.
    public var meteo: Meteo { placeDeLaDerniere.map { avancements[$0].saisie.meteo } ?? .nonRenseignee }
    /// Declared réalisée while sous-actions of its own are open: somebody has to say which is right.
    public var estRealisationAConfirmer: Bool { etat == .realisee && sousActionsOuvertes > 0 }
    public var blocage: Saisie.Blocage? {
        etat?.estClos == true ? nil : placeDeLaDerniere.flatMap { avancements[$0].saisie.blocage }
    }

    /// The plan's word for it.
    public var mot: MotCompte { mots.mot(role) }
    /// « réalisée », « réalisé » where the plan speaks of objectifs, « aucune saisie ».
    public var etatAccorde: String { etat?.libelle(1, feminin: mot.feminin) ?? Self.aucuneSaisie }

    /// Instead of a state, for what was never declared; « sans saisie » is said of a semestre.
    public static let aucuneSaisie = "aucune saisie"
}

extension Ligne: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.noeud == right.noeud && left.role == right.role && left.derniere == right.derniere
            && left.estSansSaisie == right.estSansSaisie && left.retard == right.retard
            && left.sousActionsOuvertes == right.sousActionsOuvertes
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(noeud.id)
        hasher.combine(derniere)
        hasher.combine(retard)
    }
}

extension Sequence<Ligne> {
    /// Blocked first, then late, then to be confirmed, then the rest, each in document order.
    public var parUrgence: [Ligne] {
        func urgence(_ ligne: Ligne) -> Int {
            if ligne.blocage != nil { return 0 }
            switch ligne.retard {
            case .enRetard: return 1
            case .aConfirmer: return 2
            case .aucun, .nonCalculable: return 3
            }
        }
        let rangees = map { (urgence: urgence($0), ligne: $0) }
        return (0...3).flatMap { urgence in rangees.filter { $0.urgence == urgence }.map(\.ligne) }
    }
}
