/// An entry whose words a person typed: checked the same way whatever the door they came by.
public protocol TextesSaisis {
    /// The words, each with the name that its user knows it by.
    var textes: [(nom: String, texte: String?)] { get }
}

extension Saisie: TextesSaisis {
    public var textes: [(nom: String, texte: String?)] {
        [
            ("motif du blocage", blocage?.motif), ("arbitrage", blocage?.arbitrageDemande), ("freins", freins),
            ("solutions", solutions), ("prochaines étapes", prochainesEtapes), ("note", note?.texte),
            ("dit par", ditPar), ("séance", seance),
        ]
    }
}

extension Mesure: TextesSaisis {
    public var textes: [(nom: String, texte: String?)] {
        let texte: String? = if case .texte(let texte) = valeur { texte } else { nil }
        return [
            ("valeur", texte), ("territoire", territoire), ("source", source), ("producteur", producteur),
            ("contestation", contestation), ("dit par", ditPar),
        ]
    }
}

extension String {
    /// The first control character, or the first scalar that no XML document may hold.
    public var premierCaractereInterdit: Unicode.Scalar? {
        unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: false
            case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: true
            default: false
            }
        }
    }
}
