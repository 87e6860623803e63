public import PlanModel

/// What the document of a plan leaves unknown, field by field, whatever the level.
public struct AbsencesDuPlan: Sendable {
    public struct Compte: Hashable, Sendable {
        public var libelle: String
        /// Nodes that could have this field.
        public var total: Int
        public var parAbsence: [Absence: Int]

        public func nombre(_ absence: Absence) -> Int { parAbsence[absence] ?? 0 }
    }

    /// In the order of the sheet, the titles first; those that lack nothing are left out.
    public var champs: [Compte]

    public init(_ index: PlanIndex) {
        let plan = index.plan
        var parChamp: [Identifiant<Champ>: [Absence: Int]] = [:]
        for noeud in plan.noeuds {
            for (champ, absence) in CompletudeFiche(noeud, dans: index).absences {
                parChamp[champ.id, default: [:]][absence, default: 0] += 1
            }
        }
        let titres = Dictionary(plan.noeuds.compactMap(\.titre.absence).map { ($0, 1) }, uniquingKeysWith: +)
        let premier = Compte(libelle: "Titre", total: plan.noeuds.count, parAbsence: titres)
        champs =
            ([premier]
            + plan.champs.map { champ in
                let total = plan.noeuds.count { champ.niveaux.contains($0.niveau) }
                return Compte(libelle: champ.libelle, total: total, parAbsence: parChamp[champ.id] ?? [:])
            }).filter { !$0.parAbsence.isEmpty }
    }
}
