import ArgumentParser
import Evaluation
import PlanCases
import PlanModel
import PlanStore

struct RecordCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Enregistre l'avancement d'une action, ou de toutes celles d'une grille ou d'un fichier CSV.",
        discussion: """
                $ plantracker record cantal 1.2 --semestre 2018-S2 --etat en_cours --avancement 40 --dit-par "chargée de mission MSAP"
                $ plantracker record cantal --grille grille.ods --dry-run
                $ plantracker record cantal --csv grille.csv --semestre 2018-S2 --dry-run
            Rien n'est écrasé : une nouvelle saisie du même semestre remplace la précédente, qui reste dans l'historique.
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(help: "Identifiant ou code imprimé de l'action ou de la sous-action.") var noeud: String?
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre?
    @Option(name: .long, help: "Un CSV de plusieurs lignes, tout ou rien.", completion: .file(extensions: ["csv"]))
    var csv: String?
    @Option(
        name: .long, help: "Une grille de saisie remplie (ODS), tout ou rien.", completion: .file(extensions: ["ods"]))
    var grille: String?
    @Flag(
        name: .customLong("malgre-les-conflits"),
        help: "Garde les valeurs de la grille là où d'autres ont été saisies depuis qu'elle a été faite.")
    var malgreLesConflits = false
    @Option(name: .long, help: "L'état déclaré.") var etat: Etat?
    @Option(name: .long, help: "Part du travail faite, de 0 à 100.") var avancement: String?
    @Option(
        name: .long,
        help: "Le motif du blocage, qui signale l'action bloquée ; vide (\"\") pour lever le blocage repris.")
    var bloquee: String?
    @Option(name: .long, help: "L'arbitrage demandé pour lever le blocage.") var arbitrage: String?
    @Option(name: .long, help: "Le jugement du pilote.") var meteo: Meteo?
    @Option(name: .long, help: "Ce qui gêne.") var freins: String?
    @Option(name: .long, help: "Ce qui est proposé pour y remédier.") var solutions: String?
    @Option(name: .customLong("prochaines-etapes"), help: "Ce qui vient ensuite.") var prochainesEtapes: String?
    @Option(name: .long, help: "Une note libre.") var note: String?
    @Option(name: .long, help: "Qui peut lire la note ; interne si rien n'est dit.") var audience: Audience?
    @Option(name: .customLong("dit-par"), help: "Qui l'a dit : une fonction ou un organisme.") var ditPar: String?
    @Option(name: .long, help: "La séance où cela a été dit.") var seance: String?
    @Flag(name: .long, help: "Part de la dernière déclaration connue, et ne change que ce qui est donné.")
    var reprendre = false
    @Flag(name: .customLong("dry-run"), help: "Dit ce qui serait enregistré, sans rien écrire.") var essai = false
    @OptionGroup var base: BaseOption
    @OptionGroup var auteur: AuteurOption
    @OptionGroup var format: JSONFlag

    func validate() throws {
        guard [noeud, csv, grille].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("donnez une action, une grille avec --grille, ou un fichier avec --csv")
        }
        if noeud != nil, semestre == nil { throw ValidationError("donnez le semestre : --semestre 2018-S2") }
        if grille != nil, semestre != nil {
            throw ValidationError("le semestre est dans la grille : retirez --semestre")
        }
        if noeud != nil, malgreLesConflits {
            throw ValidationError("--malgre-les-conflits ne vaut que pour une grille")
        }
        let seules: [(String, Bool)] = [
            ("--etat", etat != nil), ("--avancement", avancement != nil), ("--bloquee", bloquee != nil),
            ("--arbitrage", arbitrage != nil), ("--meteo", meteo != nil), ("--freins", freins != nil),
            ("--solutions", solutions != nil), ("--prochaines-etapes", prochainesEtapes != nil),
            ("--note", note != nil), ("--audience", audience != nil),
            ("--dit-par", ditPar != nil), ("--seance", seance != nil), ("--reprendre", reprendre),
        ]
        if noeud == nil, let seule = seules.first(where: \.1) {
            let option = csv == nil ? "--grille" : "--csv"
            throw ValidationError("avec \(option), tout est dans le fichier : retirez \(seule.0)")
        }
        if let avancement, !avancement.isEmpty, Pourcentage(tape: avancement) == nil {
            throw ValidationError("l'avancement s'écrit de 0 à 100, sans décimale : trouvé \(avancement)")
        }
        if audience != nil, noeud != nil, note == nil, !reprendre {
            throw ValidationError("--audience dit qui peut lire la note : ajoutez --note, ou --reprendre")
        }
        if arbitrage != nil, bloquee == nil {
            throw ValidationError("un arbitrage se demande pour une action bloquée : ajoutez --bloquee \"motif\"")
        }
    }

    func run(in outside: Outside) throws {
        let store = try base.open(outside, essai: essai)
        let lu = try store.snapshot(departement)
        let index = PlanIndex(lu.plan)
        let (saisies, connues) =
            try noeud == nil
            ? fichier(index, lu.suivi, outside) : ([saisie(index, lu.suivi, outside)], [.nImporte])
        if reprendre, let saisie = saisies.first {
            outside.say(
                "Dit par \(saisie.ditPar ?? "une personne non renseignée"), séance : \(saisie.seance ?? "aucune")")
        }
        let results = try store.record(
            saisies, connues: connues, dans: departement, par: auteur.nom(outside),
            le: try outside.instant(pour: store), essai: essai)
        let plausibilite = try Plausibilite(index, departement, store, le: outside.now())
        outside.remarque(
            zip(saisies, results).flatMap { saisie, result -> [String] in
                guard case .ajoute = result else { return [] }
                return plausibilite.remarques(sur: saisie).map { "\(saisie.noeud), \($0)" }
            })
        try Reponse(results, "saisie", essai: essai).show(
            saisies.map { "\($0.noeud) \($0.semestre)" }, format.json, outside)
    }

    /// The entries of a file, set against what the base has received since, where the file says what it knew.
    private func fichier(
        _ index: PlanIndex, _ suivi: Suivi, _ outside: Outside
    ) throws -> (saisies: [Saisie], connues: [Connue]) {
        var lues: [SaisieLue] = []
        func dit(_ remarques: [String]) { for remarque in remarques { outside.say("Attention : \(remarque)") } }
        if let csv {
            let lecture = try SaisieCSV.saisies(
                try outside.read(csv), semestre: semestre, index: index, tenue: suivi.tenue)
            dit(lecture.remarques + NonPris.phrases(lecture.nonPris))
            lues = lecture.entrees
        } else if let grille {
            do {
                let lecture = try SaisieGrille.lit(try outside.read(grille), index: index, suivi: suivi)
                dit(lecture.remarques + NonPris.phrases(lecture.nonPris))
                lues = lecture.lues
            } catch let refus as RefusDeGrille { throw refus.auTerminal(grille, plan: departement) }
        }
        let retour = RetourDeGrille(lues, suivi: suivi)
        if !malgreLesConflits { try retour.refuseConflits(index) }
        let parLigne = retour.lignes.flatMap { ligne in
            ([ligne.remarque].compactMap(\.self) + ligne.effacements.map(\.effacement)).map {
                "\(ligne.rangee.lieu) (\(ligne.saisie.noeud)) : \($0)"
            }
        }
        dit(retour.remarques + parLigne)
        return (retour.lignes.map(\.saisie), retour.lignes.map(\.connue))
    }

    private func saisie(_ index: PlanIndex, _ suivi: Suivi, _ outside: Outside) throws -> Saisie {
        guard let noeud, let semestre else { throw ValidationError("donnez une action et un semestre") }
        let cible = try index.designe(par: noeud)
        let ancienne = reprendre ? suivi.dernieres(jusqua: semestre)[cible.id]?.saisie : nil
        if reprendre, ancienne == nil { throw Refusal("aucune déclaration antérieure de « \(cible.id) » à reprendre") }
        try refuseLesTextesVides(cible.id)
        let lue = DeclarationLue(.parLeMotif) { self.texte($0)?.saisi }
        var saisie: Saisie
        do { saisie = try lue.saisie(cible.id, semestre, depuis: ancienne) } catch {
            throw Self.refus(error, cible.id)
        }
        // A correction of the same semestre keeps the séance; what starts from an older one was not said there.
        if seance == nil, ancienne?.semestre != semestre { saisie.seance = nil }
        for efface in saisie.effacements(depuis: suivi.declarations(semestre)[cible.id]?.saisie) {
            outside.say("Attention : \(cible.id), \(efface.effacement)")
        }
        return saisie
    }

    /// What an option gives for a field; nil when it is not written, « » when it is empty.
    private func texte(_ champ: ChampDeDeclaration) -> String? {
        switch champ {
        case .etat: etat?.rawValue
        case .avancement: avancement
        // The reason says it.
        case .bloquee: nil
        case .motif: bloquee
        case .arbitrage: arbitrage
        case .meteo: meteo?.rawValue
        case .freins: freins
        case .solutions: solutions
        case .prochainesEtapes: prochainesEtapes
        case .note: note
        case .audience: audience?.rawValue
        case .ditPar: ditPar
        case .seance: seance
        }
    }

    /// An option that says nothing is a slip; with --reprendre, « » takes a field off, and always the blockage.
    private func refuseLesTextesVides(_ noeud: Identifiant<Noeud>) throws {
        for champ in ChampDeDeclaration.allCases where champ.genre == .texte {
            guard let texte = texte(champ), texte.saisi.isEmpty else { continue }
            if texte.isEmpty, reprendre || champ == .motif { continue }
            throw StoreError.texteVide(champ.libelle.lowercased(), objet: noeud.rawValue)
        }
    }

    private static func refus(_ fautes: FautesDeDeclaration, _ noeud: Identifiant<Noeud>) -> any Error {
        for faute in fautes.fautes {
            switch faute.motif {
            case .caractereInterdit(let scalaire):
                return StoreError.caractereInterdit(faute.champ.libelle.lowercased(), objet: noeud.rawValue, scalaire)
            case .vide where faute.champ == .etat:
                return Refusal("donnez l'état : --etat \(Etat.allCases.map(\.rawValue).joined(separator: "|"))")
            default: continue
            }
        }
        return Refusal("un arbitrage se demande pour une action bloquée : ajoutez --bloquee \"motif\"")
    }
}

/// What the base answered to one or many entries.
struct Reponse: Encodable {
    var ajoutees = 0
    var corrections = 0
    var identiques = 0
    var essai: Bool
    /// Numbers of the entries in force, in the order of the file.
    var numeros: [Int] = []
    private var details: [String] = []

    enum CodingKeys: String, CodingKey { case ajoutees, corrections, identiques, essai, numeros }

    /// - Parameter mot: « saisie » or « relevé ».
    init(_ results: [Enregistrement], _ mot: String, essai: Bool) {
        self.essai = essai
        for result in results {
            switch result {
            case .ajoute(let id, nil):
                numeros.append(id)
                ajoutees += 1
                details.append("\(mot) n° \(id)")
            case .ajoute(let id, let remplace?):
                numeros.append(id)
                corrections += 1
                details.append("\(mot) n° \(id), remplace le n° \(remplace)")
            case .identique(let id):
                numeros.append(id)
                identiques += 1
                details.append("déjà enregistré (n° \(id)), rien n'a été ajouté")
            case .conflit(let tenue):
                let depuis = tenue.map { "la saisie n° \($0.id)" } ?? "une annulation"
                details.append("non enregistré, \(depuis) est arrivée entre temps")
            }
        }
    }

    func show(_ names: [String], _ asJSON: Bool, _ outside: Outside) throws {
        if asJSON { return outside.print(try json(self)) }
        let prefix = essai ? "(essai) " : ""
        if names.count <= 20 {
            for (name, detail) in zip(names, details) { outside.print("\(prefix)\(name) : \(detail)") }
        }
        if names.count > 1 {
            outside.print(
                "\(prefix)\(compte(ajoutees, "ajout")), \(compte(corrections, "correction")), \(identiques) sans changement"
            )
        }
    }
}
