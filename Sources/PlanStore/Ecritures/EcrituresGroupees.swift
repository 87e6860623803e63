import GRDB
import Synchronization

/// Writes that arrive while a commit runs are written together by the next one, each in its own savepoint.
///
/// A commit waits for the disk; two hundred secretaries must not wait for it one after the other. Who comes alone writes
/// on its own thread, two changes of thread being as long as the commit; who comes meanwhile waits without one.
final class EcrituresGroupees: Sendable {
    private struct Demande: Sendable {
        /// Does the work, and gives what tells its caller that it is durable.
        var ecrire: @Sendable (Database) throws -> @Sendable () -> Void
        var echouer: @Sendable (any Error) -> Void
    }

    private struct Etat {
        var attente: [Demande] = []
        var enCours = false
        var fermee = false
    }

    /// More in one transaction would make the first ones wait for little.
    private static let maximum = 256

    private let database: any DatabaseWriter
    private let etat = Mutex(Etat())

    private let place: PlaceDeLaBase?

    init(_ database: any DatabaseWriter, _ place: PlaceDeLaBase?) { (self.database, self.place) = (database, place) }

    /// Resumes once the transaction is committed, whoever else is in it.
    /// - Throws: What `work` throws, which leaves the others alone; the failure of the commit, for all.
    func ecrire<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let demande = Demande(
                ecrire: { db in
                    let value = try work(db)
                    return { continuation.resume(returning: value) }
                }, echouer: { continuation.resume(throwing: $0) })
            let (admise, premiere) = etat.withLock { etat -> (Bool, Bool) in
                guard !etat.fermee else { return (false, false) }
                let premiere = !etat.enCours
                etat.enCours = true
                etat.attente.append(demande)
                return (true, premiere)
            }
            guard admise else { return demande.echouer(StoreError.fermee) }
            if premiere { database.writeWithoutTransaction { self.ecrireUnLot($0) } }
        }
    }

    /// Takes nothing more, and waits for what it took.
    func fermer() {
        etat.withLock { $0.fermee = true }
        while etat.withLock({ $0.enCours }) { database.writeWithoutTransaction { _ in } }
    }

    private func ecrireUnLot(_ db: Database) {
        let lot = etat.withLock { etat in
            let lot = Array(etat.attente.prefix(Self.maximum))
            etat.attente.removeFirst(lot.count)
            return lot
        }
        var suites: [@Sendable () -> Void] = []
        do {
            try db.inTransaction(.immediate) {
                for demande in lot { suites.append(try ecrire(demande, seule: lot.count == 1, db)) }
                return .commit
            }
            for suite in suites { suite() }
        } catch {
            for demande in lot { demande.echouer(pourLAppelant(error)) }
        }
        let encore = etat.withLock { etat in
            etat.enCours = !etat.attente.isEmpty
            return etat.enCours
        }
        if encore { database.asyncWriteWithoutTransaction { self.ecrireUnLot($0) } }
    }

    private func ecrire(_ demande: Demande, seule: Bool, _ db: Database) throws -> @Sendable () -> Void {
        // The transaction is its savepoint.
        if seule { return try demande.ecrire(db) }
        var suite: (@Sendable () -> Void)?
        do {
            try db.inSavepoint {
                suite = try demande.ecrire(db)
                return .commit
            }
        } catch {
            // Some errors of SQLite undo the whole transaction: then nobody was written.
            guard db.isInsideTransaction else { throw error }
            let dite = pourLAppelant(error)
            return { demande.echouer(dite) }
        }
        return suite ?? { demande.echouer(StoreError.baseIllisible("écriture sans résultat")) }
    }

    private func pourLAppelant(_ error: any Error) -> any Error {
        (error as? DatabaseError).map { StoreError.base($0, place) } ?? error
    }
}
