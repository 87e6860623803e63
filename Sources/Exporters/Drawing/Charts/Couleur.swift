public import PlanModel

/// The colours of charts and states, in documents and pages alike: `app.css` repeats those of the states.
///
/// Those of the states are told apart in grey as well: each is at least eleven steps of lightness (CIE L*) away from the
/// others. Source of the hues: pine for what is done, blue for what moves, ochre for what waits.
enum Couleur: String, CaseIterable {
    case realisee = "#0d5a49"
    case enCours = "#6a9fcd"
    case aLancer = "#e3dfd2"
    case suspendue = "#e8b04a"
    case abandonnee = "#6b6d69"
    case aucun = "#ffffff"
    /// Of a target.
    case brique = "#a3241a"

    init(_ etat: Etat?) {
        self =
            switch etat {
            case .realisee: .realisee
            case .enCours: .enCours
            case .aLancer: .aLancer
            case .suspendue: .suspendue
            case .abandonnee: .abandonnee
            case nil: .aucun
            }
    }

    /// Of what is written over it.
    var encre: String {
        switch self {
        case .realisee, .abandonnee, .brique: "#ffffff"
        case .enCours, .aLancer, .suspendue, .aucun: "#18241f"
        }
    }

    /// Around it, and for a line of that colour: a pale line would not be seen.
    var trait: String {
        switch self {
        case .realisee, .abandonnee, .brique: rawValue
        case .enCours: "#2f6ea3"
        case .aLancer, .suspendue, .aucun: "#5a6478"
        }
    }
}

/// How each state is drawn, for the pages: nil is « nothing was ever entered ».
public enum Palette {
    public struct Teinte: Hashable, Sendable {
        public var etat: Etat?
        public var fond: String
        /// Of the figures over it.
        public var encre: String
    }

    /// In the order in which states are shown.
    public static let etats: [Teinte] = (Etat.allCases.map(Optional.some) + [nil]).map { etat in
        Teinte(etat: etat, fond: Couleur(etat).rawValue, encre: Couleur(etat).encre)
    }
}
