import ArgumentParser
import Exporters
import PlanCases
import PlanModel
import PlanStore

struct PlansCommand: Command {
    static let configuration = CommandConfiguration(commandName: "plans", abstract: "Liste les plans de la base.")

    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    func run(in outside: Outside) throws {
        let plans = try base.lit(outside).plans()
        if format.json { return outside.print(try json(plans)) }
        guard !plans.isEmpty else {
            return outside.say("La base ne contient aucun plan : chargez-en un (plantracker load plan.yaml)")
        }
        outside.print(
            tableau(
                ["Code", "Département", "Identifiant", "Version", "Titre", "Succède à"],
                plans.map {
                    [
                        $0.departement, $0.nom, $0.identifiant, String($0.derniereVersion), $0.titre.abrege(60),
                        $0.succedeA ?? "",
                    ]
                }))
    }
}

struct VersionsCommand: Command {
    static let configuration = CommandConfiguration(commandName: "versions", abstract: "Liste les versions d'un plan.")

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    func run(in outside: Outside) throws {
        let store = try base.lit(outside)
        let (versions, fuseau) = (try store.versions(departement), try store.heureLocale(departement))
        if format.json { return outside.print(try json(versions)) }
        outside.print(
            tableau(
                ["N°", "Chargée le", "Par", "État juridique", "Libellé", "Motif", "SHA-256 du fichier"],
                versions.map {
                    [
                        String($0.numero), $0.chargeeLe.jour(fuseau).description, $0.chargeePar, $0.etat.libelle,
                        $0.libelle,
                        $0.motif ?? "première version", String($0.sha256.prefix(12)) + "…",
                    ]
                }))
    }
}

struct DiffCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare deux versions d'un plan, en français.",
        discussion: "    $ plantracker diff cantal 1 2")

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(help: "La version de départ.") var de: Int
    @Argument(help: "La version d'arrivée.") var a: Int
    @OptionGroup var lecteur: AudienceOption
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    private struct Changement: Encodable {
        var nature: PlanDiff.Nature
        var genre: String
        var id: String
        var champ: String?
        var avant: Arbre?
        var apres: Arbre?
        var phrase: String?
    }

    func run(in outside: Outside) throws {
        let store = try base.lit(outside)
        let arrivee = try store.plan(departement, version: a).plan
        let regard = arrivee.regard(lecteur.audience)
        let (before, after) = (
            try store.plan(departement, version: de).plan.visible(pour: regard), arrivee.visible(pour: regard)
        )
        let diff = PlanDiff(de: before, a: after)
        let phrases = diff.phrasesParChangement(de: before, a: after)
        if format.json {
            let changes = zip(diff.changements, phrases).map { change, phrase in
                Changement(
                    nature: change.nature, genre: change.genre, id: change.id, champ: change.champ, avant: change.avant,
                    apres: change.apres ?? change.entrees.map { Arbre(.table($0)) }, phrase: phrase)
            }
            return outside.print(try json(changes))
        }
        let shown = diff.phrases(de: before, a: after)
        if shown.isEmpty { outside.say("Les versions \(de) et \(a) disent la même chose.") }
        for phrase in shown { outside.print(phrase) }
    }
}

struct VerifyCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Vérifie que la base est intègre et que rien n'y a été réécrit.",
        discussion:
            """
            Notez l'empreinte affichée en dehors de la base : donnée plus tard à --depuis, elle prouve que rien n'a changé
            avant elle, et que la base n'a pas été ramenée en arrière.

                $ plantracker verify --depuis 8c43b09901c7ba6c65ce653c62a3715224de2daf6090b97155203ba1fbfeddff
            """)

    @Option(help: "Une empreinte notée plus tôt, qui doit être encore au journal.") var depuis: String?
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    func validate() throws {
        guard let depuis, depuis.wholeMatch(of: #/[0-9a-fA-F]{64}/#) == nil else { return }
        throw ValidationError(
            "--depuis attend une empreinte entière, de 64 chiffres et lettres de a à f : trouvé « \(depuis) »")
    }

    func run(in outside: Outside) throws {
        let store = try base.verifie(outside)
        var verification = try store.verify(depuis: depuis)
        let reconstruits = try VerificationDesRapports(store: store, progress: outside.progress).run()
        verification.anomalies += reconstruits.anomalies
        let comptes = try base.verifieLesComptes(outside)
        verification.comptes = comptes?.comptes
        verification.anomalies += (comptes?.anomalies ?? []).map { Anomalie(description: "comptes : \($0)") }
        if verification.entrees == 0 {
            verification.anomalies.append(
                Anomalie(
                    description:
                        "la base est vide : rien n'y a été enregistré, ou tout en a été retiré ; rien n'y est prouvé"))
        }
        if format.json {
            outside.print(try json(verification))
        } else if verification.anomalies.isEmpty {
            outside.print("Base intègre : \(compte(verification.entrees, "entrée")) au journal, chaîne continue.")
            for phrase in reconstruits.phrases { outside.print(phrase) }
            outside.print(
                comptes.map { "Comptes de l'application web : base intègre, \(compte($0.comptes, "compte"))." }
                    ?? "Comptes de l'application web : aucun, « \(Chemin(base.comptes(outside)).nom) » n'existe pas.")
            outside.print("Empreinte de la dernière : \(verification.derniereEmpreinte)")
        } else {
            for anomalie in verification.anomalies { outside.print(anomalie.description) }
        }
        if !verification.anomalies.isEmpty { throw ExitCode(ExitStatus.refus.rawValue) }
    }
}
