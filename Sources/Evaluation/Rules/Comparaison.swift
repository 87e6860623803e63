public import PlanModel

/// What changed between a semestre and the one before.
public struct Comparaison: Sendable {
    public struct Mouvement: Hashable, Sendable {
        public var ligne: Ligne
        public var avant: Etat?
        public var apres: Etat?
    }

    /// Declared states that differ, in document order.
    public var mouvements: [Mouvement]
    public var nouveauxBlocages: [Ligne]
    public var blocagesLeves: [Ligne]
    public var nouveauxRetards: [Ligne]
    public var retardsResorbes: [Ligne]

    public init(de avant: Situation, a apres: Situation) {
        let held = Dictionary(avant.lignes.map { ($0.noeud.id, $0) }, uniquingKeysWith: { first, _ in first })
        func pairs(_ keep: (Ligne?, Ligne) -> Bool) -> [Ligne] { apres.lignes.filter { keep(held[$0.noeud.id], $0) } }
        mouvements = apres.lignes.compactMap { ligne in
            let ancien = held[ligne.noeud.id]?.etat
            return ancien == ligne.etat ? nil : Mouvement(ligne: ligne, avant: ancien, apres: ligne.etat)
        }
        nouveauxBlocages = pairs { $0?.blocage == nil && $1.blocage != nil }
        blocagesLeves = pairs { $0?.blocage != nil && $1.blocage == nil }
        nouveauxRetards = pairs { $0?.retard.estAvere != true && $1.retard.estAvere }
        retardsResorbes = pairs { $0?.retard.estAvere == true && !$1.retard.estAvere }
    }
}
