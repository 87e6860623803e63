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

/// A version without the bytes of its file, which only the proofs and an old base need.
struct VersionRecord: Codable, FetchableRecord, TableRecord {
    static let databaseTableName = "version"
    static var databaseSelection: [any SQLSelectable] { CodingKeys.allCases.map { Column($0) } }
    var plan: Int64
    var numero: Int
    var chargeeLe: String
    var chargeePar: String
    var motif: String?
    var etat: String
    var libelle: String
    var fichier: String
    var sha256: String
    /// The plan without its nodes, as JSON.
    var contenu: String

    enum CodingKeys: String, CodingKey, CaseIterable {
        case plan, numero, motif, etat, libelle, fichier, sha256, contenu
        case chargeeLe = "chargee_le"
        case chargeePar = "chargee_par"
    }
}

/// JSON with sorted keys, so that the same value has the same fingerprint. Nodes have their own, `Noeud.json`.
enum ModelJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
