import Foundation
import PlanCases
import PlanModel
import PlanStore

/// All that a command takes from the world and gives back: handed down, so that a test needs no disguise.
struct Outside {
    /// The bytes of a file.
    var lit: (String) throws -> [UInt8]
    /// Whole or not at all; makes the folder.
    var ecrit: ([UInt8], String) throws -> Void
    var exists: (String) -> Bool
    var now: () -> Instant
    var environment: (String) -> String?
    /// Data, for stdout.
    var print: (String) -> Void
    /// Messages, for stderr.
    var say: (String) -> Void
    /// The PDF of a document (« odt » or « ods »).
    var pdf: ([UInt8], String) throws -> [UInt8]
    /// The page of each entry of the contents of a text document; nil when nothing here can tell.
    var pages: ([UInt8]) throws -> [Int]?
    /// A line that the next one overwrites; nothing when stderr is no terminal.
    var progress: (String?) -> Void
    /// Where a file is that a user names.
    var place: (String) -> String = { $0 }
    let garde = GardeDesSorties()

    /// A file that the command works from: nothing that it writes may take its place.
    func read(_ chemin: String) throws -> [UInt8] {
        garde.protege(entree: place(chemin))
        return try lit(chemin)
    }

    /// Writes a file, unless something precious is there.
    /// - Parameter remplacer: The user said that another file may be replaced.
    func write(_ octets: [UInt8], _ chemin: String, remplacer: Bool = false) throws {
        try verifie(chemin, FormatDeFichier(octets: octets), octets: octets, remplacer: remplacer)
        try ecrit(octets, chemin)
    }

    /// Writes files that go together: none of them when one may not be written.
    func write(_ fichiers: [(octets: [UInt8], chemin: String)], remplacer: Bool) throws {
        for (octets, chemin) in fichiers {
            try verifie(chemin, FormatDeFichier(octets: octets), octets: octets, remplacer: remplacer)
        }
        for (octets, chemin) in fichiers { try ecrit(octets, chemin) }
    }

    /// Before a long work, or one that cannot be taken back: may its file be written?
    func verifie(_ chemin: String, _ format: FormatDeFichier?, octets: [UInt8]? = nil, remplacer: Bool) throws {
        try garde.verifie(place(chemin), nom: chemin, format: format, octets: octets, remplacer: remplacer)
    }

    static var live: Outside {
        let showsProgress = isatty(STDERR_FILENO) == 1
        return Outside(
            lit: { path in
                do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
                    throw Refusal("le fichier « \(path) » est illisible : \(reason(error))", code: .fichier)
                }
            },
            ecrit: { bytes, path in
                do {
                    try FileManager.default.createDirectory(
                        atPath: Chemin(path).dossier, withIntermediateDirectories: true)
                    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
                } catch {
                    throw Refusal("le fichier « \(path) » ne peut pas être écrit : \(reason(error))", code: .fichier)
                }
            },
            exists: { FileManager.default.fileExists(atPath: $0) },
            now: maintenant,
            environment: { ProcessInfo.processInfo.environment[$0] },
            print: { text in
                do { try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) } catch {
                    dit("Erreur : la sortie ne peut pas être écrite")
                    exit(ExitStatus.fichier.rawValue)
                }
            },
            say: dit,
            pdf: LibreOffice.pdf,
            pages: LibreOffice.pages,
            progress: { text in
                guard showsProgress else { return }
                ecris("\r\u{1B}[K\(text ?? "")", sur: STDERR_FILENO)
            })
    }

    /// A line on stderr.
    @Sendable static func dit(_ texte: String) { ecris(texte + "\n", sur: STDERR_FILENO) }

    /// The system's clock, in UTC.
    @Sendable static func maintenant() -> Instant {
        Instant(auPlusPres: Int(exactly: Date().timeIntervalSince1970.rounded(.down)) ?? 0)
    }

    private static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "il n'existe pas"
        case .fileReadNoPermission, .fileWriteNoPermission: "vous n'en avez pas le droit"
        case .fileWriteOutOfSpace: "le disque est plein"
        case .fileWriteVolumeReadOnly: "le disque n'est ouvert qu'en lecture"
        case .fileReadTooLarge: "il est trop gros"
        default: "le système refuse (code \((error as NSError).code)) ; est-ce un dossier ?"
        }
    }
}

/// Writes as much as the descriptor takes. A full disk or a closed pipe loses the message and stops nothing, where
/// `FileHandle.write` ends the program.
func ecris(_ texte: String, sur descripteur: Int32) {
    var reste = Array(texte.utf8)[...]
    while !reste.isEmpty {
        let ecrits = reste.withUnsafeBytes { write(descripteur, $0.baseAddress, $0.count) }
        if ecrits < 0, errno == EINTR { continue }
        guard ecrits > 0 else { return }
        reste = reste.dropFirst(ecrits)
    }
}
