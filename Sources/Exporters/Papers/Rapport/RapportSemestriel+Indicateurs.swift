import Evaluation
import Foundation
import PlanModel

extension RapportSemestriel {
    func indicateurs(_ document: ODTDocument, _ graphique: (Graphique) -> Void) {
        document.titre(1, "Indicateurs")
        decisions(sur: .indicateurs, document)
        let positions = situation.indicateursUnParUn
        var (total, releves, nouveaux) = (0, 0, 0)
        for position in positions {
            total += 1
            if !position.releves.isEmpty { releves += 1 }
            if position.releves.count > anciensReleves[position.indicateur.id]?.count ?? 0 { nouveaux += 1 }
        }
        guard total > 0 else {
            document.paragraphe(
                options.perimetre == .tout
                    ? "Le document du plan ne donne aucun indicateur." : "Aucun indicateur n’entre dans ce périmètre.")
            return
        }
        let quand = rienAvant ? "au \(semestre.libelle)" : "depuis le \(semestre.precedent.libelle)"
        document.paragraphe(
            "\(compte(total, "indicateur")), dont \(releves == 0 ? "aucun" : "\(releves)") avec au moins un relevé et \(nouveaux == 0 ? "aucun" : "\(nouveaux)") \(nouveaux < 2 ? "relevé" : "relevés") \(quand).",
            style: "Chapeau")
        let mot = index.largeurDesValeurs
        document.tableau(
            "\(compte(total, "indicateur")), contre leur référence et leur cible",
            [
                .init("Indicateur", 42), .init(bilans.mots.actions.singulier.avecMajuscule, 15),
                .init("Référence", 22, mot: mot),
                .init("Dernier relevé", 24, mot: mot), .init("Évolution", 20, mot: mot), .init("Cible", 20, mot: mot),
                .init("Position", 27, mot: mot),
            ], lignes: positions.lazy.map { ligne($0) })
        territoires(positions, document)
        courbes(positions, document, graphique)
    }

    private func ligne(_ position: PositionIndicateur) -> [String] {
        let indicateur = position.indicateur
        return [
            indicateur.titre, position.noeud.flatMap(index.noeud).map(index.code) ?? "plan entier",
            indicateur.referenceAffichee, position.releveAffiche,
            position.evolution(depuis: anciensReleves[indicateur.id]?.last), position.cibleAffichee, position.phrase,
        ]
    }

    /// What stands for a part of the département: the table above only holds the whole.
    private func territoires(_ positions: some Sequence<PositionIndicateur>, _ document: ODTDocument) {
        let enVigueur = export.suivi.relevesEnVigueur
        let lignes = positions.flatMap { position in
            PositionIndicateur.parTerritoire(
                position.indicateur, noeud: position.noeud, releves: enVigueur[position.indicateur.id] ?? [],
                au: situation.jour
            ).map {
                [position.indicateur.titre, $0.territoire ?? "", $0.releveAffiche, $0.cibleAffichee, $0.phrase]
            }
        }
        guard !lignes.isEmpty else { return }
        let mot = index.largeurDesValeurs
        document.tableau(
            "derniers relevés et cibles par territoire",
            [
                .init("Indicateur", 50), .init("Territoire", 30), .init("Dernier relevé", 28, mot: mot),
                .init("Cible", 32, mot: mot), .init("Position", 30, mot: mot),
            ], lignes: lignes)
    }

    /// A report is read in one sitting: the others are in the indicators' booklet.
    private static let courbesAuPlus = 6

    private func courbes(
        _ positions: some Sequence<PositionIndicateur>, _ document: ODTDocument, _ graphique: (Graphique) -> Void
    ) {
        // One point is no curve.
        let courbes = positions.compactMap { position in
            let courbe = Graphique(position)
            return courbe.estVide || courbe.categories.count < 2 ? nil : courbe
        }
        guard !courbes.isEmpty else { return }
        document.titre(2, "Les courbes")
        // Those that have a target first: it is what the conference asks about.
        let ordre = courbes.enumerated().sorted {
            ($0.element.series.count > 1 ? 0 : 1, $0.offset) < ($1.element.series.count > 1 ? 0 : 1, $1.offset)
        }
        for (_, courbe) in ordre.prefix(Self.courbesAuPlus) { graphique(courbe) }
        let reste = courbes.count - Self.courbesAuPlus
        if reste > 0 {
            document.paragraphe(
                "\(compte(reste, "autre courbe", "autres courbes"))\u{A0}: voir le carnet des indicateurs.")
        }
    }
}
