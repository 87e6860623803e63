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
                    ? "Le plan ne compte \(index.rienDeSuivi)." : "Il n’entre \(index.rienDeSuivi) dans ce périmètre."
            )
            return
        }
        document.liste(faits)
        document.titre(2, "Les chiffres")
        if rienAvant { document.paragraphe("\(premierSuivi)\u{A0}: rien n’est comparé.", style: "Chapeau") }
        let quand = rienAvant ? "au \(semestre.libelle)" : "aux deux derniers semestres"
        document.tableau(
            "états, \(quand)\u{A0}: \(bilans.base)",
            colonnes("Niveau et semestre", ColonneDeBilan.etats, Self.largeursDesEtats),
            lignes: chiffres(ColonneDeBilan.etats))
        document.tableau(
            "météo, \(quand)\u{A0}: \(bilans.base)",
            colonnes("Niveau et semestre", ColonneDeBilan.meteos, Self.largeursDesMeteos),
            lignes: chiffres(ColonneDeBilan.meteos))
        graphique(etatsParAxe)
        document.titre(2, "Ce qui appelle une décision")
        let demandes = demandes
        guard !demandes.isEmpty else {
            document.paragraphe(rienADecider)
            return
        }
        // The page holds no more; all of them are in their chapters.
        let (montrees, reste) = (demandes.prefix(3), demandes.count - 3)
        document.liste(
            Array(montrees)
                + (reste > 0
                    ? [
                        "Et \(compte(reste, "autre")), \(export.lit(.arbitrageDemande) ? "aux chapitres des freins et des décisions" : "au chapitre des décisions")."
                    ] : []))
    }

    /// What the audience does not read is there all the same.
    private var rienADecider: String {
        let reserve = "des décisions en souffrance sont réservées à une audience plus restreinte"
        return switch (export.lit(.arbitrageDemande), desRetardsReserves) {
        case (true, true): "Aucun arbitrage n’est demandé\u{A0}; \(reserve)."
        case (true, false): "Aucun arbitrage n’est demandé et aucune décision n’est en souffrance."
        case (false, true): "\(reserve.avecMajuscule)."
        case (false, false): "Aucune décision n’est en souffrance."
        }
    }

    // MARK: - Facts

    /// Three to five, computed from the data, the most pressing first; none is written by hand.
    private var faits: [String] {
        let arbitrages = bilans.points.arbitragesDemandes ?? 0
        let demandes =
            export.lit(.arbitrageDemande)
            ? "\u{A0}; \(arbitrages == 0 ? "aucun arbitrage demandé" : compte(arbitrages, "arbitrage demandé", "arbitrages demandés"))"
            : ""
        var faits = [
            bilans.points.bloquees == 0
                ? "\(bilans.compte("bloquée", \.bloquees).avecMajuscule), sur \(bilans.base)."
                : "\(bilans.compte("bloquée", \.bloquees)), sur \(bilans.base)\(nouveaux("blocage", comparaison.nouveauxBlocages))\(demandes).",
            "\(bilans.retard.avecMajuscule)\(bilans.points.enRetard > 0 ? nouveaux("retard", comparaison.nouveauxRetards) : "").",
        ]
        faits += zip(bilans.parNiveau, precedents).map { niveau, avant in
            let (mot, bilan) = (niveau.mot, niveau.bilan)
            let etats = [Etat.realisee, .enCours].map { etat in
                let nombre = bilan.nombre(etat)
                let reserve =
                    etat == .realisee && bilan.realisationsAConfirmer > 0
                    ? ", dont \(bilan.realisationsAConfirmer) à confirmer" : ""
                let tete = nombre == 0 ? mot.feminin ? "aucune" : "aucun" : String(nombre)
                return
                    "\(tete)\u{A0}\(etat.libelle(nombre, feminin: mot.feminin))\(reserve)\(ecart(nombre, avant.nombre(etat)))"
            }
            return
                "\(mot.compte(bilan.total).avecMajuscule)\(options.perimetre == .tout ? " dans le plan" : "")\u{A0}: \(etats.joined(separator: ", "))."
        }
        let rappels = zip(bilans.parNiveau, precedents).compactMap { niveau, avant in
            avant.moyenne.map { "\(Texte.francais($0.valeur))\u{A0}% pour les \(niveau.mot.pluriel)" }
        }
        let rappel =
            rappels.isEmpty ? "" : "\u{A0}; au \(semestre.precedent.libelle), \(rappels.joined(separator: " et "))"
        faits.append("\(bilans.moyennes.avecMajuscule)\(rappel).")
        faits.append(
            "\(bilans.compte("saisie") { $0.total - $0.sansSaisie }.avecMajuscule) pour le \(semestre.libelle), sur \(bilans.base)."
        )
        return faits
    }

    /// « ; nouveau blocage depuis le 1er semestre 2018 : 1 action et 2 sous-actions »; nothing for a first semestre.
    private func nouveaux(_ quoi: String, _ lignes: [Ligne]) -> String {
        guard !rienAvant else { return "" }
        let depuis = "depuis le \(semestre.precedent.libelle)"
        return "\u{A0}; "
            + (lignes.isEmpty
                ? "aucun nouveau \(quoi) \(depuis)" : "nouveau \(quoi) \(depuis)\u{A0}: \(denombre(lignes))")
    }

    /// The counts of the semestre before, level by level.
    private var precedents: [Bilan] {
        bilans.parNiveau.map { $0.role == .sousAction ? bilansPrecedents.sousActions : bilansPrecedents.actions }
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

    private func chiffres(_ colonnes: [ColonneDeBilan]) -> [[String]] {
        zip(bilans.parNiveau, precedents).flatMap { niveau, avant in
            [(semestre, niveau.bilan), (semestre.precedent, avant)].prefix(rienAvant ? 1 : 2).map { semestre, bilan in
                // A hyphen where no line breaks.
                ["\(niveau.mot.pluriel.avecMajuscule), \(semestre.rawValue.replacing("-", with: "\u{2011}"))"]
                    + colonnes.map { $0.cellule(bilan, niveau.mot) }
            }
        }
    }
}
