import ArgumentParser
import Evaluation
import Exporters
import PlanCases
import PlanModel
import PlanStore

struct DecideCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Inscrit une décision d'une séance, ou ce qu'elle est devenue.",
        discussion: """
                $ plantracker decide cantal "Retenir le site de Mauriac" --nature arbitrage --date 2019-03-12 --noeud 1.2 --responsable "CD15" --echeance 2019-06-30
                $ plantracker decide cantal --numero 4 --etat close --suite "bail signé le 4 juin"
            Une décision ouverte revient à chaque rapport jusqu'à ce qu'elle soit close. Rien n'est écrasé : une suite est une
            nouvelle inscription, sous le même numéro.
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(help: "La décision, telle qu'elle a été prise.") var texte: String?
    @Option(name: .long, help: "La décision à suivre ou à corriger : ce qui n'est pas donné ne change pas.")
    var numero: Int?
    @Option(name: .long, help: "Information, décision, arbitrage ou suite à donner.") var nature: Decision.Nature?
    @Option(name: .long, help: "Le jour où elle a été prise (2019-03-12).") var date: Jour?
    @Option(name: .long, help: "La séance où elle a été prise.") var seance: String?
    @Option(name: .long, help: "Ce dont elle traite.") var sujet: Decision.Sujet?
    @Option(name: .long, help: "Une action concernée, par son identifiant ou son code ; autant de fois que d'actions.")
    var noeud: [String] = []
    @Option(name: .long, help: "Qui doit y donner suite : une fonction ou un organisme.") var responsable: String?
    @Option(name: .long, help: "Avant quand (2019-06-30).") var echeance: Jour?
    @Option(name: .long, help: "Ouverte, close ou abandonnée.") var etat: Decision.Etat?
    @Option(name: .long, help: "Ce qu'elle est devenue.") var suite: String?
    @Option(name: .long, help: "Qui peut la lire ; les partenaires si rien n'est dit.") var audience: Audience?
    @Flag(name: .customLong("dry-run"), help: "Dit ce qui serait inscrit, sans rien écrire.") var essai = false
    @OptionGroup var base: BaseOption
    @OptionGroup var auteur: AuteurOption

    func validate() throws {
        guard numero == nil else { return }
        if texte == nil { throw ValidationError("donnez le texte de la décision, ou --numero pour en suivre une") }
        if date == nil { throw ValidationError("donnez le jour de la décision : --date 2019-03-12") }
    }

    func run(in outside: Outside) throws {
        let store = try base.open(outside, essai: essai)
        let decision = try decision(store)
        for remarque in decision.accentsAbimes { outside.say("Attention : \(remarque)") }
        let avant = try numero.flatMap { numero in
            try store.suivi(departement).decisionsEnVigueur.first { $0.numero == numero }?.decision
        }
        let inscrite = try store.record(
            decision, sous: numero, dans: departement, par: auteur.nom(outside), le: try outside.instant(pour: store),
            essai: essai)
        if inscrite.decision != avant {
            let plausibilite = try Plausibilite(
                PlanIndex(store.plan(departement).plan), departement, store, le: outside.now())
            outside.remarque(plausibilite.remarques(sur: inscrite.decision))
        }
        let prefix = essai ? "(essai) " : ""
        let suite = inscrite.remplace.map { _ in ", suite inscrite" } ?? ""
        outside.print(
            "\(prefix)\(inscrite.decision.nature.libelle) n° \(inscrite.numero), \(inscrite.decision.etat.libelle)\(suite)"
        )
    }

    private func decision(_ store: PlanStore) throws -> Decision {
        var tenue: Decision?
        if let numero {
            let connues = try store.suivi(departement).decisionsEnVigueur
            tenue = connues.first { $0.numero == numero }?.decision
            if tenue == nil { throw StoreError.decisionInconnue(numero, derniere: connues.last?.numero ?? 0) }
        }
        let demandee = DecisionDemandee(
            nature: nature, texte: texte, date: date, seance: seance, sujet: sujet, noeuds: noeud,
            responsable: responsable, echeance: echeance, etat: etat, suite: suite, audience: audience)
        return try demandee.decision(tenue, PlanIndex(store.plan(departement).plan))
    }
}

struct DecisionsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "decisions", abstract: "Liste les décisions : les ouvertes, ou toutes.",
        discussion: "    $ plantracker decisions cantal --toutes")

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Flag(name: .long, help: "Aussi celles qui sont closes ou abandonnées.") var toutes = false
    @OptionGroup var lecteur: AudienceOption
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    func run(in outside: Outside) throws {
        let store = try base.lit(outside)
        let regard = try store.plan(departement).plan.regard(lecteur.audience)
        let decisions = try store.suivi(departement).visible(pour: regard).decisionsEnVigueur.filter {
            toutes || $0.decision.etat == .ouverte
        }
        if format.json { return outside.print(try json(decisions)) }
        guard !decisions.isEmpty else {
            return outside.say(toutes ? "Aucune décision n'est inscrite." : "Aucune décision n'est ouverte.")
        }
        outside.print(
            tableau(
                ["N°", "Nature", "Prise le", "Échéance", "État", "Responsable", "Décision"],
                decisions.map { inscrite in
                    let decision = inscrite.decision
                    return [
                        String(inscrite.numero), decision.nature.libelle, decision.date.description,
                        decision.echeance?.description ?? "aucune", decision.etat.libelle,
                        decision.responsable ?? (regard.lit(.responsable) ? "non désigné" : Reserve.auteur),
                        decision.texte.abrege(70),
                    ]
                }))
    }
}
