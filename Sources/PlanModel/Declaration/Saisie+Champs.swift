extension Saisie {
    /// What a field says, in the words of a reader; nil when it says nothing.
    public func texte(_ champ: ChampDeDeclaration) -> String? {
        switch champ {
        case .etat: etat.libelle
        case .avancement: avancement.map { "\($0.rawValue)" }
        case .bloquee: blocage == nil ? "non" : "oui"
        case .motif: blocage?.motif
        case .arbitrage: blocage?.arbitrageDemande
        case .meteo: meteo == .nonRenseignee ? nil : meteo.libelle
        case .freins: freins
        case .solutions: solutions
        case .prochainesEtapes: prochainesEtapes
        case .note: note?.texte
        case .audience: note?.audience.libelle
        case .ditPar: ditPar
        case .seance: seance
        }
    }
}
