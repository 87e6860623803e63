extension Saisie {
    /// A declaration as a reader may read it.
    public func visible(pour regard: Regard) -> Saisie { regard.litTout ? self : limite(a: Filtre(regard)) }
}

extension Suivi {
    /// What may be shown to a reader: each record limited by the table of its type, notes and decisions by the audience
    /// that was chosen for them.
    /// - Parameter siens: The nodes that the reader enters: what was declared of them is theirs.
    public func visible(pour regard: Regard, siens: Set<Identifiant<Noeud>> = []) -> Suivi {
        guard !regard.litTout else { return sansComptesDuSysteme() }
        var visible = self
        let (filtre, sien) = (Filtre(regard), Filtre(regard.surLeSien))
        let refermees = lignesRefermees(a: regard.audience)
        for place in visible.avancements.indices {
            let saisie = visible.avancements[place].saisie
            if saisie.note != nil, refermees.contains(Ligne(saisie)) { visible.avancements[place].saisie.note = nil }
            visible.avancements[place].restreint(a: siens.contains(saisie.noeud) ? sien : filtre)
        }
        for place in visible.releves.indices { visible.releves[place].restreint(a: filtre) }
        let reservees = Set(decisionsEnVigueur.filter { !regard.audience.peutLire($0.decision.audience) }.map(\.numero))
        // Those that a first reading reserved stay so.
        visible.decisionsReservees += decisions.filter { reservees.contains($0.numero) }.map(\.sansTexte)
        // A wording that was widened later stays for those it was written for.
        visible.decisions.removeAll {
            reservees.contains($0.numero) || !regard.audience.peutLire($0.decision.audience)
        }
        for place in visible.decisions.indices { visible.decisions[place].restreint(a: filtre) }
        if regard.audience != .interne {
            // A text that said too much is mended by another: those it replaces are not for who reads the report.
            let remplaces = Set(commentaires.compactMap(\.remplace))
            visible.commentaires.removeAll { remplaces.contains($0.id) || $0.commentaire.texte == nil }
        }
        for place in visible.commentaires.indices { visible.commentaires[place].restreint(a: filtre) }
        return regard.lit(.saisiPar) ? visible.sansComptesDuSysteme() : visible
    }

    /// Names as a document may show them; most follow-ups hold none to change, and are not copied.
    private func sansComptesDuSysteme() -> Suivi {
        func change(_ nom: String) -> Bool { Auteur.affiche(nom) != nom }
        guard
            avancements.contains(where: { change($0.saisiPar) }) || releves.contains(where: { change($0.saisiPar) })
                || decisions.contains(where: { change($0.saisiPar) })
                || commentaires.contains(where: { change($0.saisiPar) })
        else { return self }
        var suivi = self
        for place in suivi.avancements.indices {
            suivi.avancements[place].saisiPar = Auteur.affiche(avancements[place].saisiPar)
        }
        for place in suivi.releves.indices { suivi.releves[place].saisiPar = Auteur.affiche(releves[place].saisiPar) }
        for place in suivi.decisions.indices {
            suivi.decisions[place].saisiPar = Auteur.affiche(decisions[place].saisiPar)
        }
        for place in suivi.commentaires.indices {
            suivi.commentaires[place].saisiPar = Auteur.affiche(commentaires[place].saisiPar)
        }
        return suivi
    }

    private struct Ligne: Hashable {
        var noeud: Identifiant<Noeud>
        var semestre: Semestre

        init(_ saisie: Saisie) { (noeud, semestre) = (saisie.noeud, saisie.semestre) }
    }

    /// Where the note in force was narrowed, or the whole declaration withdrawn: a note that was shown to too many is
    /// mended by a correction, which must close the older ones too.
    private func lignesRefermees(a audience: Audience) -> Set<Ligne> {
        let remplaces = Set(avancements.compactMap(\.remplace))
        return avancements.reduce(into: []) { refermees, avancement in
            guard !remplaces.contains(avancement.id) else { return }
            let tue = avancement.saisie.note.map { !audience.peutLire($0.audience) } ?? false
            if tue || avancement.retire { refermees.insert(Ligne(avancement.saisie)) }
        }
    }
}

extension DecisionInscrite {
    /// That there is one, on what and until when.
    fileprivate var sansTexte: DecisionInscrite {
        var tue = Decision(decision.nature, "", le: decision.date)
        (tue.sujet, tue.noeuds, tue.echeance, tue.etat) = (
            decision.sujet, decision.noeuds, decision.echeance, decision.etat
        )
        tue.audience = decision.audience
        return DecisionInscrite(
            id: id, numero: numero, decision: tue, saisiPar: "", saisiLe: saisiLe, remplace: remplace)
    }
}
