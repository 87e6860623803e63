/// What changed between two versions of a plan, element by element and field by field.
public struct PlanDiff: Hashable, Sendable {
    public enum Nature: String, Codable, Hashable, Sendable {
        case ajout, retrait, modification
    }

    public struct Changement: Hashable, Sendable {
        public var nature: Nature
        /// Section of the file: `noeuds`, `indicateurs`, `organisations`…; `ordre/…` for the order of a group.
        public var genre: String
        public var id: String
        /// Of a modification: the key of the field (`titre`, `champs.acteurs`).
        public var champ: String?
        public var avant: Arbre?
        public var apres: Arbre?
        /// Of an addition or a removal: all the fields.
        public var entrees: [Arbre.Entree]?
    }

    public var changements: [Changement]
    public var estVide: Bool { changements.isEmpty }

    /// Removals in the order of `ancien`, then the rest in the order of `nouveau`.
    public init(de ancien: Plan, a nouveau: Plan) {
        let (before, after) = (PlanElements(ancien), PlanElements(nouveau))
        var changements: [Changement] = []
        for cle in before.cles where after[cle] == nil {
            changements.append(.init(nature: .retrait, genre: cle.genre, id: cle.id, entrees: before[cle]))
        }
        for cle in after.cles {
            guard let fields = after[cle] else { continue }
            guard let held = before[cle] else {
                changements.append(.init(nature: .ajout, genre: cle.genre, id: cle.id, entrees: fields))
                continue
            }
            let names = held.map(\.cle) + fields.map(\.cle).filter { name in !held.contains { $0.cle == name } }
            for name in names {
                let (old, new) = (held.first { $0.cle == name }?.valeur, fields.first { $0.cle == name }?.valeur)
                guard old != new else { continue }
                changements.append(
                    .init(nature: .modification, genre: cle.genre, id: cle.id, champ: name, avant: old, apres: new))
            }
        }
        self.changements = changements
    }

    /// A difference that was made from another state than the one it is applied to.
    public struct Conflit: Error, Hashable, Sendable {
        public var genre: String
        public var id: String
        public var champ: String?
    }

    /// The plan that `base` becomes; `PlanDiff(de: a, a: b).applique(a: a)` is `b`.
    /// - Throws: `Conflit` when `base` is not in the state that the difference starts from, `UnreadablePlan` when the
    ///   result is no plan.
    public func applique(a base: Plan) throws -> Plan {
        var elements = PlanElements(base)
        for changement in changements {
            let cle = PlanElements.Cle(genre: changement.genre, id: changement.id)
            let conflit = Conflit(genre: changement.genre, id: changement.id, champ: changement.champ)
            switch changement.nature {
            case .ajout:
                guard elements[cle] == nil else { throw conflit }
                elements[cle] = changement.entrees
            case .retrait:
                guard elements[cle] == changement.entrees else { throw conflit }
                elements[cle] = nil
            case .modification:
                guard var fields = elements[cle], let champ = changement.champ else { throw conflit }
                let place = fields.firstIndex { $0.cle == champ }
                guard place.map({ fields[$0].valeur }) == changement.avant else { throw conflit }
                switch (place, changement.apres) {
                case (let place?, let apres?): fields[place].valeur = apres
                case (let place?, nil): fields.remove(at: place)
                case (nil, let apres?): fields.append(.init(champ, apres))
                case (nil, nil): break
                }
                elements[cle] = fields
            }
        }
        return try elements.plan()
    }
}
