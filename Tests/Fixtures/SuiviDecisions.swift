public import PlanModel

/// A decision for the partners, open unless said otherwise: `decision("Retenir le site", echeance: "2018-12-01")`.
public func decision(
    _ texte: String, _ nature: Decision.Nature = .decision, le iso: String = "2018-10-12", noeuds: [String] = [],
    sujet: Decision.Sujet? = nil, echeance: String? = nil, etat: Decision.Etat? = nil,
    audience: Audience = .partenaires
) -> Decision {
    var decision = Decision(nature, texte, le: jour(iso))
    (decision.noeuds, decision.sujet) = (noeuds.map { id($0) }, sujet)
    decision.echeance = echeance.map { jour($0) }
    decision.etat = etat ?? decision.etat
    decision.audience = audience
    return decision
}

/// A decision recorded on the last second of the day `le`.
public func inscrite(
    _ rang: Int, _ numero: Int, _ decision: Decision, le iso: String = "2018-10-12", remplace: Int? = nil
) -> DecisionInscrite {
    DecisionInscrite(
        id: rang, numero: numero, decision: decision, saisiPar: "secretariat", saisiLe: Instant(finDe: jour(iso)),
        remplace: remplace)
}

/// What a lead wrote for a part of a report, recorded on the last second of the day `le`; nil to withdraw it.
public func commentaire(
    _ rang: Int, _ partie: Commentaire.Partie, _ texte: String?, pour quand: String = "2018-S2",
    le iso: String = "2018-12-31", remplace: Int? = nil
) -> CommentaireInscrit {
    CommentaireInscrit(
        id: rang, commentaire: Commentaire(partie, semestre(quand), texte: texte), saisiPar: "secretariat",
        saisiLe: Instant(finDe: jour(iso)), remplace: remplace)
}
