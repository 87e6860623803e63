import HTTPTypes
import NIOCore
import PlanModel

/// What a form sent: its fields, and its files.
struct Formulaire: Sendable {
    struct Fichier: Sendable {
        /// As the browser names it, without its folders.
        var nom: String
        var octets: [UInt8]

        /// As the base keeps it: short, without what no text may hold.
        func nomCourt(sinon autre: String) -> String {
            let court = String(
                String.UnicodeScalarView(nom.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
            ).saisi
            return court.isEmpty ? autre : String(court.suffix(120))
        }
    }

    private(set) var champs: [String: [String]] = [:]
    private(set) var fichiers: [String: Fichier] = [:]

    init() {}

    /// The first value of a field; nil when it is absent or empty.
    subscript(nom: String) -> String? {
        guard let valeur = champs[nom]?.first?.saisi, !valeur.isEmpty else { return nil }
        return valeur
    }

    /// The first value of a field, « » when it is empty; nil when the form has no such field.
    func texte(_ nom: String) -> String? { champs[nom]?.first?.saisi }

    func tous(_ nom: String) -> [String] { (champs[nom] ?? []).map(\.saisi).filter { !$0.isEmpty } }

    mutating func ajoute(_ nom: String, _ valeur: String) { champs[nom, default: []].append(valeur) }
    mutating func ajoute(_ nom: String, fichier: Fichier) { fichiers[nom] = fichier }

    /// `application/x-www-form-urlencoded`, also the query of an address.
    /// - Throws: `ErreurWeb` 400 for what is no UTF-8 or holds a broken escape.
    init(encode texte: some Sequence<UInt8>) throws {
        for paire in Array(texte).split(separator: UInt8(ascii: "&")) {
            let parts = paire.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let nom = try Self.decode(parts[0])
            ajoute(nom, parts.count > 1 ? try Self.decode(parts[1]) : "")
        }
    }

    private static func decode(_ octets: ArraySlice<UInt8>) throws -> String {
        var clair: [UInt8] = []
        clair.reserveCapacity(octets.count)
        var reste = octets.makeIterator()
        while let octet = reste.next() {
            switch octet {
            case UInt8(ascii: "+"): clair.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let haut = reste.next().flatMap(chiffre), let bas = reste.next().flatMap(chiffre) else {
                    throw illisible
                }
                clair.append(haut << 4 | bas)
            default: clair.append(octet)
            }
        }
        guard let texte = String(validating: clair, as: UTF8.self) else { throw illisible }
        return texte
    }

    private static func chiffre(_ octet: UInt8) -> UInt8? {
        switch octet {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): octet - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): octet - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): octet - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    static let illisible = ErreurWeb(
        .badRequest, "Ce qui a été envoyé est illisible.", "Rechargez la page, puis recommencez.")
}
