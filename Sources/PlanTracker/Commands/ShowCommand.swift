import ArgumentParser
import Exporters
import PlanCases
import PlanModel
import PlanStore

struct ShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Montre un plan, ou l'un de ses éléments avec tout son historique.",
        discussion: """
                $ plantracker show cantal
                $ plantracker show cantal 1.2
                $ plantracker show cantal --en-bref
            """)

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Argument(help: "Identifiant ou code imprimé d'un élément : un axe, une action, une sous-action.") var noeud:
        String?
    @Flag(
        name: .customLong("en-bref"),
        help: "Ce que le plan dit de lui-même : instances, conventions, organisations, territoires, sources.")
    var enBref = false
    @Option(name: .customLong("version-du-plan"), help: "Une version précise du plan.") var version: Int?
    @OptionGroup var lecteur: AudienceOption
    @OptionGroup var etat: EtatOptions
    @OptionGroup var base: BaseOption
    @OptionGroup var format: JSONFlag

    func run(in outside: Outside) throws {
        let store = try base.lit(outside)
        let lu = try store.snapshot(departement, version: version, connuLe: try etat.instant(departement, store))
        let regard = lu.plan.regard(lecteur.audience)
        let (plan, version, suivi) = (
            lu.plan.visible(pour: regard), lu.version, lu.suivi.visible(pour: regard)
        )
        let index = PlanIndex(plan)
        if enBref {
            guard noeud == nil, !format.json else {
                throw Refusal(
                    "--en-bref parle du plan entier, en texte : ôtez l'élément ou --json, qui dit tout du plan")
            }
            for partie in PlanEnBref(plan, regard).parties {
                outside.print(partie.titre)
                for ligne in partie.lignes {
                    outside.print("  \(ligne.nom) : \(ligne.dits.joined(separator: " ; "))")
                }
                outside.print("")
            }
        } else if let noeud {
            try show(try index.designe(par: noeud), index, suivi, regard, outside)
        } else if format.json {
            outside.print(try json(plan.arbre))
        } else {
            outside.print("\(plan.departement.nom) (\(plan.departement.code)) – \(plan.titre)")
            if let precedent = plan.succedeA { outside.print("Succède à \(precedent)") }
            outside.print("Version \(version.numero), \(version.libelle), \(compte(plan.noeuds.count, "élément"))\n")
            for racine in index.racines { tree(racine, index, suivi.dernieres(jusqua: .lointain), 0, outside) }
        }
    }

    private func tree(
        _ noeud: Noeud, _ index: PlanIndex, _ dernieres: [Identifiant<Noeud>: Avancement], _ depth: Int,
        _ outside: Outside
    ) {
        let mot = index.mots.mot(index.role(de: noeud))
        let etat =
            dernieres[noeud.id].map { " [\($0.saisie.etat.libelle(1, feminin: mot.feminin)), \($0.saisie.semestre)]" }
            ?? ""
        let indent = String(repeating: "  ", count: depth)
        outside.print("\(indent)\(index.designation(de: noeud)) – \(noeud.titreAffiche)\(etat)  (\(noeud.id))")
        for enfant in index.enfants(de: noeud.id) { tree(enfant, index, dernieres, depth + 1, outside) }
    }

    private struct Fiche: Encodable {
        var noeud: Arbre
        var historique: [Avancement]
    }

    private func show(
        _ noeud: Noeud, _ index: PlanIndex, _ suivi: Suivi, _ regard: Regard, _ outside: Outside
    ) throws {
        let historique = suivi.avancements.filter { $0.saisie.noeud == noeud.id }
        if format.json {
            return outside.print(
                try json(Fiche(noeud: noeud.arbre(index.plan.champs), historique: historique)))
        }
        outside.print("\(index.designation(de: noeud)) – \(noeud.titreAffiche)  (\(noeud.id))")
        for ancetre in index.ancetres(de: noeud) {
            outside.print("  sous \(index.designation(de: ancetre)) – \(ancetre.titreAffiche)")
        }
        for autre in noeud.autresTitres {
            let source = autre.source.map { $0.libelle(index.plan) }.joined(separator: " ; ")
            outside.print("  aussi imprimé : \(autre.titre)\(source.isEmpty ? "" : " (\(source))")")
        }
        if let resume = noeud.resume { outside.print("  \(resume)") }
        if let priorite = noeud.priorite { outside.print("  priorité : \(priorite.imprime)") }
        if let second = noeud.rattachementSecondaire {
            let ids = second.map { $0.ids.map { index.intitule($0) }.joined(separator: " ; ") }
            outside.print("  rattachement secondaire : \(Texte.renseigne(ids))")
        }
        for schema in index.schemas(de: noeud) { outside.print("  autre schéma : \(schema.texte)") }
        let sources = noeud.source.map { $0.libelle(index.plan) }
        if !sources.isEmpty { outside.print("  source : \(sources.joined(separator: " ; "))") }
        outside.print("")
        for champ in index.champsAffiches(de: noeud) {
            let valeur = noeud.champs[champ.id].map(Texte.valeur) ?? Absence.nonRenseigne.rawValue
            outside.print("  \(champ.libelle) : \(valeur)")
        }
        for enfant in index.enfants(de: noeud.id) {
            outside.print("  • \(index.designation(de: enfant)) – \(enfant.titreAffiche)  (\(enfant.id))")
        }
        outside.print("")
        guard !historique.isEmpty else { return outside.print("  Aucune saisie.") }
        outside.print("  Historique, de la première saisie à la dernière :")
        for avancement in historique {
            let mot = index.mots.mot(index.role(de: noeud))
            outside.print("  " + avancement.resume(mot, regard, index.plan.heureLocale))
        }
    }
}

extension Avancement {
    /// « n° 12 · 2018-S2 · en cours · 40 % · dit par …, saisi par … le … ».
    /// - Parameter regard: Whose eyes it is for.
    func resume(_ mot: MotCompte, _ regard: Regard, _ fuseau: Fuseau) -> String {
        var parts = ["n° \(id)", saisie.semestre.rawValue, saisie.etat.libelle(1, feminin: mot.feminin)]
        if let valeur = saisie.avancement { parts.append("\(valeur.rawValue) %") }
        if let blocage = saisie.blocage { parts.append("\(mot.bloque) : \(blocage.motifAffiche)") }
        let dit = regard.lit(.ditPar) ? "dit par \(saisie.ditPar ?? "non renseigné"), " : ""
        parts.append("\(dit)saisi\(regard.lit(.saisiPar) ? " par \(saisiPar)" : "") le \(saisiLe.jour(fuseau))")
        if let remplace { parts.append(retire ? "annule le n° \(remplace)" : "remplace le n° \(remplace)") }
        return parts.joined(separator: " · ")
    }
}
