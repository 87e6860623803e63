import Evaluation
import PlanModel

/// Decisions, and the chapters that they feed.
extension RapportSemestriel {
    /// Those of the perimeter that were taken up to the end of the semestre, as they then stood, by number.
    private var decisionsConnues: [DecisionInscrite] { connues(export.suivi.decisions) }

    /// Those that the audience does not read, without a word of them.
    private var decisionsReservees: [DecisionInscrite] { connues(export.suivi.decisionsReservees) }

    private func connues(_ decisions: [DecisionInscrite]) -> [DecisionInscrite] {
        let connues = decisions.tenues(au: situation.jour, plan.heureLocale)
        guard options.perimetre != .tout, !connues.isEmpty else { return connues }
        let retenus = Set(situation.lignes.map(\.noeud.id))
        return connues.filter { inscrite in
            inscrite.decision.noeuds.contains { noeud in
                index.descendance(de: noeud).contains { retenus.contains($0.id) }
            }
        }
    }

    var decisionsOuvertes: [DecisionInscrite] { decisionsConnues.filter { $0.decision.etat == .ouverte } }

    /// Whether there are late decisions that the audience does not read.
    var desRetardsReserves: Bool { decisionsReservees.contains { $0.decision.estEnRetard(au: situation.jour) } }

    /// Open ones come back until they are closed; the others stand in the report of the semestre they are from.
    private func estMontree(_ inscrite: DecisionInscrite) -> Bool {
        inscrite.decision.etat == .ouverte || inscrite.decision.date >= semestre.debut
    }

    func decisions(_ document: ODTDocument) {
        document.titre(1, "Décisions et suites")
        let (connues, reservees) = (decisionsConnues, decisionsReservees)
        let montrees = connues.filter(estMontree)
        guard !montrees.isEmpty else {
            document.paragraphe(
                reservees.contains(where: estMontree)
                    ? "Les décisions ouvertes ou prises ce semestre sont réservées à une audience plus restreinte."
                    : !connues.isEmpty || !reservees.isEmpty
                        ? "Aucune décision n’est ouverte, ni prise ce semestre."
                        : options.perimetre == .tout
                            ? "Aucune décision n’a été inscrite." : "Aucune décision ne porte sur ce périmètre.")
            return
        }
        let ordre = montrees.sorted { (rang($0), $0.numero) < (rang($1), $1.numero) }
        document.tableau(
            "\(compte(montrees.count, "décision")), en retard d’abord",
            [
                .init("N°", 10), .init("Prise", 30), .init("Décision", 62),
                .init(export.lit(.responsable) ? "Responsable et échéance" : "Échéance", 34),
                .init("État et suite", 34),
            ], lignes: ordre.map(ligne))
        let passees = connues.count - montrees.count
        if passees > 0 {
            document.paragraphe(
                "\(compte(passees, "décision plus ancienne et close ne figure", "décisions plus anciennes et closes ne figurent")) plus ici."
            )
        }
    }

    /// The decisions about one duty, inside its chapter; nothing when there is none.
    func decisions(sur sujet: Decision.Sujet, _ document: ODTDocument) {
        let connues = decisionsConnues.filter { $0.decision.sujet == sujet && estMontree($0) }
        guard !connues.isEmpty else { return }
        document.paragraphe("Ce qui en a été décidé\u{A0}:", style: "Chapeau")
        document.liste(connues.map { "\(titre($0))\u{A0}: \($0.decision.texte)\(suite($0.decision))" })
    }

    private func aDesDecisions(sur sujet: Decision.Sujet) -> Bool {
        decisionsConnues.contains { $0.decision.sujet == sujet && estMontree($0) }
    }

    /// « , et aucune décision n'en traite », unless some do that the audience does not read.
    private func niDecision(sur sujet: Decision.Sujet) -> String {
        decisionsReservees.contains { $0.decision.sujet == sujet && estMontree($0) }
            ? "\u{A0}; les décisions qui en traitent sont réservées à une audience plus restreinte."
            : ", et aucune décision n’en traite."
    }

    private func rang(_ inscrite: DecisionInscrite) -> Int {
        if inscrite.decision.estEnRetard(au: situation.jour) { return 0 }
        return inscrite.decision.etat == .ouverte ? 1 : 2
    }

    private func titre(_ inscrite: DecisionInscrite) -> String {
        "\(inscrite.decision.nature.libelle.avecMajuscule) n°\u{A0}\(inscrite.numero) du \(inscrite.decision.date.enToutesLettres)"
    }

    private func suite(_ decision: Decision) -> String {
        decision.suite.map { " Suite\u{A0}: \($0)" } ?? ""
    }

    private func ligne(_ inscrite: DecisionInscrite) -> [String] {
        let decision = inscrite.decision
        let noeuds = decision.noeuds.compactMap(index.noeud).map(nom)
        let retard = decision.estEnRetard(au: situation.jour) ? " (dépassée)" : ""
        return [
            String(inscrite.numero),
            [decision.date.enChiffres, decision.seance].compactMap(\.self).joined(separator: "\n"),
            (["\(decision.nature.libelle.avecMajuscule)\u{A0}: \(decision.texte)"] + noeuds).joined(separator: "\n"),
            [
                export.lit(.responsable) ? decision.responsable ?? "responsable non désigné" : nil,
                decision.echeance.map { "échéance\u{A0}: \($0.enChiffres)\(retard)" } ?? "sans échéance",
            ].compactMap(\.self).joined(separator: "\n"),
            [decision.etat.libelle, decision.suite].compactMap(\.self).joined(separator: "\n"),
        ]
    }

    // MARK: - Experiments, set-ups

