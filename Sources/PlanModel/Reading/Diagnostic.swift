/// A fault of a file that its author can mend alone: where, what was found, what was expected, how to mend it.
public struct Diagnostic: Hashable, Sendable, Codable {
    public enum Gravite: String, Codable, Hashable, Sendable {
        case erreur, avertissement
    }

    public var fichier: String
    /// From 1; 0 when the fault is the whole file's.
    public var ligne: Int
    /// From 1; 0 when the fault is the whole file's.
    public var colonne: Int
    public var gravite: Gravite
    public var trouve: String
    public var attendu: String
    public var remede: String?

    public init(
        fichier: String, lieu: Arbre.Lieu, gravite: Gravite = .erreur, trouve: String, attendu: String,
        remede: String? = nil
    ) {
        (self.fichier, ligne, colonne) = (fichier, lieu.ligne, lieu.colonne)
        (self.gravite, self.trouve, self.attendu, self.remede) = (gravite, trouve, attendu, remede)
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `plan.yaml:14:13: erreur : trouvé « en-cours », attendu …`, then the remedy on its own line.
    public var description: String {
        let lieu = ligne > 0 ? "\(fichier):\(ligne):\(colonne)" : fichier
        let phrase = "\(lieu): \(gravite.rawValue) : trouvé \(trouve), attendu \(attendu)"
        return remede.map { "\(phrase)\n    → \($0)" } ?? phrase
    }
}

/// The faults of a file that could not become a plan, in the order of the file.
public struct UnreadablePlan: Error, Hashable, Sendable, CustomStringConvertible {
    public var diagnostics: [Diagnostic]

    public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
