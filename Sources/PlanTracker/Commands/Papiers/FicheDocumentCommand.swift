import ArgumentParser
import Exporters
import PlanCases
import PlanModel
import PlanStore

struct FicheDocumentCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "fiche",
        abstract: "Écrit la fiche d'une action, ou de toutes, dans la forme que leur donne le plan.",
        discussion: """
                $ plantracker document fiche cantal 1.2 --semestre 2019-S2 --output fiche-1-2.odt
                $ plantracker document fiche lozere --pilote ARS --output fiches-ars.odt
            Avec --semestre, chaque fiche porte son suivi : état, sous-actions, indicateurs, décisions.
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(
        help: "Identifiant ou code imprimé d'une action, ou d'un axe pour toutes les siennes ; par défaut, toutes.")
    var noeud: String?
    @Option(name: .long, help: "Ajoute le suivi à la fin de ce semestre, écrit 2018-S2.") var semestre: Semestre?
    @Option(name: .long, help: "Seulement les actions de ce pilote.") var pilote: String?
    @Option(
        name: [.customLong("territoire"), .customLong("epci")],
        help: "Seulement les actions dont la fiche nomme ce territoire ou cet EPCI.") var territoire: String?
    @OptionGroup var document: DocumentOptions
    @OptionGroup var forme: FormeOptions

    func validate() throws {
        try document.verifieNom([.odt])
        let limites = [noeud, pilote, territoire].compactMap(\.self)
        if limites.count > 1 {
            throw ValidationError("donnez une action, ou --pilote, ou --territoire : un seul des trois")
        }
    }

    func run(in outside: Outside) throws {
        let store = try document.base.lit(outside)
        try forme.sortie.verifie(document, .odt, outside)
        outside.progress("fiches de \(departement)…")
        defer { outside.progress(nil) }
        let lu = try document.lit(departement, store, forme, a: semestre)
        let index = PlanIndex(lu.plan)
        let perimetre = try perimetre(index)
        guard perimetre == .tout || !perimetre.noeuds(index).isEmpty else {
            throw Refusal("sous « \(noeud ?? "") », il n'y a ni action ni sous-action : choisissez un autre élément")
        }
        try document.ecrire("fiches", lu, forme, outside) { forme in
            try FicheActionODT(
                lu.export(semestre, audience: document.audience, forme: forme), perimetre: perimetre,
                date: lu.etat.date
            ).bytes()
        }
    }

    private func perimetre(_ index: PlanIndex) throws -> Perimetre {
        if let noeud { return .sous(try index.designe(par: noeud).id) }
        return try PerimetreDemande(pilote: pilote, territoire: territoire).perimetre(index)
    }
}
