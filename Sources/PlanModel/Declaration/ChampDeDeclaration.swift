/// One field of a declaration, for every door: command, CSV, grid, page, interface for scripts.
///
/// Described once: a new field is a case here, a line of `DeclarationLue`, a migration and a test.
public enum ChampDeDeclaration: String, CaseIterable, Hashable, Sendable {
    case etat, avancement, bloquee
    case motif = "motif_blocage"
    case arbitrage = "arbitrage_demande"
    case meteo, freins, solutions
    case prochainesEtapes = "prochaines_etapes"
    case note, audience
    case ditPar = "dit_par"
    case seance

    public enum Genre: Sendable {
        case choix, pourcentage, ouiNon, texte
    }

    /// What the field holds: it decides how a cell is read.
    public var genre: Genre {
        switch self {
        case .etat, .meteo, .audience: .choix
        case .avancement: .pourcentage
        case .bloquee: .ouiNon
        case .motif, .arbitrage, .freins, .solutions, .prochainesEtapes, .note, .ditPar, .seance: .texte
        }
    }

    public var libelle: String {
        switch self {
        case .etat: "État"
        case .avancement: "Avancement"
        case .bloquee: "Bloquée"
        case .motif: "Motif du blocage"
        case .arbitrage: "Arbitrage demandé"
        case .meteo: "Météo"
        case .freins: "Freins"
        case .solutions: "Solutions"
        case .prochainesEtapes: "Prochaines étapes"
        case .note: "Note"
        case .audience: "Audience"
        case .ditPar: "Dit par"
        case .seance: "Séance"
        }
    }
}

/// What is wrong in one field of a declaration; each door says it in its own words.
public struct FauteDeDeclaration: Error, Hashable, Sendable {
    public enum Motif: Hashable, Sendable {
        /// It is required and says nothing.
        case vide
        case choixInconnu(String)
        case pasUnPourcentage(String)
        case pasOuiNon(String)
        case caractereInterdit(UInt32)
        /// A reason or an arbitration is given, and the action is not said to be blocked.
        case sansBlocage
    }

    public var champ: ChampDeDeclaration
    public var motif: Motif

    public init(_ champ: ChampDeDeclaration, _ motif: Motif) { (self.champ, self.motif) = (champ, motif) }
}

/// Every fault of one declaration, in the order of its fields.
public struct FautesDeDeclaration: Error, Hashable, Sendable {
    public var fautes: [FauteDeDeclaration]

    public init(fautes: [FauteDeDeclaration]) { self.fautes = fautes }
}
