/// Look-ups in a plan, made once and passed along.
public struct PlanIndex: Sendable {
    public let plan: Plan
    private let positions: [Identifiant<Noeud>: Int]
    private let enfantsParParent: [Identifiant<Noeud>: [Int]]
    private let niveaux: [Identifiant<Niveau>: Niveau]
    private let organisations: [String: Organisation]

    public init(_ plan: Plan) {
        self.plan = plan
        var positions: [Identifiant<Noeud>: Int] = [:]
        var enfants: [Identifiant<Noeud>: [Int]] = [:]
        positions.reserveCapacity(plan.noeuds.count)
        for (position, noeud) in plan.noeuds.enumerated() {
            positions[noeud.id] = position
            if let parent = noeud.parent { enfants[parent, default: []].append(position) }
        }
        self.positions = positions
        enfantsParParent = enfants
        niveaux = Dictionary(plan.niveaux.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        organisations = Dictionary(plan.organisations.map { ($0.sigle, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func noeud(_ id: Identifiant<Noeud>) -> Noeud? { positions[id].map { plan.noeuds[$0] } }
    public func niveau(_ id: Identifiant<Niveau>) -> Niveau? { niveaux[id] }
    public func organisation(_ sigle: String) -> Organisation? { organisations[sigle] }
    public func role(de noeud: Noeud) -> Niveau.Role { niveaux[noeud.niveau]?.role ?? .structure }

    public func enfants(de id: Identifiant<Noeud>) -> [Noeud] {
        (enfantsParParent[id] ?? []).map { plan.noeuds[$0] }
    }

    public var racines: [Noeud] { plan.noeuds.filter { $0.parent == nil } }

    /// The node and all that is below it, in document order.
    public func descendance(de id: Identifiant<Noeud>) -> [Noeud] {
        guard let noeud = noeud(id) else { return [] }
        return [noeud] + enfants(de: id).flatMap { descendance(de: $0.id) }
    }

    /// From the parent up to the root.
    public func ancetres(de noeud: Noeud) -> [Noeud] {
        Array(sequence(first: noeud, next: { $0.parent.flatMap(self.noeud) }).dropFirst())
    }

    /// The root of a node, itself when it has no parent.
    public func racine(de noeud: Noeud) -> Noeud { ancetres(de: noeud).last ?? noeud }

    /// Nodes that carry progress: actions and sous-actions, in document order.
    public var suivis: [Noeud] { plan.noeuds.filter { role(de: $0).porteAvancement } }
    public var actions: [Noeud] { plan.noeuds.filter { role(de: $0) == .action } }

    /// « Fiche-action 1.2 », « Sous-action » when no code is printed.
    public func designation(de noeud: Noeud) -> String {
        let mot = niveaux[noeud.niveau]?.mot ?? noeud.niveau.rawValue
        return mot.prefix(1).uppercased() + mot.dropFirst() + (noeud.code.map { " \($0)" } ?? "")
    }

    /// The fields to show: those that it has, and those whose absence says something.
    public func champsAffiches(de noeud: Noeud) -> [Champ] {
        champs(de: noeud).filter { $0.attendu || noeud.champs[$0.id] != nil }
    }

    /// The fields that this node's level can hold, in the order of the sheet.
    public func champs(de noeud: Noeud) -> [Champ] {
        plan.champs.filter { $0.niveaux.contains(noeud.niveau) }
    }
}
