import Foundation
import GRDB
import PlanModel

struct PlanRecord: Codable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "plan"
    var id: Int64?
    var identifiant: String
    var departement: String
    var nom: String

    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

struct VersionRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "version"
    var plan: Int64
    var numero: Int
    var chargeeLe: String
    var chargeePar: String
    var motif: String?
    var etat: String
    var libelle: String
    var fichier: String
    var octets: Data
    var sha256: String
    /// The plan without its nodes, as JSON.
    var contenu: String

    enum CodingKeys: String, CodingKey {
        case plan, numero, motif, etat, libelle, fichier, octets, sha256, contenu
        case chargeeLe = "chargee_le"
        case chargeePar = "chargee_par"
    }
}

struct NoeudRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "noeud"
    var plan: Int64
    var version: Int
    var rang: Int
    var id: String
    var parent: String?
    var niveau: String
    var role: String
    var code: String?
    var titre: String?
    var contenu: String
}

struct IndicateurRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "indicateur"
    var plan: Int64
    var version: Int
    var rang: Int
    var id: String
    var noeud: String?
    var titre: String
}

/// The model's own JSON: sorted keys, so that the same value has the same fingerprint.
enum ModelJSON {
    private static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    static func text(_ values: [some Encodable]) throws -> [String] {
        let encoder = encoder()
        return try values.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    }

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder().encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
