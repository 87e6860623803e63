/// A count that the document announces, checked against what the file holds.
public struct Annonce: Hashable, Sendable, Codable {
    public var niveau: Identifiant<Niveau>
    public var nombre: Int
    /// Counts only below this node.
    public var sous: Identifiant<Noeud>?
    public var note: String?
    public var source: [Renvoi] = []

    public init(niveau: Identifiant<Niveau>, nombre: Int, sous: Identifiant<Noeud>? = nil) {
        (self.niveau, self.nombre, self.sous) = (niveau, nombre, sous)
    }
}

/// What a document says in two ways: registered, never settled in silence.
public struct Contradiction: Hashable, Sendable, Codable, Identifiable {
    public struct Lecture: Hashable, Sendable, Codable {
        public var valeur: String
        public var source: [Renvoi]

        public init(valeur: String, source: [Renvoi] = []) {
            (self.valeur, self.source) = (valeur, source)
        }
    }

    public var id: Identifiant<Contradiction>
    public var noeud: Identifiant<Noeud>?
    /// A declared field, or a key of the node such as `titre`.
    public var champ: String?
    /// Two or more.
    public var lectures: [Lecture]
    /// The reading that the plan carries; nil when none was kept.
    public var retenue: String?
    public var motif: String?

    public init(id: Identifiant<Contradiction>, lectures: [Lecture]) {
        (self.id, self.lectures) = (id, lectures)
    }
}

/// What becomes of a node that bears progress and is not in this version any more.
public struct Retrait: Hashable, Sendable, Codable, Identifiable {
    public enum Sort: String, CaseIterable, Codable, Hashable, Sendable {
        case remplacePar = "remplace_par"
        case fusionneDans = "fusionne_dans"
        case clos
    }

    public var id: Identifiant<Noeud>
    public var sort: Sort
    /// The node that takes over, except for `clos`.
    public var vers: Identifiant<Noeud>?
    public var motif: String

    public init(id: Identifiant<Noeud>, sort: Sort, vers: Identifiant<Noeud>? = nil, motif: String) {
        (self.id, self.sort, self.vers, self.motif) = (id, sort, vers, motif)
    }
}
