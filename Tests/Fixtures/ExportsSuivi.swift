import Foundation
public import PlanModel

/// An invented follow-up of a plan, the same at each run: every état, values and none, blocked actions, corrections,
/// notes of the three audiences, figures and words for the indicators, decisions and texts of the leads.
///
/// A note or a decision holds `noteInventee(pour:)`, which stands nowhere else.
public func suiviInvente(_ plan: Plan, semestres: [String] = ["2018-S1", "2018-S2"]) -> Suivi {
    var suivi = Suivi()
    for quand in semestres {
        for (rang, noeud) in PlanIndex(plan).suivis.enumerated() where (rang + quand.utf8.count) % 7 != 0 {
            suivi.avancements.append(
                Avancement(
                    id: suivi.avancements.count + 1, saisie: saisieInventee(noeud, semestre(quand), rang),
                    saisiPar: "secrétariat inventé", saisiLe: Instant(finDe: semestre(quand).fin)))
        }
        if var correction = suivi.avancements.last {
            correction.remplace = correction.id
            correction.id += 1
            correction.saisie.etat = .suspendue
            suivi.avancements.append(correction)
        }
    }
    for (rang, (indicateur, _)) in plan.tousLesIndicateurs.enumerated() where rang % 4 != 3 {
        var mesure = Mesure(
            indicateur: indicateur.id, date: jour("2018-12-31"),
            valeur: rang % 3 == 0 ? .texte("bilan inventé") : .nombre(Decimal(rang) + 0.5))
        mesure.territoire = rang % 5 == 4 ? indicateur.territoires.first : nil
        mesure.source = rang % 2 == 0 ? "chiffre inventé" : nil
        mesure.producteur = rang % 2 == 0 ? "producteur inventé" : nil
        mesure.contestation = rang % 6 == 0 ? "contestée par l'invention" : nil
        mesure.ditPar = rang % 2 == 1 ? "producteur inventé" : nil
        suivi.releves.append(
            Releve(
                id: suivi.releves.count + 1, mesure: mesure, saisiPar: "secrétariat inventé",
                saisiLe: instant("2019-01-10T08:30:00Z")))
    }
    suivi.decisions = decisionsInventees(plan)
    suivi.commentaires = commentairesInventes(plan)
    return suivi
}

/// One for each audience; the last, n° 4, was internal before it was written again for all.
private func decisionsInventees(_ plan: Plan) -> [DecisionInscrite] {
    let noeuds = PlanIndex(plan).suivis.prefix(2).map(\.id.rawValue)
    var ouverte = decision(
        noteInventee(pour: .interne), .arbitrage, noeuds: noeuds, sujet: .avancement, echeance: "2018-12-01",
        audience: .interne)
    (ouverte.seance, ouverte.responsable) = ("comité inventé", "directrice inventée")
    var close = decision(noteInventee(pour: .public), .suiteADonner, sujet: .montage, etat: .close, audience: .public)
    close.suite = "Suite inventée\nsur deux lignes <ici> & là"
    return [
        inscrite(1, 1, ouverte), inscrite(2, 2, decision(noteInventee(pour: .partenaires), noeuds: noeuds)),
        inscrite(3, 3, decision(noteInventee(pour: .public), .suiteADonner, sujet: .montage, audience: .public)),
        inscrite(4, 3, close, le: "2018-12-20", remplace: 3),
        inscrite(5, 4, decision(noteInventee(pour: .interne), .information, audience: .interne)),
        inscrite(6, 4, decision("Information inventée", .information, audience: .public), remplace: 5),
    ]
}

private func commentairesInventes(_ plan: Plan) -> [CommentaireInscrit] {
    let axe = PlanIndex(plan).racines.first.map { Commentaire.Partie.axe($0.id) } ?? .introduction
    return [
        commentaire(1, .introduction, "Introduction inventée.\n\n- premier point\n- second point"),
        commentaire(2, axe, "Commentaire inventé, « l'axe » avance."), commentaire(3, .conclusion, "À retirer"),
        commentaire(4, .conclusion, nil, remplace: 3), commentaire(5, .conclusion, "Conclusion inventée", remplace: 4),
    ]
}

/// The text of the notes that `suiviInvente` writes for an audience.
public func noteInventee(pour audience: Audience) -> String { "NOTE-INVENTEE-\(audience.rawValue)" }

private func saisieInventee(_ noeud: Noeud, _ quand: Semestre, _ rang: Int) -> Saisie {
    var saisie = Saisie(noeud: noeud.id, semestre: quand, etat: Etat.allCases[(rang + quand.rang) % 5])
    saisie.avancement = rang % 3 == 0 ? nil : Pourcentage(rawValue: rang * 7 % 101)
    saisie.meteo = Meteo.allCases[rang % Meteo.allCases.count]
    if rang % 4 == 1 {
        saisie.blocage = .init(
            motif: "Invention \(rang) : « en attente »", arbitrageDemande: rang % 8 == 1 ? "Choix inventé" : nil)
    }
    if rang % 3 == 1 {
        (saisie.freins, saisie.solutions) = ("Frein inventé\nsur deux lignes", "Réunion inventée <bientôt> & ailleurs")
    }
    saisie.prochainesEtapes = rang % 2 == 0 ? "Étape inventée" : nil
    let audience = Audience.allCases[rang % 3]
    saisie.note = rang % 5 == 2 ? nil : .init(texte: noteInventee(pour: audience), audience: audience)
    saisie.ditPar = rang % 2 == 0 ? "pilote inventé" : nil
    saisie.seance = rang % 6 == 0 ? "comité inventé" : nil
    return saisie
}
