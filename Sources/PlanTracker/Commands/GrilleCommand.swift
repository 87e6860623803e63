import ArgumentParser
import Exporters
import PlanCases
import PlanModel
import PlanStore

struct GrilleCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "grille",
        abstract: "Écrit la grille de saisie d'un semestre (ODS ou XLSX), à remplir et à renvoyer.",
        discussion: """
                $ plantracker grille cantal --semestre 2018-S2 --output grille.ods
                $ plantracker grille cantal --semestre 2018-S2 --axe 1 --audience partenaires --output axe1.xlsx
            L'extension du fichier donne son format. Elle revient par « plantracker record cantal --grille grille.ods ».
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre
    @OptionGroup var document: DocumentOptions
    @OptionGroup var perimetre: PerimetreOptions
    @OptionGroup var sortie: SortieOptions

    func validate() throws { try document.verifieNom([.ods, .xlsx]) }

    func run(in outside: Outside) throws {
        let store = try document.base.lit(outside)
        try sortie.verifie(document, document.classeur.fichier, outside)
        outside.progress("grille de \(departement)…")
        defer { outside.progress(nil) }
        let lu = try document.lit(departement, store, a: semestre)
        let export = lu.export(semestre, audience: document.audience)
        let grille = GrilleDeSaisie(
            export, semestre: semestre, perimetre: try perimetre.perimetre(export.plan), date: lu.etat.date)
        try sortie.ecrire(vers: document, outside) { _ in try grille.bytes(document.classeur) }
        outside.say(
            "\(document.output) : grille du \(semestre.libelle), \(compte(grille.noeuds.count, "ligne")), audience \(document.audience.rawValue)\(document.precisionDuFormat)"
        )
    }
}
