import ArgumentParser
import Evaluation
import PlanCases
import PlanModel
import PlanStore

struct MeasureCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Enregistre le relevé d'un indicateur, ou de tous ceux d'un fichier CSV ; retire un relevé faux.",
        discussion: """
                $ plantracker measure cantal nombre-bornes --date 2019-06-30 --valeur 42 --source SDEC
                $ plantracker measure cantal --csv releves.csv --dry-run
                $ plantracker measure cantal --retirer 12 --motif "date mal tapée"
            Un relevé du même jour et du même territoire corrige le précédent. Un relevé dont la date, le territoire ou
            l'indicateur est faux se retire, avec son motif ; il reste dans l'historique, et le bon se saisit ensuite.
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(help: "Identifiant de l'indicateur.") var indicateur: String?
    @Option(name: .long, help: "Le jour du relevé, écrit 2019-06-30.") var date: Jour?
    @Option(name: .long, help: "La valeur, sans unité ; un texte pour un indicateur qualitatif.") var valeur: String?
    @Option(name: .long, help: "Un CSV de plusieurs relevés, tout ou rien.", completion: .file(extensions: ["csv"]))
    var csv: String?
    @Option(name: .long, help: "L'un des territoires de l'indicateur.") var territoire: String?
    @Option(name: .long, help: "D'où vient le chiffre.") var source: String?
    @Option(name: .long, help: "Qui l'a produit.") var producteur: String?
    @Option(name: .long, help: "Pourquoi la valeur est contestée.") var contestation: String?
    @Option(name: .customLong("dit-par"), help: "Qui l'a communiqué.") var ditPar: String?
    @Option(name: .long, help: "Le numéro d'un relevé faux, à retirer.") var retirer: Int?
    @Option(name: .long, help: "Pourquoi le relevé est retiré.") var motif: String?
    @Flag(name: .customLong("dry-run"), help: "Dit ce qui serait enregistré, sans rien écrire.") var essai = false
    @OptionGroup var base: BaseOption
    @OptionGroup var auteur: AuteurOption
    @OptionGroup var format: JSONFlag

    func validate() throws {
        if [indicateur != nil, csv != nil, retirer != nil].count(where: { $0 }) != 1 {
            throw ValidationError(
                "donnez un indicateur, ou un fichier avec --csv, ou le numéro d'un relevé avec --retirer")
        }
        if (retirer == nil) != (motif == nil) {
            throw ValidationError("un relevé se retire avec son motif : --retirer 12 --motif \"date mal tapée\"")
        }
        if indicateur != nil, date == nil || valeur == nil {
            throw ValidationError("donnez la date et la valeur : --date 2019-06-30 --valeur 42")
        }
        let seules: [(String, Bool)] = [
            ("--date", date != nil), ("--valeur", valeur != nil), ("--territoire", territoire != nil),
            ("--source", source != nil), ("--producteur", producteur != nil), ("--contestation", contestation != nil),
            ("--dit-par", ditPar != nil),
        ]
        if csv != nil, let seule = seules.first(where: \.1) {
            throw ValidationError("avec --csv, tout est dans le fichier : retirez \(seule.0)")
        }
        if retirer != nil, let seule = seules.first(where: \.1) {
            throw ValidationError("--retirer ne prend qu'un motif : le bon relevé se saisit ensuite, sans \(seule.0)")
        }
    }

    func run(in outside: Outside) throws {
        let store = try base.open(outside, essai: essai)
        if let retirer, let motif { return try retire(retirer, motif.saisi, store, outside) }
        let index = PlanIndex(try store.plan(departement).plan)
        let indicateurs = index.plan.tousLesIndicateurs.map(\.indicateur)
        let mesures: [Mesure]
        if let csv {
            let lecture = try SaisieCSV.mesures(try outside.read(csv), index: index)
            for remarque in lecture.remarques + NonPris.phrases(lecture.nonPris) {
                outside.say("Attention : \(remarque)")
            }
            mesures = lecture.entrees
        } else {
            mesures = [try mesure(indicateurs)]
        }
        for mesure in mesures {
            for remarque in mesure.accentsAbimes { outside.say("Attention : \(mesure.indicateur), \(remarque)") }
        }
        let plausibilite = try Plausibilite(index, departement, store, le: outside.now())
        let enVigueur = try store.suivi(departement).relevesEnVigueur
        let results = try store.record(
            mesures, dans: departement, par: auteur.nom(outside), le: try outside.instant(pour: store), essai: essai)
        outside.remarque(
            zip(mesures, results).flatMap { mesure, result -> [String] in
                guard case .ajoute = result else { return [] }
                return plausibilite.remarques(sur: mesure, enVigueur).map { "\(mesure.indicateur), \($0)" }
            })
        try Reponse(results, "relevé", essai: essai).show(
            mesures.map { "\($0.indicateur) \($0.date)" }, format.json, outside)
    }

    private func retire(_ numero: Int, _ motif: String, _ store: PlanStore, _ outside: Outside) throws {
        let (resultat, mesure) = try store.retirer(
            releve: numero, motif: motif, dans: departement, par: auteur.nom(outside),
            le: try outside.instant(pour: store),
            essai: essai)
        let nom = "\(mesure.indicateur) \(mesure.date)"
        guard case .ajoute(let id, _) = resultat else {
            if format.json { return try Reponse([resultat], "relevé", essai: essai).show([nom], true, outside) }
            return outside.print("\(nom) : le relevé n° \(numero) est déjà retiré, rien n'a été ajouté")
        }
        if format.json { return try Reponse([resultat], "relevé", essai: essai).show([nom], true, outside) }
        outside.print(
            "\(essai ? "(essai) " : "")\(nom) : relevé n° \(numero) retiré (n° \(id)), il reste dans l'historique")
    }

    private func mesure(_ indicateurs: [Indicateur]) throws -> Mesure {
        guard let indicateur, let date, let valeur else {
            throw ValidationError("donnez un indicateur, une date et une valeur")
        }
        guard let cible = indicateurs.first(where: { $0.id.rawValue == indicateur }) else {
            throw StoreError.indicateurInconnu(
                indicateur, proche: valeurProche(de: indicateur, parmi: indicateurs.map(\.id.rawValue)))
        }
        var tapee = MesureTapee()
        (tapee[.date], tapee[.valeur], tapee[.territoire]) = (date.description, valeur, territoire)
        (tapee[.source], tapee[.producteur]) = (source, producteur)
        (tapee[.contestation], tapee[.ditPar]) = (contestation, ditPar)
        do { return try tapee.lue(pour: cible) } catch {
            throw Refusal(error.fautes.map(\.message).joined(separator: "\n"))
        }
    }
}
