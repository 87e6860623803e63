import GRDB

extension DatabaseWriter where Self == DatabasePool {
    /// A base on disk: write-ahead log, so that readers do not wait, and commits that outlive a power cut.
    static func durable(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration)
        // The pool sets NORMAL when it opens, after anything that a configuration could say.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
    }
}

extension DatabaseWriter {
    /// Closes with the writer last: readers alone could not take back the companions of the file.
    func closeWhole() throws {
        (self as? DatabasePool)?.invalidateReadOnlyConnections()
        try close()
    }
}
