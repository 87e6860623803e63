import ArgumentParser
import Exporters
import PlanCases
import PlanModel
import PlanStore

struct PlanDocumentCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Écrit le plan entier, pour un partenaire qui le découvre.",
        discussion: "    $ plantracker document plan cantal --output plan.odt")

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @OptionGroup var document: DocumentOptions
    @OptionGroup var forme: FormeOptions

    func validate() throws { try document.verifieNom([.odt]) }

    func run(in outside: Outside) throws {
        let store = try document.base.lit(outside)
        outside.progress("plan de \(departement)…")
        defer { outside.progress(nil) }
        let lu = try document.lit(departement, store, forme, a: nil)
        try document.ecrire("le plan entier", lu, forme, outside) { forme in
            try PlanEntierODT(lu.export(nil, audience: document.audience, forme: forme), date: lu.etat.date).bytes()
        }
    }
}

struct ComparaisonDocumentCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "comparaison", abstract: "Écrit ce qui change d'une version du plan à une autre.",
        discussion: "    $ plantracker document comparaison cantal 1 2 --output avenant.odt")

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(help: "La version de départ.") var de: Int
    @Argument(help: "La version d'arrivée.") var a: Int
    @OptionGroup var document: DocumentOptions
    @OptionGroup var forme: FormeOptions

    func validate() throws {
        try document.verifieNom([.odt])
        if document.version != nil || document.etat.connuLe != nil {
            throw ValidationError("les deux versions sont déjà nommées : retirez --version-du-plan et --connu-le")
        }
    }

    func run(in outside: Outside) throws {
        let store = try document.base.lit(outside)
        outside.progress("comparaison de \(departement)…")
        defer { outside.progress(nil) }
        let lu = try document.lit(departement, store, forme, a: nil)
        try document.ecrire("versions \(de) et \(a) comparées", lu, forme, outside) { forme in
            try store.comparaison(departement, de: de, a: a, audience: document.audience, forme: forme).bytes()
        }
    }
}

struct CarnetDocumentCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "carnet", abstract: "Écrit le carnet des indicateurs, pour la conférence des partenaires.",
        discussion: """
                $ plantracker document carnet cantal --semestre 2019-S2 --output carnet.odt
                $ plantracker document carnet cantal --semestre 2019-S2 --output carnet.ods
            En .ods ou en .xlsx, c'est un classeur : une feuille de synthèse, puis une par indicateur.
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre
    @OptionGroup var document: DocumentOptions
    @OptionGroup var forme: FormeOptions

    func validate() throws { try document.verifieNom([.odt, .ods, .xlsx]) }

    func run(in outside: Outside) throws {
        let store = try document.base.lit(outside)
        outside.progress("carnet de \(departement)…")
        defer { outside.progress(nil) }
        let lu = try document.lit(departement, store, forme, a: semestre)
        // The name of the file says which of the two it is.
        let classeur = WorkbookFormat(nom: document.output)
        try document.ecrire(
            "carnet des indicateurs du \(semestre.libelle)", lu, forme, outside
        ) { forme in
            let (export, date) = (lu.export(semestre, audience: document.audience, forme: forme), lu.etat.date)
            guard let classeur else {
                return try CarnetIndicateursODT(export, semestre: semestre, date: date).bytes()
            }
            return try CarnetODS(export, semestre: semestre, date: date).bytes(classeur)
        }
    }
}
