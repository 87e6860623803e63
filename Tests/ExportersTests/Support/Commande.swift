import Foundation

/// A tool that the tests need and do not find.
struct OutilAbsent: Error, CustomStringConvertible {
    var outil: String
    var description: String { "« \(outil) » est introuvable : lancez script/setup test" }
}

/// Runs an installed tool to its end.
enum Commande {
    struct Resultat {
        var code: Int32
        /// Both streams, in the order of their writing.
        var sortie: String
    }

    /// - Throws: `OutilAbsent` when no directory of `PATH` holds `outil`.
    static func lancer(_ outil: String, _ arguments: [String], dans dossier: URL? = nil) throws -> Resultat {
        let process = Process()
        process.executableURL = try chemin(outil)
        process.arguments = arguments
        process.currentDirectoryURL = dossier
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Resultat(code: process.terminationStatus, sortie: String(decoding: bytes, as: UTF8.self))
    }

    static func chemin(_ outil: String) throws -> URL {
        let dossiers = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        let found = dossiers.map { URL(filePath: String($0)).appending(path: outil) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        guard let found else { throw OutilAbsent(outil: outil) }
        return found
    }
}

/// A directory of its own, removed at the end.
func withTemporaryDirectory<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appending(path: "plantracker-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory)
}
