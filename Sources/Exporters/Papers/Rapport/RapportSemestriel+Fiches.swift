import Evaluation
import PlanModel

/// The annex of the sheets: one for every action.
extension RapportSemestriel {
    func fiches(_ document: ODTDocument) {
        document.titre(1, "Annexe – Les fiches", nouvellePage: true)
        let places = Dictionary(
            situation.lignes.enumerated().map { ($1.noeud.id, $0) }, uniquingKeysWith: { first, _ in first })
        func ligne(_ noeud: Noeud) -> Ligne? { places[noeud.id].map { situation.lignes[$0] } }
        guard !situation.lignes.isEmpty else {
            document.paragraphe("Il n’y a \(index.rienDeSuivi) à montrer.")
            return
        }
        var montres: Set<Identifiant<Noeud>> = []
        for noeud in index.actions {
            guard let ligne = ligne(noeud) else { continue }
            for tete in index.chapeaux(de: noeud) where montres.insert(tete.id).inserted { chapeau(tete, document) }
            fiche(
                ligne,
                sousActions: index.descendance(de: noeud.id).dropFirst().compactMap {
                    places[$0.id].map { situation.lignes[$0] }
                }, document)
        }
        // Sous-actions that hang directly under an axe, or whose action is out of the perimeter, have no sheet to stand in.
        let orphelines = situation.lignes.filter { ligne in
            ligne.role == .sousAction
                && !index.ancetres(de: ligne.noeud).contains { index.role(de: $0) == .action && places[$0.id] != nil }
        }
        for ligne in orphelines { fiche(ligne, sousActions: [], document) }
    }

    /// A node of structure whose level has fields of its own.
    private func chapeau(_ noeud: Noeud, _ document: ODTDocument) {
        document.titre(2, index.intitule(noeud))
        let rattachements = index.rattachements(de: noeud).map { [$0.libelle, $0.texte] }
        document.tableau(
            "\(index.niveau(noeud.niveau)?.mot ?? "fiche") \(noeud.code ?? noeud.id.rawValue)",
            [.init("Champ", 45), .init("Contenu", 125)],
            lignes: rattachements
                + index.champsAffiches(de: noeud).map { champ in
                    [champ.libelle, noeud.champs[champ.id].map(multiligne) ?? Absence.nonRenseigne.rawValue]
                })
    }

    private func fiche(_ ligne: Ligne, sousActions: [Ligne], _ document: ODTDocument) {
        let noeud = ligne.noeud
        document.titre(2, "\(index.designation(de: noeud)) – \(noeud.titreAffiche)")
        let ancetres = index.ancetres(de: noeud).reversed()
        var rows = ancetres.map { [index.designation(de: $0), $0.titreAffiche] }
        rows += index.rattachements(de: noeud).map { [$0.libelle, $0.texte] }
        rows += index.champsAffiches(de: noeud).map { champ in
            [champ.libelle, noeud.champs[champ.id].map(multiligne) ?? Absence.nonRenseigne.rawValue]
        }
        rows += suivi(ligne)
        document.tableau(
            "fiche \(noeud.code ?? noeud.id.rawValue)", [.init("Champ", 45), .init("Contenu", 125)], lignes: rows)
        guard !sousActions.isEmpty else { return }
        document.tableau(
            "\(bilans.mots.sousActions.pluriel) de la fiche \(noeud.code ?? noeud.id.rawValue)",
            [
                .init("Code", 16), .init("Intitulé", 48), .init("État", 26), .init("Avancement", 22, chiffres: true),
                .init("Météo", 22), .init("Signal", 36),
            ],
            lignes: sousActions.map { ligne in
                [
                    index.code(ligne.noeud), ligne.noeud.titreAffiche, ligne.etatAffiche(export.regard),
                    ligne.avancementAffiche,
                    ligne.meteoAffichee(export.regard), ligne.signal,
                ]
            })
    }

    /// What was declared, with who said it and who entered it.
    private func suivi(_ ligne: Ligne) -> [[String]] {
        guard let derniere = ligne.derniere else { return [["Suivi", Ligne.aucuneSaisie]] }
        let saisie = derniere.saisie
        var rows = [
            ["État", ligne.etatAffiche(export.regard)], ["Avancement", ligne.avancementAffiche],
            ["Météo du pilote", ligne.meteoAffichee(export.regard)], ["Signal et retard", ligne.signalDetaille],
        ]
        let textes: [(String, String?)] = [
            ("Freins", saisie.freins), ("Solutions", saisie.solutions), ("Prochaines étapes", saisie.prochainesEtapes),
            ("Note (\(saisie.note?.audience.rawValue ?? ""))", saisie.note?.texte),
        ]
        rows += textes.compactMap { libelle, texte in texte.map { [libelle, $0] } }
        let saisi = origine(derniere)
        rows += (saisi.isEmpty ? [] : [["Origine", saisi.joined(separator: ", ")]])
        return rows
    }

    /// The day of an entry tells who did not answer since.
    private func origine(_ avancement: Avancement) -> [String] {
        let saisi = export.lit(.saisiPar) ? "saisi par \(avancement.saisiPar)" : "saisi"
        let jour = avancement.saisiLe.jour(plan.heureLocale).enToutesLettres
        return [
            avancement.saisie.ditPar.map { "dit par \($0)" },
            export.lit(.sansReponse) || export.lit(.saisiPar) ? "\(saisi) le \(jour)" : nil,
        ].compactMap(\.self)
    }

    /// Lists have one line per element, as in the plans' own sheets.
    private func multiligne(_ renseignement: Renseignement<Contenu>) -> String {
        guard let elements = renseignement.valeur.flatMap({ Texte.elements($0, lien: lien) }) else {
            return Texte.valeur(renseignement)
        }
        let texte = elements.joined(separator: "\n")
        return renseignement.precision.map { "\(texte)\n(\($0))" } ?? texte
    }

    private func lien(_ lien: Lien) -> String {
        let cible = lien.vers.valeur.flatMap(index.noeud).map { "\(index.designation(de: $0)), \($0.titreAffiche)" }
        return [lien.imprime, cible].compactMap(\.self).joined(separator: " → ")
    }
}
