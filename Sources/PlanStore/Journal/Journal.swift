import Crypto
import Foundation
public import GRDB
import PlanModel

/// One row of the journal.
///
/// `empreinte` is the SHA-256 of the other fields, each preceded by its length in bytes, `precedent` (the fingerprint
/// of the row before, 64 zeros for the first) included: a row cannot be changed, removed or moved unseen.
public struct EntreeDeJournal: Codable, Sendable, Hashable, FetchableRecord, PersistableRecord {
    public static let databaseTableName = "journal"

    /// Open, so that a row that was tampered with is still read, and named.
    public struct Operation: RawRepresentable, Codable, Sendable, Hashable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let chargement = Self(rawValue: "chargement")
        public static let avancement = Self(rawValue: "avancement")
        public static let releve = Self(rawValue: "releve")
        public static let decision = Self(rawValue: "decision")
        public static let commentaire = Self(rawValue: "commentaire")
        public static let forme = Self(rawValue: "forme")
        public static let emission = Self(rawValue: "emission")
        public static let reglage = Self(rawValue: "reglage")
    }

    public var id: Int
    public var le: String
    public var par: String
    public var operation: Operation
    public var plan: String
    /// What was added: the number of a version, of a declaration, of a reading.
    public var objet: String
    /// Its fingerprint, so that a row changed behind the journal's back is seen too.
    public var contenu: String
    public var precedent: String
    public var empreinte: String

    static let origine = String(repeating: "0", count: 64)

    var calculee: String {
        var bytes: [UInt8] = []
        for field in [String(id), le, par, operation.rawValue, plan, objet, contenu, precedent] {
            bytes += "\(field.utf8.count):".utf8
            bytes += field.utf8
        }
        return SHA256.hash(data: bytes).hexadecimal
    }
}

extension EntreeDeJournal {
    /// Adds a row at the end of the chain, inside the transaction of the change that it records.
    static func append(
        _ operation: Operation, plan: String, objet: String, contenu: String, par: String, le: Instant, _ db: Database
    ) throws {
        let last = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, empreinte FROM journal ORDER BY id DESC LIMIT 1"))
        var entry = EntreeDeJournal(
            id: (last?[0] ?? 0) + 1, le: le.rawValue, par: par, operation: operation, plan: plan, objet: objet,
            contenu: contenu, precedent: last?[1] ?? origine, empreinte: "")
        entry.empreinte = entry.calculee
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO journal (id, le, par, operation, plan, objet, contenu, precedent, empreinte)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            entry.id, entry.le, par, operation.rawValue, plan, objet, contenu, entry.precedent, entry.empreinte,
        ])
    }
}

extension Digest {
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in self { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}

/// SHA-256 in hexadecimal.
func empreinte(_ bytes: some Sequence<UInt8>) -> String { SHA256.hash(data: Array(bytes)).hexadecimal }

/// Fingerprint of rows, every column with its name: a change of any of them is seen.
struct RowDigest {
    private var digest = SHA256()

    mutating func add(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            for (column, value) in row {
                switch value.storage {
                case .null: update(column, nil)
                case .int64(let number): update(column, String(number))
                case .double(let number): update(column, String(number))
                case .string(let text): update(column, text)
                case .blob(let data): data.withUnsafeBytes { update(column, $0) }
                }
            }
        }
    }

    private mutating func update(_ column: String, _ text: String) {
        var text = text
        text.withUTF8 { update(column, UnsafeRawBufferPointer($0)) }
    }

    /// - Parameter bytes: Nil for no value, which is not an empty one.
    private mutating func update(_ column: String, _ bytes: UnsafeRawBufferPointer?) {
        digest.update(data: Array("\(column):\(bytes?.count ?? -1):".utf8))
        if let bytes { digest.update(bufferPointer: bytes) }
    }

    func finalize() -> String { digest.finalize().hexadecimal }
}
