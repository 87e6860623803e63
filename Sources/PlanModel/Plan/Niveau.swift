/// A level of the plan, with the word that the plan itself uses.
public struct Niveau: Hashable, Sendable, Codable {
    public enum Role: String, CaseIterable, Codable, Hashable, Sendable {
        /// Principles, pillars, stakes: they carry no progress, other nodes refer to them.
        case transversal
        case structure
        case action
        case sousAction = "sous_action"

        public var porteAvancement: Bool { self == .action || self == .sousAction }
    }

    /// How the printed codes run.
    public enum Numerotation: String, CaseIterable, Codable, Hashable, Sendable {
        /// Through the whole plan.
        case globale
        /// Again from 1 under each parent.
        case parParent = "par_parent"
        /// Code of the ancestor of level `base`, then the rank.
        case composee
        case libre, aucune
    }

    public var id: Identifiant<Niveau>
    public var mot: String
    public var pluriel: String
    public var role: Role
    public var numerotation: Numerotation
    public var base: Identifiant<Niveau>?

    public init(
        id: Identifiant<Niveau>, mot: String, pluriel: String, role: Role, numerotation: Numerotation = .libre,
        base: Identifiant<Niveau>? = nil
    ) {
        (self.id, self.mot, self.pluriel) = (id, mot, pluriel)
        (self.role, self.numerotation, self.base) = (role, numerotation, base)
    }
}

/// A field of the plan's own sheet.
public struct Champ: Hashable, Sendable, Codable {
    public enum Genre: String, CaseIterable, Codable, Hashable, Sendable, CodingKey {
        case texte, liste, organisations, periode, indicateurs, liens, chiffres, montants, duree, calendrier
    }

    /// What a period of this field commits to; only the first two make an action late.
    public enum Usage: String, CaseIterable, Codable, Hashable, Sendable {
        case lancement, echeance, information
    }

    public var id: Identifiant<Champ>
    public var libelle: String
    public var type: Genre
    /// For a field of type `organisations`.
    public var role: RoleOrganisation?
    /// For a field of type `periode`.
    public var usage: Usage?
    public var niveaux: [Identifiant<Niveau>]
    /// False when its absence is no gap in the sheet.
    public var attendu: Bool

    public init(
        id: Identifiant<Champ>, libelle: String, type: Genre, role: RoleOrganisation? = nil, usage: Usage? = nil,
        niveaux: [Identifiant<Niveau>], attendu: Bool = true
    ) {
        (self.id, self.libelle, self.type, self.role) = (id, libelle, type, role)
        (self.usage, self.niveaux, self.attendu) = (usage, niveaux, attendu)
    }
}
