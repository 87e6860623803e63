import Foundation
import GRDB

extension DatabaseWriter where Self == DatabasePool {
    /// A base on disk: write-ahead log, so that readers do not wait, and commits that outlive a power cut.
    static func durable(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        let pool = try ouvert(path, configuration)
        // The pool sets NORMAL when it opens, after anything that a configuration could say.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
    }

    /// Several processes may create the same base: SQLite refuses at once, without the wait that it was asked for, a
    /// change to the write-ahead log while another makes it.
    private static func ouvert(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        let limite = ContinuousClock.now + .seconds(10)
        while true {
            do { return try DatabasePool(path: path, configuration: configuration) } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < limite
            {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }
}

extension DatabaseWriter {
    /// Closes with the writer last: readers alone could not take back the companions of the file.
    func closeWhole() throws {
        (self as? DatabasePool)?.invalidateReadOnlyConnections()
        try close()
    }
}
