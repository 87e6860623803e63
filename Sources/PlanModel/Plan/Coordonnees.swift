/// Where to write or to call: an office, never a person.
public struct Contact: Hashable, Sendable, Codable {
    /// « Mission accessibilité des services ».
    public var service: String?
    public var adresse: String?
    public var courriel: String?
    public var telephone: String?
    public var url: String?

    public init() {}

    public var estVide: Bool { self == Contact() }
}

/// A part of the département that figures or instances are about, with its code.
public struct Territoire: Hashable, Sendable, Codable {
    /// As the other parts of the file write it.
    public var nom: String
    /// Of a commune (`15120`, `2A004`), of a département, or the SIREN of an intercommunalité.
    public var insee: String?
    public var note: String?
    public var source: [Renvoi] = []

    public init(nom: String) { self.nom = nom }
}

/// Another schéma that the plan speaks of.
public struct SchemaLie: Hashable, Sendable, Codable, Identifiable {
    public var id: Identifiant<SchemaLie>
    public var titre: String
    public var sigle: String?
    public var periode: Renseignement<Periode>?
    /// What the two have to do with each other, with our words.
    public var relation: String?
    /// The nodes that it is about; empty for the whole plan.
    public var noeuds: [Identifiant<Noeud>] = []
    public var url: String?
    public var note: String?
    public var source: [Renvoi] = []

    public init(id: Identifiant<SchemaLie>, titre: String) { (self.id, self.titre) = (id, titre) }
}

/// Codes that carry the means to check them.
public enum CodeOfficiel {
    /// Why a text is no such code.
    public enum Faute: Error, Hashable, Sendable {
        /// How many digits it has, and should have.
        case longueur(Int, attendue: Int)
        case autreSigne(Character)
        /// One digit is wrong, or two have changed places.
        case cle
    }

    /// Nine digits, the last one the key of the others.
    public static func siren(_ texte: String) -> Faute? { faute(texte, 9) }

    /// The SIREN, then five digits for the place. The places of La Poste have no key but the sum of their digits.
    public static func siret(_ texte: String) -> Faute? {
        if let faute = faute(texte, 14, cle: false) { return faute }
        if luhn(texte) { return siren(String(texte.prefix(9))) }
        let somme = texte.utf8.reduce(0) { $0 + Int($1 - 0x30) }
        return texte.hasPrefix("356000000") && somme.isMultiple(of: 5) ? nil : .cle
    }

    private static func faute(_ texte: String, _ attendue: Int, cle: Bool = true) -> Faute? {
        if let autre = texte.first(where: { !("0"..."9").contains($0) }) { return .autreSigne(autre) }
        guard texte.utf8.count == attendue else { return .longueur(texte.utf8.count, attendue: attendue) }
        return !cle || luhn(texte) ? nil : .cle
    }

    /// From the right, every second digit counts twice, less nine when that makes two digits: a multiple of ten.
    private static func luhn(_ chiffres: String) -> Bool {
        var somme = 0
        for (place, byte) in chiffres.utf8.reversed().enumerated() {
            let chiffre = Int(byte) - 0x30
            let double = chiffre * 2 > 9 ? chiffre * 2 - 9 : chiffre * 2
            somme += place.isMultiple(of: 2) ? chiffre : double
        }
        return somme.isMultiple(of: 10)
    }

    /// Five signs: the département (`2A`, `2B` for Corse, `97` and one digit overseas), then the commune.
    public static func estCommune(_ texte: String) -> Bool {
        let bytes = Array(texte.utf8)
        guard bytes.count == 5, bytes[2...].allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        let (departement, reste) = (String(texte.prefix(2)), texte.dropFirst(2))
        if ["2A", "2B"].contains(departement) { return reste != "000" }
        guard bytes[..<2].allSatisfy({ (0x30...0x39).contains($0) }), let numero = Int(departement) else {
            return false
        }
        if numero == 97 { return (0x31...0x36).contains(bytes[2]) && reste.dropFirst() != "00" }
        return (1...95).contains(numero) && numero != 20 && reste != "000"
    }

    public static func estDepartement(_ code: String) -> Bool {
        if code == "2A" || code == "2B" { return true }
        guard code.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(code) else { return false }
        return code.utf8.count == 2 && (1...95).contains(number) && number != 20
            || code.utf8.count == 3 && (971...976).contains(number)
    }
}
