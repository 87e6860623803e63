import Foundation
import GRDB
import PlanModel

struct RapportRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "rapport"
    var plan: Int64
    var numero: Int
    var semestre: String
    var emisLe: String
    var emisPar: String
    var seance: String?
    var remplace: Int?
    var motif: String?
    var etat: String
    var options: String
    var programme: String
    var octets: Data
    var sha256: String

    enum CodingKeys: String, CodingKey {
        case plan, numero, semestre, seance, remplace, motif, etat, options, programme, octets, sha256
        case emisLe = "emis_le"
        case emisPar = "emis_par"
    }
}

struct PieceRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "rapport_piece"
    var plan: Int64
    var rapport: Int
    var rang: Int
    var nature: RapportEmis.Piece.Nature
    var libelle: String
    var octets: Data
}

struct PDFRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "rapport_pdf"
    var plan: Int64
    var rapport: Int
    var octets: Data
    var sha256: String
}
