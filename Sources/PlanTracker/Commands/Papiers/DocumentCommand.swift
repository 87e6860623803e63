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
    /// - Parameter quoi: What was written, for who waits for it.
    func ecrire(_ bytes: [UInt8], _ quoi: String, _ forme: FormeOptions, _ outside: Outside) throws {
        try forme.ecrire(bytes, vers: output, outside)
        outside.say("\(output) : \(quoi), audience \(audience.rawValue)")
    }

    /// The last change that the document knows of.
    func date(_ departement: String, _ store: PlanStore) throws -> Instant {
        try store.etat(departement, connuLe: etat.instant).date
    }
}
