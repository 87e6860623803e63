import Exporters
package import PlanModel

extension PlanIndex {
    /// A node by its identifier, or by its printed code when only one node of those that are followed bears it.
    package func designe(par reference: String) throws -> Noeud {
        let reference = reference.saisi
        if let id = Identifiant<Noeud>(rawValue: reference), let noeud = noeud(id) { return noeud }
        let candidats = noeuds(deCode: reference)
        let suivis = candidats.filter { role(de: $0).porteAvancement }
        if let seul = suivis.count == 1 ? suivis.first : candidats.count == 1 ? candidats.first : nil { return seul }
        guard candidats.isEmpty else {
            throw Refusal(
                "le code « \(reference) » désigne plusieurs éléments : \(candidats.map(\.id.rawValue).joined(separator: ", ")) ; donnez l'identifiant"
            )
        }
        if let retrait = plan.retraits.first(where: { $0.id.rawValue == reference }) {
            let suite = retrait.vers.map { " au profit de « \($0) »" } ?? ""
            throw Refusal(
                "« \(reference) » n'est plus dans le plan (\(retrait.sort.rawValue))\(suite), motif : \(retrait.motif) ; une version antérieure le montre : --version-du-plan"
            )
        }
        let proche = valeurProche(de: reference, parmi: plan.noeuds.map(\.id.rawValue))
        throw Refusal("aucun élément « \(reference) »\(proche.map { " ; vouliez-vous « \($0) » ?" } ?? "")")
    }

    /// Those whose printed code it is, else those whose code reads the same.
    private func noeuds(deCode reference: String) -> [Noeud] {
        let exacts = plan.noeuds.filter { $0.code == reference }
        return exacts.isEmpty ? plan.noeuds.filter { $0.code?.folded == reference.folded } : exacts
    }

    /// A node by its identifier or its printed code. Codes start again at each level: an axe comes before an action.
    package func designeUnAxe(par reference: String) throws -> Noeud {
        let reference = reference.saisi
        if let id = Identifiant<Noeud>(rawValue: reference), let noeud = noeud(id) { return noeud }
        let structures = noeuds(deCode: reference).filter { role(de: $0) == .structure }
        let racines = structures.filter { $0.parent == nil }
        return try (structures.count == 1 ? structures.first : racines.count == 1 ? racines.first : nil)
            ?? designe(par: reference)
    }

    /// « 1.2 – Ouvrir une maison des services »; the title alone when no code is printed.
    package func designationCourte(_ noeud: Noeud) -> String {
        Typographie.francaise((noeud.code.map { "\($0) – " } ?? "") + noeud.titreAffiche)
    }
}
