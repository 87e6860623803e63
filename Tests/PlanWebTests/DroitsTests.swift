import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Every route, for every role and for nobody") struct DroitsTests {
    /// Who is let through. Written by hand: it is what the route table and the permissions are compared with.
    private enum Acces {
        case tous
        case connectes
        case plan(Role)
        case administrateurs

        func laisse(_ role: Role?, surLePlan: Bool) -> Bool {
            switch (self, role) {
            case (.tous, _): true
            case (_, nil): false
            case (.connectes, _): true
            // The account of administration holds its role on every plan; the others on one.
            case (.plan, .administration?): true
            case (.plan(let moindre), let role?): surLePlan && role >= moindre
            case (.administrateurs, let role?): role == .administration
            }
        }
    }

    private static let attendu: [String: Acces] = [
        "GET /statique/**": .tous, "GET /favicon.ico": .tous, "GET /healthz": .tous, "GET /aide": .tous,
        "GET /connexion": .tous, "POST /connexion": .tous,
        "GET /invitation/:jeton": .tous, "POST /invitation/:jeton": .tous,
        "GET /": .connectes, "GET /session": .connectes, "POST /deconnexion": .connectes,
        "GET /compte": .connectes, "POST /compte/mot-de-passe": .connectes, "POST /compte/sessions": .connectes,
        "POST /compte/jetons": .connectes, "POST /compte/jetons/revoquer": .connectes,
        "GET /plans/:plan": .plan(.lecture), "GET /plans/:plan/en-bref": .plan(.lecture),
        "GET /plans/:plan/fiches/:noeud": .plan(.lecture), "GET /plans/:plan/indicateurs": .plan(.lecture),
        "POST /plans/:plan/indicateurs": .plan(.contribution),
        "GET /plans/:plan/indicateurs/releves/:numero/retirer": .plan(.contribution),
        "POST /plans/:plan/indicateurs/releves/:numero/retirer": .plan(.contribution),
        "GET /plans/:plan/saisie": .plan(.contribution), "POST /plans/:plan/saisie": .plan(.contribution),
        "POST /plans/:plan/saisie/annuler": .plan(.contribution),
        "GET /plans/:plan/grilles": .plan(.secretariat), "GET /plans/:plan/grilles/fichier": .plan(.secretariat),
        "POST /plans/:plan/grilles": .plan(.secretariat), "POST /plans/:plan/grilles/accepter": .plan(.secretariat),
        "GET /plans/:plan/documents": .plan(.lecture),
        "GET /plans/:plan/documents/rapport": .plan(.lecture),
        "GET /plans/:plan/documents/rapports/:numero": .plan(.lecture),
        "GET /plans/:plan/documents/rapports/:numero/pdf": .plan(.lecture),
        "GET /plans/:plan/documents/rapport.odt": .plan(.lecture),
        "GET /plans/:plan/documents/rapport.pdf": .plan(.lecture),
        "GET /plans/:plan/documents/fiches.odt": .plan(.lecture),
        "GET /plans/:plan/documents/plan.odt": .plan(.lecture),
        "GET /plans/:plan/documents/indicateurs.odt": .plan(.lecture),
        "GET /plans/:plan/documents/indicateurs.ods": .plan(.lecture),
        "GET /plans/:plan/documents/tableaux.zip": .plan(.lecture),
        "GET /plans/:plan/documents/donnees-ouvertes.zip": .plan(.lecture),
        "GET /plans/:plan/documents/suivi.json": .plan(.lecture),
        "GET /plans/:plan/documents/suivi.xml": .plan(.lecture),
        "GET /plans/:plan/documents/suivi.yaml": .plan(.lecture),
        "GET /plans/:plan/versions": .plan(.lecture),
        "GET /plans/:plan/versions/comparaison.odt": .plan(.lecture),
        "GET /plans/:plan/versions/:numero/fichier": .plan(.secretariat),
        "GET /plans/:plan/journal": .plan(.secretariat),
        "POST /plans/:plan/journal": .plan(.secretariat),
        "GET /plans/:plan/documents/emettre": .plan(.copilote),
        "POST /plans/:plan/documents/emettre": .plan(.copilote),
        "GET /plans/:plan/documents/textes": .plan(.copilote),
        "POST /plans/:plan/documents/textes": .plan(.copilote),
        "GET /plans/:plan/documents/charte": .plan(.copilote),
        "POST /plans/:plan/documents/charte": .plan(.copilote),
        "POST /plans/:plan/documents/charte/retirer": .plan(.copilote),
        "GET /plans/:plan/documents/charte/:piece": .plan(.copilote),
        "GET /plans/:plan/versions/charger": .plan(.copilote),
        "POST /plans/:plan/versions/charger": .plan(.copilote),
        "POST /plans/:plan/versions/accepter": .plan(.copilote),
        "GET /plans/:plan/decisions": .plan(.lecture),
        "POST /plans/:plan/decisions": .plan(.secretariat),
        "GET /plans/:plan/decisions/nouvelle": .plan(.secretariat),
        "GET /plans/:plan/decisions/:numero": .plan(.secretariat),
        "GET /comptes": .administrateurs, "GET /comptes/nouveau": .administrateurs,
        "POST /comptes/nouveau": .administrateurs, "GET /comptes/compte/:compte": .administrateurs,
        "POST /comptes/compte/:compte/nom": .administrateurs, "POST /comptes/compte/:compte/droits": .administrateurs,
        "POST /comptes/compte/:compte/lien": .administrateurs, "GET /comptes/compte/:compte/fermer": .administrateurs,
        "POST /comptes/compte/:compte/fermer": .administrateurs,
        "POST /comptes/compte/:compte/rouvrir": .administrateurs,
        "POST /comptes/compte/:compte/sessions": .administrateurs,
        "GET /api/v1/openapi.json": .tous, "GET /api/v1/plans": .connectes, "GET /api/v1/plans/:plan": .plan(.lecture),
        "GET /api/v1/plans/:plan/avancements": .plan(.lecture),
        "POST /api/v1/plans/:plan/avancements": .plan(.contribution),
        "GET /api/v1/plans/:plan/indicateurs": .plan(.lecture),
    ]

    private static func nom(_ route: Route) -> String { "\(route.methode.rawValue) \(route.chemin)" }

    @Test("Every route is in the table, and the table holds no other")
    func tableEntiere() {
        #expect(Set(Routes.toutes.map(Self.nom)) == Set(Self.attendu.keys))
        #expect(Set(Routes.toutes.map(Self.nom)).count == Routes.toutes.count)
    }

    @Test("What a person sends is always a form, which bears the proof of its session")
    func toujoursUnFormulaire() {
        for route in Routes.toutes where route.methode != .get && route.pour == .personne {
            guard case .formulaire = route.corps else {
                Issue.record("\(Self.nom(route)) prend autre chose qu'un formulaire")
                continue
            }
        }
    }

    @Test("Each role, on a plan of its own and on another, gets what the table says", arguments: [nil] + Role.allCases)
    func chacun(role: Role?) async throws {
        let sien = try SuiviPlan.lu()
        let autre = try SuiviPlan.lu(SuiviPlan.autre("autre", code: "46", nom: "Lot"))
        try await SiteDEssai.avec([sien, autre]) { site in
            // Signing out comes last: it ends the session.
            let routes = Routes.toutes.sorted { left, _ in left.chemin != "/deconnexion" }
            for route in routes.filter({ $0.chemin != "/deconnexion" }) + routes.filter({ $0.chemin == "/deconnexion" })
            {
                let acces = try #require(Self.attendu[Self.nom(route)])
                for plan in route.chemin.contains(":plan") ? [sien, autre] : [sien] {
                    let slug = plan.identifiant.rawValue
                    try await Self.verifie(
                        route, comme: role, slug,
                        laisse: acces.laisse(role, surLePlan: slug == sien.identifiant.rawValue),
                        site)
                }
            }
        }
    }

    private static func verifie(
        _ route: Route, comme role: Role?, _ plan: String, laisse: Bool, _ site: SiteDEssai
    ) async throws {
        let adresse = route.chemin.replacing(":plan", with: plan).replacing("**", with: "app.css")
            .replacing(#/:[a-z]+/#, with: "0")
        let nom = "\(nom(route)) sur \(plan), \(role?.libelle ?? "personne")"
        if route.pour == .script { return try await verifieUnScript(route, adresse, comme: role, laisse, nom, site) }
        guard route.methode == .post else {
            let reponse = try await site.visite(adresse, comme: role)
            if laisse {
                #expect(![401, 403].contains(reponse.status.code), "\(nom)")
                #expect(!(reponse.headers[.location]?.hasPrefix("/connexion") ?? false), "\(nom)")
            } else if role == nil {
                #expect(reponse.status == .seeOther, "\(nom)")
                #expect(reponse.headers[.location]?.hasPrefix("/connexion") == true, "\(nom)")
            } else {
                #expect(reponse.status == .forbidden, "\(nom)")
            }
            return
        }
        let refus: HTTPResponse.Status = role == nil && !laisse ? .unauthorized : .forbidden
        let sansPreuve = try await site.envoie(adresse, comme: role, [("csrf", "")])
        #expect(sansPreuve.status == refus, "\(nom), sans preuve")
        let fausse = try await site.envoie(adresse, comme: role, [("csrf", "devinée")])
        #expect(fausse.status == refus, "\(nom), preuve devinée")
        let reponse = try await site.envoie(
            adresse, comme: role, role == nil ? [("csrf", "anonyme")] : [],
            entetes: role == nil ? [.cookie: "\(Guichet.nomDuCookieAnonyme)=anonyme"] : [:])
        if laisse {
            #expect(![401, 403].contains(reponse.status.code), "\(nom)")
            #expect(reponse.status.code < 500, "\(nom)")
        } else {
            #expect(reponse.status == refus, "\(nom)")
        }
    }

    /// A program shows a token: without one, with one that only reads, with one that writes.
    private static func verifieUnScript(
        _ route: Route, _ adresse: String, comme role: Role?, _ laisse: Bool, _ nom: String, _ site: SiteDEssai
    ) async throws {
        guard let role else {
            let reponse = try await site.demande(adresse, methode: route.methode, jeton: nil)
            #expect(reponse.status == (laisse ? .ok : .unauthorized), "\(nom)")
            return
        }
        let comptes = site.services.comptes
        let compte = try #require(try comptes.comptes().first { $0.identifiant == role.rawValue })
        for ecriture in [false, true] {
            let jeton = try comptes.creerJeton(
                compte.id, libelle: "essai", ecriture: ecriture, le: SiteDEssai.instant
            ).secret
            let reponse = try await site.demande(
                adresse, methode: route.methode, jeton: jeton, json: route.methode == .get ? nil : "{}")
            if laisse, ecriture || route.methode == .get {
                #expect(![401, 403].contains(reponse.status.code), "\(nom)")
            } else {
                #expect(reponse.status == .forbidden, "\(nom)")
            }
        }
    }
}
