import Exporters
import PlanModel
import PlanStore

/// The accounts, and what was done to them.
struct ListeDesComptes {
    static let evenementsAuPlus = 60

    var comptes: [Rangee]
    var evenements: Evenements?

    struct Rangee {
        var href: String
        var identifiant: String
        var nom: String
        var droits: [String]
        var sansDroit: Bool
        var etat: String
        var ferme: Bool
        var vu: String
    }
    struct Evenements { var lignes: [Evenement] }
    struct Evenement {
        var quand: String
        var compte: String
        var quoi: String
        var par: String
    }

    init(
        _ comptes: [Compte], sessions: (Int64) throws -> [SessionOuverte], evenements: [EvenementDeCompte],
        heure: Fuseau
    ) rethrows {
        self.comptes = try comptes.map { compte in
            let derniere = try sessions(compte.id).map(\.vueLe).max()
            return Rangee(
                href: ComptesPages.adresse(compte.id), identifiant: compte.identifiant, nom: compte.nom,
                droits: compte.droits.map { Typographie.francaise($0.libelle) }, sansDroit: compte.droits.isEmpty,
                etat: compte.actif ? (compte.aUnMotDePasse ? "en service" : "invité, sans mot de passe") : "fermé",
                ferme: !compte.actif, vu: derniere?.enToutesLettres(heure) ?? "aucune session ouverte")
        }
        let lignes = evenements.map {
            Evenement(
                quand: $0.le.enToutesLettres(heure), compte: $0.compte, quoi: Typographie.francaise($0.quoi),
                par: $0.par)
        }
        self.evenements = lignes.isEmpty ? nil : .init(lignes: lignes)
    }
}
