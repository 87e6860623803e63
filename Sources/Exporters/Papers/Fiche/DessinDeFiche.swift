import PlanModel

/// Draws the sheet of a node in the shape that its plan gives to its sheets.
struct DessinDeFiche {
    let index: PlanIndex

    /// What the sheet says, but for the heading and the box.
    private struct Parts {
        var noeud: Noeud
        var dessus: [Rubrique]
        var rattachements: [Rubrique]
        var rubriques: [Rubrique]
        var encadre: [Rubrique]
        var sousActions: [Noeud]
    }

    private var fiche: Fiche { index.plan.fiche ?? Fiche(.tableau) }

    func dessine(_ noeud: Noeud, niveau: Int, nouvellePage: Bool = false, dans document: ODTDocument) {
        document.titre(
            niveau, index.intitule(noeud), nouvellePage: nouvellePage, bandeau: fiche.forme == .carte)
        if let resume = noeud.resume { document.paragraphe(resume) }
        let parts = parts(noeud)
        switch fiche.forme {
        case .tableau: tableau(parts, document)
        case .carte: carte(parts, document)
        case .resume: resume(parts, document)
        case .liste: liste(parts, document)
        }
        encadre(parts, document)
    }

    /// The sheet of a node that heads others.
    func chapeau(_ noeud: Noeud, niveau: Int, nouvellePage: Bool = false, dans document: ODTDocument) {
        document.titre(niveau, index.intitule(noeud), nouvellePage: nouvellePage)
        if let resume = noeud.resume { document.paragraphe(resume) }
        definitions(index.rattachements(de: noeud) + index.rubriques(de: noeud).map(\.rubrique), document)
    }

    private func parts(_ noeud: Noeud) -> Parts {
        let rubriques = index.rubriques(de: noeud)
        let encadres = fiche.encadre?.champs ?? []
        return Parts(
            noeud: noeud, dessus: index.dessus(de: noeud), rattachements: index.rattachements(de: noeud),
            rubriques: rubriques.filter { !encadres.contains($0.champ) }.map(\.rubrique),
            encadre: encadres.compactMap { champ in rubriques.first { $0.champ == champ }?.rubrique },
            sousActions: index.sousActions(de: noeud))
    }

    // MARK: - The four shapes

    private func tableau(_ parts: Parts, _ document: ODTDocument) {
        let sousActions = parts.sousActions.map { noeud in
            let details = index.rubriques(de: noeud).map { dansUneCellule($0.rubrique) }
            return [index.designation(de: noeud), ([noeud.titreAffiche] + details).joined(separator: "\n")]
        }
        let ancetres = index.ancetres(de: parts.noeud).reversed().map { index.intitule($0) }
        let place = ancetres.isEmpty ? [] : [["Se place sous", ancetres.joined(separator: "\n")]]
        let rows =
            place + cellules(parts.rattachements + parts.rubriques)
            + (sousActions.isEmpty ? cellules(aucune) : sousActions)
        document.tableau(legende(parts.noeud), Self.colonnes, lignes: rows)
    }

    private func carte(_ parts: Parts, _ document: ODTDocument) {
        definitions(parts.dessus + parts.rattachements, document)
        for rubrique in parts.rubriques { bloc(rubrique, style: ODTStyles.titreDeBloc, document) }
        for (titre, noeuds) in parNiveau(parts.sousActions) {
            document.paragraphe(titre, style: ODTStyles.titreDeBloc)
            for noeud in noeuds { detail(noeud, document) }
        }
    }

    private func resume(_ parts: Parts, _ document: ODTDocument) {
        definitions((parts.encadre.isEmpty ? parts.dessus : []) + parts.rattachements, document)
        for rubrique in parts.rubriques { bloc(rubrique, style: ODTStyles.libelle, document) }
        for (titre, noeuds) in parNiveau(parts.sousActions) {
            document.paragraphe(titre, style: ODTStyles.libelle)
            for noeud in noeuds { detail(noeud, document) }
        }
        if parts.sousActions.isEmpty { definitions(aucune, document) }
    }

