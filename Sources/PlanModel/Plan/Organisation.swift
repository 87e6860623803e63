/// A body, a category of bodies or a function, declared once and referred to by its sigle.
public struct Organisation: Hashable, Sendable, Codable {
    public enum Nature: String, CaseIterable, Codable, Hashable, Sendable {
        case organisme, categorie, fonction
    }

    public var sigle: String
    public var nom: Renseignement<String>
    public var nature: Nature
    /// Nine digits, checked by their key.
    public var siren: String?
    /// Fourteen digits, checked by their key.
    public var siret: String?
    public var contact: Contact?
    public var note: String?
    public var source: [Renvoi]

    public init(
        sigle: String, nom: Renseignement<String>, nature: Nature = .organisme, note: String? = nil,
        source: [Renvoi] = []
    ) {
        (self.sigle, self.nom, self.nature) = (sigle, nom, nature)
        (self.note, self.source) = (note, source)
    }
}

/// In what capacity organisations stand in a field of a sheet.
public enum RoleOrganisation: String, CaseIterable, Codable, Hashable, Sendable {
    case pilote, copilote, acteur, partenaire, financeur, operateur, relais, service, contact
    case maitreOuvrage = "maitre_ouvrage"
}

/// One organisation named in a field.
public struct Mention: Hashable, Sendable {
    public enum Cible: Hashable, Sendable {
        /// A declared organisation.
        case sigle(String)
        /// Words of the document that name no declared organisation.
        case libelle(String)
        case absente(Absence)
    }

    public var cible: Cible
    /// What the document says of it.
    public var precision: String?
    /// What the transcriber says of it.
    public var note: String?

    public init(_ cible: Cible, precision: String? = nil, note: String? = nil) {
        (self.cible, self.precision, self.note) = (cible, precision, note)
    }

    /// What stands between parentheses after its name.
    public var incise: String? {
        let parts = [precision, note].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "\u{A0}; ")
    }

    /// « CR (engagement Auvergne THD) ».
    public var texte: String {
        let nom =
            switch cible {
            case .sigle(let sigle): sigle
            case .libelle(let libelle): libelle
            case .absente(let absence): absence.rawValue
            }
        return incise.map { "\(nom) (\($0))" } ?? nom
    }
}

extension Mention: Codable {
    private enum Key: String, CodingKey { case sigle, libelle, statut, precision, note }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        precision = try container.decodeIfPresent(String.self, forKey: .precision)
        note = try container.decodeIfPresent(String.self, forKey: .note)
        if let sigle = try container.decodeIfPresent(String.self, forKey: .sigle) {
            cible = .sigle(sigle)
        } else if let libelle = try container.decodeIfPresent(String.self, forKey: .libelle) {
            cible = .libelle(libelle)
        } else {
            cible = .absente(try container.decode(Absence.self, forKey: .statut))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch cible {
        case .sigle(let sigle): try container.encode(sigle, forKey: .sigle)
        case .libelle(let libelle): try container.encode(libelle, forKey: .libelle)
        case .absente(let absence): try container.encode(absence, forKey: .statut)
        }
        try container.encodeIfPresent(precision, forKey: .precision)
        try container.encodeIfPresent(note, forKey: .note)
    }
}
