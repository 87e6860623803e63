import ArgumentParser
import Fixtures
import Foundation
import PlanModel

@testable import PlanTracker

/// A workstation made for one test: its folder, its clock, what it printed and said.
final class Poste {
    struct Reponse {
        var code: Int32
        /// What went to stdout.
        var sortie: String
        /// What went to stderr.
        var messages: String

        /// Stdout as the lines that hold something.
        var lignes: [String] { sortie.split(separator: "\n").map(String.init) }
    }

    let dossier: URL
    var maintenant: Instant
    var variables: [String: String] = ["PLANTRACKER_AUTEUR": "secrétariat"]
    private(set) var ecrits: [String] = []
    /// Stands for LibreOffice.
    var pdf: ([UInt8], String) throws -> [UInt8] = { _, genre in Array("%PDF de \(genre), par LibreOffice".utf8) }

    /// Stands for the pages that LibreOffice counts.
    var pages: ([UInt8]) throws -> [Int]? = { _ in nil }

    init(_ textes: String...) throws {
        dossier = FileManager.default.temporaryDirectory.appending(path: "plantracker-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        maintenant = .a("2018-11-05")
        for (rang, texte) in textes.enumerated() { try depose(texte, "plan\(rang).yaml") }
    }

    deinit { try? FileManager.default.removeItem(at: dossier) }

    /// A workstation where the sample plan is loaded.
    static func charge() throws -> Poste {
        let poste = try Poste(SuiviPlan.yaml)
        poste.maintenant = .a("2018-01-15")
        _ = poste.lance("load", "plan0.yaml")
        poste.maintenant = .a("2018-11-05")
        return poste
    }

    func chemin(_ nom: String) -> String { dossier.appending(path: nom).path(percentEncoded: false) }
    func depose(_ texte: String, _ nom: String) throws { try depose([UInt8](texte.utf8), nom) }
    func depose(_ octets: [UInt8], _ nom: String) throws { try Data(octets).write(to: dossier.appending(path: nom)) }
    func octets(_ nom: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: dossier.appending(path: nom))) }
    func texte(_ nom: String) throws -> String { String(decoding: try octets(nom), as: UTF8.self) }
    func existe(_ nom: String) -> Bool { FileManager.default.fileExists(atPath: chemin(nom)) }

    /// Runs a command line from its arguments; file names are taken in the folder, and so is the base.
    func lance(_ arguments: String...) -> Reponse { lance(arguments) }

    func lance(_ arguments: [String]) -> Reponse {
        let capture = Capture()
        let dehors = outside(capture)
        do {
            let command = try PlanTracker.parseAsRoot(ArgumentsTapes.lus(arguments, de: PlanTracker.self))
            guard let command = command as? any Command else {
                var command = command
                try command.run()
                return capture.reponse(0)
            }
            try command.run(in: dehors)
            return capture.reponse(0)
        } catch {
            return capture.reponse(Main.report(error, in: dehors))
        }
    }

    private final class Capture {
        var sortie = ""
        var messages = ""
        func reponse(_ code: Int32) -> Reponse { Reponse(code: code, sortie: sortie, messages: messages) }
    }

    private func outside(_ capture: Capture) -> Outside {
        let live = Outside.live
        return Outside(
            lit: { try live.lit(self.place($0)) },
            ecrit: { bytes, path in
                self.ecrits.append(path)
                try live.ecrit(bytes, self.place(path))
            },
            exists: { live.exists(self.place($0)) }, now: { self.maintenant },
            environment: { name in
                name == "PLANTRACKER_BASE" ? self.variables[name] ?? self.chemin("base.sqlite") : self.variables[name]
            },
            print: { capture.sortie += $0 + "\n" }, say: { capture.messages += $0 + "\n" },
            pdf: { try self.pdf($0, $1) }, pages: { try self.pages($0) }, progress: { _ in }, place: place)
    }

    private func place(_ path: String) -> String { path.hasPrefix("/") ? path : chemin(path) }
}
