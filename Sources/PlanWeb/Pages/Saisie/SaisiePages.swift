import Evaluation
import HTTPTypes
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// The entry of a semestre, row by row.
enum SaisiePages {
    static let routes: [Route] = [
        .lit("/plans/:plan/saisie", .plan(.saisir)) { try page($0) },
        .recoit("/plans/:plan/saisie", .plan(.saisir), enregistre),
        .recoit("/plans/:plan/saisie/annuler", .plan(.saisir), annule),
    ]

    // MARK: - The page

    /// - Parameter refus: A row that was sent and not taken, shown again as it was typed.
    static func page(_ requete: Requete, refus: GrilleModele.Refus? = nil) throws -> Response {
        let actuel = try requete.plan()
        let semestre = try requete.semestre(actuel)
        let plan = try requete.plan(a: semestre)
        let acteur = try requete.qui
        func dessine() throws -> String {
            var modele = GrilleModele(
                plan, semestre: semestre, reglages: .init(requete.question), acteur: acteur,
                semestres: requete.semestres(plan), refus: refus)
            modele.previent(
                dejaEmis: try Plausibilite(plan.index, plan.slug, requete.services.store, le: requete.maintenant)
                    .dejaEmis(semestre)?.numero)
            return try requete.services.gabarits.rendu("saisie", modele.valeurs)
        }
        let valeurs = ["csrf": try requete.csrf, "compte": acteur.compte.identifiant]
        let corps =
            try refus == nil
            ? requete.garde(plan, remplace: valeurs, dessine) : CorpsGarde(dessine()).octets(valeurs)
        var page = Page("La saisie, \(plan.plan.departement.nom), \(semestre.libelle)", corps: corps)
        (page.plan, page.onglet) = (plan, .saisie)
        (page.scripts, page.feuilles) = (["saisie.js"], ["saisie.css"])
        if refus != nil { page.statut = .unprocessableContent }
        return try requete.reponse(page)
    }

    // MARK: - A row

    @Sendable private static func enregistre(_ requete: Requete) async throws -> Response {
        let plan = try requete.planASaisir()
        let (noeud, semestre) = try cible(requete, plan)
        let usage = EnregistrementEnLigne(services: requete.services, plan: plan, acteur: try requete.qui)
        let formulaire = requete.formulaire
        let connue = formulaire["malgre"] ?? formulaire["connue"]
        do {
            let reponse = try await usage.enregistre(
                noeud, semestre, connue: try numero(connue), le: requete.maintenant
            ) { formulaire.texte($0.rawValue) }
            if requete.veutDuJSON { return try reponse.json() }
            switch reponse {
            case .faite(let faite):
                return requete.vers(
                    adresse(plan, semestre, noeud, requete),
                    faite.remarques.isEmpty ? nil : "Enregistré. " + faite.remarques.joined(separator: " "))
            case .conflit(let conflit):
                return try pageDeConflit(requete, plan, semestre, noeud, conflit)
            }
        } catch let fautes as SaisieEnLigne.Fautes {
            if requete.veutDuJSON { return try ReponseDeSaisie.json(fautes) }
            return try page(requete, refus: .init(noeud: noeud.id, fautes: fautes, formulaire: formulaire))
        }
    }

    @Sendable private static func annule(_ requete: Requete) async throws -> Response {
        let plan = try requete.planEntier()
        let (noeud, semestre) = try cible(requete, plan)
        guard let saisie = try numero(requete.formulaire["saisie"]) else {
            throw ErreurWeb(
                .badRequest, "Le numéro de la saisie à annuler manque.", "Rechargez la page, puis recommencez.")
        }
        let usage = EnregistrementEnLigne(services: requete.services, plan: plan, acteur: try requete.qui)
        let reponse = try await usage.annule(saisie, noeud, le: requete.maintenant)
        if requete.veutDuJSON { return try reponse.json() }
        guard case .faite = reponse else {
            throw ErreurWeb(
                .conflict, "Cette saisie n’est plus celle qui vaut : une autre l’a remplacée depuis.",
                "Revenez à la grille : elle montre ce qui vaut maintenant. Rien n’a été changé.")
        }
        return requete.vers(
            adresse(plan, semestre, noeud, requete), "Saisie annulée : l’historique garde les deux.")
    }

    private static func cible(_ requete: Requete, _ plan: PlanVivant) throws -> (Noeud, Semestre) {
        let texte = requete.formulaire["noeud"] ?? ""
        guard let id = Identifiant<Noeud>(rawValue: texte), let noeud = plan.index.noeud(id) else {
            throw ErreurWeb(
                .unprocessableContent, "« \(texte) » n’est plus dans la version en vigueur du plan.",
                "Rechargez la grille : le plan a changé.")
        }
        guard let semestre = requete.formulaire["semestre"].flatMap(Semestre.init(rawValue:)) else {
            throw ErreurWeb(.unprocessableContent, "Le semestre manque.", "Rechargez la grille, puis recommencez.")
        }
        return (noeud, semestre)
    }

    private static func numero(_ texte: String?) throws -> Int? {
        guard let texte else { return nil }
        guard let numero = Int(texte) else { throw Formulaire.illisible }
        return numero
    }

    /// Back to the row, what is carried from row to row kept in the address.
    private static func adresse(
        _ plan: PlanVivant, _ semestre: Semestre, _ noeud: Noeud, _ requete: Requete
    ) -> String {
        var parametres = "semestre=\(semestre)"
        // What is carried was typed: some servers refuse a long header.
        for (nom, valeur) in [("seance", requete.formulaire["seance"]), ("dit_par", requete.formulaire["dit_par"])] {
            if let valeur { parametres += "&\(nom)=\(valeur.prefix(120).encodeEnPourCent)" }
        }
        for nom in GrilleModele.Reglages.filtres {
            if let valeur = requete.question[nom] { parametres += "&\(nom)=\(valeur.prefix(120).encodeEnPourCent)" }
        }
        return "\(Page.Onglet.saisie.href(plan.slug))?\(parametres)#ligne-\(noeud.id)"
    }

    private static func pageDeConflit(
        _ requete: Requete, _ plan: PlanVivant, _ semestre: Semestre, _ noeud: Noeud, _ conflit: ReponseDeSaisie.Conflit
    ) throws -> Response {
        let modele = ConflitModele(
            plan, semestre, noeud, conflit, requete.formulaire,
            adresseDeLaLigne: adresse(plan, semestre, noeud, requete))
        var page = Page(
            "Deux saisies pour la même ligne", corps: try requete.services.gabarits.rendu("saisie-conflit", modele))
        (page.plan, page.onglet, page.statut, page.feuilles) = (plan, .saisie, .conflict, ["saisie.css"])
        return try requete.reponse(page)
    }
}
