/// A stored property of a type of the model, and who may read it.
///
/// The tables of these are the one place that says it: `visible` applies them, and a test fails for a property that is
/// in none.
public struct ChampLu<Racine>: Sendable {
    /// What decides.
    public enum Lecture: Hashable, Sendable {
        /// Everyone.
        case tous
        case selon(Donnee)
        /// The audience that its author chose for it.
        case propre
        /// The table of its own type.
        case details
    }

    public let nom: String
    public let lecture: Lecture
    /// What makes a value fit for a filter; nil when there is nothing to do to any.
    let ferme: (@Sendable (inout Racine, Filtre) -> Void)?

    init(
        _ nom: String, _ lecture: Lecture, ferme: (@Sendable (inout Racine, Filtre) -> Void)? = nil
    ) {
        (self.nom, self.lecture, self.ferme) = (nom, lecture, ferme)
    }

    static func tous(_ noms: String...) -> [Self] { noms.map { Self($0, .tous) } }

    /// - Parameter ferme: Takes it out, or puts in its place what says that it is reserved.
    static func selon(
        _ nom: String, _ donnee: Donnee, ferme: @escaping @Sendable (inout Racine) -> Void
    ) -> [Self] {
        [Self(nom, .selon(donnee)) { racine, filtre in if !filtre.regard.lit(donnee) { ferme(&racine) } }]
    }

    static func details(
        _ nom: String, ferme: @escaping @Sendable (inout Racine, Filtre) -> Void
    ) -> [Self] {
        [Self(nom, .details, ferme: ferme)]
    }

    /// Words of the plan: for everyone, without the places in the sources that stand among them.
    static func texte(_ nom: String, _ ferme: @escaping @Sendable (inout Racine, Filtre) -> Void) -> [Self] {
        [Self(nom, .tous, ferme: ferme)]
    }
}

/// A type whose properties each have their readers.
public protocol Lisible: Sendable {
    static var champs: [ChampLu<Self>] { get }
}

extension Lisible {
    mutating func restreint(a filtre: Filtre) {
        for champ in Self.champs { champ.ferme?(&self, filtre) }
    }

    func limite(a filtre: Filtre) -> Self {
        var limite = self
        limite.restreint(a: filtre)
        return limite
    }
}

/// A reader, and what their texts are cleaned of.
public struct Filtre: Sendable {
    let regard: Regard
    let renvois: Renvois?

    /// - Parameter sources: Identifiers of the sources of the plan.
    init(_ regard: Regard, sources: [String] = []) {
        self.regard = regard
        renvois = regard.lit(.renvois) ? nil : Renvois(sources)
    }

    func propre(_ texte: String) -> String { renvois?.retires(de: texte) ?? texte }
    func propre(_ texte: String?) -> String? { texte.map { propre($0) } }
}

extension Lisible {
    /// By name: what a test compares with the properties of the type.
    public static var lectures: [(nom: String, lecture: String, donnee: Donnee?)] {
        champs.map { champ in
            let donnee: Donnee? = if case .selon(let donnee) = champ.lecture { donnee } else { nil }
            return (champ.nom, "\(champ.lecture)", donnee)
        }
    }
}
