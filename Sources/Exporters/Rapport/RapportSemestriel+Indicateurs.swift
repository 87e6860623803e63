import Evaluation
import Foundation
import PlanModel

extension RapportSemestriel {
    func indicateurs(_ document: ODTDocument, _ graphique: (Graphique) -> Void) {
        document.titre(1, "Indicateurs")
        decisions(sur: .indicateurs, document)
        guard !positions.isEmpty else {
            document.paragraphe(
                options.perimetre == .tout
                    ? "Le document du plan ne donne aucun indicateur." : "Aucun indicateur n’entre dans ce périmètre.")
            return
        }
        let releves = positions.count { !$0.releves.isEmpty }
        let nouveaux = positions.count { $0.releves.count > (anciennes[$0.indicateur.id]?.releves.count ?? 0) }
        document.paragraphe(
            "\(compte(positions.count, "indicateur")), dont \(releves) avec au moins un relevé et \(compte(nouveaux, "relevé", "relevés")) depuis le \(semestre.precedent.libelle).",
            style: "Chapeau")
        document.tableau(
            "\(compte(positions.count, "indicateur")), contre leur référence et leur cible",
            [
                .init("Indicateur", 42), .init("Action", 15), .init("Référence", 22), .init("Dernier relevé", 24),
                .init("Évolution", 20), .init("Cible", 20), .init("Position", 27),
            ], lignes: positions.lazy.map(ligne))
        territoires(document)
        courbes(document, graphique)
    }

    private func ligne(_ position: PositionIndicateur) -> [String] {
        let indicateur = position.indicateur
        return [
            indicateur.titre, position.noeud.flatMap(index.noeud).map(code) ?? "plan entier",
            reference(indicateur), releve(position), evolution(position), cible(position), verdict(position.verdict),
        ]
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
        let contestation = mesure.contestation.map { "\nContestée\u{A0}: \($0)" } ?? ""
        return "\(texte(mesure, position.indicateur))\n\(mesure.date.enChiffres)\(contestation)"
    }

    private func texte(_ mesure: Mesure, _ indicateur: Indicateur) -> String {
        switch mesure.valeur {
        case .nombre(let nombre): Texte.francais(nombre, unite: indicateur.unite)
        case .texte(let texte): texte
        }
    }

    /// Since what the report of the semestre before could show.
    private func evolution(_ position: PositionIndicateur) -> String {
        guard let dernier = position.releves.last else { return "sans objet" }
        guard let ancien = anciennes[position.indicateur.id]?.releves.last else { return "premier relevé" }
        guard ancien.id != dernier.id else { return "aucun nouveau relevé" }
        guard case .nombre(let avant) = ancien.mesure.valeur, case .nombre(let apres) = dernier.mesure.valeur else {
            return "nouveau relevé"
        }
        if apres == avant { return "stable" }
        return (apres > avant ? "+" : "") + Texte.francais(apres - avant)
    }

    private func verdict(_ verdict: PositionIndicateur.Verdict) -> String {
        switch verdict {
        case .atteinte: "cible atteinte"
        case .enChemin(let pourcentage): "\(Texte.francais(pourcentage))\u{A0}% du chemin"
        case .nonCalculable(let raison): "non calculable\u{A0}: \(raison)"
        }
    }

    /// Readings of a part of the département: the table above only holds those of the whole.
    private func territoires(_ document: ODTDocument) {
        let enVigueur = export.suivi.relevesEnVigueur
        let lignes = positions.flatMap { position in
            let releves = (enVigueur[position.indicateur.id] ?? []).filter { $0.mesure.date <= situation.jour }
            let parTerritoire = Dictionary(grouping: releves.filter { $0.mesure.territoire != nil }) {
                $0.mesure.territoire ?? ""
            }
            return position.indicateur.territoires.compactMap { territoire in
                parTerritoire[territoire]?.last.map { releve in
                    [
                        position.indicateur.titre, territoire, texte(releve.mesure, position.indicateur),
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

    private func courbes(_ document: ODTDocument, _ graphique: (Graphique) -> Void) {
        let courbes = positions.compactMap { position in courbe(position).map { (position, $0) } }
        guard !courbes.isEmpty else { return }
        document.titre(2, "Les courbes")
        // Those that have a target first: it is what the conference asks about.
        let ordre = courbes.enumerated().sorted {
            ($0.element.1.series.count > 1 ? 0 : 1, $0.offset) < ($1.element.1.series.count > 1 ? 0 : 1, $1.offset)
        }
        for (_, courbe) in ordre.prefix(Self.courbesAuPlus) { graphique(courbe.1) }
        let reste = courbes.count - Self.courbesAuPlus
        if reste > 0 {
            document.paragraphe(
                "\(compte(reste, "autre courbe", "autres courbes"))\u{A0}: voir le carnet des indicateurs.")
        }
    }
}
