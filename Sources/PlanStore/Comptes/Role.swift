/// What a person may do, from the least to the most; each role holds those before it.
public enum Role: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
    case lecture, contribution, secretariat, copilote, administration

    public var libelle: String {
        switch self {
        case .lecture: "lecture"
        case .contribution: "contribution"
        case .secretariat: "secrétariat"
        case .copilote: "copilote"
        case .administration: "administration"
        }
    }

    private var rang: Int {
        switch self {
        case .lecture: 0
        case .contribution: 1
        case .secretariat: 2
        case .copilote: 3
        case .administration: 4
        }
    }

    public static func < (left: Role, right: Role) -> Bool { left.rang < right.rang }
}

/// A role, on a plan or on all of them.
public struct Droit: Hashable, Sendable, Codable {
    /// The plan's slug; nil for every plan, those to come included.
    public var plan: String?
    public var role: Role
    /// For a contribution: whose actions, as a sigle or a name.
    public var pilote: String?

    public init(plan: String? = nil, role: Role, pilote: String? = nil) {
        (self.plan, self.role, self.pilote) = (plan, role, pilote)
    }

    var administreTout: Bool { plan == nil && role == .administration }

    /// « contribution sur le plan « cantal » pour ARS »
    public var libelle: String {
        let portee = plan.map { "sur le plan « \($0) »" } ?? "sur tous les plans"
        return "\(role.libelle) \(portee)" + (pilote.map { " pour \($0)" } ?? "")
    }
}