    private func liste(_ parts: Parts, _ document: ODTDocument) {
        definitions(parts.dessus + parts.rattachements, document)
        for (titre, noeuds) in parNiveau(parts.sousActions) {
            document.paragraphe(titre, style: ODTStyles.libelle)
            document.liste(noeuds.map { [$0.code, $0.titreAffiche].compactMap(\.self).joined(separator: "\u{A0}– ") })
        }
        if parts.sousActions.isEmpty { definitions(aucune, document) }
        definitions(parts.rubriques, document)
        for noeud in parts.sousActions where !index.rubriques(de: noeud).isEmpty {
            document.paragraphe(index.intitule(noeud), style: ODTStyles.titreDeBloc)
            definitions(index.rubriques(de: noeud).map(\.rubrique), document)
        }
    }

    // MARK: - Pieces

    private static let colonnes: [ODTDocument.Colonne] = [.init("Rubrique", 45), .init("Contenu", 125)]

    private func legende(_ noeud: Noeud) -> String { "fiche \(noeud.code ?? noeud.id.rawValue)" }

    private func cellules(_ rubriques: [Rubrique]) -> [[String]] { rubriques.map { [$0.libelle, $0.texte] } }

    /// Among other fields of the same cell, the items of a list bear a dash each.
    private func dansUneCellule(_ rubrique: Rubrique) -> String {
        guard rubrique.estListe else { return "\(rubrique.libelle)\u{A0}: \(rubrique.texte)" }
        return (["\(rubrique.libelle)\u{A0}:"] + rubrique.lignes.map { "–\u{A0}\($0)" }).joined(separator: "\n")
    }

    /// What says that the plan could have sous-actions here, and prints none.
    private var aucune: [Rubrique] {
        index.plan.niveaux.filter { $0.role == .sousAction }.map {
            Rubrique(libelle: $0.pluriel.avecMajuscule, lignes: [Absence.nonRenseigne.rawValue], estListe: false)
        }
    }

    /// The fields that the plan prints together, with what they are about at their head.
    private func encadre(_ parts: Parts, _ document: ODTDocument) {
        guard let titre = fiche.encadre?.titre, !parts.encadre.isEmpty else { return }
        let noeud = Rubrique(
            libelle: index.designation(de: parts.noeud), lignes: [parts.noeud.titreAffiche], estListe: false)
        let tete = fiche.forme == .resume ? parts.dessus + [noeud] : []
        document.tableau("\(titre), \(legende(parts.noeud))", Self.colonnes, lignes: cellules(tete + parts.encadre))
    }

    private func parNiveau(_ noeuds: [Noeud]) -> [(String, [Noeud])] {
        index.plan.niveaux.compactMap { niveau in
            let groupe = noeuds.filter { $0.niveau == niveau.id }
            return groupe.isEmpty ? nil : ((groupe.count == 1 ? niveau.mot : niveau.pluriel).avecMajuscule, groupe)
        }
    }

    private func detail(_ noeud: Noeud, _ document: ODTDocument) {
        let rubriques = index.rubriques(de: noeud).map(\.rubrique)
        let titre = [noeud.code, noeud.titreAffiche].compactMap(\.self).joined(separator: "\u{A0}– ")
        guard rubriques.count != 1 || rubriques[0].estListe else {
            return document.definition(titre, rubriques[0].texte)
        }
        document.paragraphe(titre, style: ODTStyles.libelle)
        definitions(rubriques, document)
    }

    private func bloc(_ rubrique: Rubrique, style: String, _ document: ODTDocument) {
        document.paragraphe(rubrique.libelle, style: style)
        if rubrique.estListe { document.liste(rubrique.lignes) } else { document.paragraphe(rubrique.texte) }
    }

    func definitions(_ rubriques: [Rubrique], _ document: ODTDocument) {
        for rubrique in rubriques {
            if rubrique.estListe {
                bloc(rubrique, style: ODTStyles.libelle, document)
            } else {
                document.definition(rubrique.libelle, rubrique.texte)
            }
        }
    }
}
