import Evaluation
import PlanModel

/// Indicators, changes, next dates, what is missing.
extension RapportSemestriel {
    func indicateurs(_ document: ODTDocument) {
        document.titre(1, "Indicateurs")
        let positions = situation.indicateurs
        guard !positions.isEmpty else {
            document.paragraphe("Le document du plan ne donne aucun indicateur.")
            return
        }
        document.tableau(
            "\(compte(positions.count, "indicateur")), contre leur référence et leur cible",
            [
                .init("Indicateur", 50), .init("Action", 16), .init("Référence", 24), .init("Dernier relevé", 30),
                .init("Cible", 22), .init("Position", 28),
            ],
            lignes: positions.map { position in
                let indicateur = position.indicateur
                return [
                    indicateur.titre, position.noeud.flatMap { index.noeud($0)?.code } ?? "plan entier",
                    reference(indicateur), releve(position), cible(position), verdict(position.verdict),
                ]
            })
    }

    private func reference(_ indicateur: Indicateur) -> String {
        guard let reference = indicateur.reference else { return Absence.nonRenseigne.rawValue }
        guard let point = reference.valeur else { return reference.absence?.rawValue ?? "" }
        return "\(valeur(point, indicateur)) (\(point.annee))"
    }

    private func cible(_ position: PositionIndicateur) -> String {
        position.cible.map { "\(valeur($0, position.indicateur)) (\($0.annee))" } ?? Absence.nonRenseigne.rawValue
    }

    private func valeur(_ point: Indicateur.Point, _ indicateur: Indicateur) -> String {
        point.valeur.valeur.map { Texte.francais($0, unite: indicateur.unite) } ?? point.valeur.absence?.rawValue ?? ""
    }

    private func releve(_ position: PositionIndicateur) -> String {
        guard let mesure = position.releves.last?.mesure else { return "aucun relevé" }
        let texte =
            switch mesure.valeur {
            case .nombre(let nombre): Texte.francais(nombre, unite: position.indicateur.unite)
            case .texte(let texte): texte
            }
        let contestation = mesure.contestation.map { "\nContestée\u{A0}: \($0)" } ?? ""
        return "\(texte)\n\(mesure.date.enChiffres)\(contestation)"
    }

    private func verdict(_ verdict: PositionIndicateur.Verdict) -> String {
        switch verdict {
        case .atteinte: "cible atteinte"
        case .enChemin(let pourcentage): "\(Texte.francais(pourcentage))\u{A0}% du chemin"
        case .nonCalculable(let raison): "non calculable\u{A0}: \(raison)"
        }
    }

    func changements(_ document: ODTDocument) {
        document.titre(1, "Ce qui a changé depuis le semestre précédent")
        document.titre(2, "Les états")
        let mouvements = comparaison.mouvements
        if mouvements.isEmpty {
            document.paragraphe("Aucun état n'a changé depuis le \(semestre.precedent.libelle).")
        } else {
            document.tableau(
                "états changés depuis le \(semestre.precedent.libelle)",
                [.init("Code", 20), .init("Intitulé", 90), .init("Avant", 30), .init("Maintenant", 30)],
                lignes: mouvements.map { mouvement in
                    [
                        code(mouvement.ligne.noeud), mouvement.ligne.noeud.titreAffiche,
                        mouvement.avant?.libelle ?? "sans saisie", mouvement.apres?.libelle ?? "sans saisie",
                    ]
                })
        }
        let autres = [
            ("Nouvellement bloquée", comparaison.nouveauxBlocages), ("Blocage levé", comparaison.blocagesLeves),
            ("Nouveau retard", comparaison.nouveauxRetards), ("Retard résorbé", comparaison.retardsResorbes),
        ]
        document.liste(
            autres.flatMap { libelle, lignes in
                lignes.map { "\(libelle)\u{A0}: \(code($0.noeud)) – \($0.noeud.titreAffiche)" }
            })
        document.titre(2, "Le plan")
        guard !versions.isEmpty else {
            document.paragraphe("Le plan n'a pas changé de version depuis le dernier rapport.")
            return
        }
        for version in versions {
            let motif = version.motif.map { ", motif\u{A0}: \($0)" } ?? ""
            document.paragraphe("Version \(version.numero), chargée le \(version.date.enToutesLettres)\(motif).")
            document.liste(version.phrases)
        }
    }

