import PlanModel
import PlanStore

/// What a grid that comes back adds to a base that may have moved meanwhile.
struct RetourDeGrille {
    /// A row that says something else than an entry made since the grid.
    struct Conflit {
        var origine: SaisieLue.Origine
        var saisie: Saisie
        /// Nil when the base has none any more: it was withdrawn, or it is another base.
        var enVigueur: Avancement?
    }

    /// To be recorded, in the order of the grid.
    private(set) var saisies: [Saisie] = []
    /// For each of them, the one in force that it was set against.
    private(set) var connues: [Connue] = []
    private(set) var conflits: [Conflit] = []
    private(set) var remarques: [String] = []

    init(_ lues: [SaisieLue], suivi: Suivi) {
        let parNumero = Dictionary(suivi.avancements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let semestres = Set(lues.map(\.saisie.semestre))
        let enVigueur = Dictionary(uniqueKeysWithValues: semestres.map { ($0, suivi.declarations($0)) })
        for lue in lues {
            let tenue = enVigueur[lue.saisie.semestre]?[lue.saisie.noeud]
            guard let origine = lue.origine else {
                prend(lue.saisie, .nImporte)
                continue
            }
            let depart = origine.connue.flatMap { parNumero[$0] }.flatMap { avancement in
                avancement.saisie.noeud == lue.saisie.noeud && avancement.saisie.semestre == lue.saisie.semestre
                    ? avancement : nil
            }
            take(lue.saisie, origine, depart: depart, tenue: tenue)
        }
    }

    private mutating func take(
        _ lue: Saisie, _ origine: SaisieLue.Origine, depart: Avancement?, tenue: Avancement?
    ) {
        if let depart, let tenue, depart.id != tenue.id, depart.saisie.visible(pour: origine.audience).estDans(lue) {
            // Nobody touched the row: what was entered since stands.
            remarques.append(
                "\(origine.rangee.lieu) (\(lue.noeud)) : inchangée dans la grille, la base garde la saisie n° \(tenue.id), faite depuis"
            )
            return
        }
        var saisie = lue
        if let note = tenue?.saisie.note, !origine.audience.peutLire(note.audience) {
            if saisie.note == nil {
                saisie.note = note
            } else {
                remarques.append(
                    "\(origine.rangee.lieu) (\(lue.noeud)) : la note de la grille remplace une note \(note.audience.rawValue), que la grille ne montrait pas"
                )
            }
        }
        if let tenue, tenue.saisie.estDans(saisie) {
            prend(tenue.saisie, .numero(tenue.id))
            return
        }
        prend(saisie, .numero(tenue?.id))
        if tenue?.id != origine.connue {
            conflits.append(Conflit(origine: origine, saisie: saisie, enVigueur: tenue))
        }
    }

    private mutating func prend(_ saisie: Saisie, _ connue: Connue) {
        saisies.append(saisie)
        connues.append(connue)
    }

    /// - Throws: `Refusal` with every conflict, and what to do.
    func refuseConflits(_ index: PlanIndex) throws {
        guard !conflits.isEmpty else { return }
        let lignes = conflits.map { conflit -> String in
            let id = conflit.saisie.noeud
            let nom = index.noeud(id).map { "\(index.designation(de: $0)) – \($0.titreAffiche)" } ?? ""
            var lignes = ["  - \(conflit.origine.rangee.lieu), \(nom) (\(id))"]
            if let tenue = conflit.enVigueur {
                lignes.append("      entré depuis : \(tenue.resume)")
                lignes += conflit.saisie.ecarts(depuis: tenue.saisie).map { "      \($0)" }
            } else {
                lignes.append(
                    "      la saisie d'où part la grille n'est pas dans cette base, ou y a été annulée : est-ce la bonne ?"
                )
            }
            return lignes.joined(separator: "\n")
        }
        throw Refusal(
            """
            d'autres saisies ont été enregistrées depuis que la grille a été faite :
            \(lignes.joined(separator: "\n"))
            Rien n'a été enregistré. Faites une nouvelle grille (plantracker grille) et reportez-y ces lignes, ou gardez les valeurs de la grille, comme corrections : --malgre-les-conflits
            """)
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
                motif: sansTabulation($0.motif) ?? "", arbitrageDemande: sansTabulation($0.arbitrageDemande))
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
