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
        return remarques + accentsAbimes
    }
}

extension TextesSaisis {
    /// The texts whose accents were damaged on the way, or seem so.
    public var accentsAbimes: [String] {
        textes.compactMap { nom, texte in
            if let perdu = texte?.accentPerdu { return "« \(nom) » : des accents sont abîmés (« \(perdu) »)" }
            return texte?.accentDouteux.map { "« \(nom) » : des accents semblent perdus (« \($0) »)" }
        }
    }
}
