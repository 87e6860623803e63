/// A principle, an axis, an objective, an action or a sous-action.
public struct Noeud: Hashable, Sendable, Codable, Identifiable {
    public var id: Identifiant<Noeud>
    public var parent: Identifiant<Noeud>?
    public var niveau: Identifiant<Niveau>
    /// As printed; nil when the document prints none. Codes clash and restart: never an identity.
    public var code: String?
    /// True when the transcriber worked the code out from the rank.
    public var codeDeduit = false
    public var titre: Renseignement<String>
    public var autresTitres: [AutreTitre] = []
    public var resume: String?
    /// Cross-cutting nodes that it comes under.
    public var references: [Identifiant<Noeud>] = []
    /// The other structure nodes that it comes under, where the plan gives its actions several: the closest first.
    public var rattachementSecondaire: Renseignement<Rattachements>?
    public var priorite: Priorite?
    public var champs: [Identifiant<Champ>: Renseignement<Contenu>] = [:]
    public var source: [Renvoi] = []
    /// By field, or by key of the node (`titre`, `code`, `resume`).
    public var sources: [String: [Renvoi]] = [:]
    public var note: String?

    public init(
        id: Identifiant<Noeud>, parent: Identifiant<Noeud>? = nil, niveau: Identifiant<Niveau>, code: String? = nil,
        titre: Renseignement<String>
    ) {
        (self.id, self.parent, self.niveau, self.code, self.titre) = (id, parent, niveau, code, titre)
    }

    /// The title, or the reason why there is none, between brackets.
    public var titreAffiche: String {
        switch titre {
        case .connu(let titre, _): titre
        case .absent(let absence, _): "[titre \(absence.rawValue)]"
        }
    }

    public struct AutreTitre: Hashable, Sendable, Codable {
        public var titre: String
        public var source: [Renvoi]

        public init(titre: String, source: [Renvoi] = []) {
            (self.titre, self.source) = (titre, source)
        }
    }
}

/// What a field of a sheet holds.
public enum Contenu: Hashable, Sendable {
    case texte(String)
    case liste([String])
    case organisations([Mention])
    /// Larger than the others, as `duree`: boxed, so that the other fields of a sheet do not take its room.
    indirect case periode(Periode)
    case indicateurs([Indicateur])
    case liens([Lien])
    case chiffres([Chiffre])
    case montants([Montant])
    indirect case duree(Duree)
    case calendrier([EtapeDatee])
}

/// One key names the kind: read thousands of times by the store, so kept flat.
extension Contenu: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Champ.Genre.self)
        switch container.allKeys.first {
        case .texte: self = .texte(try container.decode(String.self, forKey: .texte))
        case .liste: self = .liste(try container.decode([String].self, forKey: .liste))
        case .organisations: self = .organisations(try container.decode([Mention].self, forKey: .organisations))
        case .periode: self = .periode(try container.decode(Periode.self, forKey: .periode))
        case .indicateurs: self = .indicateurs(try container.decode([Indicateur].self, forKey: .indicateurs))
        case .liens: self = .liens(try container.decode([Lien].self, forKey: .liens))
        case .chiffres: self = .chiffres(try container.decode([Chiffre].self, forKey: .chiffres))
        case .montants: self = .montants(try container.decode([Montant].self, forKey: .montants))
        case .duree: self = .duree(try container.decode(Duree.self, forKey: .duree))
        case .calendrier: self = .calendrier(try container.decode([EtapeDatee].self, forKey: .calendrier))
        case nil:
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "contenu sans genre"))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Champ.Genre.self)
        switch self {
        case .texte(let valeur): try container.encode(valeur, forKey: .texte)
        case .liste(let valeur): try container.encode(valeur, forKey: .liste)
        case .organisations(let valeur): try container.encode(valeur, forKey: .organisations)
        case .periode(let valeur): try container.encode(valeur, forKey: .periode)
        case .indicateurs(let valeur): try container.encode(valeur, forKey: .indicateurs)
        case .liens(let valeur): try container.encode(valeur, forKey: .liens)
        case .chiffres(let valeur): try container.encode(valeur, forKey: .chiffres)
        case .montants(let valeur): try container.encode(valeur, forKey: .montants)
        case .duree(let valeur): try container.encode(valeur, forKey: .duree)
        case .calendrier(let valeur): try container.encode(valeur, forKey: .calendrier)
        }
    }
}

extension Noeud {
    /// One node or several, in their rank. Stored as one text when there is one, as it was when there could be no more.
    public struct Rattachements: Hashable, Sendable, Codable, ExpressibleByArrayLiteral {
        public var ids: [Identifiant<Noeud>]

        public init(_ ids: [Identifiant<Noeud>]) { self.ids = ids }
        public init(arrayLiteral elements: Identifiant<Noeud>...) { ids = elements }

        /// Their identifiers, the first rank first.
        public var texte: String { ids.map(\.rawValue).joined(separator: " ") }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let id = try? container.decode(Identifiant<Noeud>.self) {
                ids = [id]
            } else {
                ids = try container.decode([Identifiant<Noeud>].self)
            }
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if ids.count == 1 { try container.encode(ids[0]) } else { try container.encode(ids) }
        }
    }

    /// How urgent or important the plan says that it is.
    public struct Priorite: Hashable, Sendable, Codable {
        /// « forte », « 1 », « prioritaire ».
        public var imprime: String
        /// From 1, the first; nil when the words give no order.
        public var rang: Int?

        /// A wording that is a number is its own rank.
        public init(imprime: String, rang: Int? = nil) {
            self.imprime = imprime
            self.rang = rang ?? Int(imprime).flatMap { (1...99).contains($0) ? $0 : nil }
        }
    }
}

/// A cross-reference to another node.
public struct Lien: Hashable, Sendable, Codable {
    public var vers: Renseignement<Identifiant<Noeud>>
    /// The wording of the document.
    public var imprime: String?
    public var note: String?

    public init(vers: Renseignement<Identifiant<Noeud>>, imprime: String? = nil, note: String? = nil) {
        (self.vers, self.imprime, self.note) = (vers, imprime, note)
    }
}
