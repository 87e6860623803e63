/// The declared state of an action or sous-action.
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

    /// « 2 réalisées » : the label that agrees with a number.
    public func libelle(_ nombre: Int) -> String {
        switch self {
        case .aLancer, .enCours: libelle
        case .realisee, .suspendue, .abandonnee: nombre < 2 ? libelle : libelle + "s"
        }
    }

    /// Nothing more is expected of it.
    public var estClos: Bool { self == .realisee || self == .abandonnee }
}

/// So that counts by state are an object in JSON.
extension Etat: CodingKeyRepresentable {}

/// The pilote's judgement, always shown with its label.
public enum Meteo: String, CaseIterable, Codable, Hashable, Sendable {
    case securises, atteignables, compromis
    case appuisNecessaires = "appuis_necessaires"
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

/// Who may read a note, from the narrowest to the widest.
public enum Audience: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
    case interne, partenaires, `public`

    private var ouverture: Int {
        switch self {
        case .interne: 0
        case .partenaires: 1
        case .public: 2
        }
    }

    public static func < (left: Audience, right: Audience) -> Bool { left.ouverture < right.ouverture }

    /// True when something written for `audience` may stand in a document made for this one.
    public func peutLire(_ audience: Audience) -> Bool { self <= audience }
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

/// A moment in UTC, to the second, written `2019-06-30T16:05:00Z`; comparable as text.
public struct Instant: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    public let rawValue: String

    /// Nil unless written as above, on a day that exists.
    public init?(rawValue: String) {
        let parts = rawValue.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, Jour(iso: parts[0]) != nil, parts[1].utf8.count == 9, parts[1].hasSuffix("Z") else {
            return nil
        }
        let heure = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
        guard heure.count == 3, heure.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy(\.isNumber) }),
            let h = Int(heure[0]), h < 24, let m = Int(heure[1]), m < 60, let s = Int(heure[2]), s < 60
        else { return nil }
        self.rawValue = rawValue
    }

    private init(_ rawValue: String) { self.rawValue = rawValue }

    /// The last second of a day.
    public init(finDe jour: Jour) { self.init("\(jour)T23:59:59Z") }

    /// - Parameter secondes: Seconds of the day, 0 to 86,399.
    public init(_ jour: Jour, secondes: Int) {
        let reste = max(0, min(86_399, secondes))
        self.init(
            "\(jour)T\(deuxChiffres(reste / 3600)):\(deuxChiffres(reste / 60 % 60)):\(deuxChiffres(reste % 60))Z")
    }

    public var jour: Jour {
        // swift-format-ignore: NeverForceUnwrap, the day was checked when the value was made
        Jour(iso: rawValue.prefix(10))!
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.rawValue < right.rawValue }
}
