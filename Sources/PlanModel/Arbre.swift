import Foundation

/// A document as a tree of texts, lists and tables, with the place each was read at.
///
/// The one shape between the model and its written forms: YAML and XML are read into it, `PlanReader` decodes it,
/// and `Plan.arbre` gives it back. Equality ignores places.
public struct Arbre: Sendable {
    public enum Contenu: Hashable, Sendable {
        case texte(String)
        /// Written bare where the form has numbers and booleans; a tree that was read holds texts only.
        case nombre(String)
        case booleen(Bool)
        /// Only in what is written for machines: a plan says why a value is missing.
        case nul
        case liste([Arbre])
        case table([Entree])
    }

    /// One key of a table; keys are unique in a table and keep their order.
    public struct Entree: Sendable {
        public var cle: String
        public var valeur: Arbre
        public var lieu: Lieu

        public init(_ cle: String, _ valeur: Arbre, lieu: Lieu = .inconnu) {
            self.cle = cle
            self.valeur = valeur
            self.lieu = lieu
        }
    }

    /// Line and column, both from 1; 0 when the tree was made by the program.
    public struct Lieu: Hashable, Sendable {
        public var ligne: Int
        public var colonne: Int
        public static let inconnu = Lieu(ligne: 0, colonne: 0)

        public init(ligne: Int, colonne: Int) {
            self.ligne = ligne
            self.colonne = colonne
        }
    }

    public var contenu: Contenu
    public var lieu: Lieu
    /// A text in quotes: a person's words, where a bare number follows the rules of the file's language.
    public var estCite: Bool

    public init(_ contenu: Contenu, lieu: Lieu = .inconnu, estCite: Bool = false) {
        self.contenu = contenu
        self.lieu = lieu
        self.estCite = estCite
    }
}

extension Arbre: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.contenu == right.contenu }
    public func hash(into hasher: inout Hasher) { hasher.combine(contenu) }
}

extension Arbre.Entree: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.cle == right.cle && left.valeur == right.valeur }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(cle)
        hasher.combine(valeur)
    }
}

extension Arbre {
    public static func texte(_ texte: String) -> Arbre { Arbre(.texte(texte)) }
    public static func nombre(_ nombre: some CustomStringConvertible) -> Arbre { Arbre(.nombre("\(nombre)")) }
    /// Nil for the default value, which is not written.
    public static func drapeau(_ valeur: Bool, defaut: Bool = false) -> Arbre? {
        valeur == defaut ? nil : Arbre(.booleen(valeur))
    }
    public static func liste(_ elements: [Arbre]) -> Arbre { Arbre(.liste(elements)) }
    /// Nil for an empty list, which is not written.
    public static func elements(_ elements: [Arbre]) -> Arbre? { elements.isEmpty ? nil : Arbre(.liste(elements)) }
    public static func textes(_ elements: [String]) -> Arbre? { Arbre.elements(elements.map(Arbre.texte)) }

    /// A table without the entries that are nil, so that an absent value leaves no key behind.
    public static func table(_ entrees: KeyValuePairs<String, Arbre?>) -> Arbre {
        Arbre(.table(entrees.compactMap { cle, valeur in valeur.map { Entree(cle, $0) } }))
    }

    /// The text of a scalar of any kind.
    public var texte: String? {
        switch contenu {
        case .texte(let texte), .nombre(let texte): texte
        case .booleen(let valeur): String(valeur)
        case .liste, .table, .nul: nil
        }
    }

    public var liste: [Arbre]? {
        if case .liste(let elements) = contenu { elements } else { nil }
    }

    public var table: [Entree]? {
        if case .table(let entrees) = contenu { entrees } else { nil }
    }

    public subscript(cle: String) -> Arbre? { table?.first { $0.cle == cle }?.valeur }
}

extension Arbre: Encodable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// As JSON would say it: numbers bare, tables as objects.
    public func encode(to encoder: any Encoder) throws {
        switch contenu {
        case .table(let entrees):
            var container = encoder.container(keyedBy: Key.self)
            for entree in entrees { try container.encode(entree.valeur, forKey: Key(stringValue: entree.cle)) }
        case .liste(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .nombre(let texte):
            var container = encoder.singleValueContainer()
            if let entier = Int(texte) {
                try container.encode(entier)
            } else {
                try container.encode(Decimal(strict: texte))
            }
        case .nul:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .booleen(let valeur):
            var container = encoder.singleValueContainer()
            try container.encode(valeur)
        case .texte(let texte):
            var container = encoder.singleValueContainer()
            try container.encode(texte)
        }
    }
}
