import Evaluation
import HTTPTypes
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// The decisions of the sessions: those that are open, what became of the others, a new one.
enum DecisionsPages {
    static let routes: [Route] = [
        .lit("/plans/:plan/decisions", .plan(.lire), liste),
        .lit("/plans/:plan/decisions/nouvelle", .plan(.tenirLeSecretariat), nouvelle),
        .lit("/plans/:plan/decisions/:numero", .plan(.tenirLeSecretariat)) { requete in
            let plan = try requete.plan()
            let tenue = try tenue(requete, requete.parametre("numero"))
            return try formulaire(requete, FormulaireDeDecision(tenue, plan.index))
        },
        .recoit("/plans/:plan/decisions", .plan(.tenirLeSecretariat), inscrit),
    ]

    @Sendable private static func liste(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let acteur = try requete.qui
        let modele = DecisionsModele(
            plan, plan.suivi.decisionsEnVigueur, tenues: acteur.peut(.tenirLeSecretariat, plan.slug),
            au: requete.jour(plan))
        var page = Page("Décisions des séances", corps: try requete.services.gabarits.rendu("decisions", modele))
        (page.plan, page.onglet) = (plan, .documents)
        page.fil = [
            .init(libelle: "Les documents", href: Page.Onglet.documents.href(plan.slug)), .init(libelle: "Décisions"),
        ]
        return try requete.reponse(page)
    }

    /// The decision in force under a number.
    private static func tenue(_ requete: Requete, _ numero: String) throws -> DecisionInscrite {
        let connues = try requete.plan().suivi.decisionsEnVigueur
        guard let numero = Int(numero), let tenue = connues.first(where: { $0.numero == numero }) else {
            throw ErreurWeb.introuvable("Aucune décision ne porte le n° \(numero).")
        }
        return tenue
    }

    /// About the node that the address names, if it does.
    @Sendable private static func nouvelle(_ requete: Requete) throws -> Response {
        var champs = FormulaireDeDecision()
        champs.apres = String(try requete.plan().suivi.decisionsEnVigueur.last?.numero ?? 0)
        if let id = requete.question["noeud"].flatMap(Identifiant<Noeud>.init(rawValue:)) {
            champs.noeuds = FormulaireDeDecision.ecrit([id], try requete.plan().index)
        }
        return try formulaire(requete, champs)
    }

    private static func formulaire(
        _ requete: Requete, _ champs: FormulaireDeDecision, erreur: FormulaireDeDecision.Faute? = nil,
        aVerifier: AVerifier? = nil, statut: HTTPResponse.Status = .ok
    ) throws -> Response {
        let plan = try requete.plan()
        let titre = champs.numero.map { "Suivre la décision n°\u{A0}\($0)" } ?? "Inscrire une décision"
        var modele = DecisionModele(titre, champs, plan, erreur: erreur, csrf: try requete.csrf)
        modele.aVerifier = aVerifier
        var page = Page(titre, corps: try requete.services.gabarits.rendu("decision", modele))
        (page.plan, page.onglet, page.statut) = (plan, .documents, statut)
        page.fil = [
            .init(libelle: "Les documents", href: Page.Onglet.documents.href(plan.slug)),
            .init(libelle: "Décisions", href: "/plans/\(plan.slug)/decisions"), .init(libelle: titre),
        ]
        return try requete.reponse(page)
    }

    /// Someone else followed it up since the form was drawn: what was typed stays in it, beside what they wrote.
    private static func devance(
        _ requete: Requete, _ champs: FormulaireDeDecision, _ tenue: DecisionInscrite
    ) throws -> Response {
        var champs = champs
        champs.connue = String(tenue.id)
        let suite = tenue.decision.suite.map { ", « \($0) »" } ?? ""
        let le = tenue.saisiLe.enToutesLettres(try requete.plan().heure)
        let message = """
            \(tenue.saisiPar) a suivi cette décision le \(le) : \(tenue.decision.etat.libelle)\(suite). \
            Rien n’a été inscrit ; ce que vous avez tapé est resté ci-dessous. Complétez-le, puis inscrivez.
            """
        return try formulaire(requete, champs, erreur: .init(nil, message), statut: .conflict)
    }

    @Sendable private static func inscrit(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let champs = FormulaireDeDecision(requete.formulaire)
        let tenue = try champs.numero.map { try self.tenue(requete, $0) }
        do {
            let decision = try champs.demande().decision(tenue.map { champs.videe($0.decision) }, plan.index)
            let plausibilite = try Plausibilite(
                plan.index, plan.slug, requete.services.store, le: requete.maintenant)
            if decision != tenue?.decision,
                let aVerifier = AVerifier(plausibilite.remarques(sur: decision), requete.formulaire)
            {
                return try formulaire(requete, champs, aVerifier: aVerifier, statut: .unprocessableContent)
            }
            let inscrite = try requete.services.store.record(
                decision, sous: tenue?.numero,
                connue: tenue == nil ? .nImporte : .numero(champs.connue.flatMap { Int($0) }),
                apres: champs.apres.flatMap { Int($0) }, dans: plan.slug,
                par: try requete.qui.auteur, le: requete.maintenant)
            return requete.vers(
                "/plans/\(plan.slug)/decisions",
                inscrite.id == tenue?.id
                    ? "Rien n’a changé."
                    : "La décision n°\u{A0}\(inscrite.numero) est inscrite, \(inscrite.decision.etat.libelle).")
        } catch let faute as FormulaireDeDecision.Faute {
            return try formulaire(requete, champs, erreur: faute, statut: .unprocessableContent)
        } catch StoreError.changeEntreTemps {
            let tenue = try self.tenue(requete, champs.numero ?? "")
            return try devance(requete, champs, tenue)
        } catch let refus as Refusal {
            // All that is left to be refused is a code that designates nothing.
            return try formulaire(
                requete, champs, erreur: .init(.noeuds, refus.description), statut: .unprocessableContent)
        } catch let error as StoreError where !error.concerneLeFichier {
            return try formulaire(requete, champs, erreur: .init(nil, error.description), statut: .unprocessableContent)
        }
    }
}
