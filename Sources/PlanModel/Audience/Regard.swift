/// What a reader may read: their audience, as the plan opens its data to it.
public struct Regard: Hashable, Sendable {
    public let audience: Audience
    private let fermees: Set<Donnee>

    /// - Parameter audiences: What the plan says; the defaults for the rest.
    public init(_ audience: Audience, selon audiences: [Donnee: Audience]? = nil) {
        self.audience = audience
        fermees = Set(
            Donnee.allCases.filter { !audience.peutLire(audiences?[$0] ?? $0.audienceParDefaut) })
    }

    private init(_ audience: Audience, fermees: Set<Donnee>) { (self.audience, self.fermees) = (audience, fermees) }

    public func lit(_ donnee: Donnee) -> Bool { !fermees.contains(donnee) }

    /// In the order of their declaration.
    public var reservees: [Donnee] { Donnee.allCases.filter(fermees.contains) }

    /// On what the reader declares: they wrote it, or had it written for them.
    public var surLeSien: Regard { Regard(audience, fermees: fermees.subtracting(Donnee.dUneSaisie)) }

    /// Nothing is kept from that reader.
    public var litTout: Bool { audience == .interne && fermees.isEmpty }
}

extension Plan {
    public func regard(_ audience: Audience) -> Regard { Regard(audience, selon: audiences) }
}

/// What stands where a word may not be read: never an empty cell, which would say that there is none.
public enum Reserve {
    public static let motif = "motif réservé"
    public static let auteur = "réservé"
    public static let etapes = "réservées"

    /// Whether these words only say that something is not shown.
    public static func estUne(_ texte: String) -> Bool {
        let cle = texte.foldedCode
        return [motif, auteur, etapes].contains { $0.foldedCode == cle }
    }
}

extension Saisie.Blocage {
    /// The reason, or that it is reserved.
    public var motifAffiche: String { motif ?? Reserve.motif }
}

/// The names written beside entries.
public enum Auteur {
    /// What a document says of an entry whose author gave no name.
    public static let nonPrecise = "non précisé"
    private static let marque = "compte du système "

    /// Of who gave no name: the base keeps the account of the system, and no document shows it.
    public static func duSysteme(_ compte: String) -> String { marque + compte }

    /// The name as a document may show it.
    public static func affiche(_ nom: String) -> String { nom.hasPrefix(marque) ? nonPrecise : nom }
}