    func experimentations(_ document: ODTDocument) {
        document.titre(1, "Expérimentations")
        let lignes = situation.lignes.filter { $0.noeud.parleDExperimentation }
        guard !lignes.isEmpty || aDesDecisions(sur: .experimentation) else {
            document.paragraphe("Aucune fiche ne parle d’expérimentation\(niDecision(sur: .experimentation))")
            return
        }
        decisions(sur: .experimentation, document)
        guard !lignes.isEmpty else { return }
        document.tableau(
            "\(motsComptes) dont la fiche parle d’expérimentation",
            [.init("Code", 18), .init("Intitulé", export.lit(.prochainesEtapes) ? 72 : 122), .init("État", 30)]
                + (export.lit(.prochainesEtapes) ? [.init("Dernière étape déclarée", 50)] : []),
            lignes: lignes.map { ligne in
                [index.code(ligne.noeud), ligne.noeud.titreAffiche, ligne.etatAffiche(export.regard)]
                    + (export.lit(.prochainesEtapes)
                        ? [ligne.derniere?.saisie.prochainesEtapes ?? "non renseigné"] : [])
            })
    }

    func montages(_ document: ODTDocument) {
        document.titre(1, "Montages et financements")
        let champs = plan.champs.filter { $0.role == .financeur || $0.role == .maitreOuvrage }
        let noeuds = noeudsDuPerimetre
        let lignes = noeuds.flatMap { noeud in
            champs.compactMap { champ in
                noeud.champs[champ.id].map {
                    [index.code(noeud), noeud.titreAffiche, champ.libelle, Texte.valeur($0)]
                }
            }
        }
        let (montants, conventions) = (noeuds.flatMap(montants), conventions)
        guard !lignes.isEmpty || !montants.isEmpty || !conventions.isEmpty || aDesDecisions(sur: .montage) else {
            document.paragraphe(
                options.perimetre == .tout
                    ? "Le plan ne nomme ni financeur ni convention\(niDecision(sur: .montage))"
                    : "Dans ce périmètre, le plan ne nomme ni financeur ni convention\(niDecision(sur: .montage))")
            return
        }
        decisions(sur: .montage, document)
        if !lignes.isEmpty {
            document.tableau(
                "maîtres d’ouvrage et financeurs que nomment les fiches",
                [.init("Code", 18), .init("Intitulé", 62), .init("Rôle", 40), .init("Organismes", 50)], lignes: lignes)
        }
        if !montants.isEmpty {
            document.tableau(
                "montants que donnent les fiches, dans leurs mots\u{A0}: ils ne s’additionnent pas",
                [
                    .init("Code", 18), .init("Intitulé", 48), .init("Année", 16), .init("Montant", 28, chiffres: true),
                    .init("Objet", 30), .init("Financeur", 30),
                ], lignes: montants)
        }
        guard !conventions.isEmpty else { return }
        document.tableau(
            options.perimetre == .tout ? "conventions du plan" : "conventions qui portent sur ce périmètre",
            [.init("Convention", 70), .init("Statut", 30), .init("Signataires", 70)],
            lignes: conventions.map { convention in
                [
                    convention.titre, convention.statut.map { $0 == .signee ? "signée" : "prévue" } ?? "non renseigné",
                    convention.signataires.isEmpty
                        ? "non renseigné" : convention.signataires.map(\.texte).joined(separator: ", "),
                ]
            })
    }
}

extension RapportSemestriel {
    /// The nodes of the perimeter and those above them, in document order; every node for the whole plan.
    private var noeudsDuPerimetre: [Noeud] {
        guard options.perimetre != .tout else { return plan.noeuds }
        let retenus = Set(situation.lignes.flatMap { [$0.noeud.id] + index.identifiantsDesAncetres(de: $0.noeud) })
        return plan.noeuds.filter { retenus.contains($0.id) }
    }

    private func montants(_ noeud: Noeud) -> [[String]] {
        index.champs(de: noeud).flatMap { champ -> [[String]] in
            guard case .montants(let montants)? = noeud.champs[champ.id]?.valeur else { return [] }
            return montants.map { montant in
                [
                    index.code(noeud), noeud.titreAffiche, montant.annee.map(String.init) ?? "non datée",
                    Texte.renseigne(montant.centimes.map { Texte.argent($0, montant.devise) }),
                    montant.objet == nil && montant.note == nil
                        ? Absence.nonRenseigne.rawValue
                        : [montant.objet, montant.note].compactMap(\.self).joined(separator: "\n"),
                    montant.financeur?.texte ?? Absence.nonRenseigne.rawValue,
                ]
            }
        }
    }

    /// Those that apply to something of the perimeter; one of the whole plan stands in the whole report.
    private var conventions: [Convention] {
        guard options.perimetre != .tout else { return plan.conventions }
        let retenus = Set(situation.lignes.map(\.noeud.id))
        return plan.conventions.filter { convention in
            convention.noeuds.contains { noeud in
                retenus.contains(noeud) || index.descendance(de: noeud).contains { retenus.contains($0.id) }
            }
        }
    }
}

extension Noeud {
    /// Somewhere in its title or in the fields of its sheet.
    fileprivate var parleDExperimentation: Bool {
        titre.valeur?.parleDExperimentation == true
            || champs.values.contains { $0.valeur.map(Texte.contenu)?.parleDExperimentation == true }
    }
}

extension String {
    /// « expérimenter », « Expérimentation », also without its accent; byte by byte, for it goes through every sheet.
    fileprivate var parleDExperimentation: Bool {
        var texte = self
        return texte.withUTF8 { bytes in
            [Array("xpériment".utf8), Array("xperiment".utf8)].contains { mot in
                bytes.count >= mot.count
                    && bytes.indices.dropLast(mot.count - 1).contains { place in
                        bytes[place] == mot[0] && bytes[place..<place + mot.count].elementsEqual(mot)
                    }
            }
        }
    }
}
