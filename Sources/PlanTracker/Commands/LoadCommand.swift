import ArgumentParser
import PlanCases
import PlanModel
import PlanStore

struct LoadCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Charge des plans dans la base ; un changement fait une nouvelle version.",
        discussion: """
                $ plantracker load plans/*.yaml
                $ plantracker load cantal.yaml --motif "avenant du comité de suivi d'octobre 2019"
            """)

    @Argument(help: "Les fichiers, chacun son plan.", completion: .file(extensions: ["yaml", "yml"])) var fichiers:
        [String]
    @Option(name: .long, help: "Pourquoi cette version (obligatoire dès la deuxième).") var motif: String?
    @Flag(name: .customLong("dry-run"), help: "Dit ce qui changerait, sans rien écrire.") var essai = false
    @OptionGroup var base: BaseOption
    @OptionGroup var auteur: AuteurOption
    @OptionGroup var format: JSONFlag

    private struct Resultat: Encodable {
        var fichier: String
        var plan: String
        var version: Int
        var nouvelle: Bool
        var changements: [String]
    }

    func run(in outside: Outside) throws {
        // Every file is read before the first is loaded: a fault in the last leaves the base as it was.
        var faults: [Diagnostic] = []
        var plans: [(fichier: String, octets: [UInt8], plan: Plan)] = []
        for fichier in fichiers {
            outside.progress("lecture de \(fichier)…")
            let octets = try outside.read(fichier)
            do {
                let lu = try PlanReader.recoit(octets, fichier: fichier)
                for remarque in lu.avertissements { outside.say(remarque.description) }
                plans.append((fichier, octets, lu.plan))
            } catch { faults += error.diagnostics }
        }
        outside.progress(nil)
        guard faults.isEmpty else { throw UnreadablePlan(diagnostics: faults) }

        // A trial must not leave an empty base behind.
        let store =
            essai && !outside.exists(base.path(outside))
            ? try PlanStore.enMemoire() : try base.open(outside, essai: essai, creating: true)
        let instant = try outside.instant(pour: store)
        // Rehearsed first: when the last is refused, none is loaded.
        if plans.count > 1 { for entry in plans { _ = try load(entry, store, outside, le: instant, essai: true) } }
        let results = try plans.map { entry in
            outside.progress("chargement de \(entry.plan.identifiant)…")
            defer { outside.progress(nil) }
            let result = try load(entry, store, outside, le: instant, essai: essai)
            show(result, entry.plan, outside)
            if result.version == 1, result.nouvelle { try situe(entry.plan, store, outside) }
            return result
        }
        if format.json { outside.print(try json(results)) }
    }

    /// What the arrival of a plan changes for who names plans, and what it says of the one before it.
    private func situe(_ plan: Plan, _ store: PlanStore, _ outside: Outside) throws {
        let connus = try store.plans()
        let voisins = connus.filter { $0.departement == plan.departement.code }.map(\.identifiant)
        if voisins.count > 1 {
            outside.say(
                "Le département \(plan.departement.code) a \(voisins.count) plans dans cette base (\(voisins.joined(separator: ", "))) : nommez-les par leur identifiant. Pour une nouvelle version d'un même plan, gardez son « identifiant »."
            )
        }
        guard let avant = plan.succedeA?.rawValue, !connus.contains(where: { $0.identifiant == avant }) else { return }
        outside.say("Remarque : « \(avant) », auquel ce plan succède, n'est pas dans cette base.")
    }

    private typealias Entree = (fichier: String, octets: [UInt8], plan: Plan)

    private func load(
        _ entree: Entree, _ store: PlanStore, _ outside: Outside, le instant: Instant, essai: Bool
    ) throws -> Resultat {
        let (fichier, octets, plan) = entree
        let slug = plan.identifiant.rawValue
        let before = try store.plans().contains { $0.identifiant == slug } ? try store.plan(slug).plan : nil
        let name = fichier.split(separator: "/").last.map(String.init) ?? fichier
        let outcome = try store.load(
            plan, octets: octets, fichier: name, motif: motif, par: auteur.nom(outside), le: instant, essai: essai
        )
        switch outcome {
        case .inchange(let numero):
            return Resultat(fichier: fichier, plan: slug, version: numero, nouvelle: false, changements: [])
        case .nouvelle(let numero, let difference):
            let phrases = before.flatMap { before in difference?.phrases(de: before, a: plan) } ?? []
            return Resultat(fichier: fichier, plan: slug, version: numero, nouvelle: true, changements: phrases)
        }
    }

    private func show(_ result: Resultat, _ plan: Plan, _ outside: Outside) {
        guard !format.json else { return }
        let version = "version \(result.version)"
        guard result.nouvelle else {
            return outside.print("\(result.plan) : identique à la \(version), rien n'a été ajouté")
        }
        let detail =
            result.version == 1
            ? compte(plan.noeuds.count, "élément")
            : result.changements.isEmpty
                ? "rien qu'un lecteur verrait" : compte(result.changements.count, "changement")
        outside.print("\(result.plan) : \(version) \(essai ? "serait chargée (essai)" : "chargée"), \(detail)")
        for phrase in result.changements { outside.print("  - \(phrase)") }
    }
}
