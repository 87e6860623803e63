import ArgumentParser
import PlanModel
import PlanStore

struct LoadCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Charge des plans dans la base ; un changement fait une nouvelle version.",
        discussion: """
                $ plantracker load plans/*.yaml
                $ plantracker load plans/cantal.yaml --motif "avenant du comité de suivi d'octobre 2019"
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
                let lu = try PlanReader(file: fichier).read(octets)
                for remarque in lu.avertissements { outside.say(remarque.description) }
                plans.append((fichier, octets, lu.plan))
            } catch { faults += error.diagnostics }
        }
        outside.progress(nil)
        guard faults.isEmpty else { throw UnreadablePlan(diagnostics: faults) }

        let store = try base.open(outside, creating: true)
        let results = try plans.map { fichier, octets, plan in
            outside.progress("chargement de \(plan.identifiant)…")
            defer { outside.progress(nil) }
            return try load(plan, octets, fichier, store, outside)
        }
        if format.json { outside.print(try json(results)) }
    }

    private func load(
        _ plan: Plan, _ octets: [UInt8], _ fichier: String, _ store: PlanStore, _ outside: Outside
    ) throws -> Resultat {
        let known = try store.plans().first { $0.identifiant == plan.identifiant.rawValue }
        let before = try known.map { try store.plan($0.identifiant).plan }
        let name = fichier.split(separator: "/").last.map(String.init) ?? fichier
        let outcome = try store.load(
            plan, octets: octets, fichier: name, motif: motif, par: auteur.nom(outside), le: outside.now(), essai: essai
        )
        let prefix = essai ? "(essai) " : ""
        var result = Resultat(
            fichier: fichier, plan: plan.identifiant.rawValue, version: 0, nouvelle: false, changements: [])
        switch outcome {
        case .inchange(let numero):
            result.version = numero
            say("\(prefix)\(plan.identifiant) : identique à la version \(numero), rien n'a été ajouté", outside)
        case .nouvelle(let numero, let difference):
            (result.version, result.nouvelle) = (numero, true)
            if let difference, let before { result.changements = difference.phrases(de: before, a: plan) }
            let detail =
                difference == nil ? compte(plan.noeuds.count, "nœud") : compte(result.changements.count, "changement")
            say("\(prefix)\(plan.identifiant) : version \(numero) chargée, \(detail)", outside)
            for phrase in result.changements { say("  - \(phrase)", outside) }
        }
        return result
    }

    private func say(_ line: String, _ outside: Outside) { if !format.json { outside.print(line) } }
}
