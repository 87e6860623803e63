/// Look-ups in a plan, made once and passed along.
public struct PlanIndex: Sendable {
    public let plan: Plan
    private let positions: [Identifiant<Noeud>: Int]
    /// By the place of a node: the place of its parent, and those of its children.
    private let parents: [Int?]
    private let enfantsDe: [[Int]]
    private let niveaux: [Identifiant<Niveau>: Niveau]
    private let organisations: [String: Organisation]

    public init(_ plan: Plan) {
        self.plan = plan
        var positions: [Identifiant<Noeud>: Int] = [:]
        positions.reserveCapacity(plan.noeuds.count)
        for (position, noeud) in plan.noeuds.enumerated() { positions[noeud.id] = position }
        parents = plan.noeuds.map { $0.parent.flatMap { positions[$0] } }
        var enfants = Array(repeating: [Int](), count: plan.noeuds.count)
        for (position, parent) in parents.enumerated() {
            if let parent { enfants[parent].append(position) }
        }
        self.positions = positions
        enfantsDe = enfants
        niveaux = Dictionary(plan.niveaux.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        organisations = Dictionary(plan.organisations.map { ($0.sigle, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func noeud(_ id: Identifiant<Noeud>) -> Noeud? { positions[id].map { plan.noeuds[$0] } }
    public func niveau(_ id: Identifiant<Niveau>) -> Niveau? { niveaux[id] }
    public func organisation(_ sigle: String) -> Organisation? { organisations[sigle] }
    public func role(de noeud: Noeud) -> Niveau.Role { niveaux[noeud.niveau]?.role ?? .structure }

    public func enfants(de id: Identifiant<Noeud>) -> [Noeud] {
        positions[id].map { enfantsDe[$0].map { plan.noeuds[$0] } } ?? []
    }

    public var racines: [Noeud] { plan.noeuds.filter { $0.parent == nil } }

    /// The node and all that is below it, in document order.
    public func descendance(de id: Identifiant<Noeud>) -> [Noeud] {
        var noeuds: [Noeud] = []
        if let position = positions[id] { descend(position, into: &noeuds) }
        return noeuds
    }

    private func descend(_ position: Int, into noeuds: inout [Noeud]) {
        noeuds.append(plan.noeuds[position])
        for enfant in enfantsDe[position] { descend(enfant, into: &noeuds) }
    }

    /// From the parent up to the root.
    public func ancetres(de noeud: Noeud) -> [Noeud] {
        guard var position = noeud.parent.flatMap({ positions[$0] }) else { return [] }
        var ancetres = [plan.noeuds[position]]
        while let parent = parents[position] {
            ancetres.append(plan.noeuds[parent])
            position = parent
        }
        return ancetres
    }

    /// The same from the parent up, by their identifiers alone: nothing is copied.
    public func identifiantsDesAncetres(de noeud: Noeud) -> [Identifiant<Noeud>] {
        var (identifiants, position): ([Identifiant<Noeud>], Int?) = ([], noeud.parent.flatMap { positions[$0] })
        while let place = position {
            identifiants.append(plan.noeuds[place].id)
            position = parents[place]
        }
        return identifiants
    }

    /// The root of a node, itself when it has no parent.
    public func racine(de noeud: Noeud) -> Noeud {
        guard var position = noeud.parent.flatMap({ positions[$0] }) else { return noeud }
        while let parent = parents[position] { position = parent }
        return plan.noeuds[position]
    }

    /// Nodes that carry progress: actions and sous-actions, in document order.
    public var suivis: [Noeud] { plan.noeuds.filter { role(de: $0).porteAvancement } }
    public var actions: [Noeud] { plan.noeuds.filter { role(de: $0) == .action } }

    /// The other schémas that the plan speaks of about a node or about one above it.
    public func schemas(de noeud: Noeud) -> [SchemaLie] {
        guard !plan.schemas.isEmpty else { return [] }
        let lignee = Set([noeud.id] + ancetres(de: noeud).map(\.id))
        return plan.schemas.filter { !lignee.isDisjoint(with: $0.noeuds) }
    }

    /// « Fiche-action 1.2 », « Sous-action » when no code is printed.
    public func designation(de noeud: Noeud) -> String {
        let mot = niveaux[noeud.niveau]?.mot ?? noeud.niveau.rawValue
        return mot.prefix(1).uppercased() + mot.dropFirst() + (noeud.code.map { " \($0)" } ?? "")
    }

    /// « l'axe 3 », « la fiche-action 1.2 ».
    public func designationDefinie(de noeud: Noeud) -> String {
        let mot = niveaux[noeud.niveau].map { MotCompte($0.mot, $0.pluriel).defini } ?? noeud.niveau.rawValue
        return mot + (noeud.code.map { " \($0)" } ?? "")
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
