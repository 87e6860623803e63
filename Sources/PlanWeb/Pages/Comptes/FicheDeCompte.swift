import PlanModel
import PlanStore

/// One account: its name, its rights, its sessions, and what ends it.
struct FicheDeCompte {
    var csrf: String
    var identifiant: String
    var titre: String
    var adresse: String
    var creation: String
    var etat: String
    var actif: Bool
    var soi: Bool
    var nom: ChampDeSaisie
    var droits: FormulaireDeDroits
    var erreurDeDroits: String?
    var sessions: Sessions?
    var lienLibelle: String

    struct Sessions { var lignes: [Session] }
    struct Session {
        var agent: String
        var ouverte: String
        var vue: String

        init(_ session: SessionOuverte, _ heure: Fuseau) {
            agent = session.navigateur
            (ouverte, vue) = (session.ouverteLe.enToutesLettres(heure), session.vueLe.enToutesLettres(heure))
        }
    }

    init(
        _ compte: Compte, csrf: String, soi: Bool, droits: FormulaireDeDroits, erreurDeDroits: String?, nom: String,
        erreurDuNom: String?, sessions: [SessionOuverte], heure: Fuseau
    ) {
        (self.csrf, self.soi, self.droits, self.erreurDeDroits) = (csrf, soi, droits, erreurDeDroits)
        (identifiant, titre, actif) = (compte.identifiant, compte.nom, compte.actif)
        adresse = ComptesPages.adresse(compte.id)
        creation = "créé le \(compte.creeLe.jour(heure).enToutesLettres) par \(compte.creePar)"
        etat =
            compte.actif
            ? (compte.aUnMotDePasse ? "en service" : "invité, n’a pas encore choisi de mot de passe") : "fermé"
        self.nom = ChampDeSaisie("nom", "Nom", valeur: nom, autocompletion: "off", erreur: erreurDuNom)
        lienLibelle = compte.aUnMotDePasse ? "Donner un lien pour changer de mot de passe" : "Donner un nouveau lien"
        self.sessions = sessions.isEmpty ? nil : .init(lignes: sessions.map { Session($0, heure) })
    }
}
