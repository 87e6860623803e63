extension Suivi {
    /// What may be shown to `audience`: notes and decisions written for a narrower one are taken out.
    public func visible(pour audience: Audience) -> Suivi {
        // Nothing is narrower: no copy.
        guard audience != .interne else { return self }
        var visible = self
        for place in visible.avancements.indices {
            guard let note = visible.avancements[place].saisie.note, !audience.peutLire(note.audience) else { continue }
            visible.avancements[place].saisie.note = nil
        }
        let reservees = Set(decisionsEnVigueur.filter { !audience.peutLire($0.decision.audience) }.map(\.numero))
        // A wording that was widened later stays for those it was written for.
        visible.decisions.removeAll { reservees.contains($0.numero) || !audience.peutLire($0.decision.audience) }
        return visible
    }
}
