import Exporters
import HTTPTypes
import Hummingbird
import NIOCore
import PlanModel
import PlanStore

/// The indicators of a plan: their readings, and the form of a new one.
enum IndicateursPages {
    static let routes: [Route] = [
        .lit("/plans/:plan/indicateurs", .plan(.lire)) { try page($0, refuse: nil) },
        .recoit("/plans/:plan/indicateurs", .plan(.saisir), releve),
    ]

    /// - Parameter refuse: A reading that was sent and not taken, shown again as it was typed.
    private static func page(_ requete: Requete, refuse: FormulaireDeReleve.Refuse?) throws -> Response {
        let semestre = try requete.semestre(requete.plan())
        let plan = try requete.plan(a: semestre)
        let acteur = try requete.qui
        let date = min(semestre.fin, requete.maintenant.jour).description
        func dessine(_ csrf: String, _ date: String) throws -> String {
            let modele = try IndicateursModele(
                plan, plan.situation(semestre, pour: acteur.audience(plan.slug), au: requete.maintenant.jour),
                .init(
                    saisissables: acteur.saisissables(plan.index), csrf: csrf, date: date, refuse: refuse),
                semestres: requete.semestres(plan))
            return try requete.services.gabarits.rendu("indicateurs", modele)
        }
        // What is of the session and of the day goes in the kept page at its place.
        let corps =
            try refuse == nil
            ? requete.garde(plan, remplace: ["csrf": requete.csrf, "date": date]) {
                try dessine(CorpsGarde.place("csrf"), CorpsGarde.place("date"))
            } : ByteBuffer(string: dessine(requete.csrf, date))
        let titre = "Les indicateurs, \(plan.plan.departement.nom), \(semestre.libelle)"
        var page = Page(refuse == nil ? titre : "Erreur\u{A0}: \(titre)", corps: corps)
        (page.plan, page.onglet) = (plan, .indicateurs)
        if refuse != nil { page.statut = .unprocessableContent }
        return try requete.reponse(page)
    }

    @Sendable private static func releve(_ requete: Requete) async throws -> Response {
        let semestre = try requete.semestre(requete.plan())
        let plan = try requete.plan(a: semestre)
        let acteur = try requete.qui
        let nom = requete.formulaire["indicateur"] ?? ""
        guard let trouve = plan.plan.tousLesIndicateurs.first(where: { $0.indicateur.id.rawValue == nom }) else {
            throw ErreurWeb.introuvable("Il n’y a pas d’indicateur « \(nom) » dans la version en vigueur du plan.")
        }
        let saisissables = acteur.saisissables(plan.index)
        guard trouve.noeud.map(saisissables.contient) ?? (saisissables == .tout) else { throw ErreurWeb.interdit }
        let indicateur = trouve.indicateur
        var tapee = MesureTapee()
        for champ in MesureTapee.Champ.allCases { tapee[champ] = requete.formulaire[champ.rawValue] }
        let mesure: Mesure
        do throws(MesureTapee.Fautes) { mesure = try tapee.lue(pour: indicateur) } catch {
            return try page(
                requete, refuse: .init(indicateur: indicateur.id, tapee: tapee, fautes: error.fautes))
        }
        let enregistre = try await requete.services.store.enregistrer(
            [mesure], dans: plan.slug, par: acteur.auteur, le: requete.maintenant)
        let adresse = "\(Page.Onglet.indicateurs.href(plan.slug))?semestre=\(semestre)"
        return requete.vers(
            "\(adresse)#\(IndicateurModele.ancre(indicateur.id))",
            Typographie.francaise(annonce(enregistre.first, mesure, indicateur)))
    }

    /// What was done with the reading, in words for who typed it.
    private static func annonce(_ enregistre: Enregistrement?, _ mesure: Mesure, _ indicateur: Indicateur) -> String {
        let lieu = mesure.territoire.map { " (\($0))" } ?? ""
        let releve = "\(indicateur.titre) : \(indicateur.texte(mesure.valeur)) au \(mesure.date.enChiffres)\(lieu)"
        switch enregistre {
        case .ajoute(let id, nil): return "Relevé n° \(id) enregistré. \(releve)."
        case .ajoute(let id, .some(let remplace)):
            return
                "Relevé n° \(id) enregistré : il corrige le n° \(remplace), qui reste dans l’historique. \(releve)."
        case .identique(let id): return "Rien à enregistrer : le relevé n° \(id) dit déjà cela. \(releve)."
        case .conflit, nil: return "Rien n’a été enregistré. \(releve)."
        }
    }
}
