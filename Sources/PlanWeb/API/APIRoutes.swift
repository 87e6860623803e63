import Evaluation
import Exporters
import HTTPTypes
import Hummingbird
import NIOCore
import PlanCases
import PlanModel
import PlanStore

/// The interface for scripts: reads plans, progress and indicators, writes progress; through the same use cases as pages.
enum APIRoutes {
    static let racine = "/api/v1"

    static let routes: [Route] = [
        .lit("\(racine)/openapi.json", .rien, pour: .script, description),
        .lit("\(racine)/plans", .connexion, pour: .script, plans),
        .lit("\(racine)/plans/:plan", .plan(.lire), pour: .script, plan),
        .lit("\(racine)/plans/:plan/avancements", .plan(.lire), pour: .script, avancements),
        .recoit("\(racine)/plans/:plan/avancements", .plan(.saisir), corps: .json(), pour: .script, enregistre),
        .lit("\(racine)/plans/:plan/indicateurs", .plan(.lire), pour: .script, indicateurs),
    ]

    @Sendable private static func description(_ requete: Requete) throws -> Response {
        guard let fichier = Ressources.parNom["statique/openapi.json"] else {
            throw ErreurWeb.introuvable("La description de l’interface manque.")
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: fichier.octets)))
    }

    @Sendable private static func plans(_ requete: Requete) async throws -> Response {
        struct Connu: Encodable {
            var identifiant: String
            var departement: String
            var nom: String
            var version: Int
            var semestre: String
        }
        return try .json(
            try await requete.plansLisibles().map { connu, resume in
                Connu(
                    identifiant: connu.identifiant, departement: connu.departement, nom: connu.nom,
                    version: connu.derniereVersion, semestre: resume.semestre.rawValue)
            })
    }

    /// The same object as « export --format json », as its reader may see it.
    @Sendable private static func plan(_ requete: Requete) async throws -> Response {
        let actuel = try requete.plan()
        let semestre = try requete.question["semestre"].map { _ in try requete.semestre(actuel) }
        let plan = try semestre.map { try requete.services.plans.plan(actuel, a: $0) } ?? actuel
        let audience = try requete.qui.audience(plan.slug)
        let octets = try await requete.aPart {
            try PlanJSON.bytes(
                Export(
                    plan: plan.plan, version: plan.version.numero, suivi: plan.suivi, semestre: semestre,
                    audience: audience, mention: plan.mention))
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: octets)))
    }

    /// What is declared for a semestre; with `historique=1`, all that ever was.
    @Sendable private static func avancements(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let semestre = try requete.semestre(plan)
        let suivi = plan.suivi
        let montres: [Avancement]
        if requete.question["historique"] != nil {
            montres = suivi.avancements
        } else {
            let enVigueur = suivi.declarations(semestre)
            montres = plan.index.suivis.compactMap { enVigueur[$0.id] }
        }
        return try .json(montres.map { AvancementJSON($0, plan) })
    }

    @Sendable private static func enregistre(_ requete: Requete) async throws -> Response {
        let plan = try requete.planASaisir()
        let recu = try DeclarationJSON(requete.octets)
        guard let id = Identifiant<Noeud>(rawValue: recu.noeud), let noeud = plan.index.noeud(id) else {
            throw StoreError.noeudInconnu(
                recu.noeud, proche: valeurProche(de: recu.noeud, parmi: plan.index.suivis.map(\.id.rawValue)))
        }
        guard let semestre = Semestre(saisi: recu.semestre) else {
            throw ErreurWeb(
                .unprocessableContent, "« \(recu.semestre) » n’est pas un semestre.", "Écrivez-le « 2019-S2 ».")
        }
        let usage = EnregistrementEnLigne(services: requete.services, plan: plan, acteur: try requete.qui)
        do {
            return try await usage.enregistre(noeud, semestre, connue: recu.connue, le: requete.maintenant) {
                recu.champs[$0.rawValue]
            }.json()
        } catch let fautes as SaisieEnLigne.Fautes { return try ReponseDeSaisie.json(fautes) }
    }

    @Sendable private static func indicateurs(_ requete: Requete) throws -> Response {
        let semestre = try requete.semestre(requete.plan())
        let plan = try requete.plan(a: semestre)
        let situation = plan.situation(semestre, au: requete.jour(plan))
        return try .json(situation.indicateurs.map { IndicateurJSON($0, plan.regard) })
    }
}
