extension ChampDeDeclaration {
    /// What decides who may read it; nil for everyone, and for a note, which has its own audience.
    public var reservable: Donnee? {
        switch self {
        case .etat, .avancement, .bloquee, .meteo, .seance, .note, .audience: nil
        case .motif: .motifBlocage
        case .arbitrage: .arbitrageDemande
        case .freins: .freins
        case .solutions: .solutions
        case .prochainesEtapes: .prochainesEtapes
        case .ditPar: .ditPar
        }
    }
}
