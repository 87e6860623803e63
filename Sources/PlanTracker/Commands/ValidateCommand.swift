import ArgumentParser
import PlanCases
import PlanModel

struct ValidateCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Vérifie des fichiers de plan, sans rien écrire.",
        discussion: "    $ plantracker validate plans/*.yaml")

    @Argument(help: "Les fichiers, en YAML.", completion: .file(extensions: ["yaml", "yml"])) var fichiers: [String]
    @OptionGroup var format: JSONFlag

    func run(in outside: Outside) throws {
        var results: [Verdict] = []
        for fichier in fichiers {
            outside.progress("lecture de \(fichier)…")
            results.append(Verdict(fichier, outside))
        }
        outside.progress(nil)
        if format.json {
            outside.print(try json(results))
        } else {
            for result in results { result.show(outside) }
        }
        // Unreadable files were told apart already: the code says that something is to be mended.
        if results.contains(where: { $0.fichierIllisible != nil }) { throw ExitCode(ExitStatus.fichier.rawValue) }
        if results.contains(where: { !$0.valide }) { throw ExitCode(ExitStatus.refus.rawValue) }
    }

    private struct Verdict: Encodable {
        var fichier: String
        var valide: Bool
        var noeuds: Int?
        var diagnostics: [Diagnostic]
        var fichierIllisible: String?

        init(_ fichier: String, _ outside: Outside) {
            self.fichier = fichier
            do {
                let lu = try PlanReader.recoit(try outside.read(fichier), fichier: fichier)
                (valide, noeuds, diagnostics) = (true, lu.plan.noeuds.count, lu.avertissements)
            } catch let error as UnreadablePlan {
                (valide, diagnostics) = (false, error.diagnostics)
            } catch {
                (valide, diagnostics, fichierIllisible) = (false, [], "\(error)")
            }
        }

        func show(_ outside: Outside) {
            for diagnostic in diagnostics { outside.say(diagnostic.description) }
            if let fichierIllisible { outside.say("Erreur : \(fichierIllisible)") }
            guard let noeuds else {
                let erreurs = diagnostics.count { $0.gravite == .erreur }
                outside.print("\(fichier) : refusé, \(compte(max(erreurs, 1), "erreur"))")
                return
            }
            let remarques = diagnostics.isEmpty ? "" : ", \(compte(diagnostics.count, "avertissement"))"
            outside.print("\(fichier) : valide, \(compte(noeuds, "élément"))\(remarques)")
        }
    }
}