    func prochainesDates(_ document: ODTDocument) {
        document.titre(1, "Prochaines dates")
        let prevues = plan.instances.flatMap { $0.reunions(semestre.suivant) }
        guard !prevues.isEmpty else {
            document.paragraphe("Aucune instance ne se réunit de règle au \(semestre.suivant.libelle).")
            return
        }
        document.tableau(
            "réunions du \(semestre.suivant.libelle), d'après la règle de chaque instance",
            [.init("Instance", 70), .init("Quand", 50), .init("Règle imprimée", 50)],
            lignes: prevues.map { prevue in
                [
                    nom(prevue.instance), quand(prevue.date),
                    texte(prevue.instance.rythme?.map(\.imprime) ?? .absent(.nonRenseigne)),
                ]
            })
    }

    /// « Ateliers thématiques (un par axe) ».
    private func nom(_ instance: Instance) -> String {
        let niveau = instance.par.flatMap(index.niveau)
        return niveau.map { "\(instance.nom) (une réunion par \($0.mot))" } ?? instance.nom
    }

    private func quand(_ date: ReunionPrevue.Date) -> String {
        switch date {
        case .mois(let annee, let mois): "\(Texte.mois[mois - 1]) \(annee)"
        case .dansLeSemestre(let nombre):
            nombre.lowerBound == nombre.upperBound
                ? "\(compte(nombre.upperBound, "réunion")), mois non fixé"
                : "\(nombre.lowerBound) à \(compte(nombre.upperBound, "réunion")), mois non fixé"
        case .horsCalendrier(let raison): "date non calculable\u{A0}: \(raison)"
        }
    }

    func manques(_ document: ODTDocument) {
        document.titre(1, "Ce qui manque")
        let completude = CompletudeSemestre(situation)
        document.liste([
            "\(completude.sansSaisie.count) sans saisie pour le \(semestre.libelle), sur \(completude.total).",
            "\(compte(completude.sansAvancement.count, "saisie")) sans avancement chiffré.",
            "\(compte(completude.sansAuteur.count, "saisie")) sans la personne ou l'organisme qui l'a dit.",
        ])
        if !completude.sansSaisie.isEmpty {
            document.tableau(
                "actions et sous-actions sans saisie pour le \(semestre.libelle)",
                [.init("Code", 20), .init("Intitulé", 100), .init("Dernière saisie", 50)],
                lignes: completude.sansSaisie.map { ligne in
                    [
                        code(ligne.noeud), ligne.noeud.titreAffiche,
                        ligne.derniere.map { "\($0.saisie.semestre.libelle)" } ?? "jamais",
                    ]
                })
        }
        let parChamp = champsManquants()
        guard !parChamp.isEmpty else { return }
        document.tableau(
            "champs des fiches sans réponse dans le document",
            [.init("Champ", 50), .init("Non renseigné", 40), .init("À définir", 40), .init("Illisible", 40)],
            lignes: parChamp)
    }

    /// By field, how many sheets lack it and why.
    private func champsManquants() -> [[String]] {
        var counts: [Identifiant<Champ>: [Absence: Int]] = [:]
        for noeud in index.suivis {
            for (champ, absence) in CompletudeFiche(noeud, dans: index).manques {
                counts[champ.id, default: [:]][absence, default: 0] += 1
            }
        }
        let colonnes: [Absence] = [.nonRenseigne, .aDefinir, .illisible]
        return plan.champs.compactMap { champ -> [String]? in
            guard let count = counts[champ.id] else { return nil }
            return [champ.libelle] + colonnes.map { "\(count[$0] ?? 0)" }
        }
    }
}
