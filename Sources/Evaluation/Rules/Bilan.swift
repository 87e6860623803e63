public import Foundation
public import PlanModel

/// Counts of a group of points, without lying: blocked and late stand out, lateness says for how many it cannot be
/// measured, and the mean is taken only over those that have a value, with how many have none.
///
/// Source of the rule: « Roll-up without lying »; a blocked action is never hidden in a green mean. Made by `Bilans`
/// alone, so that no figure leaves without its base.
public struct Bilan: Hashable, Sendable, Codable {
    public var total: Int
    public var parEtat: [Etat: Int]
    /// Declared réalisées while sous-actions of theirs are open: among the réalisées, and no success to announce yet.
    public var realisationsAConfirmer: Int
    /// Nothing was ever declared for them.
    public var sansEtat: Int
    /// Nothing was declared for this semestre.
    public var sansSaisie: Int
    public var bloquees: Int
    /// Nil for a reader who may not know what is asked: 0 would say that nothing is.
    public var arbitragesDemandes: Int?
    public var enRetard: Int
    public var retardsAConfirmer: Int
    /// Neither launch nor due date: whether they are late is unknown.
    public var retardsNonMesurables: Int
    /// Of the last declarations; what was never declared is among the « non renseignée ».
    public var parMeteo: [Meteo: Int]
    public var moyenne: Moyenne?

    /// The mean progress of the work, in percent, and over how many.
    public struct Moyenne: Hashable, Sendable, Codable {
        public var valeur: Decimal
        public var avecValeur: Int
        public var sansValeur: Int
    }

    init(_ lignes: some Collection<Ligne>) {
        total = lignes.count
        parEtat = Dictionary(lignes.lazy.compactMap(\.etat).map { ($0, 1) }, uniquingKeysWith: +)
        realisationsAConfirmer = lignes.count { $0.estRealisationAConfirmer }
        sansEtat = lignes.count { $0.etat == nil }
        sansSaisie = lignes.count { $0.estSansSaisie }
        bloquees = lignes.count { $0.blocage != nil }
        arbitragesDemandes = lignes.count { $0.blocage?.arbitrageDemande != nil }
        enRetard = lignes.count { $0.retard.estAvere }
        retardsAConfirmer = lignes.count { $0.retard.estAConfirmer }
        retardsNonMesurables = lignes.count { !$0.retard.estMesurable }
        parMeteo = Dictionary(lignes.lazy.map { ($0.meteo, 1) }, uniquingKeysWith: +)
        // What was given up has no progress to weigh.
        let comptees = lignes.filter { $0.etat != .abandonnee }
        let valeurs = comptees.compactMap(\.avancement?.rawValue)
        moyenne =
            valeurs.isEmpty
            ? nil
            : Moyenne(
                valeur: arrondi(Decimal(valeurs.reduce(0, +)) / Decimal(valeurs.count), decimales: 1),
                avecValeur: valeurs.count, sansValeur: comptees.count - valeurs.count)
    }

    public func nombre(_ etat: Etat) -> Int { parEtat[etat] ?? 0 }
    public func nombre(_ meteo: Meteo) -> Int { parMeteo[meteo] ?? 0 }
    /// Those whose lateness can be judged; what is closed is, for it can no longer be late.
    public var mesurables: Int { total - retardsNonMesurables }
    public var closes: Int { Etat.allCases.filter(\.estClos).reduce(0) { $0 + nombre($1) } }
    /// Nothing that is open can be judged: a zero would say that nothing is late.
    public var retardInconnu: Bool { retardsNonMesurables > 0 && mesurables == closes }
}

/// The one rule of counting: the actions, the sous-actions, and both together, which are *points*.
///
/// Every figure of a page, a document or an export is read here, and shows both counts or names its base.
public struct Bilans: Hashable, Sendable {
    public var actions: Bilan
    public var sousActions: Bilan
    /// Without a mean: an action would weigh twice, once by itself and once by its sous-actions.
    public var points: Bilan
    public var mots: MotsDuPlan

    public init(_ lignes: some Collection<Ligne>, _ mots: MotsDuPlan) {
        actions = Bilan(lignes.filter { $0.role == .action })
        sousActions = Bilan(lignes.filter { $0.role == .sousAction })
        points = Bilan(lignes)
        points.moyenne = nil
        self.mots = mots
    }

    /// The plan's words for those that there are, the actions first; the actions alone when there is none of either.
    public var parNiveau: [(mot: MotCompte, role: Niveau.Role, bilan: Bilan)] {
        let tous = [(mots.actions, Niveau.Role.action, actions), (mots.sousActions, .sousAction, sousActions)]
        let presents = tous.filter { $0.2.total > 0 }
        return (presents.isEmpty ? [tous[0]] : presents).map { (mot: $0.0, role: $0.1, bilan: $0.2) }
    }
}

extension Bilans {
    /// As the reader may know them.
    public func visible(pour regard: Regard) -> Bilans {
        guard !regard.lit(.arbitrageDemande) else { return self }
        var visible = self
        visible.actions.arbitragesDemandes = nil
        visible.sousActions.arbitragesDemandes = nil
        visible.points.arbitragesDemandes = nil
        return visible
    }
}

/// In JSON, the three counts side by side, and the plan's words for them.
extension Bilans: Encodable {
    private enum Cle: String, CodingKey { case actions, sousActions, points, mots }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Cle.self)
        try container.encode(actions, forKey: .actions)
        try container.encode(sousActions, forKey: .sousActions)
        try container.encode(points, forKey: .points)
        try container.encode(
            ["actions": mots.actions.pluriel, "sousActions": mots.sousActions.pluriel], forKey: .mots)
    }
}
