import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("What every answer carries") struct EnTetesTests {
    @Test("The policy and its companions, on a page, a redirection, a file, a refusal and an address of nowhere")
    func partout() async throws {
        let plan = try SuiviPlan.lu()
        try await SiteDEssai.avec([plan]) { site in
            for adresse in ["/", "/aide", "/statique/app.css", "/comptes", "/nulle-part", "/plans/inconnu", "/healthz"]
            {
                for role in [nil, Role.secretariat] {
                    let entetes = try await site.visite(adresse, comme: role).headers
                    #expect(entetes[.contentSecurityPolicy] == EnTetes.politique, "\(adresse)")
                    #expect(entetes[.xContentTypeOptions] == "nosniff")
                    #expect(entetes[.referrerPolicy] == "same-origin")
                    #expect(entetes[.identifiantDeRequete]?.isEmpty == false)
                    #expect(entetes[.cacheControl] != nil)
                    #expect(entetes[.strictTransportSecurity] == nil)
                }
            }
            let refus = try await site.envoie("/deconnexion", [("csrf", "fausse")])
            #expect(refus.status == .forbidden)
            #expect(refus.headers[.contentSecurityPolicy] == EnTetes.politique)
        }
    }

    @Test("Nothing comes from elsewhere, and no script or style stands in a page")
    func politiqueStricte() {
        #expect(EnTetes.politique.hasPrefix("default-src 'none'"))
        #expect(!EnTetes.politique.contains("unsafe"))
        #expect(!EnTetes.politique.contains("http"))
    }

    @Test("Behind TLS, browsers are told to come back by TLS only")
    func chiffre() async throws {
        try await SiteDEssai.avec([], reglages: .init(chiffre: true)) { site in
            let entetes = try await site.visite("/aide").headers
            #expect(entetes[.strictTransportSecurity] != nil)
        }
    }
}
