package import PlanModel
package import PlanStore

/// What a grid that comes back adds to a base that may have moved meanwhile.
package struct RetourDeGrille: Sendable {
    /// A row that says something.
    package struct Ligne: Sendable {
        /// Nil for a row of a table that is no grid: it knows nothing of the base.
        var origine: SaisieLue.Origine?
        package var rangee: Rangee
        package var saisie: Saisie
        /// The declaration in force that it was set against.
        package var connue: Connue
        package var enVigueur: Avancement?
        /// It says something else than an entry made since the grid. With none in force, that entry was withdrawn, or
        /// the base is another one.
        package var estConflit = false
        package var remarque: String?

        package var estIdentique: Bool { enVigueur?.saisie == saisie }

        /// What the row takes off: its cells were emptied.
        package var effacements: [Saisie.Ecart] { saisie.effacements(depuis: enVigueur?.saisie) + audienceVidee }

        /// The note stays, and the cell that said who reads it was emptied: it is for fewer readers.
        private var audienceVidee: [Saisie.Ecart] {
            guard rangee.texte(.audience) == "", let avant = enVigueur?.saisie.note, let apres = saisie.note,
                avant.audience != apres.audience
            else { return [] }
            return [.init(nom: "audience de la note", avant: avant.audience.rawValue, apres: nil)]
        }
    }

    /// To be recorded, in the order of the grid.
    package private(set) var lignes: [Ligne] = []
    /// About rows that are passed over.
    package private(set) var remarques: [String] = []

    package var conflits: [Ligne] { lignes.filter(\.estConflit) }

    package init(_ lues: [SaisieLue], suivi: Suivi) {
        let parNumero = Dictionary(suivi.avancements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let semestres = Set(lues.map(\.saisie.semestre))
        let enVigueur = Dictionary(uniqueKeysWithValues: semestres.map { ($0, suivi.declarations($0)) })
        for lue in lues {
            let tenue = enVigueur[lue.saisie.semestre]?[lue.saisie.noeud]
            guard let origine = lue.origine else {
                lignes.append(.init(rangee: lue.rangee, saisie: lue.saisie, connue: .nImporte, enVigueur: tenue))
                continue
            }
            let depart = origine.connue.flatMap { parNumero[$0] }.flatMap { avancement in
                avancement.saisie.noeud == lue.saisie.noeud && avancement.saisie.semestre == lue.saisie.semestre
                    ? avancement : nil
            }
            take(lue, origine, depart: depart, tenue: tenue)
        }
    }

    private mutating func take(
        _ lue: SaisieLue, _ origine: SaisieLue.Origine, depart: Avancement?, tenue: Avancement?
    ) {
        let (rangee, saisie) = (lue.rangee, lue.saisie)
        if let depart, let tenue, depart.id != tenue.id, lue.reprend(depart.saisie, pour: origine.audience) {
            // Nobody touched the row: what was entered since stands.
            remarques.append(
                "\(rangee.lieu) (\(saisie.noeud)) : inchangée dans la grille, la base garde la saisie n° \(tenue.id), faite depuis"
            )
            return
        }
        var ligne = Ligne(
            origine: origine, rangee: rangee, saisie: saisie, connue: .numero(tenue?.id), enVigueur: tenue)
        if let note = tenue?.saisie.note, !origine.audience.peutLire(note.audience) {
            if saisie.note == nil {
                ligne.saisie.note = note
            } else {
                ligne.remarque =
                    "la note de la grille remplace une note \(note.audience.rawValue), que la grille ne montrait pas"
            }
        }
        if let tenue, tenue.saisie.estDans(ligne.saisie) {
            ligne.saisie = tenue.saisie
        } else {
            ligne.estConflit = tenue?.id != origine.connue
        }
        lignes.append(ligne)
    }
}

extension SaisieLue {
    /// Whether the row still says what the grid left with, as far as the file has its columns.
    fileprivate func reprend(_ depart: Saisie, pour audience: Audience) -> Bool {
        let visible = depart.visible(pour: audience)
        let completee = try? declaration.saisie(saisie.noeud, saisie.semestre, depuis: visible)
        return completee.map(visible.estDans) ?? false
    }
}

extension Saisie {
    /// Whether a row of a spreadsheet says this. Cells hold no tab: it left as a space.
    fileprivate func estDans(_ lue: Saisie) -> Bool {
        guard self != lue else { return true }
        func sansTabulation(_ texte: String?) -> String? { texte?.replacing("\t", with: " ") }
        var saisie = self
        saisie.blocage = blocage.map {
            .init(
                motif: sansTabulation($0.motif), arbitrageDemande: sansTabulation($0.arbitrageDemande))
        }
        (saisie.freins, saisie.solutions) = (sansTabulation(freins), sansTabulation(solutions))
        saisie.prochainesEtapes = sansTabulation(prochainesEtapes)
        saisie.note = note.map { .init(texte: sansTabulation($0.texte) ?? "", audience: $0.audience) }
        (saisie.ditPar, saisie.seance) = (sansTabulation(ditPar), sansTabulation(seance))
        return saisie == lue
    }

    /// Without the note when it was written for a narrower audience.
    fileprivate func visible(pour audience: Audience) -> Saisie {
        guard let note, !audience.peutLire(note.audience) else { return self }
        var saisie = self
        saisie.note = nil
        return saisie
    }
}
