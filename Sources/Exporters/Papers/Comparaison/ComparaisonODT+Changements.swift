import PlanModel

/// What changed, node by node, then in the rest of the plan.
extension ComparaisonODT {
    func ajouts(_ document: ODTDocument) {
        document.titre(1, "Ce qui est ajouté")
        let ajoutes = noeuds(.ajout)
        guard !ajoutes.isEmpty else { return document.paragraphe("Aucun élément n'est ajouté.") }
        for noeud in ajoutes {
            document.titre(2, nouveau.intitule(noeud))
            let parent = nouveau.ancetres(de: noeud).first.map(nouveau.intitule)
            document.tableau(
                "ce que dit la version \(versions.a.numero)", [.init("Rubrique", 45), .init("Contenu", 125)],
                lignes: [["Se place", parent.map { "sous \($0)" } ?? "à la racine du plan"]]
                    + [noeud.resume.map { ["Résumé", $0] }].compactMap(\.self)
                    + nouveau.rubriques(de: noeud).map { [$0.rubrique.libelle, $0.rubrique.texte] })
        }
    }

    func modifications(_ document: ODTDocument) {
        document.titre(1, "Ce qui est modifié")
        let modifies = noeuds(.modification)
        if modifies.isEmpty { document.paragraphe("Aucun élément n'est modifié.") }
        for noeud in modifies {
            document.titre(2, nouveau.intitule(noeud))
            details(
                changements.filter { $0.changement.genre == "noeuds" && $0.changement.id == noeud.id.rawValue },
                document)
        }
        let places = changements.filter { $0.changement.genre == "ordre/noeuds" }.compactMap(\.phrase)
        guard !places.isEmpty else { return }
        document.titre(2, "Places dans le plan")
        document.liste(places.map(\.avecMajuscule))
    }

    func retraits(_ document: ODTDocument) {
        document.titre(1, "Ce qui est retiré")
        let retires = noeuds(.retrait)
        guard !retires.isEmpty else { return document.paragraphe("Aucun élément n'est retiré.") }
        document.tableau(
            "les éléments retirés et ce qu'ils deviennent",
            [.init("Élément", 70), .init("Ce qu'il devient", 50), .init("Motif", 50)],
            lignes: retires.map { noeud in
                let retrait = nouveau.plan.retraits.first { $0.id == noeud.id }
                return [
                    ancien.intitule(noeud), retrait.map(sort) ?? "la nouvelle version ne le dit pas",
                    retrait?.motif ?? Absence.nonRenseigne.rawValue,
                ]
            })
    }

    private func sort(_ retrait: Retrait) -> String {
        switch retrait.sort {
        case .clos: "clos, sans suite"
        case .remplacePar: "remplacé par\u{A0}: \(nouveau.intitule(retrait.vers))"
        case .fusionneDans: "fusionné dans\u{A0}: \(nouveau.intitule(retrait.vers))"
        }
    }

    func plan(_ document: ODTDocument) {
        document.titre(1, "Ce qui change dans le reste du plan")
        let autres = changements.filter { !$0.changement.genre.hasSuffix("noeuds") }
        guard autres.contains(where: { $0.phrase != nil }) else {
            return document.paragraphe("Gouvernance, indicateurs, organisations et sources n'ont pas changé.")
        }
        details(autres, document)
    }

    /// Texts whole, before and after; the rest as sentences.
    private func details(
        _ changements: [(changement: PlanDiff.Changement, phrase: String?)], _ document: ODTDocument
    ) {
        let parts = changements.compactMap { element -> (rows: [String]?, phrase: String)? in
            element.phrase.map { (avantApres(element.changement), $0) }
        }
        document.liste(parts.filter { $0.rows == nil }.map(\.phrase.avecMajuscule))
        let rows = parts.compactMap(\.rows)
        guard !rows.isEmpty else { return }
        document.tableau(
            "les textes, avant et après",
            [
                .init("Texte", 34), .init("Version \(versions.de.numero)", 68),
                .init("Version \(versions.a.numero)", 68),
            ], lignes: rows)
    }

    /// Nil for what is no text.
    private func avantApres(_ changement: PlanDiff.Changement) -> [String]? {
        guard changement.nature == .modification, let libelle = libelleDeTexte(changement) else { return nil }
        return [
            libelle, texte(changement.avant) ?? Absence.nonRenseigne.rawValue,
            texte(changement.apres) ?? Absence.nonRenseigne.rawValue,
        ]
    }

    /// What the text is called; nil for what is no text.
    private func libelleDeTexte(_ changement: PlanDiff.Changement) -> String? {
        guard let cle = changement.champ, ["noeuds", "plan"].contains(changement.genre) else { return nil }
        guard cle.hasPrefix("champs.") else {
            return ["titre": "Titre", "resume": "Résumé", "note": "Remarque de transcription"][cle]
        }
        let champ = (nouveau.plan.champs + ancien.plan.champs).first { "champs.\($0.id)" == cle }
        return champ.flatMap { $0.type == .texte || $0.type == .liste ? $0.libelle : nil }
    }

    /// A text, the items of a list one below the other, with the remark between brackets.
    private func texte(_ arbre: Arbre?) -> String? {
        guard let arbre else { return nil }
        if let elements = arbre.liste { return elements.compactMap(texte).joined(separator: "\n") }
        guard let valeur = arbre["valeur"] ?? arbre["statut"] else { return arbre.texte }
        let precision = arbre["precision"]?.texte.map { " (\($0))" } ?? ""
        return (texte(valeur) ?? "") + precision
    }
}
