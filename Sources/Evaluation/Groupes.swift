public import PlanModel

/// A part of the plan that is counted together: what a plan calls an axe or an orientation, or the whole of a plan that
/// has no such level.
public struct Groupe: Sendable {
    /// The structure root; nil for what stands under none.
    public var noeud: Noeud?
    /// « Axe 1 », « Ensemble du plan ».
    public var nom: String
    public var lignes: [Ligne]

    /// « Axe 1 – Santé ».
    public var intitule: String { noeud.map { "\(nom) – \($0.titreAffiche)" } ?? nom }
}

extension PlanIndex {
    /// The root that a node is counted under; nil when it is itself an action, or stands under one.
    public func groupe(de noeud: Noeud) -> Noeud? {
        let racine = racine(de: noeud)
        return role(de: racine).porteAvancement ? nil : racine
    }

    /// The roots that the whole plan is counted by, in document order. A cross-cutting root is none, unless the plan put
    /// actions under it: nothing may be left out.
    public var groupes: [Noeud] {
        racines.filter { racine in
            switch role(de: racine) {
            case .structure: true
            case .transversal: descendance(de: racine.id).contains { role(de: $0).porteAvancement }
            case .action, .sousAction: false
            }
        }
    }

    /// The lines counted together when nothing stands above: the whole of a plan without such a level, the rest of others.
    public var nomDuReste: String { niveauDesGroupes.map { "Hors \($0.mot)" } ?? "Ensemble du plan" }
}

extension Situation {
    /// The structure roots, each with the lines below it, in document order; then what stands under none.
    ///
    /// A plan whose sheets stand at its root has one group, not a group for each sheet.
    public var groupes: [Groupe] {
        var parRacine: [Identifiant<Noeud>: [Ligne]] = [:]
        var reste: [Ligne] = []
        for ligne in lignes {
            if let racine = index.groupe(de: ligne.noeud) {
                parRacine[racine.id, default: []].append(ligne)
            } else {
                reste.append(ligne)
            }
        }
        let racines = index.groupes.filter { parRacine[$0.id] != nil || perimetre == .tout }
        let groupes = racines.map {
            Groupe(noeud: $0, nom: index.designation(de: $0), lignes: parRacine[$0.id] ?? [])
        }
        guard !reste.isEmpty else { return groupes }
        let nom = groupes.isEmpty && perimetre != .tout ? "Ensemble" : index.nomDuReste
        return groupes + [Groupe(noeud: nil, nom: nom, lignes: reste)]
    }

    public var bilans: Bilans { bilans(lignes) }
    public func bilans(_ lignes: some Collection<Ligne>) -> Bilans { Bilans(lignes, index.mots) }
}
