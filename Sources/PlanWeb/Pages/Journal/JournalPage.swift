import Hummingbird
import PlanStore

/// Every change of a plan, the newest first, and the proof that none was rewritten.
enum JournalPage {
    static let entreesParPage = 50

    static let routes: [Route] = [
        .lit("/plans/:plan/journal", .plan(.tenirLeSecretariat)) { try page($0, nil) },
        .recoit("/plans/:plan/journal", .plan(.tenirLeSecretariat), verifie),
    ]

    private static func page(_ requete: Requete, _ verification: VerificationMontree?) throws -> Response {
        let plan = try requete.plan()
        let avant = try requete.question["avant"].map { texte in
            guard let numero = Int(texte), numero > 0 else {
                throw ErreurWeb.introuvable("« \(texte) » n’est pas un numéro du journal.")
            }
            return numero
        }
        // One more than is shown: is there a page after this one?
        let entrees = try requete.services.store.journal(plan.slug, avant: avant, limite: entreesParPage + 1)
        let modele = JournalModele(
            plan, entrees, try requete.services.store.formes(plan.slug),
            malDatees: try requete.services.store.lignesMalDatees(plan.slug), auPlus: entreesParPage, avant: avant,
            pilote: try requete.qui.peut(.piloter, plan.slug),
            csrf: try requete.csrf, verification: verification)
        var page = Page("Journal", corps: try requete.services.gabarits.rendu("journal", modele))
        (page.plan, page.onglet) = (plan, .journal)
        return try requete.reponse(page)
    }

    @Sendable private static func verifie(_ requete: Requete) async throws -> Response {
        let (services, slug) = (requete.services, try requete.plan().slug)
        let (verification, entrees) = try await requete.aPart {
            try services.verification.fait("La vérification de la base") {
                (try services.store.verify(), try services.store.longueurDuJournal(slug))
            }
        }
        let toute = try requete.qui.administre
        return try page(requete, .init(verification, de: toute ? nil : slug, entrees: entrees))
    }
}
