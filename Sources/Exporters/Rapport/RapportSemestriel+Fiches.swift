import Evaluation
import PlanModel

/// The annexes: the sheet of every action, and how each figure is computed.
extension RapportSemestriel {
    func fiches(_ document: ODTDocument) {
        document.titre(1, "Annexe – Les fiches")
        let lignes = Dictionary(situation.lignes.map { ($0.noeud.id, $0) }, uniquingKeysWith: { first, _ in first })
        let actions = index.actions
        guard !actions.isEmpty else {
            document.paragraphe("Le plan ne compte aucune action.")
            return
        }
        for noeud in actions {
            guard let ligne = lignes[noeud.id] else { continue }
            fiche(
                ligne, sousActions: index.descendance(de: noeud.id).dropFirst().compactMap { lignes[$0.id] }, document)
        }
        // Sous-actions that hang directly under an axe have no sheet to stand in.
        let orphelines = situation.lignes.filter { ligne in
            ligne.role == .sousAction && !index.ancetres(de: ligne.noeud).contains { index.role(de: $0) == .action }
        }
        for ligne in orphelines { fiche(ligne, sousActions: [], document) }
    }

    private func fiche(_ ligne: Ligne, sousActions: [Ligne], _ document: ODTDocument) {
        let noeud = ligne.noeud
        document.titre(2, "\(index.designation(de: noeud)) – \(noeud.titreAffiche)")
        let ancetres = index.ancetres(de: noeud).reversed()
        var rows = ancetres.map { [index.designation(de: $0), $0.titreAffiche] }
        rows += index.champsAffiches(de: noeud).map { champ in
            [champ.libelle, noeud.champs[champ.id].map(multiligne) ?? Absence.nonRenseigne.rawValue]
        }
        rows += suivi(ligne)
        document.tableau(
            "fiche \(noeud.code ?? noeud.id.rawValue)", [.init("Champ", 45), .init("Contenu", 125)], lignes: rows)
        guard !sousActions.isEmpty else { return }
        document.tableau(
            "sous-actions de la fiche \(noeud.code ?? noeud.id.rawValue)",
            [
                .init("Code", 16), .init("Intitulé", 60), .init("État", 30), .init("Avancement", 22),
                .init("Signal", 42),
            ],
            lignes: sousActions.map { ligne in
                [code(ligne.noeud), ligne.noeud.titreAffiche, ligne.etatAffiche, pourcentage(ligne), signal(ligne)]
            })
    }

    /// What was declared, with who said it and who entered it.
    private func suivi(_ ligne: Ligne) -> [[String]] {
        guard let derniere = ligne.derniere else { return [["Suivi", "sans saisie"]] }
        let saisie = derniere.saisie
        var rows = [
            ["État", ligne.etatAffiche], ["Avancement", pourcentage(ligne)],
            ["Météo du pilote", "\(saisie.meteo.libelle) (\(saisie.semestre.libelle))"],
            [
                "Signal et retard",
                [signal(ligne), ligne.retard.estAvere ? nil : ligne.retard.motif].compactMap(\.self).joined(
                    separator: "\n"),
            ],
        ]
        let textes: [(String, String?)] = [
            ("Freins", saisie.freins), ("Solutions", saisie.solutions), ("Prochaines étapes", saisie.prochainesEtapes),
            ("Note (\(saisie.note?.audience.rawValue ?? ""))", saisie.note?.texte),
        ]
        rows += textes.compactMap { libelle, texte in texte.map { [libelle, $0] } }
        let dit = saisie.ditPar.map { "dit par \($0), " } ?? ""
        rows.append(["Origine", "\(dit)saisi par \(derniere.saisiPar) le \(derniere.saisiLe.jour.enToutesLettres)"])
        return rows
    }

    /// Lists have one line per element, as in the plans' own sheets.
    private func multiligne(_ renseignement: Renseignement<Contenu>) -> String {
        let texte: String
        switch renseignement.valeur {
        case .liste(let elements): texte = elements.joined(separator: "\n")
        case .indicateurs(let indicateurs): texte = indicateurs.map(\.titre).joined(separator: "\n")
        case .liens(let liens): texte = liens.map(lien).joined(separator: "\n")
        default: return Texte.valeur(renseignement)
        }
        return renseignement.precision.map { "\(texte)\n(\($0))" } ?? texte
    }

    private func lien(_ lien: Lien) -> String {
        let cible = lien.vers.valeur.flatMap(index.noeud).map { "\(index.designation(de: $0)), \($0.titreAffiche)" }
        return [lien.imprime, cible].compactMap(\.self).joined(separator: " → ")
    }

    func methode(_ document: ODTDocument) {
        document.titre(1, "Annexe – Méthode")
        document.liste([
            "L'état d'une action est le dernier déclaré jusqu'au \(semestre.libelle)\u{A0}; une action jamais déclarée est comptée «\u{A0}sans saisie\u{A0}», elle n'est pas supposée à lancer.",
            "L'avancement moyen porte sur les seules actions non abandonnées qui ont une valeur\u{A0}; le nombre de celles qui n'en ont pas est donné à côté.",
            "Le retard est calculé au \(situation.jour.enToutesLettres), à partir de la fin de la période de lancement ou de l'échéance imprimée\u{A0}: une action prévue «\u{A0}2018\u{A0}» n'est en retard qu'au 1er janvier 2019.",
            "La position d'un indicateur est la part du chemin parcourue de la valeur de référence à la cible\u{A0}; sans référence, sans cible ou sans relevé, elle n'est pas calculable.",
            "«\u{A0}non renseigné\u{A0}», «\u{A0}à définir\u{A0}», «\u{A0}sans objet\u{A0}» et «\u{A0}illisible\u{A0}» sont les mots du plan\u{A0}: rien n'a été complété.",
            "Les notes d'une audience plus restreinte que celle de ce document n'y figurent pas.",
        ])
    }
}
