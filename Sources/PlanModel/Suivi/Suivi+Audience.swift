extension Suivi {
    /// What may be shown to `audience`: notes and decisions written for a narrower one are taken out.
    public func visible(pour audience: Audience) -> Suivi {
        // Nothing is narrower: no copy.
        guard audience != .interne else { return self }
        var visible = self
        let refermees = lignesRefermees(a: audience)
        for place in visible.avancements.indices {
            guard let note = visible.avancements[place].saisie.note,
                !audience.peutLire(note.audience) || refermees.contains(Ligne(visible.avancements[place].saisie))
            else { continue }
            visible.avancements[place].saisie.note = nil
        }
        // Why a reading was withdrawn is told among those who enter.
        for place in visible.releves.indices { visible.releves[place].motif = nil }
        let reservees = Set(decisionsEnVigueur.filter { !audience.peutLire($0.decision.audience) }.map(\.numero))
        // A wording that was widened later stays for those it was written for.
        visible.decisions.removeAll { reservees.contains($0.numero) || !audience.peutLire($0.decision.audience) }
        return visible
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
