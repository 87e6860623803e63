import Evaluation
import Exporters
import HTTPTypes
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// What the leads write into the report of a semestre: its introduction, a comment on each axe, its conclusion.
enum TextesPages {
    static let routes: [Route] = [
        .lit("/plans/:plan/documents/textes", .plan(.piloter)) { try page($0) },
        .recoit("/plans/:plan/documents/textes", .plan(.piloter), ecrit),
    ]

    private static func page(
        _ requete: Requete, refus: [TextesModele.Refus] = [], statut: HTTPResponse.Status = .ok
    ) throws -> Response {
        let plan = try requete.plan()
        let semestre = try requete.semestre(plan)
        var modele = TextesModele(
            plan, semestre, plan.suivi.commentaires,
            semestres: requete.semestres(plan), refus: refus, csrf: try requete.csrf)
        let plausibilite = try Plausibilite(plan.index, plan.slug, requete.services.store, le: requete.maintenant)
        modele.remarques = plausibilite.remarques(sur: Commentaire(.introduction, semestre, texte: nil)).map(
            \.phrase.typographie)
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

    /// All the texts come at once: those that were changed are recorded, unless someone else changed them meanwhile.
    @Sendable private static func ecrit(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let semestre = try requete.semestre(plan)
        var (gardes, retires) = (0, 0)
        var refus: [TextesModele.Refus] = []
        for partie in TextesModele.places(plan.index) {
            guard let envoye = TexteEnvoye(requete.formulaire, partie, plan.suivi.commentaires) else {
                continue
            }
            do {
                let inscrit = try requete.services.store.record(
                    Commentaire(partie, semestre, texte: envoye.texte), connu: .numero(envoye.connu), dans: plan.slug,
                    par: try requete.qui.auteur, le: requete.maintenant)
                if inscrit == nil { continue }
                if envoye.texte == nil { retires += 1 } else { gardes += 1 }
            } catch StoreError.changeEntreTemps {
                refus.append(.init(partie: partie, texte: envoye.texte ?? ""))
            }
        }
        guard refus.isEmpty else { return try page(requete, refus: refus, statut: .conflict) }
        let retour = "\(Page.Onglet.documents.href(plan.slug))/textes?semestre=\(semestre)"
        let faits = [
            gardes == 0 ? nil : gardes == 1 ? "un texte est gardé" : "\(gardes) textes sont gardés",
            retires == 0
                ? nil : retires == 1 ? "un texte est retiré du rapport" : "\(retires) textes sont retirés du rapport",
        ].compactMap(\.self)
        return requete.vers(retour, faits.isEmpty ? "Rien n’a changé." : faits.joined(separator: ", ").phrase)
    }
}

/// One text of the form that its author changed.
private struct TexteEnvoye {
    var texte: String?
    /// The record that was in force when the form was drawn.
    var connu: Int?

    /// Nil when the form does not hold that part, or holds it as it was shown.
    init?(_ formulaire: Formulaire, _ partie: Commentaire.Partie, _ inscrits: [CommentaireInscrit]) {
        guard let numero = formulaire["connu:\(partie.code)"].flatMap({ Int($0) }) else { return nil }
        texte = formulaire["texte:\(partie.code)"]
        connu = numero == 0 ? nil : numero
        if texte == inscrits.first(where: { $0.id == numero })?.commentaire.texte { return nil }
    }
}

extension [CommentaireInscrit] {
    /// The one in force at that place, also when it says that the text was withdrawn.
    func dernier(_ partie: Commentaire.Partie, _ semestre: Semestre) -> CommentaireInscrit? {
        last { $0.commentaire.partie == partie && $0.commentaire.semestre == semestre }
    }
}
