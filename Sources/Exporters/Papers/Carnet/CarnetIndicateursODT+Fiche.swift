import Evaluation
import PlanModel

/// One section for each indicator.
extension CarnetIndicateursODT {
    func fiche(_ position: PositionIndicateur, _ releves: [Releve], _ document: ODTDocument) {
        let indicateur = position.indicateur
        document.titre(2, "Indicateur – \(indicateur.titre)")
        document.definition("Par rapport à la cible", parRapportALaCible(position))
        document.definition(
            "Depuis le relevé connu il y a un an", position.evolution(depuis: anneeAvant[indicateur.id]?.releves.last))
        definition(position, document)
        document.graphique(Graphique(position))
        parTerritoire(position, releves, document)
        departement(position, document)
        territoires(
            releves.filter { $0.mesure.territoire != nil && $0.mesure.date <= situation.jour }, position, document)
    }

    private func parRapportALaCible(_ position: PositionIndicateur) -> String {
        guard position.cible != nil else { return position.cibleAffichee }
        return "\(position.phrase)\u{A0}; cible\u{A0}: \(position.cibleAffichee)"
    }

    private func definition(_ position: PositionIndicateur, _ document: ODTDocument) {
        let indicateur = position.indicateur
        document.tableau(
            "définition de l'indicateur", [.init("Rubrique", 45), .init("Contenu", 125)],
            lignes: Rubriques.lignes(
                [
                    "Se rapporte à": index.intitule(position.noeud), "Définition": indicateur.note,
                    "Nature": indicateur.nature?.rawValue, "Unité": indicateur.unite, "Sens": indicateur.sens?.libelle,
                    "Référence": indicateur.reference == nil ? nil : indicateur.referenceAffichee,
                    "Cibles": indicateur.ciblesAffichees, "Source des chiffres": indicateur.origine,
                    "Producteur": producteur(indicateur), "Périodicité": indicateur.periodicite,
                    "Territoires suivis": indicateur.territoires.isEmpty
                        ? "le département entier" : indicateur.territoires.joined(separator: ", "),
                ], sinon: "Non renseigné"))
    }

    private func producteur(_ indicateur: Indicateur) -> String? {
        indicateur.producteur.map { Texte.renseigne($0.map { index.organisation($0)?.nom.valeur ?? $0 }) }
    }

    /// Nothing for an indicator whose plan splits no target: its readings stand below.
    private func parTerritoire(_ position: PositionIndicateur, _ releves: [Releve], _ document: ODTDocument) {
        guard position.indicateur.cibles.contains(where: { $0.territoire != nil }) else { return }
        document.tableau(
            "chaque territoire contre sa cible",
            [.init("Territoire", 46), .init("Dernier relevé", 38), .init("Cible", 44), .init("Position", 42)],
            lignes: PositionIndicateur.parTerritoire(
                position.indicateur, noeud: position.noeud, releves: releves, au: situation.jour
            ).map { [$0.territoire ?? "", $0.releveAffiche, $0.cibleAffichee, $0.phrase] })
    }

    private func departement(_ position: PositionIndicateur, _ document: ODTDocument) {
        guard !position.releves.isEmpty else {
            document.paragraphe(
                "Aucun relevé pour le département entier jusqu'au \(situation.jour.enToutesLettres).")
            return
        }
        document.tableau(
            "relevés pour le département entier",
            [
                .init("Date", 24), .init("Valeur", 44, chiffres: position.releves.sontDesNombres),
                .init("Source et origine", 52), .init("Contestation", 50),
            ],
            lignes: position.releves.map { releve in
                [
                    releve.mesure.date.enChiffres, position.indicateur.texte(releve.mesure.valeur), origine(releve),
                    releve.mesure.contestation ?? "aucune",
                ]
            })
    }

    private func territoires(_ releves: [Releve], _ position: PositionIndicateur, _ document: ODTDocument) {
        guard !releves.isEmpty else {
            if !position.indicateur.territoires.isEmpty {
                document.paragraphe("Aucun relevé par territoire jusqu'au \(situation.jour.enToutesLettres).")
            }
            return
        }
        document.tableau(
            "relevés par territoire",
            [
                .init("Territoire", 34), .init("Date", 24),
                .init("Valeur", 34, chiffres: releves.sontDesNombres), .init("Source et origine", 42),
                .init("Contestation", 36),
            ],
            lignes: releves.map { releve in
                [
                    releve.mesure.territoire ?? "département entier", releve.mesure.date.enChiffres,
                    position.indicateur.texte(releve.mesure.valeur), origine(releve),
                    releve.mesure.contestation ?? "aucune",
                ]
            })
    }

    /// Where the figure comes from, who said it, who entered it.
    private func origine(_ releve: Releve) -> String {
        let mesure = releve.mesure
        let source = [mesure.source, mesure.producteur.map { "produit par \($0)" }].compactMap(\.self)
        return [
            source.isEmpty ? "source non renseignée" : source.joined(separator: ", "),
            mesure.ditPar.map { "dit par \($0)" }, export.lit(.saisiPar) ? "saisi par \(releve.saisiPar)" : nil,
        ].compactMap(\.self).joined(separator: "\n")
    }
}

extension [Releve] {
    /// Numbers stand under each other.
    fileprivate var sontDesNombres: Bool {
        allSatisfy { if case .nombre = $0.mesure.valeur { true } else { false } }
    }
}
