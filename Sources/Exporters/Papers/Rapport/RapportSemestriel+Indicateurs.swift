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
        document.paragraphe(
            "\(compte(total, "indicateur")), dont \(releves == 0 ? "aucun" : "\(releves)") avec au moins un relevé et \(nouveaux == 0 ? "aucun" : "\(nouveaux)") \(nouveaux < 2 ? "relevé" : "relevés") depuis le \(semestre.precedent.libelle).",
            style: "Chapeau")
        document.tableau(
            "\(compte(total, "indicateur")), contre leur référence et leur cible",
            [
                .init("Indicateur", 42), .init("Action", 15), .init("Référence", 22), .init("Dernier relevé", 24),
                .init("Évolution", 20), .init("Cible", 20), .init("Position", 27),
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

    /// Readings of a part of the département: the table above only holds those of the whole.
    private func territoires(_ positions: some Sequence<PositionIndicateur>, _ document: ODTDocument) {
        let enVigueur = export.suivi.relevesEnVigueur
        let lignes = positions.flatMap { position in
            let releves = (enVigueur[position.indicateur.id] ?? []).filter { $0.mesure.date <= situation.jour }
            let parTerritoire = Dictionary(grouping: releves.filter { $0.mesure.territoire != nil }) {
                $0.mesure.territoire?.folded
            }
            return position.indicateur.territoires.compactMap { territoire in
                parTerritoire[territoire.folded]?.last.map { releve in
                    [
                        position.indicateur.titre, territoire, position.indicateur.texte(releve.mesure.valeur),
                        releve.mesure.date.enChiffres,
                    ]
                }
            }
        }
        guard !lignes.isEmpty else { return }
        document.tableau(
            "derniers relevés par territoire",
            [.init("Indicateur", 80), .init("Territoire", 40), .init("Relevé", 28), .init("Date", 22)], lignes: lignes)
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
