import ArgumentParser
import Exporters
import PlanModel
import PlanStore

/// The papers of a plan's life besides the report.
struct DocumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Écrit les autres papiers de la vie d'un plan (ODT).",
        discussion: """
                $ plantracker document fiche cantal 1.2 --semestre 2019-S2 --output fiche-1-2.odt
                $ plantracker document plan cantal --output plan.odt
                $ plantracker document comparaison cantal 1 2 --output avenant.odt
                $ plantracker document carnet cantal --semestre 2019-S2 --output carnet.odt
            """,
        subcommands: [
            FicheDocumentCommand.self, PlanDocumentCommand.self, ComparaisonDocumentCommand.self,
            CarnetDocumentCommand.self,
        ])
}

extension DocumentOptions {
    /// The one place where the bytes of a paper go out.
    /// - Parameters:
    ///   - quoi: What was written, for who waits for it.
    ///   - bytes: Makes it, in the form given.
    func ecrire(
        _ quoi: String, _ lu: PlanSnapshot, _ forme: FormeOptions, _ outside: Outside,
        _ bytes: (Forme) throws -> [UInt8]
    ) throws {
        var choisie = try forme.forme(lu, outside)
        try forme.ecrire(vers: self, outside) { pages in
            choisie.pages = pages
            return try bytes(choisie)
        }
        outside.say("\(output) : \(quoi), audience \(audience.rawValue)\(precisionDuFormat)")
    }

    /// Who asked for a workbook of Excel learns that there is another one.
    var precisionDuFormat: String {
        FormatDeFichier(nom: output) == .xlsx ? " ; classeur Excel, un nom en .ods donne un classeur OpenDocument" : ""
    }
}
