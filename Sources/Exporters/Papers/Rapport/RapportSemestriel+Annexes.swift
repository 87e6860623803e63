import Evaluation
import PlanModel

/// The annexes that come after the sheets.
extension RapportSemestriel {
    // MARK: - What is missing

    func manques(_ document: ODTDocument) {
        document.titre(1, "Annexe – Ce qui manque, et de qui", nouvellePage: true)
        let completude = CompletudeSemestre(situation)
        document.liste([
            "\(bilans.compte("sans saisie", \.sansSaisie).avecMajuscule) pour le \(semestre.libelle), sur \(bilans.base).",
            "\(denombre(completude.sansAvancement, "saisie sans avancement chiffré").avecMajuscule).",
            "\(denombre(completude.sansAuteur, "saisie sans la personne ou l’organisme qui l’a dit").avecMajuscule).",
        ])
        if !completude.sansSaisie.isEmpty {
            document.tableau(
                "\(denombre(completude.sansSaisie)) sans saisie pour le \(semestre.libelle), par pilote",
                [
                    .init("À demander à", 44), .init("Code", 18), .init("Intitulé", 76), .init("Dernière saisie", 32),
                ], lignes: parPilote(completude.sansSaisie))
        }
        let parChamp = champsManquants()
        guard !parChamp.isEmpty else { return }
        document.tableau(
            "champs des fiches sans réponse dans le document du plan",
            [
                .init("Champ", 50), .init("Sur", 30), .init("Non renseigné", 30), .init("À définir", 30),
                .init("Illisible", 30),
            ],
            lignes: parChamp)
    }

    /// Grouped by who can answer, in the order of the first action of each.
    private func parPilote(_ lignes: [Ligne]) -> [[String]] {
        var groupes: [(pilote: String, rows: [[String]])] = []
        var places: [String: Int] = [:]
        for ligne in lignes {
            let mentions = index.pilotes(de: ligne.noeud)
            let pilote = mentions.isEmpty ? "pilote non renseigné" : mentions.map(\.texte).joined(separator: ", ")
            let row = [
                pilote, index.code(ligne.noeud), ligne.noeud.titreAffiche,
                ligne.derniere.map { "\($0.saisie.semestre.libelle)" } ?? "jamais",
            ]
            if let place = places[pilote] {
                groupes[place].rows.append(row)
            } else {
                places[pilote] = groupes.count
                groupes.append((pilote, [row]))
            }
        }
        return groupes.flatMap(\.rows)
    }

    /// By field, how many sheets lack it and why.
    private func champsManquants() -> [[String]] {
        var counts: [Identifiant<Champ>: [Absence: Int]] = [:]
        for ligne in situation.lignes {
            for (champ, absence) in CompletudeFiche(ligne.noeud, dans: index).manques {
                counts[champ.id, default: [:]][absence, default: 0] += 1
            }
        }
        let colonnes: [Absence] = [.nonRenseigne, .aDefinir, .illisible]
        return plan.champs.compactMap { champ -> [String]? in
            guard let count = counts[champ.id] else { return nil }
            let sur = situation.lignes.filter { champ.niveaux.contains($0.noeud.niveau) }
            return [champ.libelle, denombre(sur)] + colonnes.map { "\(count[$0] ?? 0)" }
        }
    }

    // MARK: - Data of the charts

    func donnees(_ document: ODTDocument, _ graphiques: [Graphique]) {
        document.titre(1, "Annexe – Les données des graphiques")
        guard !graphiques.isEmpty else {
            document.paragraphe("Ce rapport ne comporte aucun graphique.")
            return
        }
        for (rang, graphique) in graphiques.enumerated() {
            let part = min(70, (170 - 20) / graphique.series.count)
            let premiere = 170 - part * graphique.series.count
            document.tableau(
                "figure \(rang + 1), \(graphique.titre) (\(graphique.unite))",
                [.init(graphique.forme == .courbes ? "Date" : motDesGroupes.singulier.avecMajuscule, premiere)]
                    + graphique.series.map { .init($0.nom, part, chiffres: true) }, lignes: graphique.lignes)
        }
    }

    // MARK: - What is left out

    func laisseDeCote(_ document: ODTDocument) {
        document.titre(1, "Annexe – Ce que ce rapport ne contient pas")
        let ecartes = situation.ecartes
        var parts: [String] = []
        if !options.annexes { parts.append("Les fiches, non demandées.") }
        if export.audience != .interne {
            parts.append("Les notes et les décisions réservées à une audience plus restreinte.")
        }
        if options.perimetre != .tout {
            parts.append("L’introduction, la conclusion et les commentaires écrits pour le plan entier.")
        }
        let reservees = export.regard.reservees.map(\.libelle)
        if !reservees.isEmpty {
            parts.append("Ce que cette audience ne lit pas\u{A0}: \(reservees.joined(separator: "\u{A0}; ")).")
        }
        parts.append("Les textes entiers des versions précédentes du plan, qui restent dans la base.")
        document.liste(parts)
        guard !ecartes.isEmpty else { return }
        document.tableau(
            "\(denombre(ecartes)) hors du périmètre",
            [.init("Code", 24), .init("Intitulé", 146)], lignes: ecartes.lazy.map { [index.code($0), $0.titreAffiche] })
    }

