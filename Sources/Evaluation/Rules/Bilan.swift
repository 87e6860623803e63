public import Foundation
public import PlanModel

/// Counts by state of a group of actions, without lying: blocked and late stand out, and the mean is taken only over
/// the actions that have a value, with how many have none.
///
/// Source of the rule: « Roll-up without lying »; a blocked action is never hidden in a green mean.
public struct Bilan: Hashable, Sendable, Codable {
    public var total: Int
    public var parEtat: [Etat: Int]
    /// Nothing was ever declared for them.
    public var sansEtat: Int
    /// Nothing was declared for this semestre.
    public var sansSaisie: Int
    public var bloquees: Int
    public var enRetard: Int
    public var retardsAConfirmer: Int
    /// Neither launch nor due date: whether they are late is unknown.
    public var retardsNonCalculables: Int
    public var moyenne: Moyenne?

    /// The mean progress of the work, in percent, and over how many.
    public struct Moyenne: Hashable, Sendable, Codable {
        public var valeur: Decimal
        public var avecValeur: Int
        public var sansValeur: Int
    }

    public init(_ lignes: [Ligne]) {
        total = lignes.count
        parEtat = Dictionary(lignes.compactMap(\.etat).map { ($0, 1) }, uniquingKeysWith: +)
        sansEtat = lignes.count { $0.etat == nil }
        sansSaisie = lignes.count { $0.estSansSaisie }
        bloquees = lignes.count { $0.blocage != nil }
        enRetard = lignes.count { $0.retard.estAvere }
        retardsAConfirmer = lignes.count {
            if case .aConfirmer = $0.retard { true } else { false }
        }
        retardsNonCalculables = lignes.count {
            if case .nonCalculable = $0.retard { true } else { false }
        }
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
}

/// Half away from zero, as figures are rounded in French reports.
public func arrondi(_ valeur: Decimal, decimales: Int) -> Decimal {
    var (source, result) = (valeur, Decimal())
    NSDecimalRound(&result, &source, decimales, .plain)
    return result
}
