import ArgumentParser
import Evaluation
import Exporters
import Foundation
import PlanModel
import PlanStore

struct StatusCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Montre où en est un plan à un semestre.",
        discussion: "    $ plantracker status cantal --semestre 2018-S2")

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre
    @Option(
        name: .customLong("version-du-plan"),
        help: "Une version précise du plan. Par défaut : celle en vigueur à la fin du semestre.")
    var version: Int?
    @OptionGroup var lecteur: AudienceOption
    @OptionGroup var etat: EtatOptions
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    private struct Statut: Encodable {
        struct Axe: Encodable {
            /// Nil for what stands under no structure node.
            var id: String?
            var titre: String
            var bilan: Bilans
        }
        struct Alerte: Encodable {
            var noeud: String
            var titre: String
            /// Why, or that the reason is reserved.
            var bloquee: String?
            var retard: String?
        }
        var plan: String
        var version: Int
        var semestre: String
        var mention: String?
        /// The last day of the semestre: lateness is judged on it.
        var jour: String
        var total: Bilans
        var axes: [Axe]
        var alertes: [Alerte]
        /// Nil for who may not read who did not answer.
        var sansSaisie: [String]?
    }

    func run(in outside: Outside) throws {
        let store = try base.lit(outside)
        let lu = try store.snapshot(
            departement, version: version, a: semestre, connuLe: try etat.instant(departement, store))
        let regard = lu.plan.regard(lecteur.audience)
        let situation = Situation(
            lu.plan.visible(pour: regard), suivi: lu.suivi.visible(pour: regard), semestre: semestre)
        let mention = lu.mention
        if format.json { return outside.print(try json(statut(situation, lu.version.numero, mention, regard))) }
        show(situation, lu.version.numero, mention, regard, outside)
    }

    private func statut(_ situation: Situation, _ version: Int, _ mention: String?, _ regard: Regard) -> Statut {
        Statut(
            plan: situation.plan.identifiant.rawValue, version: version, semestre: semestre.rawValue, mention: mention,
            jour: situation.jour.description, total: situation.bilans.visible(pour: regard),
            axes: situation.groupes.map { groupe in
                .init(
                    id: groupe.noeud?.id.rawValue, titre: groupe.noeud?.titreAffiche ?? groupe.nom,
                    bilan: situation.bilans(groupe.lignes).visible(pour: regard))
            },
            alertes: alertes(situation).map {
                .init(
                    noeud: $0.noeud.id.rawValue, titre: $0.noeud.titreAffiche, bloquee: $0.blocage?.motifAffiche,
                    retard: $0.retard.estSignale ? $0.retard.motif : nil)
            },
            sansSaisie: regard.lit(.sansReponse)
                ? situation.lignes.filter(\.estSansSaisie).map(\.noeud.id.rawValue) : nil)
    }

    private func alertes(_ situation: Situation) -> [Ligne] {
        situation.lignes.filter { $0.blocage != nil || $0.retard.estSignale }.parUrgence
    }

    private func show(
        _ situation: Situation, _ version: Int, _ mention: String?, _ regard: Regard, _ outside: Outside
    ) {
        let index = situation.index
        outside.print(
            "\(situation.plan.departement.nom) – \(semestre.libelle), situation au \(situation.jour.enToutesLettres)")
        outside.print("Version n°\u{A0}\(version) du plan")
        if let mention { outside.print("(\(mention))") }
        outside.print("")
        let bilans = situation.bilans
        let groupes = situation.groupes
        let comptes =
            (groupes.count > 1 ? groupes.map { ($0.nom, situation.bilans($0.lignes)) } : []) + [("Ensemble", bilans)]
        let mot = (index.niveauDesGroupes?.mot ?? "plan").avecMajuscule
        for colonnes in [ColonneDeBilan.etats, ColonneDeBilan.signaux + [.moyenne], ColonneDeBilan.meteos] {
            outside.print(
                tableau(
                    [mot] + colonnes.map { $0.titre(feminin: bilans.mots.feminin) },
                    comptes.flatMap { nom, bilans in
                        bilans.parNiveau.map { niveau, _, bilan in
                            ["\(nom), \(niveau.pluriel)"] + colonnes.map { $0.cellule(bilan, niveau) }
                        }
                    }))
            outside.print("")
        }
        outside.print("\(bilans.compte("bloquée", \.bloquees).avecMajuscule), sur \(bilans.base).")
        outside.print("\(bilans.retard.avecMajuscule).")
        let alertes = alertes(situation)
        if !alertes.isEmpty {
            outside.print("\nCe qui est bloqué ou en retard :")
            for ligne in alertes {
                outside.print(
                    "  \(index.designation(de: ligne.noeud)) – \(ligne.noeud.titreAffiche.abrege(70))  (\(ligne.noeud.id))"
                )
                if let blocage = ligne.blocage { outside.print("      \(ligne.mot.bloque) : \(blocage.motifAffiche)") }
                if ligne.retard.estSignale, let motif = ligne.retard.motif {
                    outside.print("      \(ligne.retard.estAvere ? "en retard" : "retard à confirmer") : \(motif)")
                }
            }
        }
        outside.print(
            "\n\(bilans.compte("saisie") { $0.total - $0.sansSaisie }.avecMajuscule) pour ce semestre, sur \(bilans.base)."
        )
        let sansSaisie = situation.lignes.filter(\.estSansSaisie)
        if regard.lit(.sansReponse), !sansSaisie.isEmpty {
            outside.print(
                "Sans saisie ce semestre : \(sansSaisie.map(\.noeud.id.rawValue).joined(separator: ", "))")
        }
    }
}
