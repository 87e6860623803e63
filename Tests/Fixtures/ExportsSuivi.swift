import Foundation
public import PlanModel

/// An invented follow-up of a plan, the same at each run: every état, values and none, blocked actions, corrections,
/// notes of the three audiences, figures and words for the indicators.
///
/// A note holds `noteInventee(pour:)`, which stands nowhere else.
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
    return suivi
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
