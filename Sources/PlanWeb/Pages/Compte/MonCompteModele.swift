import Exporters
import PlanModel
import PlanStore

/// What the page of one's own account shows.
struct MonCompteModele {
    var csrf: String
    var nom: String
    var identifiant: String
    var droits: [String]
    var sansDroit: Bool
    var ancien: ChampDeSaisie
    var nouveau: ChampDeSaisie
    var encore: ChampDeSaisie
    var sessions: [Session]
    var plusieursSessions: Bool
    var libelle: ChampDeSaisie
    var jetons: Jetons?

    struct Session {
        var id: String
        var agent: String
        var ouverte: String
        var vue: String
        var courante: Bool
    }
    struct Jetons { var lignes: [Jeton] }
    struct Jeton {
        var id: String
        var libelle: String
        var droits: String
        var cree: String
        var vu: String
        var revoque: Bool
    }

    /// What is to be corrected, by field.
    struct Fautes {
        var ancien: String?
        var nouveau: String?
        var encore: String?
        var libelle: String?

        var existent: Bool { [ancien, nouveau, encore, libelle].contains { $0 != nil } }
    }

    init(
        _ acteur: Acteur, csrf: String, sessions: [SessionOuverte], jetons: [JetonAPI], libelle: String, fautes: Fautes,
        heure: Fuseau
    ) {
        self.csrf = csrf
        (nom, identifiant) = (acteur.compte.nom, acteur.compte.identifiant)
        droits = acteur.compte.droits.map { Typographie.francaise($0.libelle) }
        sansDroit = droits.isEmpty
        ancien = ChampDeSaisie(
            "ancien", "Mot de passe actuel", type: "password", autocompletion: "current-password", erreur: fautes.ancien
        )
        nouveau = ChampDeSaisie(
            "nouveau", "Nouveau mot de passe", type: "password", autocompletion: "new-password",
            aide: "Douze caractères au moins ; une phrase se retient mieux qu’un mot.", erreur: fautes.nouveau)
        encore = ChampDeSaisie(
            "encore", "Le même, encore une fois", type: "password", autocompletion: "new-password",
            erreur: fautes.encore)
        self.sessions = sessions.map {
            Session(
                id: String($0.id), agent: $0.navigateur, ouverte: $0.ouverteLe.enToutesLettres(heure),
                vue: $0.vueLe.enToutesLettres(heure), courante: $0.id == acteur.session?.id)
        }
        plusieursSessions = sessions.count > 1
        self.libelle = ChampDeSaisie(
            "libelle", "À quoi il sert", valeur: libelle, autocompletion: "off",
            aide: "Par exemple : tableau de bord du Département.", erreur: fautes.libelle)
        let lignes = jetons.map {
            Jeton(
                id: String($0.id), libelle: $0.libelle, droits: $0.ecriture ? "lire et écrire" : "lire",
                cree: $0.creeLe.jour(heure).enToutesLettres, vu: $0.vuLe?.enToutesLettres(heure) ?? "jamais",
                revoque: $0.revoqueLe != nil)
        }
        self.jetons = lignes.isEmpty ? nil : .init(lignes: lignes)
    }
}
