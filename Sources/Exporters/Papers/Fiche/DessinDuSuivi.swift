import Evaluation
import PlanModel

/// Draws what was declared of an action: its state, its sous-actions, its indicators, the decisions about it.
struct DessinDuSuivi {
    let situation: Situation
    let regard: Regard
    private let lignes: [Identifiant<Noeud>: Ligne]
    private let positions: [PositionIndicateur]
    private let decisions: [DecisionInscrite]
    /// What decisions that the audience does not read are about.
    private let reservees: Set<Identifiant<Noeud>>

    init(_ situation: Situation, _ regard: Regard) {
        (self.situation, self.regard) = (situation, regard)
        lignes = Dictionary(situation.lignes.map { ($0.noeud.id, $0) }, uniquingKeysWith: { first, _ in first })
        positions = situation.indicateurs
        (decisions, reservees) = (
            situation.suivi.decisions.tenues(au: situation.jour, situation.plan.heureLocale),
            Set(
                situation.suivi.decisionsReservees.filter { $0.decision.date <= situation.jour }.flatMap(
                    \.decision.noeuds))
        )
    }

    private var index: PlanIndex { situation.index }

    /// - Parameter niveau: Of the headings.
    func dessine(_ noeud: Noeud, niveau: Int, dans document: ODTDocument) {
        let sousActions = index.sousActions(de: noeud)
        document.titre(niveau, "Suivi au \(situation.semestre.libelle)")
        etat(noeud, document)
        self.sousActions(sousActions, document)
        let concernes = Set([noeud.id] + sousActions.map(\.id))
        indicateurs(noeud, concernes, niveau, document)
        decisions(noeud, concernes, niveau, document)
    }

    /// The follow-up of a node that heads others: the counts of what stands below it, its own indicators and decisions.
    func chapeau(_ noeud: Noeud, niveau: Int, dans document: ODTDocument) {
        document.titre(niveau, "Suivi au \(situation.semestre.libelle)")
        let dessous = situation.lignes(sous: noeud)
        if !dessous.isEmpty { document.paragraphe("\(situation.bilans(dessous).phrase.avecMajuscule).") }
        indicateurs(noeud, [noeud.id], niveau, document)
        decisions(noeud, [noeud.id], niveau, document)
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
                    ("État", ligne.etatAffiche(regard), nil), ("Avancement", ligne.avancementAffiche, nil),
                    ("Météo du pilote", ligne.meteoAffichee(regard), nil),
                    ("Signal et retard", ligne.signalDetaille, nil),
                    ("Arbitrage demandé", ligne.blocage?.arbitrageDemande, .arbitrageDemande),
                    ("Freins", saisie.freins, .freins), ("Solutions", saisie.solutions, .solutions),
                    ("Prochaines étapes", saisie.prochainesEtapes, .prochainesEtapes), ("Note", note, nil),
                    ("Dit par", saisie.ditPar, .ditPar),
                    (
                        regard.lit(.saisiPar) ? "Saisi par" : "Saisi",
                        (regard.lit(.saisiPar) ? "\(derniere.saisiPar), " : "")
                            + "le \(derniere.saisiLe.jour(situation.plan.heureLocale).enToutesLettres)",
                        // The day of an entry tells who did not answer since.
                        regard.lit(.saisiPar) ? nil : .sansReponse
                    ),
                ].filter { rubrique in
                    // A note that they do not see may be there.
                    rubrique.donnee.map(regard.lit)
                        ?? (rubrique.libelle != "Note" || note != nil || regard.audience == .interne)
                }, sinon: "Rien de déclaré"))
    }

    private func sousActions(_ noeuds: [Noeud], _ document: ODTDocument) {
        let suivies = noeuds.compactMap { lignes[$0.id] }
        guard !suivies.isEmpty else { return }
        document.tableau(
            "suivi des \(index.mots.sousActions.pluriel)\u{A0}: \(situation.bilans(suivies).phrase)",
            [
                .init("Code", 18), .init("Intitulé", 48), .init("État", 26), .init("Avancement", 22, chiffres: true),
                .init("Météo", 22), .init("Signal", 34),
            ],
            lignes: suivies.map {
                [
                    index.code($0.noeud), $0.noeud.titreAffiche, $0.etatAffiche(regard), $0.avancementAffiche,
                    $0.meteoAffichee(regard), $0.signal,
                ]
            })
    }

    private func mot(_ noeud: Noeud) -> MotCompte {
        index.niveau(noeud.niveau).map { MotCompte($0.mot, $0.pluriel) } ?? index.mots.actions
    }

    private func indicateurs(
        _ noeud: Noeud, _ noeuds: Set<Identifiant<Noeud>>, _ niveau: Int, _ document: ODTDocument
    ) {
        let positions = positions.filter { $0.noeud.map(noeuds.contains) ?? false }
        guard !positions.isEmpty else {
            return document.definition(
                "Indicateurs", "le document du plan n'en donne aucun pour \(mot(noeud).demonstratif)")
        }
        document.titre(niveau, "Indicateurs")
        let mot = index.largeurDesValeurs
        document.tableau(
            "indicateurs, contre leur référence et leur cible",
            [
                .init("Indicateur", 54), .init("Référence", 26, mot: mot), .init("Dernier relevé", 34, mot: mot),
                .init("Cible", 26, mot: mot), .init("Position", 30, mot: mot),
            ],
            lignes: positions.map {
                [$0.indicateur.titre, $0.indicateur.referenceAffichee, $0.releveAffiche, $0.cibleAffichee, $0.phrase]
            })
        let enVigueur = situation.suivi.relevesEnVigueur
        let territoires = positions.flatMap { position in
            PositionIndicateur.parTerritoire(
                position.indicateur, noeud: position.noeud, releves: enVigueur[position.indicateur.id] ?? [],
                au: situation.jour)
        }
        if !territoires.isEmpty {
            document.tableau(
                "derniers relevés et cibles par territoire",
                [
                    .init("Indicateur", 50), .init("Territoire", 30), .init("Dernier relevé", 28, mot: mot),
                    .init("Cible", 32, mot: mot), .init("Position", 30, mot: mot),
                ],
                lignes: territoires.map {
                    [$0.indicateur.titre, $0.territoire ?? "", $0.releveAffiche, $0.cibleAffichee, $0.phrase]
                })
        }
        for position in positions { document.graphique(Graphique(position)) }
    }

    private func decisions(
        _ noeud: Noeud, _ noeuds: Set<Identifiant<Noeud>>, _ niveau: Int, _ document: ODTDocument
    ) {
        let prises = decisions.filter { !noeuds.isDisjoint(with: $0.decision.noeuds) }
        guard !prises.isEmpty else {
            return document.definition(
                "Décisions",
                reservees.isDisjoint(with: noeuds)
                    ? "aucune n'est inscrite sur \(mot(noeud).demonstratif)"
                    : "réservées à une audience plus restreinte")
        }
        document.titre(niveau, "Décisions")
        document.tableau(
            "décisions sur \(mot(noeud).demonstratif)",
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
