public import GRDB
public import PlanModel

/// The one door to the base: opens it, brings its schema up to date, and holds every transaction.
///
/// One SQLite file holds the plans of several départements, or several of one. A `PlanStore` may be shared between threads; reads do not
/// wait for writes. All is synchronous, but `enregistrer` and `annuler`, which share their commits.
public struct PlanStore: Sendable {
    let database: any DatabaseWriter
    let ecritures: EcrituresGroupees
    let indicateurs = IndicateursConnus()
    /// Nil in memory.
    let place: PlaceDeLaBase?
    /// Why the base is only read; nil when it may be written.
    public let lectureSeule: StoreError?
    private let temoin: PlaceDeLaBase.Empreinte?

    /// Opens the base, or creates it, with write-ahead logging, foreign keys and durable commits.
    /// - Parameter lectureSuffit: Opens it all the same when the disk is full, the file protected or the base busy: it
    ///   can be read then, as long as nothing is written.
    public init(path: String, lectureSuffit: Bool = false) throws {
        let place = PlaceDeLaBase(chemin: path)
        self.init(
            try BaseOuverte.ouvre(place, lectureSuffit: lectureSuffit, Migrations.all, verifie: Self.reconnait), place)
    }

    /// Opens the base without writing a byte to it: for its verification.
    public init(enLecture path: String) throws {
        let place = PlaceDeLaBase(chemin: path)
        self.init(try BaseOuverte.pourLire(place, Migrations.all, verifie: Self.reconnait), place)
    }

    private init(_ ouverte: BaseOuverte, _ place: PlaceDeLaBase) {
        (database, lectureSeule, temoin) = (ouverte.database, ouverte.lectureSeule, ouverte.temoin)
        self.place = place
        ecritures = EcrituresGroupees(database, place)
    }

    /// For the tests: `DatabaseQueue()` keeps everything in memory.
    public init(_ database: any DatabaseWriter) throws {
        self.database = database
        (place, lectureSeule, temoin) = (nil, nil, nil)
        ecritures = EcrituresGroupees(database, nil)
        try database.read(Self.reconnait)
        try Migrations.all.migrateSharing(database)
    }

    private static func reconnait(_ db: Database) throws {
        let tables = try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        guard tables.isEmpty || tables.contains("grdb_migrations"), !tables.contains("compte") else {
            throw StoreError.autreBase
        }
        guard try !Migrations.all.hasBeenSuperseded(db) else { throw StoreError.baseTropRecente }
    }

    /// A base that is nowhere: for trying a load without leaving a file behind.
    public static func enMemoire() throws -> PlanStore { try PlanStore(DatabaseQueue()) }

    /// A copy that is nowhere: what a base that may not be written would answer to a trial.
    public func copieEnMemoire() throws -> PlanStore {
        let copie = try DatabaseQueue()
        do { try database.backup(to: copie) } catch let error as DatabaseError { throw StoreError.base(error, place) }
        if let temoin, temoin != place?.empreinte { throw StoreError.fichier(.changeante) }
        return try PlanStore(copie)
    }

    /// - Parameter essai: Does everything, then gives it all up: the answer is what a real run would have said.
    func inTransaction<Value: Sendable>(essai: Bool = false, _ work: (Database) throws -> Value) throws -> Value {
        do {
            return try database.writeWithoutTransaction { db in
                var result: Value?
                try db.inTransaction(.immediate) {
                    result = try work(db)
                    return essai ? .rollback : .commit
                }
                guard let result else { throw DatabaseError(message: "transaction sans résultat") }
                return result
            }
        } catch let error as DatabaseError { throw StoreError.base(error, place) }
    }

    func read<Value: Sendable>(_ work: (Database) throws -> Value) throws -> Value {
        do {
            let lu = try database.read(work)
            if let temoin, temoin != place?.empreinte { throw StoreError.fichier(.changeante) }
            return lu
        } catch let error as DatabaseError { throw StoreError.base(error, place) }
    }

    /// Of one statement, on whichever connection is free.
    func unsafeRead<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do { return try database.unsafeRead(work) } catch let error as DatabaseError {
            throw StoreError.base(error, place)
        }
    }

    func checkAuteur(_ auteur: String) throws {
        if auteur.allSatisfy(\.isWhitespace) { throw StoreError.texteVide("par", objet: "la saisie") }
        if let scalar = auteur.premierCaractereInterdit {
            throw StoreError.caractereInterdit("par", objet: "la saisie", scalar.value)
        }
    }

    /// What every document made from this base must say, such as « données fictives de démonstration ».
    public func mention() throws -> String? {
        try read(Self.mention)
    }

    static func mention(_ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT valeur FROM reglage WHERE cle = 'mention'")
    }

    /// Sets the mention once and for all; the journal keeps it, so that it cannot be taken off unseen.
    public func declare(mention: String, par auteur: String, le instant: Instant) throws {
        try inTransaction { db in
            try db.execute(sql: "INSERT INTO reglage (cle, valeur) VALUES ('mention', ?)", arguments: [mention])
            try EntreeDeJournal.append(
                .reglage, plan: "", objet: "mention", contenu: empreinte(mention.utf8), par: auteur, le: instant, db)
        }
    }

    /// Writes what is waiting, then closes: after it the file is whole, without its WAL companions.
    public func close() throws {
        ecritures.fermer()
        try database.closeWhole()
    }
}
