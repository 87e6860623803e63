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
        let declarations = suivi.declarations(semestre)
        let dernieres = suivi.dernieres(jusqua: semestre)
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
        lignes = index.suivis.filter { retenus?.contains($0.id) ?? true }.map { noeud in
            let derniere = dernieres[noeud.id]
            return Ligne(
                noeud: noeud, role: index.role(de: noeud), declaration: declarations[noeud.id], derniere: derniere,
                retard: Retard(de: noeud, champs: champs[noeud.niveau] ?? [], etat: derniere?.saisie.etat, au: jour))
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

    public var actions: [Ligne] { lignes.filter { $0.role == .action } }

    /// The structure roots, each with the lines below it: what "per axe" means in every plan.
    public var parAxe: [(axe: Noeud, lignes: [Ligne])] {
        var groupes: [Identifiant<Noeud>: [Ligne]] = [:]
        for ligne in lignes { groupes[index.racine(de: ligne.noeud).id, default: []].append(ligne) }
        // A cross-cutting root is no axe, unless the plan put actions under it: none may be left out.
        let axes = index.racines.filter {
            groupes[$0.id] != nil || perimetre == .tout && index.role(de: $0) != .transversal
        }
        return axes.map { ($0, groupes[$0.id] ?? []) }
    }
}

/// One followed node at a semestre.
public struct Ligne: Sendable, Hashable {
    public var noeud: Noeud
    public var role: Niveau.Role
    /// What was declared for exactly this semestre.
    public var declaration: Avancement?
    /// The last declaration up to this semestre: what the state is taken from.
    public var derniere: Avancement?
    public var retard: Retard

    /// Nil when nothing was ever declared: no entry is not « à lancer ».
    public var etat: Etat? { derniere?.saisie.etat }
    public var avancement: Pourcentage? { derniere?.saisie.avancement }
    public var blocage: Saisie.Blocage? { etat?.estClos == true ? nil : derniere?.saisie.blocage }
    public var estSansSaisie: Bool { declaration == nil }

    /// « en cours », « sans saisie »; with the semestre when the declaration is older than this one.
    public var etatAffiche: String {
        guard let derniere else { return "sans saisie" }
        let libelle = derniere.saisie.etat.libelle
        return declaration == nil ? "\(libelle) (saisie de \(derniere.saisie.semestre))" : libelle
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
        return enumerated().sorted { (urgence($0.element), $0.offset) < (urgence($1.element), $1.offset) }
            .map(\.element)
    }
}
