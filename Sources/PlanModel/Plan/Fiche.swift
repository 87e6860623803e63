/// How the plan prints the sheet of an action: its own shape, kept in every document made from it.
public struct Fiche: Hashable, Sendable, Codable {
    public enum Forme: String, CaseIterable, Codable, Hashable, Sendable {
        /// Two columns, a field on each row.
        case tableau
        /// A band with the title, then a block for each field.
        case carte
        /// Running text, its practical fields in a box.
        case resume
        /// The title, then the sous-actions as a list.
        case liste
    }

    /// Fields that the plan prints together, apart from the others.
    public struct Encadre: Hashable, Sendable, Codable {
        public var titre: String
        public var champs: [Identifiant<Champ>]

        public init(titre: String, champs: [Identifiant<Champ>]) { (self.titre, self.champs) = (titre, champs) }
    }

    public var forme: Forme
    public var encadre: Encadre?

    public init(_ forme: Forme, encadre: Encadre? = nil) { (self.forme, self.encadre) = (forme, encadre) }
}
