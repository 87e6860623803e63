import Foundation
package import GRDB
import PlanModel

/// The accounts, in a file of their own: the base of the plans can be handed over without a secret or a person in it.
///
/// Here rows are changed and deleted: sessions end, and a person can be erased. Everything is synchronous; what
/// derives a password costs tenths of a second, and is not for a thread that serves others.
public struct CompteStore: Sendable {
    let database: any DatabaseWriter
    let parametres: MotDePasse.Parametres
    /// Nil in memory.
    private let place: PlaceDeLaBase?

    /// Opens the base of accounts, or creates it for its owner alone to read.
    ///
    /// Commits are durable, those of sessions too: they are rare beside the requests, and a revocation that a power cut
    /// takes back would be worse than their cost.
    public init(path: String) throws {
        createForOwner(path)
        let place = PlaceDeLaBase(chemin: path)
        database = try BaseOuverte.ouvre(
            place, lectureSuffit: false, MigrationsDeComptes.all, verifie: Self.reconnait
        ).database
        (self.place, parametres) = (place, MotDePasse.Parametres())
    }

    /// For a trial: accounts that are nowhere.
    public static func enMemoire() throws -> CompteStore {
        try CompteStore(DatabaseQueue(), MotDePasse.Parametres())
    }

    package init(_ database: any DatabaseWriter, _ parametres: MotDePasse.Parametres) throws {
        (self.database, self.parametres, place) = (database, parametres, nil)
        try database.read(Self.reconnait)
        try MigrationsDeComptes.all.migrateSharing(database)
    }

    static func reconnait(_ db: Database) throws {
        let tables = try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        guard tables.isEmpty || tables.contains("compte") || tables == ["grdb_migrations"] else {
            throw StoreError.autreBase
        }
        guard try !MigrationsDeComptes.all.hasBeenSuperseded(db) else { throw StoreError.baseTropRecente }
    }

    /// After it the file is whole, without its companions.
    public func close() throws { try database.closeWhole() }

    func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do {
            return try database.writeWithoutTransaction { db in
                var result: Value?
                try db.inTransaction(.immediate) {
                    result = try work(db)
                    return .commit
                }
                guard let result else { throw DatabaseError(message: "transaction sans résultat") }
                return result
            }
        } catch let error as DatabaseError { throw StoreError.base(error, place) }
    }

    /// For what may be left for later, such as when someone was last seen: a full disk keeps nobody from reading.
    func writeIfPossible(_ work: (Database) throws -> Void) throws {
        do { try write(work) } catch let error as StoreError where error.concerneLeFichier {}
    }

    /// Without a transaction: one statement needs none to see one state of the base, and those of accounts are not
    /// read together.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do { return try database.unsafeRead(work) } catch let error as DatabaseError {
            throw StoreError.base(error, place)
        }
    }

    // MARK: - Rows

    static let colonnes = """
        c.id, c.identifiant, c.nom, c.actif, c.cree_le, c.cree_par, c.empreinte IS NOT NULL, d.role, d.plan, d.pilote
        """
    static let nombreDeColonnes = 10

    /// The accounts of a join of `compte` (c) and `droit` (d): one row for each right, those of an account together.
    ///
    /// - Parameter each: Called at the first row of each account, for the columns that follow.
    static func comptes(
        _ sql: String, _ arguments: StatementArguments, _ db: Database, each: (Row) throws -> Void = { _ in }
    ) throws -> [Compte] {
        var comptes: [Compte] = []
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() {
            let id: Int64 = row[0]
            if comptes.last?.id != id {
                comptes.append(
                    Compte(
                        id: id, identifiant: row[1], nom: row[2], actif: row[3], creeLe: try instant(row[4]),
                        creePar: row[5], aUnMotDePasse: row[6], droits: []))
                try each(row)
            }
            guard let texte: String = row[7] else { continue }
            guard let role = Role(rawValue: texte) else { throw DatabaseError(message: "rôle « \(texte) » inconnu") }
            comptes[comptes.count - 1].droits.append(Droit(plan: row[8], role: role, pilote: row[9]))
        }
        return comptes
    }

    static func compte(_ id: Int64, _ db: Database) throws -> Compte {
        let sql = """
            SELECT \(colonnes) FROM compte c LEFT JOIN droit d ON d.compte = c.id WHERE c.id = ? ORDER BY d.rang
            """
        guard let compte = try comptes(sql, [id], db).first else { throw CompteError.compteInconnu }
        return compte
    }

    static func instant(_ secondes: Int) throws -> Instant {
        guard let instant = Instant(secondesUnix: secondes) else { throw DatabaseError(message: "date illisible") }
        return instant
    }

    static func note(_ quoi: String, _ compte: String, par: String, le: Instant, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO evenement (le, par, compte, quoi) VALUES (?, ?, ?, ?)",
            arguments: [le.secondesUnix, par, compte, quoi])
    }

    static func check(_ texte: String, _ nom: String) throws {
        if texte.allSatisfy(\.isWhitespace) { throw CompteError.texteVide(nom) }
        if let scalar = texte.premierCaractereInterdit { throw CompteError.texteInterdit(nom, scalar.value) }
    }
}

/// An empty file that only its owner reads, unless one is there. SQLite gives its companions the same rights.
private func createForOwner(_ path: String) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
    if descriptor >= 0 { close(descriptor) }
}
