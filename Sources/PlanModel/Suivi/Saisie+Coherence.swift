extension Saisie {
    /// What is odd in a declaration, and may be true all the same: for the eye of who enters it.
    public var incoherences: [String] {
        var remarques: [String] = []
        if etat == .aLancer, let avancement, avancement.rawValue > 0 {
            remarques.append("« à lancer » avec un avancement de \(avancement.rawValue) %")
        }
        if etat == .realisee, let avancement, avancement.rawValue < 100 {
            remarques.append("« réalisée » avec un avancement de \(avancement.rawValue) %")
        }
        if etat.estClos, blocage != nil { remarques.append("« \(etat.libelle) » et bloquée à la fois") }
        return remarques
    }
}
