import HTTPTypes
import Hummingbird
import PlanModel
import PlanStore

/// What the leads write into the report of a semestre: its introduction, a comment on each axe, its conclusion.
enum TextesPages {
    static let routes: [Route] = [
        .lit("/plans/:plan/documents/textes", .plan(.piloter)) { try page($0) },
        .recoit("/plans/:plan/documents/textes", .plan(.piloter), ecrit),
    ]

    private static func page(
        _ requete: Requete, refus: TextesModele.Refus? = nil, statut: HTTPResponse.Status = .ok
    ) throws -> Response {
        let plan = try requete.plan()
        let semestre = try requete.semestre(plan)
        let modele = TextesModele(
            plan, semestre, try requete.services.store.suivi(plan.slug).commentaires,
            semestres: plan.semestres(courant: requete.semestreDuJour), refus: refus, csrf: try requete.csrf)
        var page = Page(
            "Textes du rapport, \(semestre.libelle)", corps: try requete.services.gabarits.rendu("textes", modele))
        (page.plan, page.onglet, page.statut) = (plan, .documents, statut)
        page.fil = [
            .init(
                libelle: "Les documents", href: "\(Page.Onglet.documents.href(plan.slug))?semestre=\(semestre)"),
            .init(libelle: "Textes du rapport"),
        ]
        return try requete.reponse(page)
    }

    @Sendable private static func ecrit(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let semestre = try requete.semestre(plan)
        let partie = try partie(requete.formulaire["partie"] ?? "", plan.index)
        let store = requete.services.store
        let texte = requete.formulaire["texte"]
        let tenu = try store.suivi(plan.slug).commentaires.dernier(partie, semestre)
        // Someone else wrote there since the page was drawn: both texts are shown, nothing is recorded.
        guard (tenu?.id ?? 0) == requete.formulaire["connu"].flatMap({ Int($0) }) ?? 0 else {
            return try page(requete, refus: .init(partie: partie, texte: texte ?? "", leur: tenu), statut: .conflict)
        }
        let inscrit = try store.record(
            Commentaire(partie, semestre, texte: texte), dans: plan.slug, par: try requete.qui.auteur,
            le: requete.maintenant)
        let retour = "\(Page.Onglet.documents.href(plan.slug))/textes?semestre=\(semestre)"
        guard let inscrit, inscrit.id != tenu?.id else { return requete.vers(retour, "Rien n’a changé.") }
        return requete.vers(
            retour,
            texte == nil ? "Le texte est retiré du rapport ; il reste dans l’historique." : "Le texte est gardé.")
    }

    /// - Throws: `ErreurWeb` 404 for a place that the report does not have.
    private static func partie(_ code: String, _ index: PlanIndex) throws -> Commentaire.Partie {
        guard let partie = Commentaire.Partie(code: code), TextesModele.places(index).contains(partie) else {
            throw ErreurWeb.introuvable("Le rapport n’a pas de place « \(code) ».")
        }
        return partie
    }
}

extension [CommentaireInscrit] {
    /// The one in force at that place, also when it says that the text was withdrawn.
    func dernier(_ partie: Commentaire.Partie, _ semestre: Semestre) -> CommentaireInscrit? {
        last { $0.commentaire.partie == partie && $0.commentaire.semestre == semestre }
    }
}
