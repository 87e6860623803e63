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
