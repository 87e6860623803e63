import Foundation
import Hummingbird
import NIOCore
import PlanModel
import PlanStore

/// A request that was let through: who makes it, what it sends, and all that an answer is made from.
struct Requete: Sendable {
    let services: Services
    let http: Request
    let contexte: Contexte
    /// Nil on a route that asks for no account.
    let acteur: Acteur?
    /// What the form or the query holds.
    let formulaire: Formulaire
    /// The body of a script's request.
    let octets: [UInt8]

    /// The parameters of the address after « ? ».
    let question: Formulaire
    /// Proof of a form that is sent before anyone is signed in.
    let jetonAnonyme = Self.hasard()

    private static func hasard() -> String {
        var hasard = SystemRandomNumberGenerator()
        return String(hasard.next(), radix: 36) + String(hasard.next(), radix: 36)
    }

    /// - Throws: `ErreurWeb` when the route is reached without an account: the route table is wrong then.
    var qui: Acteur {
        get throws {
            guard let acteur else { throw ErreurWeb.interdit }
            return acteur
        }
    }

    var maintenant: Instant { services.maintenant() }

    /// Today, where a plan is followed.
    func jour(_ plan: PlanVivant) -> Jour { maintenant.jour(plan.heure) }

    func parametre(_ nom: String) -> String { contexte.parameters.get(nom)?.removingPercentEncoding ?? "" }

    /// The slug of the plan that the address names.
    var slug: String { parametre("plan") }

    /// The plan as who asks may see it: what a page is drawn from.
    /// - Throws: `ErreurWeb` 404.
    func plan() throws -> PlanVivant {
        let (plan, acteur) = (try planEntier(), try qui)
        let siens =
            switch acteur.saisissables(plan.index) {
            case .tout: Set<Identifiant<Noeud>>()
            case .ceux(let noeuds): noeuds
            }
        return services.plans.vue(plan, plan.plan.regard(acteur.audience(plan.slug)), siens: siens)
    }

    /// All of it, to write: what its author may not read must not be lost.
    /// - Throws: `ErreurWeb` 404.
    func planEntier() throws -> PlanVivant { try trouve { try services.plans.plan(slug) } }

    /// The plan in the version in force at the end of the semestre that is shown.
    func plan(a semestre: Semestre) throws -> PlanVivant { try services.plans.plan(plan(), a: semestre) }

    /// The plan to enter a row of: who may not read every note needs the follow-up too, so as not to lose one.
    /// - Throws: `ErreurWeb` 404.
    func planASaisir() throws -> PlanVivant {
        guard try qui.audience(slug) == .interne else { return try planEntier() }
        return try trouve { try services.plans.structure(slug) }
    }

    private func trouve(_ plan: () throws -> PlanVivant) throws -> PlanVivant {
        do { return try plan() } catch StoreError.planInconnu {
            throw ErreurWeb.introuvable("Il n’y a pas de plan « \(slug) » dans cette base.")
        }
    }

    /// The semestre of the address, or the one to show first.
    /// - Throws: `ErreurWeb` 404 for one that is written wrong, or too far.
    func semestre(_ plan: PlanVivant) throws -> Semestre {
        guard let texte = formulaire["semestre"] ?? question["semestre"] else { return services.semestre(de: plan) }
        guard let semestre = Semestre(saisi: texte) else {
            throw ErreurWeb.introuvable("« \(texte) » n’est pas un semestre : il s’écrit 2019-S2.")
        }
        guard semestre <= max(services.dernierSemestre(plan), services.semestre(de: plan)) else {
            throw ErreurWeb.introuvable(services.tropLoin(semestre, plan))
        }
        return semestre
    }

    /// The one that stands for today: that of the settings, when they name one.
    func semestreDuJour(_ plan: PlanVivant) -> Semestre {
        services.reglages.semestre ?? services.semestreDuJour(plan)
    }

    /// Those that the pages of a plan propose.
    func semestres(_ plan: PlanVivant) -> [Semestre] {
        plan.semestres(courant: semestreDuJour(plan), borne: services.dernierSemestre(plan))
    }

    /// A script of our pages asks for data instead of a page.
    var veutDuJSON: Bool { http.headers[.accept]?.contains("application/json") ?? false }

    func noeud(_ plan: PlanVivant, _ nom: String = "noeud") throws -> Noeud {
        let texte = parametre(nom)
        guard let id = Identifiant<Noeud>(rawValue: texte), let noeud = plan.index.noeud(id) else {
            throw ErreurWeb.introuvable("Il n’y a pas d’élément « \(texte) » dans la version en vigueur du plan.")
        }
        return noeud
    }
}
