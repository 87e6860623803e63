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
    /// In UTC, for machines: people read `jour(fuseau)`.
    public let jourUTC: Jour
    /// Seconds of the day, 0 to 86,399.
    private let secondes: Int32

    /// Nil unless written as above, on a day that exists.
    public init?(rawValue: String) {
        guard let jour = Jour(iso: rawValue.prefix(10)) else { return nil }
        var bytes = rawValue.dropFirst(10).utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "T"), let heures = bytes.nombre(2), heures < 24,
            bytes.next() == UInt8(ascii: ":"), let minutes = bytes.nombre(2), minutes < 60,
            bytes.next() == UInt8(ascii: ":"), let secondes = bytes.nombre(2), secondes < 60,
            bytes.next() == UInt8(ascii: "Z"), bytes.next() == nil
        else { return nil }
        self.init(jour, secondes: heures * 3600 + minutes * 60 + secondes)
    }

    /// 0 to 86,399.
    var secondesDuJour: Int { Int(secondes) }

    /// The last second of a day.
    public init(finDe jour: Jour) { self.init(jour, secondes: 86_399) }

    /// - Parameter secondes: Seconds of the day, 0 to 86,399.
    public init(_ jour: Jour, secondes: Int) {
        jourUTC = jour
        self.secondes = Int32(max(0, min(86_399, secondes)))
    }

    public var rawValue: String {
        let reste = Int(secondes)
        return "\(jourUTC)T\(deuxChiffres(reste / 3600)):\(deuxChiffres(reste / 60 % 60)):\(deuxChiffres(reste % 60))Z"
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        (left.jourUTC, left.secondes) < (right.jourUTC, right.secondes)
    }
}
