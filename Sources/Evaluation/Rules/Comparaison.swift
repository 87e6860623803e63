public import PlanModel

/// What changed between a semestre and the one before.
public struct Comparaison: Sendable {
    public struct Mouvement: Hashable, Sendable {
        public var ligne: Ligne
        public var avant: Etat?
        public var apres: Etat?
        /// The semestres that the two states were declared for: there may be years between them.
        public var avantDeclare: Semestre?
        public var apresDeclare: Semestre?
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
            let ancienne = held[ligne.noeud.id]
            guard ancienne?.etat != ligne.etat else { return nil }
            return Mouvement(
                ligne: ligne, avant: ancienne?.etat, apres: ligne.etat,
                avantDeclare: ancienne?.derniere?.saisie.semestre, apresDeclare: ligne.derniere?.saisie.semestre)
        }
        nouveauxBlocages = pairs { $0?.blocage == nil && $1.blocage != nil }
        blocagesLeves = pairs { $0?.blocage != nil && $1.blocage == nil }
        nouveauxRetards = pairs { $0?.retard.estAvere != true && $1.retard.estAvere }
        retardsResorbes = pairs { $0?.retard.estAvere == true && !$1.retard.estAvere }
    }
}
