import Exporters
import Foundation
import PlanCases

/// LibreOffice, when it is installed: what makes a PDF of a document, and knows on which page a heading stands.
enum LibreOffice {
    /// Seconds for one document; the longest that we know of takes fifteen.
    private static let dureeAuPlus = 120

    /// A tagged PDF (PDF/UA) with bookmarks.
    /// - Parameter genre: « odt », « ods » or « xlsx ».
    /// - Throws: `Refusal` when LibreOffice is not there, makes no file, or takes more than two minutes.
    @Sendable static func pdf(_ octets: [UInt8], _ genre: String) throws -> [UInt8] {
        let filtre = genre == "ods" || genre == "xlsx" ? "calc_pdf_Export" : "writer_pdf_Export"
        return try convertis(
            octets, de: genre, en: "pdf",
            filtre: "pdf:\(filtre):"
                + #"{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},"#
                + #""ExportBookmarks":{"type":"boolean","value":"true"}}"#)
    }

    /// The page of each entry of the contents of a text document of ours; nil for a document without contents, and when
    /// LibreOffice is not there: the document is sound without them.
    @Sendable static func pages(_ odt: [UInt8]) throws -> [Int]? {
        guard estInstalle else { return nil }
        return NumerosDePage.lus(try convertis(odt, de: "odt", en: "docx", filtre: "docx"))
    }

    private static func convertis(
        _ octets: [UInt8], de genre: String, en sortie: String, filtre: String
    ) throws -> [UInt8] {
        guard let soffice else {
            throw Refusal(
                "LibreOffice n'est pas installé : le document est écrit, mais pas son PDF. Installez LibreOffice (paquet libreoffice-writer), ou ouvrez le document et exportez-le",
                code: .fichier)
        }
        let dossier = FileManager.default.temporaryDirectory.appending(path: "plantracker-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: dossier) }
        let source = dossier.appending(path: "document.\(genre)")
        try Data(octets).write(to: source)
        let process = Process()
        process.executableURL = soffice
        process.arguments = [
            // A profile of its own: a LibreOffice that is open already would take the request and forget it.
            "--headless", "-env:UserInstallation=\(dossier.appending(path: "profil").absoluteString)", "--convert-to",
            filtre, "--outdir", dossier.path(percentEncoded: false), source.path(percentEncoded: false),
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard try acheve(process, enSecondes: dureeAuPlus) else {
            throw Refusal(
                "LibreOffice n'a pas fini en deux minutes : il a été arrêté ; le document, lui, est écrit",
                code: .fichier)
        }
        guard let converti = try? Data(contentsOf: dossier.appending(path: "document.\(sortie)")) else {
            throw Refusal("LibreOffice n'a pas su faire le PDF ; le document, lui, est écrit", code: .fichier)
        }
        return [UInt8](converti)
    }

    /// Runs to the end, or kills the process with its children when the time is over.
    static func acheve(_ process: Process, enSecondes secondes: Int) throws -> Bool {
        let fini = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in fini.signal() }
        try process.run()
        if fini.wait(timeout: .now() + .seconds(secondes)) == .success { return true }
        // Foundation starts it at the head of a group of its own: « soffice » is a script, the work is done by its children.
        let pid = process.processIdentifier
        kill(getpgid(pid) == pid ? -pid : pid, SIGKILL)
        _ = fini.wait(timeout: .now() + .seconds(5))
        return false
    }

    static var estInstalle: Bool { soffice != nil }

    private static var soffice: URL? {
        let dossiers = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return dossiers.flatMap { dossier in
            ["soffice", "libreoffice"].map { URL(filePath: String(dossier)).appending(path: $0) }
        }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
