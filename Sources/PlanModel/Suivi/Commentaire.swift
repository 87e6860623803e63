/// What the leads write themselves into the report of a semestre, before it is recorded.
public struct Commentaire: Hashable, Sendable, Codable {
    /// Where it stands in the report.
    public enum Partie: Hashable, Sendable, Codable {
        case introduction
        case axe(Identifiant<Noeud>)
        case conclusion

        /// « introduction », « axe:mobilite », « conclusion ».
        public var code: String {
            switch self {
            case .introduction: "introduction"
            case .axe(let id): "axe:\(id)"
            case .conclusion: "conclusion"
            }
        }

        /// Nil unless written as `code` writes it.
        public init?(code: String) {
            switch code {
            case "introduction": self = .introduction
            case "conclusion": self = .conclusion
            default:
                guard code.hasPrefix("axe:"), let id = Identifiant<Noeud>(rawValue: String(code.dropFirst(4))) else {
                    return nil
                }
                self = .axe(id)
            }
        }
    }

    public var semestre: Semestre
    public var partie: Partie
    /// Paragraphs are parted by an empty line, a line that begins with « - » is an item of a list. Nil to withdraw it.
    public var texte: String?

    public init(_ partie: Partie, _ semestre: Semestre, texte: String?) {
        (self.partie, self.semestre, self.texte) = (partie, semestre, texte)
    }
}

/// A text as it was recorded; a new wording is a later one that replaces it.
public struct CommentaireInscrit: Hashable, Sendable, Codable, Identifiable {
    public var id: Int
    public var commentaire: Commentaire
    public var saisiPar: String
    public var saisiLe: Instant
    public var remplace: Int?

    public init(id: Int, commentaire: Commentaire, saisiPar: String, saisiLe: Instant, remplace: Int? = nil) {
        (self.id, self.commentaire, self.saisiPar) = (id, commentaire, saisiPar)
        (self.saisiLe, self.remplace) = (saisiLe, remplace)
    }
}

extension Commentaire: TextesSaisis {
    public var textes: [(nom: String, texte: String?)] { [("texte", texte)] }
}
