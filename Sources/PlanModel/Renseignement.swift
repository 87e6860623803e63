/// Why a value is not there. Four distinct answers; none of them is an empty string.
public enum Absence: String, CaseIterable, Codable, Hashable, Sendable {
    /// The document says that it is not chosen yet.
    case aDefinir = "à définir"
    /// The document does not say.
    case nonRenseigne = "non renseigné"
    /// The question does not arise for this element.
    case sansObjet = "sans objet"
    /// The document said it, but the text at hand lost or cut it.
    case illisible = "illisible"

    /// The word that `texte` all but is, one letter or an accent away.
    static func presque(_ texte: String) -> String? {
        if let dit = ailleurs[texte.lowercased()] { return dit.rawValue }
        // Figures, dates and sigles are told apart before letters are compared: a plan holds thousands of them.
        guard (8...tailleMaximale + 2).contains(texte.utf8.count),
            !texte.utf8.dropFirst().contains(where: { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        return nearest(to: texte, among: allCases.map(\.rawValue), within: 1)
    }

    /// How other programs and hurried hands say that there is nothing.
    private static let ailleurs: [String: Absence] = [
        "none": .nonRenseigne, "nan": .nonRenseigne, "nil": .nonRenseigne, "-": .nonRenseigne, "--": .nonRenseigne,
        "–": .nonRenseigne, "—": .nonRenseigne, "n/a": .sansObjet, "n.a.": .sansObjet, "#n/a": .nonRenseigne,
        "?": .nonRenseigne, "nc": .nonRenseigne, "n.c.": .nonRenseigne, "nr": .nonRenseigne, "n.r.": .nonRenseigne,
        "s.o.": .sansObjet, "néant": .sansObjet, "vide": .nonRenseigne, "tbd": .aDefinir, "…": .nonRenseigne,
        "...": .nonRenseigne,
    ]

    /// Bytes of the longest of the four words.
    static let tailleMaximale = 14
}

/// A value that a document gives, or the reason why it gives none, each with an optional remark.
public enum Renseignement<Valeur> {
    case connu(Valeur, precision: String? = nil)
    case absent(Absence, precision: String? = nil)

    public var valeur: Valeur? {
        if case .connu(let valeur, _) = self { valeur } else { nil }
    }

    public var absence: Absence? {
        if case .absent(let absence, _) = self { absence } else { nil }
    }

    public var precision: String? {
        switch self {
        case .connu(_, let precision), .absent(_, let precision): precision
        }
    }

    public func map<Autre>(_ transform: (Valeur) -> Autre) -> Renseignement<Autre> {
        switch self {
        case .connu(let valeur, let precision): .connu(transform(valeur), precision: precision)
        case .absent(let absence, let precision): .absent(absence, precision: precision)
        }
    }
}

extension Renseignement: Equatable where Valeur: Equatable {}
extension Renseignement: Hashable where Valeur: Hashable {}
extension Renseignement: Sendable where Valeur: Sendable {}

/// `{"v": …}` or `{"a": "illisible"}`, with `"p"` for the remark: the store reads thousands of them.
extension Renseignement: Codable where Valeur: Codable {
    private enum Key: String, CodingKey { case v, a, p }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let precision = try container.decodeIfPresent(String.self, forKey: .p)
        if let absence = try container.decodeIfPresent(Absence.self, forKey: .a) {
            self = .absent(absence, precision: precision)
        } else {
            self = .connu(try container.decode(Valeur.self, forKey: .v), precision: precision)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .connu(let valeur, _): try container.encode(valeur, forKey: .v)
        case .absent(let absence, _): try container.encode(absence, forKey: .a)
        }
        try container.encodeIfPresent(precision, forKey: .p)
    }
}
