import Evaluation
import PlanModel

/// Draws what was declared of an action: its state, its sous-actions, its indicators, the decisions about it.
struct DessinDuSuivi {
    let situation: Situation
    let regard: Regard
    private let lignes: [Identifiant<Noeud>: Ligne]
    private let positions: [PositionIndicateur]
    private let decisions: [DecisionInscrite]

    init(_ situation: Situation, _ regard: Regard) {
        (self.situation, self.regard) = (situation, regard)
        lignes = Dictionary(situation.lignes.map { ($0.noeud.id, $0) }, uniquingKeysWith: { first, _ in first })
        positions = situation.indicateurs
        decisions = situation.suivi.decisionsEnVigueur.filter { $0.decision.date <= situation.jour }
    }

    private var index: PlanIndex { situation.index }

    /// - Parameter niveau: Of the headings.
    func dessine(_ noeud: Noeud, niveau: Int, dans document: ODTDocument) {
        let sousActions = index.sousActions(de: noeud)
        document.titre(niveau, "Suivi au \(situation.semestre.libelle)")
        etat(noeud, document)
        self.sousActions(sousActions, document)
        let concernes = Set([noeud.id] + sousActions.map(\.id))
        indicateurs(concernes, niveau, document)
        decisions(concernes, niveau, document)
    }

    private func etat(_ noeud: Noeud, _ document: ODTDocument) {
        guard let ligne = lignes[noeud.id], let derniere = ligne.derniere else {
            document.paragraphe("Aucune saisie jusqu'au \(situation.jour.enToutesLettres).")
            if let retard = lignes[noeud.id]?.retard, retard.estSignale, let motif = retard.motif {
                document.definition("Retard à confirmer", motif)
            }
            return
        }
        let saisie = derniere.saisie
        let note = saisie.note.map { "\($0.texte) (\($0.audience.rawValue))" }
        document.tableau(
            "suivi de la fiche \(noeud.code ?? noeud.id.rawValue)", [.init("Suivi", 45), .init("Déclaration", 125)],
            lignes: Rubriques.lignes(
                [
                    ("État", ligne.etatAffiche, nil), ("Avancement", ligne.avancementAffiche, nil),
                    ("Météo du pilote", "\(saisie.meteo.libelle) (\(saisie.semestre.libelle))", nil),
                    ("Signal et retard", signal(ligne), nil),
                    ("Arbitrage demandé", ligne.blocage?.arbitrageDemande, .arbitrageDemande),
                    ("Freins", saisie.freins, .freins), ("Solutions", saisie.solutions, .solutions),
                    ("Prochaines étapes", saisie.prochainesEtapes, .prochainesEtapes), ("Note", note, nil),
                    ("Dit par", saisie.ditPar, .ditPar),
                    (
                        regard.lit(.saisiPar) ? "Saisi par" : "Saisi",
                        (regard.lit(.saisiPar) ? "\(derniere.saisiPar), " : "")
                            + "le \(derniere.saisiLe.jour(situation.plan.heureLocale).enToutesLettres)", nil
                    ),
                ].filter { rubrique in
                    // A note that they do not see may be there.
                    rubrique.donnee.map(regard.lit)
                        ?? (rubrique.libelle != "Note" || note != nil || regard.audience == .interne)
                }, sinon: "Rien de déclaré"))
    }

    /// With the reason why no lateness can be computed, when there is one.
    private func signal(_ ligne: Ligne) -> String {
        guard case .nonCalculable(let raison) = ligne.retard else { return ligne.signal }
        return "\(ligne.signal)\nRetard non mesurable\u{A0}: \(raison)"
    }

    private func sousActions(_ noeuds: [Noeud], _ document: ODTDocument) {
        let suivies = noeuds.compactMap { lignes[$0.id] }
        guard !suivies.isEmpty else { return }
        document.tableau(
            "suivi des \(index.mots.sousActions.pluriel)\u{A0}: \(situation.bilans(suivies).phrase)",
            [
                .init("Code", 18), .init("Intitulé", 48), .init("État", 26), .init("Avancement", 22),
                .init("Météo", 22), .init("Signal", 34),
            ],
            lignes: suivies.map {
                [
                    index.code($0.noeud), $0.noeud.titreAffiche, $0.etatAffiche, $0.avancementAffiche,
                    $0.meteoAffichee, $0.signal,
                ]
            })
    }

    private func indicateurs(_ noeuds: Set<Identifiant<Noeud>>, _ niveau: Int, _ document: ODTDocument) {
        let positions = positions.filter { $0.noeud.map(noeuds.contains) ?? false }
        guard !positions.isEmpty else {
            return document.definition("Indicateurs", "le document du plan n'en donne aucun pour cette action")
        }
        document.titre(niveau, "Indicateurs")
        document.tableau(
            "indicateurs, contre leur référence et leur cible",
            [
                .init("Indicateur", 54), .init("Référence", 26), .init("Dernier relevé", 34), .init("Cible", 26),
                .init("Position", 30),
            ],
            lignes: positions.map {
                [$0.indicateur.titre, $0.indicateur.referenceAffichee, $0.releveAffiche, $0.cibleAffichee, $0.phrase]
            })
        for position in positions { document.graphique(Graphique(position)) }
    }

    private func decisions(_ noeuds: Set<Identifiant<Noeud>>, _ niveau: Int, _ document: ODTDocument) {
        let prises = decisions.filter { !noeuds.isDisjoint(with: $0.decision.noeuds) }
        guard !prises.isEmpty else {
            return document.definition("Décisions", "aucune n'est inscrite sur cette action")
        }
        document.titre(niveau, "Décisions")
        document.tableau(
            "décisions sur cette action",
            [
                .init("N°", 12), .init("Date", 22), .init("Décision", 62),
                .init(regard.lit(.responsable) ? "Responsable, échéance" : "Échéance", 38),
                .init("État, suite", 36),
            ],
            lignes: prises.map { inscrite in
                let decision = inscrite.decision
                let echeance = decision.echeance.map { "pour le \($0.enChiffres)" } ?? "sans échéance"
                return [
                    "\(inscrite.numero)", decision.date.enChiffres,
                    "\(decision.nature.libelle.avecMajuscule)\u{A0}: \(decision.texte)",
                    (regard.lit(.responsable) ? "\(decision.responsable ?? "responsable non renseigné"), " : "")
                        + echeance,
                    "\(decision.etat.libelle), \(decision.suite ?? "aucune suite inscrite")",
                ]
            })
    }
}
