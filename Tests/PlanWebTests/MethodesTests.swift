import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import Testing
import WebFixtures

@testable import PlanStore
@testable import PlanWeb

@Suite("What is asked of an address in another way, or at the wrong time") struct MethodesTests {
    @Test(
        "A known address says which methods it takes, and an unknown one that it is unknown",
        arguments: [
            ("/deconnexion", HTTPRequest.Method.get, 405, "POST"), ("/", .post, 405, "GET, HEAD"),
            ("/connexion", .put, 405, "GET, HEAD, POST"), ("/plans/essai/saisie", .delete, 405, "GET, HEAD, POST"),
            ("/statique/app.css", .post, 405, "GET, HEAD"), ("/comptes/nouveau", .delete, 405, "GET, HEAD, POST"),
            ("/plans/essai/decisions/nouvelle", .post, 405, "GET, HEAD"), ("/api/v1/plans", .post, 405, "GET, HEAD"),
            ("/plans/essai/saisie/annuler", .get, 405, "POST"), ("/nulle-part", .post, 404, ""),
        ])
    func methodes(adresse: String, methode: HTTPRequest.Method, statut: Int, admises: String) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let reponse = try await site.demande(adresse, methode: methode, jeton: nil)
            #expect(reponse.status.code == statut)
            #expect(reponse.headers[.allow] ?? "" == admises)
            let enJSON = reponse.headers[.contentType]?.hasPrefix("application/json") ?? false
            #expect(enJSON == adresse.hasPrefix("/api/"))
            if enJSON { #expect(reponse.texte.contains("\"methode\"")) }
        }
    }

    @Test("Each route is the one that its own address finds")
    func chacuneSonAdresse() {
        for route in Routes.toutes {
            let adresse = route.chemin.replacing("**", with: "a/b").replacing(#/:[a-z]+/#, with: "xyz")
            #expect(
                Routes.a(adresse).contains { $0.chemin == route.chemin && $0.methode == route.methode }, "\(adresse)")
        }
    }

    @Test("A row sent while the server stops is to be sent again, not corrected")
    func pendantLArret() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            site.services.store.ecritures.fermer()
            let reponse = try await site.envoie(
                "/plans/essai/saisie", [("noeud", "maisons"), ("semestre", "2019-S1"), ("etat", "en_cours")],
                entetes: [.accept: "application/json"])
            #expect(reponse.status == .serviceUnavailable)
            #expect(reponse.headers[.retryAfter] == "5")
        }
    }
}