    // MARK: - Sigles

    /// What the document of the plan says of its sigles, be it that it says nothing.
    var definitions: [String: String] {
        var definitions: [String: String] = [:]
        for sigle in plan.glossaire where sigle.sens.valeur != nil { definitions[sigle.sigle] = sigle.sensAffiche }
        for organisation in plan.organisations where definitions[organisation.sigle] == nil {
            let (sigle, nom) = (organisation.sigle, organisation.nom.valeur)
            // A body known by its whole name alone has no sigle to explain.
            if nom == sigle, sigle.contains(where: \.isLowercase) { continue }
            definitions[sigle] = organisation.nomAffiche
        }
        for sigle in plan.glossaire where definitions[sigle.sigle] == nil {
            definitions[sigle.sigle] = sigle.sensAffiche
        }
        return definitions
    }

    func sigles(_ document: ODTDocument) {
        document.titre(1, "Annexe – Sigles employés")
        let definitions = definitions
        let ecrits = document.siglesEcrits.sorted(by: String.ordreFrancais)
        guard document.xml == nil || !ecrits.isEmpty else {
            document.paragraphe("Aucun sigle du glossaire du plan n’est employé.")
            return
        }
        document.tableau(
            "sigles employés dans ce document", [.init("Sigle", 40), .init("Signification", 130)],
            lignes: ecrits.compactMap { sigle in definitions[sigle].map { [sigle, $0] } })
    }

    // MARK: - Method

    func methode(_ document: ODTDocument) {
        document.titre(1, "Annexe – Méthode")
        document.tableau(
            "l’état de la base dont ce rapport est tiré",
            [.init("Ce qui a été lu", 70), .init("Jusqu’à", 100)],
            lignes: [
                ["Version du plan", export.version.map { "n°\u{A0}\($0)" } ?? "hors de la base"],
                ["Déclarations d’avancement", numero(etat.avancement)], ["Relevés d’indicateurs", numero(etat.releve)],
                ["Décisions", numero(etat.decision)], ["Textes des copilotes", numero(etat.commentaire)],
                ["Journal", "entrée n°\u{A0}\(etat.journal), du \(etat.date.jour(plan.heureLocale).enToutesLettres)"],
                ["Empreinte de cette entrée", etat.empreinte],
            ])
        document.liste(
            [
                bilans.parNiveau.count > 1
                    ? "Ce qui est compté\u{A0}: \(bilans.base), les deux nombres côte à côte. Un «\u{A0}point\u{A0}» est l’un ou l’autre\u{A0}; un nombre donné seul dit sur combien il est pris."
                    : "Ce qui est compté\u{A0}: \(bilans.base)\u{A0}; un nombre dit sur combien il est pris.",
                "L’état est le dernier déclaré jusqu’au \(semestre.libelle)\u{A0}; ce qui n’a jamais été déclaré est compté «\u{A0}\(Ligne.aucuneSaisie)\u{A0}», et n’est pas supposé à lancer. La météo est comptée de même.",
                bilans.parNiveau.count > 1
                    ? "Ce qui est déclaré réalisé alors que des \(bilans.mots.sousActions.pluriel) en dessous restent \(accord("ouverte", pluriel: true, feminin: bilans.mots.sousActions.feminin)) est dit «\u{A0}à confirmer\u{A0}»."
                    : nil,
                "L’avancement moyen porte sur ce qui n’est pas abandonné et qui a une valeur\u{A0}; le nombre de ce qui n’en a pas est donné à côté."
                    + (bilans.parNiveau.count > 1
                        ? " Il est donné par niveau, jamais pour l’ensemble des points." : ""),
                "Le retard est calculé au \(situation.jour.enToutesLettres), à partir de la fin de la période de lancement ou de l’échéance imprimée\u{A0}: ce qui est prévu «\u{A0}\(anneeDExemple)\u{A0}» n’est en retard qu’au 1er janvier \(anneeDExemple + 1). Sans aucune de ces dates, il n’est pas mesurable, et le nombre en est dit.",
                "La position d’un indicateur est la part du chemin parcourue de la valeur de référence à la cible de l’année du dernier relevé\u{A0}; sans référence, la valeur et la cible sont données côte à côte\u{A0}; sans cible ou sans relevé, elle n’est pas calculable.",
                "Une décision revient à chaque rapport tant qu’elle est ouverte\u{A0}; close, elle figure dans celui du semestre où elle a été prise.",
                "Une fiche est dite d’expérimentation quand ce mot, ou un mot de sa famille, s’y trouve.",
                "«\u{A0}non renseigné\u{A0}», «\u{A0}à définir\u{A0}», «\u{A0}sans objet\u{A0}» et «\u{A0}illisible\u{A0}» sont les mots du plan\u{A0}: rien n’a été complété.",
            ].compactMap(\.self))
    }

    /// A year of this plan, the first of its own.
    private var anneeDExemple: Int {
        let periode = plan.periode.valeur
        return (periode?.debut ?? periode?.fin ?? semestre.debut).annee
    }

    private func numero(_ dernier: Int) -> String {
        dernier == 0 ? "aucun enregistrement" : "enregistrement n°\u{A0}\(dernier)"
    }
}
