import Foundation
import GRDB
import PlanModel

struct FormeRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "forme"
    var id: Int
    var plan: Int64
    var nature: RapportEmis.Piece.Nature
    var libelle: String
    /// NULL for a withdrawal.
    var octets: Data?
    var saisiPar: String
    var saisiLe: String
    var remplace: Int?

    enum CodingKeys: String, CodingKey {
        case id, plan, nature, libelle, octets, remplace
        case saisiPar = "saisi_par"
        case saisiLe = "saisi_le"
    }
}
