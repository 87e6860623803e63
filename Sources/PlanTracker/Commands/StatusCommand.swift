import ArgumentParser
import Evaluation
import Foundation
import PlanModel
import PlanStore

struct StatusCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Montre où en est un plan à un semestre.",
        discussion: "    $ plantracker status cantal --semestre 2018-S2")

    @Argument(help: "Nom court ou code INSEE.") var departement: String
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre
    @OptionGroup var etat: EtatOptions
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    private struct Statut: Encodable {
        struct Axe: Encodable {
            var id: String
            var titre: String
            var bilan: Bilan
        }
        struct Alerte: Encodable {
            var noeud: String
            var titre: String
            var bloquee: String?
            var retard: String?
        }
        var plan: String
        var semestre: String
        var mention: String?
        var total: Bilan
        var axes: [Axe]
        var alertes: [Alerte]
        var sansSaisie: [String]
    }

    func run(in outside: Outside) throws {
        let store = try base.lit(outside)
        let lu = try store.snapshot(departement, connuLe: etat.instant)
        let situation = Situation(lu.plan, suivi: lu.suivi, semestre: semestre)
        let mention = lu.mention
        if format.json { return outside.print(try json(statut(situation, mention))) }
        show(situation, mention, outside)
    }

    private func statut(_ situation: Situation, _ mention: String?) -> Statut {
        Statut(
            plan: situation.plan.identifiant.rawValue, semestre: semestre.rawValue, mention: mention,
            total: Bilan(situation.actions),
            axes: situation.parAxe.map { axe, lignes in
                .init(id: axe.id.rawValue, titre: axe.titreAffiche, bilan: Bilan(lignes.filter { $0.role == .action }))
            },
            alertes: alertes(situation).map {
                .init(
                    noeud: $0.noeud.id.rawValue, titre: $0.noeud.titreAffiche, bloquee: $0.blocage?.motif,
                    retard: $0.retard.estSignale ? $0.retard.motif : nil)
            },
            sansSaisie: situation.lignes.filter(\.estSansSaisie).map(\.noeud.id.rawValue))
    }

    private func alertes(_ situation: Situation) -> [Ligne] {
        situation.lignes.filter { $0.blocage != nil || $0.retard.estSignale }.parUrgence
    }

    private func show(_ situation: Situation, _ mention: String?, _ outside: Outside) {
        let index = situation.index
        outside.print(
            "\(situation.plan.departement.nom) – \(semestre.libelle), situation au \(situation.jour.enToutesLettres)")
        if let mention { outside.print("(\(mention))") }
        outside.print("")
        let rows = situation.parAxe.map { axe, lignes in
            row(index.designation(de: axe), Bilan(lignes.filter { $0.role == .action }))
        }
        outside.print(
            tableau(
                [
                    "Axe", "Actions", "À lancer", "En cours", "Réalisées", "Suspendues", "Abandonnées", "Sans état",
                    "Bloquées", "En retard", "Avancement moyen",
                ],
                rows + [row("Ensemble", Bilan(situation.actions))]))
        let alertes = alertes(situation)
        if !alertes.isEmpty {
            outside.print("\nBloquées et en retard :")
            for ligne in alertes {
                outside.print(
                    "  \(index.designation(de: ligne.noeud)) – \(ligne.noeud.titreAffiche.abrege(70))  (\(ligne.noeud.id))"
                )
                if let blocage = ligne.blocage { outside.print("      bloquée : \(blocage.motif)") }
                if ligne.retard.estSignale, let motif = ligne.retard.motif {
                    outside.print("      \(ligne.retard.estAvere ? "en retard" : "retard à confirmer") : \(motif)")
                }
            }
        }
        let completude = CompletudeSemestre(situation)
        outside.print("\nSaisies : \(completude.saisies) sur \(completude.total).")
        if !completude.sansSaisie.isEmpty {
            outside.print(
                "Sans saisie ce semestre : \(completude.sansSaisie.map(\.noeud.id.rawValue).joined(separator: ", "))")
        }
    }

    private func row(_ name: String, _ bilan: Bilan) -> [String] {
        let moyenne = bilan.moyenne.map {
            "\($0.valeur) % (sur \($0.avecValeur), \($0.sansValeur) sans valeur)".replacing(".", with: ",")
        }
        return [name, String(bilan.total)] + Etat.allCases.map { String(bilan.nombre($0)) }
            + [String(bilan.sansEtat), String(bilan.bloquees), String(bilan.enRetard), moyenne ?? "non calculable"]
    }
}
