public import PlanModel

/// A field of a sheet in words.
struct Rubrique {
    var libelle: String
    /// One or more.
    var lignes: [String]
    /// Its lines are items of a list.
    var estListe: Bool

    var texte: String { lignes.joined(separator: "\n") }
}

/// What a sheet is made of.
extension PlanIndex {
    /// The nodes that have a sheet: the actions, and the sous-actions that hang under none.
    func fiches(_ perimetre: Perimetre = .tout) -> [Noeud] {
        let retenus = perimetre.noeuds(self)
        return suivis.filter { noeud in
            guard retenus.contains(noeud.id) else { return false }
            return action(de: noeud).map { !retenus.contains($0.id) } ?? true
        }
    }

    /// Those that the sheet of an action holds: a lower action has its own.
    func sousActions(de noeud: Noeud) -> [Noeud] {
        descendance(de: noeud.id).dropFirst().filter { role(de: $0) != .action && action(de: $0)?.id == noeud.id }
    }

    private func action(de noeud: Noeud) -> Noeud? {
        role(de: noeud) == .action ? nil : ancetres(de: noeud).first { role(de: $0) == .action }
    }

    /// The nodes above it whose level has fields of its own, filled: the sheets that the plan puts at the head of others.
    func chapeaux(de noeud: Noeud) -> [Noeud] {
        ancetres(de: noeud).reversed().filter { !role(de: $0).porteAvancement && !$0.champs.isEmpty }
    }

    /// When an action starts and ends, in the words of its own sheet: « Lancement : dès 2021 ».
    public func datesPrevues(de noeud: Noeud) -> [String] {
        champs(de: noeud).compactMap { champ in
            guard let usage = champ.usage, usage != .information, let dite = noeud.champs[champ.id] else { return nil }
            return "\(champ.libelle)\u{A0}: \(Texte.valeur(dite))"
        }
    }

    /// Each node above it, from the root down.
    func dessus(de noeud: Noeud) -> [Rubrique] {
        ancetres(de: noeud).reversed().map {
            Rubrique(libelle: designation(de: $0), lignes: [$0.titreAffiche], estListe: false)
        }
    }

    /// What it refers to besides the nodes above it, and its other titles.
    func rattachements(de noeud: Noeud) -> [Rubrique] {
        var rubriques: [Rubrique] = []
        if let second = noeud.rattachementSecondaire {
            let ids = second.valeur?.ids ?? []
            let precision = second.precision.map { ["(\($0))"] } ?? []
            let lignes =
                ids.count > 1
                ? ids.map { intitule($0) } + precision
                : [Texte.renseigne(second.map { $0.ids.map { intitule($0) }.joined(separator: ", ") })]
            let libelle = ids.count > 1 ? "Rattachements secondaires, dans leur rang" : "Rattachement secondaire"
            rubriques.append(Rubrique(libelle: libelle, lignes: lignes, estListe: ids.count > 1))
        }
        if let priorite = noeud.priorite {
            rubriques.append(Rubrique(libelle: "Priorité", lignes: [priorite.imprime], estListe: false))
        }
        let references = noeud.references.compactMap { self.noeud($0) }
        for niveau in plan.niveaux {
            let cites = references.filter { $0.niveau == niveau.id }
            guard !cites.isEmpty else { continue }
            let mot = cites.count == 1 ? niveau.mot : niveau.pluriel
            rubriques.append(Rubrique(libelle: mot.avecMajuscule, lignes: cites.map(intitule), estListe: true))
        }
        let schemas = schemas(de: noeud)
        if !schemas.isEmpty {
            rubriques.append(
                Rubrique(
                    libelle: schemas.count == 1 ? "Autre schéma" : "Autres schémas", lignes: schemas.map(\.texte),
                    estListe: schemas.count > 1))
        }
        if !noeud.autresTitres.isEmpty {
            rubriques.append(
                Rubrique(libelle: "Aussi imprimé", lignes: noeud.autresTitres.map(\.titre), estListe: true))
        }
        return rubriques
    }

    /// The fields to show, without those that only repeat the title of a node above.
    func rubriques(de noeud: Noeud) -> [(champ: Identifiant<Champ>, rubrique: Rubrique)] {
        let dessus = Set(ancetres(de: noeud).map(\.titreAffiche.folded))
        return champsAffiches(de: noeud).compactMap { champ in
            let rubrique = rubrique(champ, noeud.champs[champ.id] ?? .absent(.nonRenseigne))
            return dessus.contains(rubrique.texte.folded) ? nil : (champ.id, rubrique)
        }
    }

    private func rubrique(_ champ: Champ, _ renseignement: Renseignement<Contenu>) -> Rubrique {
        let elements = renseignement.valeur.flatMap { Texte.elements($0, lien: lien) } ?? []
        guard !elements.isEmpty else {
            let texte = Texte.valeur(renseignement)
            return Rubrique(
                libelle: champ.libelle, lignes: [texte.isEmpty ? Absence.nonRenseigne.rawValue : texte], estListe: false
            )
        }
        let precision = renseignement.precision.map { ["(\($0))"] } ?? []
        return Rubrique(libelle: champ.libelle, lignes: elements + precision, estListe: elements.count > 1)
    }

    private func lien(_ lien: Lien) -> String {
        let cible = lien.vers.valeur.flatMap(noeud).map(intitule) ?? Texte.renseigne(lien.vers.map(\.rawValue))
        return [lien.imprime, cible].compactMap(\.self).joined(separator: " → ")
    }
}
