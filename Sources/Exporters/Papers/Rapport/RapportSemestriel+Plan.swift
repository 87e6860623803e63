import Evaluation
import PlanModel

/// What became of the plan itself, and what comes next.
extension RapportSemestriel {
    func changements(_ document: ODTDocument) {
        document.titre(1, "Évolutions du plan")
        decisions(sur: .plan, document)
        if versions.isEmpty {
            document.paragraphe(sansNouvelleVersion)
        }
        for version in versions {
            let motif = version.motif.map { ", motif\u{A0}: \($0)" } ?? ""
            document.paragraphe(
                "Version \(version.numero), chargée le \(version.date.enToutesLettres)\(motif).", style: "Chapeau")
            document.liste(version.phrases.map(\.avecMajuscule))
        }
        guard let retenue = export.version, !ulterieures.isEmpty else { return }
        document.paragraphe(
            "Ce rapport parle avec la version n°\u{A0}\(retenue) du plan, celle du \(semestre.libelle). Ce qui est venu ensuite n’y est pas\u{A0}:",
            style: "Chapeau")
        document.liste(
            ulterieures.map { version in
                let motif = version.motif.map { ", motif\u{A0}: \($0)" } ?? ""
                return "Version n°\u{A0}\(version.numero), chargée le \(version.date.enToutesLettres)\(motif)"
            })
    }

    /// A later version may be in force all the same: loaded before, or that changed another part of the plan.
    private var sansNouvelleVersion: String {
        if rienAvant, premiereVersion == nil || export.version ?? 1 == 1 {
            return premiereVersion.map { "Première version du plan, chargée le \($0.enToutesLettres)." }
                ?? "\(premierSuivi)\u{A0}: le plan n’est comparé à aucun autre."
        }
        let depuis =
            premiereVersion.flatMap { premiere in
                premiere > semestre.precedent.fin
                    ? "sa première version, chargée le \(premiere.enToutesLettres)" : nil
            } ?? "le \(semestre.precedent.libelle)"
        return options.perimetre == .tout
            ? "Le plan n’a pas changé de version depuis \(depuis)."
            : "Rien n’a changé dans cette partie du plan depuis \(depuis)."
    }

    func prochainesDates(_ document: ODTDocument) {
        document.titre(1, "Prochaines dates")
        // Meetings are of the whole plan.
        let prevues = options.perimetre != .tout ? [] : plan.instances.flatMap { $0.reunions(semestre.suivant) }
        if options.perimetre != .tout {
            document.paragraphe("Les réunions des instances sont dans le rapport du plan entier.")
        } else if prevues.isEmpty {
            document.paragraphe("Aucune instance ne se réunit de règle au \(semestre.suivant.libelle).")
        } else {
            document.tableau(
                "réunions du \(semestre.suivant.libelle), d’après la règle de chaque instance\(prevues.contains { $0.instance.estSousReserve } ? "\u{A0}; celles que le plan ne donne pas pour acquises le disent" : "")",
                [.init("Instance", 70), .init("Quand", 50), .init("Règle imprimée", 50)],
                lignes: prevues.map { prevue in
                    [
                        nom(prevue.instance), quand(prevue.date),
                        Texte.rythme(prevue.instance),
                    ]
                })
        }
        let attendus = attendus
        guard !attendus.isEmpty else { return }
        document.tableau(
            "attendu au \(semestre.suivant.libelle)",
            [.init("Avant le", 26), .init("Quoi", 30), .init("Sur", 114)], lignes: attendus)
    }

    /// Launches and due dates of the sheets, and of the open decisions, that fall in the semestre to come.
    private var attendus: [[String]] {
        let suivant = semestre.suivant
        func estAttendu(_ jour: Jour?) -> Bool { jour.map { suivant.debut <= $0 && $0 <= suivant.fin } ?? false }
        var dates: [(jour: Jour, quoi: String, sur: String)] = []
        for ligne in situation.lignes where ligne.etat?.estClos != true {
            for champ in index.champs(de: ligne.noeud) {
                guard let usage = champ.usage, usage != .information,
                    case .periode(let periode)? = ligne.noeud.champs[champ.id]?.valeur, let fin = periode.fin,
                    estAttendu(fin), usage == .echeance || ligne.etat == nil || ligne.etat == .aLancer
                else { continue }
                dates.append((fin, usage == .lancement ? "lancement" : "échéance", nom(ligne.noeud)))
            }
        }
        for inscrite in decisionsOuvertes {
            guard let echeance = inscrite.decision.echeance, estAttendu(echeance) else { continue }
            dates.append((echeance, "décision n°\u{A0}\(inscrite.numero)", inscrite.decision.texte))
        }
        return dates.enumerated().sorted { ($0.element.jour, $0.offset) < ($1.element.jour, $1.offset) }
            .map { [$0.element.jour.enChiffres, $0.element.quoi, $0.element.sur] }
    }

    /// « Ateliers thématiques (un par axe) ».
    private func nom(_ instance: Instance) -> String {
        let niveau = instance.par.flatMap(index.niveau)
        let precisions = [niveau.map { "une réunion par \($0.mot)" }, instance.reserve].compactMap(\.self)
        return instance.nom + (precisions.isEmpty ? "" : " (\(precisions.joined(separator: ", ")))")
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
}
