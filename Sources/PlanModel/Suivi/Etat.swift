/// The declared state of an action or sous-action, in the order that every table, list and chart follows.
public enum Etat: String, CaseIterable, Codable, Hashable, Sendable {
    case aLancer = "a_lancer"
    case enCours = "en_cours"
    case realisee, suspendue, abandonnee

    public var libelle: String {
        switch self {
        case .aLancer: "à lancer"
        case .enCours: "en cours"
        case .realisee: "réalisée"
        case .suspendue: "suspendue"
        case .abandonnee: "abandonnée"
        }
    }

    /// « 2 réalisées », « 1 réalisé »: the label that agrees with a number, and with the plan's own word.
    public func libelle(_ nombre: Int, feminin: Bool = true) -> String {
        accord(libelle, pluriel: nombre > 1, feminin: feminin)
    }

    /// Nothing more is expected of it.
    public var estClos: Bool { self == .realisee || self == .abandonnee }
}

/// So that counts by state are an object in JSON.
extension Etat: CodingKeyRepresentable {}
extension Meteo: CodingKeyRepresentable {}

/// The pilote's judgement, always shown with its label; from the best to the worst, then none.
public enum Meteo: String, CaseIterable, Codable, Hashable, Sendable {
    case securises, atteignables
    case appuisNecessaires = "appuis_necessaires"
    case compromis
    case nonRenseignee = "non_renseignee"

    public var libelle: String {
        switch self {
        case .securises: "objectifs sécurisés"
        case .atteignables: "objectifs atteignables"
        case .appuisNecessaires: "appuis nécessaires"
        case .compromis: "objectifs compromis"
        case .nonRenseignee: "non renseignée"
        }
    }
}

/// Share of the *work* done, in whole percent; never the share of the budget.
public struct Pourcentage: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    public let rawValue: Int

    /// Nil outside 0 to 100.
    public init?(rawValue: Int) {
        guard (0...100).contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
