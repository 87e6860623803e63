import PlanModel

/// Who steers the plan, how it was approved, by what it is judged.
extension PlanEntierODT {
    func gouvernance(_ document: ODTDocument) {
        document.titre(1, "Gouvernance", nouvellePage: true)
        document.titre(2, "Instances")
        if plan.instances.isEmpty { document.paragraphe("Le document ne nomme aucune instance.") }
        for instance in plan.instances { self.instance(instance, document) }
        procedure(document)
        conventions(document)
        evaluations(document)
        jalons(document)
        schemas(document)
    }

    private func instance(_ instance: Instance, _ document: ODTDocument) {
        document.titre(3, "Instance – \(instance.nom)")
        if let niveau = instance.par.flatMap(index.niveau) {
            document.definition("Combien", "une par \(niveau.mot)")
        }
        if let statut = instance.statut { document.definition("Statut", statut.libelleFeminin) }
        document.definition("Rythme", Texte.rythme(instance))
        let presidence = instance.statutPresidence.map { " (\($0.libelleFeminin))" } ?? ""
        document.definition("Présidence", organisations(instance.presidence) + presidence)
        document.definition("Composition", organisations(instance.composition))
        if let territoire = instance.territoire { document.definition("Territoire", territoire) }
        if let suivante = instance.alimente.flatMap({ id in plan.instances.first { $0.id == id } }) {
            document.definition("Prépare", suivante.nom)
        }
        if instance.missions.isEmpty {
            document.definition("Missions", Absence.nonRenseigne.rawValue)
        } else {
            document.paragraphe("Missions", style: ODTStyles.libelle)
            document.liste(instance.missions.map(\.titre))
        }
        if let note = instance.note { document.definition("Remarque", note) }
    }

    private func procedure(_ document: ODTDocument) {
        document.titre(2, "Procédure d'approbation")
        guard !plan.procedure.isEmpty else {
            return document.paragraphe("Le document ne décrit pas la procédure d'approbation.")
        }
        document.tableau(
            "les étapes, dans l'ordre du document",
            [.init("Étape", 50), .init("Qui", 44), .init("Délai", 26), .init("Quand", 50)],
            lignes: plan.procedure.map { etape in
                let apres = etape.apres.flatMap { id in plan.procedure.first { $0.id == id } }
                return [
                    [etape.titre, etape.note].compactMap(\.self).joined(separator: "\n"),
                    organisations(etape.organisations),
                    etape.delaiMois.map { "\($0)\u{A0}mois" } ?? Absence.nonRenseigne.rawValue,
                    [Texte.renseigne(etape.periode?.map(\.affichee)), apres.map { "après\u{A0}: \($0.titre)" }]
                        .compactMap(\.self).joined(separator: "\n"),
                ]
            })
    }

    private func conventions(_ document: ODTDocument) {
        document.titre(2, "Conventions")
        guard !plan.conventions.isEmpty else {
            return document.paragraphe("Le document ne mentionne aucune convention.")
        }
        document.tableau(
            "les conventions",
            [.init("Convention", 50), .init("Signataires", 44), .init("État", 22), .init("Porte sur", 54)],
            lignes: plan.conventions.map { convention in
                [
                    [convention.titre, convention.note].compactMap(\.self).joined(separator: "\n"),
                    organisations(convention.signataires), statut(convention.statut),
                    convention.noeuds.isEmpty
                        ? "tout le plan" : convention.noeuds.map { index.intitule($0) }.joined(separator: "\n"),
                ]
            })
    }

    private func statut(_ statut: Convention.Statut?) -> String {
        switch statut {
        case .prevue: "prévue"
        case .signee: "signée"
        case nil: Absence.nonRenseigne.rawValue
        }
    }

    private func evaluations(_ document: ODTDocument) {
        document.titre(2, "Évaluations prévues")
        guard !plan.evaluations.isEmpty else { return document.paragraphe("Le document ne prévoit aucune évaluation.") }
        document.tableau(
            "les évaluations",
            [.init("Évaluation", 44), .init("Nature", 24), .init("Quand", 30), .init("Méthode", 42), .init("Qui", 30)],
            lignes: plan.evaluations.map { evaluation in
                [
                    [evaluation.titre, evaluation.note].compactMap(\.self).joined(separator: "\n"),
                    nature(evaluation.nature), Texte.renseigne(evaluation.periode?.map(\.affichee)),
                    evaluation.methode ?? Absence.nonRenseigne.rawValue, organisations(evaluation.organisations),
                ]
            })
    }

    private func nature(_ nature: EvaluationPrevue.Nature?) -> String {
        switch nature {
        case .annuelle: "annuelle"
        case .miParcours: "à mi-parcours"
        case .finale: "finale"
        case .permanente: "continue"
        case nil: Absence.nonRenseigne.rawValue
        }
    }

    private func schemas(_ document: ODTDocument) {
        guard !plan.schemas.isEmpty else { return }
        document.titre(2, "Liens avec d'autres schémas")
        document.tableau(
            "les autres schémas dont parle le document",
            [.init("Schéma", 54), .init("Période", 28), .init("Ce qui les lie", 48), .init("Porte sur", 40)],
            lignes: plan.schemas.map { schema in
                [
                    [
                        [schema.sigle, schema.titre].compactMap(\.self).joined(separator: " – "), schema.url,
                        schema.note,
                    ]
                    .compactMap(\.self).joined(separator: "\n"),
                    Texte.renseigne(schema.periode?.map(\.affichee)), schema.relation ?? Absence.nonRenseigne.rawValue,
                    schema.noeuds.isEmpty
                        ? "tout le plan" : schema.noeuds.map { index.intitule($0) }.joined(separator: "\n"),
                ]
            })
    }

    private func jalons(_ document: ODTDocument) {
        document.titre(2, "Jalons")
        guard !plan.jalons.isEmpty else { return document.paragraphe("Le document ne date aucun événement.") }
        document.tableau(
            "les événements datés",
            [.init("Événement", export.lit(.transcription) ? 80 : 130), .init("Date", 40)]
                + (export.lit(.transcription) ? [.init("Remarque", 50)] : []),
            lignes: plan.jalons.map { jalon in
                [jalon.titre, Texte.renseigne(jalon.periode?.map(\.affichee))]
                    + (export.lit(.transcription) ? [jalon.note ?? "aucune"] : [])
            })
    }
}
