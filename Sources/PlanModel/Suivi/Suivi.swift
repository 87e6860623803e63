/// All that was recorded for a plan and known at some moment: what every evaluation and document is made from.
public struct Suivi: Hashable, Sendable, Codable {
    /// In the order of recording.
    public var avancements: [Avancement]
    /// In the order of recording.
    public var releves: [Releve]

    /// In the order of recording.
    public var decisions: [DecisionInscrite]
    /// In the order of recording.
    public var commentaires: [CommentaireInscrit]

    /// Those that a reader may not read, without a word of them: nobody is told that there is none. Empty for who reads all.
    public internal(set) var decisionsReservees: [DecisionInscrite] = []

    private enum CodingKeys: String, CodingKey { case avancements, releves, decisions, commentaires }

    public init(
        avancements: [Avancement] = [], releves: [Releve] = [], decisions: [DecisionInscrite] = [],
        commentaires: [CommentaireInscrit] = []
    ) {
        (self.avancements, self.releves) = (avancements, releves)
        (self.decisions, self.commentaires) = (decisions, commentaires)
    }

    /// Without what was recorded after the base was at `etat`.
    public func jusqua(_ etat: EtatDeLaBase) -> Suivi {
        Suivi(
            avancements: avancements.filter { $0.id <= etat.avancement },
            releves: releves.filter { $0.id <= etat.releve },
            decisions: decisions.filter { $0.id <= etat.decision },
            commentaires: commentaires.filter { $0.id <= etat.commentaire })
    }

    /// Each decision as it was last recorded, by number.
    public var decisionsEnVigueur: [DecisionInscrite] {
        let remplaces = Set(decisions.compactMap(\.remplace))
        return decisions.filter { !remplaces.contains($0.id) }.sorted { $0.numero < $1.numero }
    }

    /// Each decision taken up to a day as it then stood, by number; see `DecisionInscrite.tenues`.
    public func decisions(au jour: Jour, _ fuseau: Fuseau) -> [DecisionInscrite] { decisions.tenues(au: jour, fuseau) }

    /// What the leads last wrote for that part of the report, nil when nothing or withdrawn.
    public func texte(_ partie: Commentaire.Partie, _ semestre: Semestre) -> String? {
        commentaires.last { $0.commentaire.partie == partie && $0.commentaire.semestre == semestre }?.commentaire.texte
    }

    /// Those that some declaration in force is about.
    public var semestresDeclares: Set<Semestre> {
        let remplaces = Set(avancements.compactMap(\.remplace))
        return Set(avancements.filter { !$0.retire && !remplaces.contains($0.id) }.map(\.saisie.semestre))
    }

    /// The declaration in force of each node for exactly `semestre`: the last one recorded, none once withdrawn.
    public func declarations(_ semestre: Semestre) -> [Identifiant<Noeud>: Avancement] {
        var enVigueur: [Identifiant<Noeud>: Avancement] = [:]
        let remplaces = Set(avancements.compactMap(\.remplace))
        for avancement in avancements
        where avancement.saisie.semestre == semestre && !avancement.retire && !remplaces.contains(avancement.id) {
            enVigueur[avancement.saisie.noeud] = avancement
        }
        return enVigueur
    }

    /// The last known declaration of each node at the end of `semestre`, whichever semestre it was made for.
    public func dernieres(jusqua semestre: Semestre) -> [Identifiant<Noeud>: Avancement] {
        placesDesDernieres(jusqua: semestre).mapValues { avancements[$0] }
    }

    /// Where `dernieres` stand in `avancements`.
    public func placesDesDernieres(jusqua semestre: Semestre) -> [Identifiant<Noeud>: Int] {
        var places: [Identifiant<Noeud>: Int] = [:]
        let remplaces = Set(avancements.compactMap(\.remplace))
        for (place, avancement) in avancements.enumerated()
        where avancement.saisie.semestre <= semestre && !avancement.retire && !remplaces.contains(avancement.id) {
            if let held = places[avancement.saisie.noeud],
                avancements[held].saisie.semestre > avancement.saisie.semestre
            {
                continue
            }
            places[avancement.saisie.noeud] = place
        }
        return places
    }

    /// Readings in force, without those that a later one replaces or withdraws, by indicator and in the order of their dates.
    public var relevesEnVigueur: [Identifiant<Indicateur>: [Releve]] {
        let remplaces = Set(releves.compactMap(\.remplace))
        return Dictionary(
            grouping: releves.filter { !$0.retire && !remplaces.contains($0.id) }, by: \.mesure.indicateur
        )
        .mapValues { $0.sorted { ($0.mesure.date, $0.id) < ($1.mesure.date, $1.id) } }
    }
}
