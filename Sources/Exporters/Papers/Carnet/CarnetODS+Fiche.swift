import Evaluation
import PlanModel

extension CarnetODS {
    /// The sheet of an indicator: what it is, what is expected of it, what was read.
    func feuille(_ fiche: Fiche) -> FeuilleODS {
        let largeurs = [48, 30, 40, 50, 45, 50, 45, 45]
        return FeuilleODS(nom: fiche.feuille, colonnes: largeurs.map { .init($0) }) { lignes in
            lignes.ligne([.init(.texte(fiche.indicateur.titre.surUneLigne), .titre)])
            lignes.ligne([.init(.lien("Retour à la synthèse", feuille: Self.synthese), .lien)])
            lignes.ligneVide()
            definition(fiche, lignes)
            lignes.ligneVide()
            lignes.ligne([.init(.texte("Relevés en vigueur au \(situation.jour.enToutesLettres)"), .intertitre)])
            releves(fiche, lignes)
        }
    }

    private func definition(_ fiche: Fiche, _ lignes: ODSLignes) {
        let indicateur = fiche.indicateur
        func ligne(_ libelle: String, _ valeurs: FeuilleODS.Cellule...) {
            lignes.ligne([.init(.texte(libelle), .gras)] + valeurs)
        }
        func large(_ libelle: String, _ texte: String?) {
            // Not wrapped: it runs over the empty cells on its right.
            ligne(libelle, .init(.texte((texte ?? Absence.nonRenseigne.rawValue).surUneLigne), .libre))
        }
        large(index.mots.actions.singulier.avecMajuscule, action(fiche))
        large("Nature", indicateur.nature?.rawValue)
        large("Unité", indicateur.unite)
        large("Sens attendu", indicateur.sens?.libelle)
        large("Périodicité", indicateur.periodicite)
        large("Origine des chiffres", indicateur.origine)
        large("Producteur", indicateur.producteur.map { $0.valeur ?? $0.absence?.rawValue ?? "" })
        large(
            "Territoires suivis",
            indicateur.territoires.isEmpty ? "département entier" : indicateur.territoires.joined(separator: ", "))
        if let note = indicateur.note { large("Remarque", note) }
        if let point = indicateur.reference?.valeur {
            ligne("Référence \(point.annee)", .renseigne(point.valeur))
        } else {
            large("Référence", indicateur.reference?.absence?.rawValue)
        }
        for cible in indicateur.cibles {
            let titre = ["Cible \(cible.annee)", cible.territoire, cible.borne?.libelle].compactMap(\.self)
            ligne(titre.joined(separator: ", "), .renseigne(cible.valeur))
        }
        if indicateur.cibles.isEmpty { large("Cible", nil) }
        let (chemin, position) = Self.position(fiche.position)
        large("Position", position)
        if case .enChemin = fiche.position.verdict { ligne("Chemin parcouru", chemin) }
        guard indicateur.cibles.contains(where: { $0.territoire != nil }) else { return }
        let territoires = PositionIndicateur.parTerritoire(
            indicateur, noeud: fiche.position.noeud, releves: fiche.releves, au: situation.jour)
        for territoire in territoires { large("Position, \(territoire.territoire ?? "")", territoire.phrase) }
    }

    private func releves(_ fiche: Fiche, _ lignes: ODSLignes) {
        guard !fiche.releves.isEmpty else { return lignes.ligne([.init(.texte("aucun relevé"), .libre)]) }
        let titres =
            ["Date", "Valeur", "Territoire", "Source", "Producteur", "Contestation"]
            + (export.lit(.ditPar) ? ["Dit par"] : []) + (export.lit(.saisiPar) ? ["Saisi par"] : [])
        lignes.ligne(titres.map { .init(.texte($0), .entete) })
        for releve in fiche.releves {
            let mesure = releve.mesure
            let saisi = "\(releve.saisiPar), le \(releve.saisiLe.jour(situation.plan.heureLocale).enChiffres)"
            lignes.ligne(
                [
                    .init(.date(mesure.date), .date), .mesure(mesure),
                    .texte(mesure.territoire ?? "département entier"),
                    .texte(mesure.source), .texte(mesure.producteur), .texte(mesure.contestation ?? "aucune"),
                ] + (export.lit(.ditPar) ? [.texte(mesure.ditPar)] : [])
                    + (export.lit(.saisiPar) ? [.texte(saisi)] : []))
        }
    }
}
