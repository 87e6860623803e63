import Evaluation
import Foundation
import PlanModel

/// The page that is read when no other is.
extension RapportSemestriel {
    func synthese(_ document: ODTDocument, _ graphique: (Graphique) -> Void) {
        document.titre(1, "Ce qu’il faut retenir", nouvellePage: true)
        if let limite { document.paragraphe("Ce rapport porte sur \(limite).", style: "Chapeau") }
        guard !situation.lignes.isEmpty else {
            document.paragraphe(
                options.perimetre == .tout
                    ? "Le plan ne compte ni action ni sous-action." : "Aucune action du plan n’entre dans ce périmètre."
            )
            return
        }
        document.liste(faits)
        document.titre(2, "Les chiffres")
        document.tableau(
            "les actions par état, aux deux derniers semestres",
            [
                .init("Niveau et semestre", 38), .init("Total", 12), .init("À lancer", 17), .init("En cours", 17),
                .init("Réalisées", 19), .init("Suspendues", 22), .init("Abandonnées", 25), .init("Sans saisie", 20),
            ], lignes: chiffres)
        graphique(etatsParAxe)
        document.titre(2, "Ce qui appelle une décision")
        let demandes = demandes
        guard !demandes.isEmpty else {
            document.paragraphe("Aucun arbitrage n’est demandé et aucune décision n’est en souffrance.")
            return
        }
        // The page holds no more; all of them are in their chapters.
        let (montrees, reste) = (demandes.prefix(3), demandes.count - 3)
        document.liste(
            Array(montrees)
                + (reste > 0 ? ["Et \(compte(reste, "autre")), aux chapitres des freins et des décisions."] : []))
    }

    // MARK: - Facts

    /// Three to five, computed from the data, the most pressing first; none is written by hand.
    private var faits: [String] {
        let (apres, avant) = (Bilan(situation.actions), bilansPrecedents[.action] ?? Bilan([]))
        var faits: [String] = []
        let bloquees = situation.lignes.count { $0.blocage != nil }
        if bloquees > 0 {
            let arbitrages = situation.lignes.count { $0.blocage?.arbitrageDemande != nil }
            let nouvelles = comparaison.nouveauxBlocages.count
            faits.append(
                "\(compte(bloquees, "action ou sous-action bloquée", "actions ou sous-actions bloquées")), dont \(compte(nouvelles, "nouvelle")) ce semestre\u{A0}; \(compte(arbitrages, "arbitrage demandé", "arbitrages demandés"))."
            )
        }
        let retards = situation.lignes.count { $0.retard.estAvere }
        if retards > 0 {
            let nouveaux = comparaison.nouveauxRetards.count
            faits.append(
                "\(compte(retards, "retard avéré", "retards avérés")), dont \(compte(nouveaux, "nouveau", "nouveaux")) ce semestre."
            )
        }
        faits.append(
            "\(compte(apres.total, "action"))\(options.perimetre == .tout ? " dans le plan" : "")\u{A0}: \(compte(apres.nombre(.realisee), "réalisée"))\(ecart(apres.nombre(.realisee), avant.nombre(.realisee))), \(apres.nombre(.enCours)) en cours\(ecart(apres.nombre(.enCours), avant.nombre(.enCours)))."
        )
        let rappel = avant.moyenne.map {
            "\u{A0}; elle était de \(Texte.francais($0.valeur))\u{A0}% au \(semestre.precedent.libelle)"
        }
        faits.append("Moyenne de l’avancement des actions\u{A0}: \(moyenne(apres))\(rappel ?? "").")
        let completude = CompletudeSemestre(situation)
        faits.append(
            "\(compte(completude.saisies, "saisie")) sur \(completude.total) attendues pour le \(semestre.libelle).")
        return faits
    }

    /// Arbitrations asked for, then decisions whose date is over.
    private var demandes: [String] {
        let arbitrages = situation.lignes.compactMap { ligne in
            ligne.blocage?.arbitrageDemande.map { "\(nom(ligne.noeud))\u{A0}: \($0)" }
        }
        let decisions = decisionsOuvertes.filter { $0.decision.estEnRetard(au: situation.jour) }.map { inscrite in
            let echeance = inscrite.decision.echeance.map { ", attendue le \($0.enToutesLettres)" } ?? ""
            return "Décision n°\u{A0}\(inscrite.numero), toujours ouverte\(echeance)\u{A0}: \(inscrite.decision.texte)"
        }
        return arbitrages + decisions
    }

    // MARK: - Figures

    private var chiffres: [[String]] {
        [Niveau.Role.action, .sousAction].flatMap { role in
            [
                (semestre, Bilan(situation.lignes.filter { $0.role == role })),
                (semestre.precedent, bilansPrecedents[role] ?? Bilan([])),
            ].compactMap { semestre, bilan in comptes("\(mot(role)), \(semestre.rawValue)", bilan) }
        }
    }

    private func comptes(_ mot: String, _ bilan: Bilan) -> [String]? {
        guard bilan.total > 0 else { return nil }
        let parEtat = Etat.allCases.map { String(bilan.nombre($0)) }
        return [mot, String(bilan.total)] + parEtat + [String(bilan.sansEtat)]
    }

    /// The plan's own word for the nodes of a role, in the plural.
    private func mot(_ role: Niveau.Role) -> String {
        plan.niveaux.filter { $0.role == role }.map(\.pluriel).joined(separator: ", ").avecMajuscule
    }
}
