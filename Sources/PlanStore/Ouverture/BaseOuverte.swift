import Foundation
import GRDB

/// A base on the disk, opened to write; or only to read when writing is impossible and reading is all that is asked.
struct BaseOuverte {
    var database: any DatabaseWriter
    /// Why it is only read; nil when it may be written.
    var lectureSeule: StoreError?
    /// What must not change while it is read: SQLite does not lock it then.
    var temoin: PlaceDeLaBase.Empreinte?

    /// More is not brought up to date in memory, in bytes.
    private static let copieAuPlus: Int64 = 512 << 20

    private static func traduit<Value>(_ place: PlaceDeLaBase, _ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let error as DatabaseError { throw StoreError.base(error, place) }
    }

    /// Nothing is written, not even a schema brought up to date: of a base made by a former program, a copy in memory is.
    static func pourLire(
        _ place: PlaceDeLaBase, _ migrations: DatabaseMigrator, verifie: (Database) throws -> Void
    ) throws -> BaseOuverte {
        try traduit(place) { try enLecture(place, nil, migrations, verifie) }
    }

    /// - Parameter verifie: That it is a base of ours, which this program knows how to read.
    static func ouvre(
        _ place: PlaceDeLaBase, lectureSuffit: Bool, _ migrations: DatabaseMigrator,
        verifie: (Database) throws -> Void
    ) throws -> BaseOuverte {
        do {
            return try traduit(place) {
                var configuration = Configuration()
                configuration.foreignKeysEnabled = true
                configuration.busyMode = .timeout(10)
                let pool = try DatabasePool.durable(place.chemin, configuration)
                try pool.read(verifie)
                try migrations.migrateSharing(pool)
                return BaseOuverte(database: pool)
            }
        } catch let faute as StoreError where lectureSuffit && faute.laisseLire && place.existe {
            return try traduit(place) { try enLecture(place, faute, migrations, verifie) }
        }
    }

    private static func enLecture(
        _ place: PlaceDeLaBase, _ faute: StoreError?, _ migrations: DatabaseMigrator,
        _ verifie: (Database) throws -> Void
    ) throws -> BaseOuverte {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        let ouverte: BaseOuverte
        do {
            // With the log and its index when they are there: then SQLite locks, and sees what is written.
            ouverte = BaseOuverte(
                database: try DatabaseQueue(path: place.chemin, configuration: configuration), lectureSeule: faute)
        } catch let error as DatabaseError where error.resultCode != .SQLITE_NOTADB {
            // Nobody has it open, or its log would not be empty: the file is whole by itself.
            guard let temoin = place.empreinte else { throw faute ?? StoreError.base(error, place) }
            guard !temoin.enAttente else {
                throw error.resultCode == .SQLITE_BUSY
                    ? faute ?? StoreError.base(error, place) : StoreError.fichier(.ecrituresEnAttente(place.nom))
            }
            do {
                ouverte = BaseOuverte(
                    database: try DatabaseQueue(path: place.adresseImmuable, configuration: configuration),
                    lectureSeule: faute, temoin: temoin)
            } catch let error as DatabaseError { throw faute ?? StoreError.base(error, place) }
        }
        try ouverte.database.read(verifie)
        if try ouverte.database.read(migrations.hasCompletedMigrations) { return ouverte }
        guard place.empreinte?.taille ?? 0 <= copieAuPlus else { throw StoreError.fichier(.aMettreAJour) }
        let copie = try DatabaseQueue()
        try ouverte.database.backup(to: copie)
        try migrations.migrate(copie)
        if let temoin = ouverte.temoin, temoin != place.empreinte { throw StoreError.fichier(.changeante) }
        return BaseOuverte(database: copie, lectureSeule: faute)
    }
}

extension StoreError {
    fileprivate var laisseLire: Bool {
        switch self {
        case .fichier(let faute): faute.laisseLire
        case .baseOccupee: true
        default: false
        }
    }
}

extension PlaceDeLaBase {
    /// The file alone, without locks nor log.
    var adresseImmuable: String {
        var permis = CharacterSet.alphanumerics
        permis.insert(charactersIn: "/-_.~")
        let absolu = chemin.hasPrefix("/") ? chemin : FileManager.default.currentDirectoryPath + "/" + chemin
        return "file:\(absolu.addingPercentEncoding(withAllowedCharacters: permis) ?? absolu)?immutable=1"
    }
}
