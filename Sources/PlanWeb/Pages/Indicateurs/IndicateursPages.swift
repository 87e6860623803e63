import Evaluation
import Exporters
import HTTPTypes
import Hummingbird
import NIOCore
import PlanCases
import PlanModel
import PlanStore

/// The indicators of a plan: their readings, and the form of a new one.
enum IndicateursPages {
    static let routes: [Route] = [
        .lit("/plans/:plan/indicateurs", .plan(.lire)) { try page($0, refuse: nil) },
        .recoit("/plans/:plan/indicateurs", .plan(.saisir), releve),
        .lit("/plans/:plan/indicateurs/releves/:numero/retirer", .plan(.saisir)) { try retrait($0) },
        .recoit("/plans/:plan/indicateurs/releves/:numero/retirer", .plan(.saisir), retire),
    ]

    /// - Parameter refuse: A reading that was sent and not taken, shown again as it was typed.
    private static func page(_ requete: Requete, refuse: FormulaireDeReleve.Refuse?) throws -> Response {
        let semestre = try requete.semestre(requete.plan())
        let plan = try requete.plan(a: semestre)
        let acteur = try requete.qui
        let date = min(semestre.fin, requete.jour(plan)).description
        func dessine(_ csrf: String, _ date: String) throws -> String {
            let modele = try IndicateursModele(
                plan, plan.situation(semestre, au: requete.jour(plan)),
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
        let etat = refuse.map { $0.aVerifier == nil ? "Erreur\u{A0}: " : "À vérifier\u{A0}: " } ?? ""
        var page = Page(etat + titre, corps: corps)
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
        let remarques = try Plausibilite(plan.index, plan.slug, requete.services.store, le: requete.maintenant)
            .remarques(
                sur: mesure, indicateur, noeud: trouve.noeud,
                connus: plan.suivi.relevesEnVigueur[indicateur.id] ?? [])
        if let aVerifier = AVerifier(remarques, requete.formulaire) {
            return try page(
                requete, refuse: .init(indicateur: indicateur.id, tapee: tapee, aVerifier: aVerifier))
        }
        let enregistre = try await requete.services.store.enregistrer(
            [mesure], dans: plan.slug, par: acteur.auteur, le: requete.maintenant)
        let adresse = "\(Page.Onglet.indicateurs.href(plan.slug))?semestre=\(semestre)"
        return requete.vers(
            "\(adresse)#\(IndicateurModele.ancre(indicateur.id))",
            Typographie.francaise(annonce(enregistre.first, mesure, indicateur)))
    }

    // MARK: - Withdrawal

    /// A reading that the reader may withdraw.
    private static func retirable(_ requete: Requete, _ plan: PlanVivant) throws -> (Releve, Indicateur) {
        let numero = requete.parametre("numero")
        guard let releve = plan.suivi.releves.first(where: { String($0.id) == numero }) else {
            throw ErreurWeb.introuvable("Aucun relevé de ce plan ne porte le n° \(numero).")
        }
        let trouve = plan.plan.tousLesIndicateurs.first { $0.indicateur.id == releve.mesure.indicateur }
        let saisissables = try requete.qui.saisissables(plan.index)
        guard trouve?.noeud.map(saisissables.contient) ?? (saisissables == .tout) else { throw ErreurWeb.interdit }
        let indicateur =
            trouve?.indicateur ?? Indicateur(id: releve.mesure.indicateur, titre: releve.mesure.indicateur.rawValue)
        return (releve, indicateur)
    }

    private static func retrait(_ requete: Requete, erreur: String? = nil) throws -> Response {
        let plan = try requete.plan()
        let (releve, indicateur) = try retirable(requete, plan)
        let modele = RetraitDeReleve(
            ReleveModele(releve, indicateur, plan.regard, plan.heure, remplacePar: nil), indicateur,
            semestre: try requete.semestre(plan), plan.slug, motif: requete.formulaire["motif"] ?? "", erreur: erreur,
            csrf: try requete.csrf)
        var page = Page(
            "Retirer le relevé n°\u{A0}\(releve.id)",
            corps: try requete.services.gabarits.rendu("releve-retrait", modele))
        (page.plan, page.onglet) = (plan, .indicateurs)
        page.fil = [
            .init(libelle: "Les indicateurs", href: modele.retour), .init(libelle: "Retirer un relevé"),
        ]
        if erreur != nil { page.statut = .unprocessableContent }
        return try requete.reponse(page)
    }

    @Sendable private static func retire(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let (releve, indicateur) = try retirable(requete, plan)
        guard let motif = requete.formulaire["motif"] else {
            return try retrait(
                requete, erreur: "Dites pourquoi ce relevé est retiré : l’historique le garde.".typographie)
        }
        do {
            let (resultat, _) = try requete.services.store.retirer(
                releve: releve.id, motif: motif, dans: plan.slug, par: try requete.qui.auteur,
                le: requete.maintenant)
            let fait = if case .ajoute = resultat { "est retiré" } else { "était déjà retiré" }
            return requete.vers(
                RetraitDeReleve.retour(plan.slug, try requete.semestre(plan), indicateur.id),
                "Le relevé n° \(releve.id) \(fait) : l’historique le garde.".typographie)
        } catch let error as StoreError where !error.concerneLeFichier {
            return try retrait(requete, erreur: error.description.phrase.typographie)
        }
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
