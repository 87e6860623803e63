public import Foundation
public import PlanModel

// The values of « PetitPlan.swift » where Swift already knows the type, and entries of the follow-up.

extension Identifiant {
    public static func cle(_ texte: String) -> Self { Fixtures.id(texte) }
}

extension Jour {
    /// `.le("2018-03-15")`
    public static func le(_ iso: String) -> Jour { Fixtures.jour(iso) }
}

extension Semestre {
    /// `.du("2018-S2")`
    public static func du(_ texte: String) -> Semestre { semestre(texte) }
}

extension Instant {
    /// Noon of a day, or a whole moment written `2019-06-30T16:05:00Z`.
    public static func a(_ texte: String) -> Instant { instant(texte.contains("T") ? texte : "\(texte)T12:00:00Z") }
}

extension Pourcentage {
    public static func de(_ valeur: Int) -> Pourcentage {
        guard let pourcentage = Pourcentage(rawValue: valeur) else { preconditionFailure("\(valeur) n'est pas un %") }
        return pourcentage
    }
}

extension Periode {
    /// A period as the plans print it.
    public static func imprimee(_ texte: String) -> Periode { periode(texte) }
}

extension Saisie {
    /// `.pour("maisons", "2018-S2", .enCours, 40)`
    public static func pour(
        _ noeud: String, _ semestre: String = "2018-S2", _ etat: Etat = .enCours, _ avancement: Int? = nil,
        bloquee: String? = nil
    ) -> Saisie {
        var saisie = Saisie(noeud: .cle(noeud), semestre: .du(semestre), etat: etat)
        saisie.avancement = avancement.map(Pourcentage.de)
        saisie.blocage = bloquee.map { Blocage(motif: $0) }
        return saisie
    }
}

extension Mesure {
    /// `.de("nombre-maisons", "2019-06-30", 4)`
    public static func de(
        _ indicateur: String, _ date: String, _ valeur: Decimal, territoire: String? = nil
    ) -> Mesure {
        var mesure = Mesure(indicateur: .cle(indicateur), date: .le(date), valeur: .nombre(valeur))
        mesure.territoire = territoire
        return mesure
    }
}

extension Suivi {
    /// Declarations recorded in this order, each later one of a node and semestre replacing the one before.
    public static func de(_ saisies: [Saisie], mesures: [Mesure] = []) -> Suivi {
        var suivi = Suivi()
        for (rang, saisie) in saisies.enumerated() {
            let remplace = suivi.avancements.last {
                $0.saisie.noeud == saisie.noeud && $0.saisie.semestre == saisie.semestre
            }
            suivi.avancements.append(
                Avancement(
                    id: rang + 1, saisie: saisie, saisiPar: "secrétariat",
                    saisiLe: Instant(.le("2018-07-01"), secondes: rang), remplace: remplace?.id))
        }
        for (rang, mesure) in mesures.enumerated() {
            let remplace = suivi.releves.last {
                $0.mesure.indicateur == mesure.indicateur && $0.mesure.date == mesure.date
                    && $0.mesure.territoire == mesure.territoire
            }
            suivi.releves.append(
                Releve(
                    id: rang + 1, mesure: mesure, saisiPar: "secrétariat",
                    saisiLe: Instant(.le("2018-07-01"), secondes: rang), remplace: remplace?.id))
        }
        return suivi
    }
}

extension EtatDeLaBase {
    /// A base that holds that many records of each kind.
    public static func etat(
        version: Int = 1, avancement: Int = 0, releve: Int = 0, decision: Int = 0, commentaire: Int = 0
    ) -> EtatDeLaBase {
        EtatDeLaBase(
            version: version, avancement: avancement, releve: releve, decision: decision, commentaire: commentaire,
            journal: 0, empreinte: "", date: .a("2018-01-15"))
    }
}
