import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("L’émission d’un rapport") struct EmissionPagesTests {
    private static let emettre = "/plans/essai/documents/emettre"
    private static let demande = [("semestre", "2019-S2"), ("audience", "interne"), ("seance", "comité du 12 mars")]

    /// What the page of confirmation sends back: nothing is entered in the plan, the tick says that it was seen.
    private static func confirmation(_ page: TestResponse) throws -> [(String, String)] {
        demande + [
            ("numero", try #require(page.cache("numero"))), ("journal", try #require(page.cache("journal"))),
            ("malgre-tout", "1"),
        ]
    }

    @Test("Nothing is sealed before it was shown and confirmed; then it is listed, with its original")
    func emissionEnDeuxTemps() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            let page = try await site.envoie(Self.emettre, comme: .copilote, Self.demande)
            #expect(page.status == .ok && page.texte.contains("celle de PlanTracker, sans logo"))
            #expect(try store.rapports("essai").isEmpty)
            let emis = try await site.envoie(Self.emettre, comme: .copilote, try Self.confirmation(page))
            #expect(emis.status == .seeOther)
            let rapport = try #require(try store.rapports("essai").first)
            #expect(rapport.emisPar == "Personne de \(Role.copilote.libelle)")
            #expect(rapport.seance == "comité du 12 mars" && rapport.options.audience == .interne)
            #expect(try store.verify().anomalies.isEmpty)
            let liste = try await site.visite("/plans/essai/documents")
            #expect(liste.texte.contains("/plans/essai/documents/rapports/1"))
            let original = try await site.visite("/plans/essai/documents/rapports/1")
            #expect(try original.octets == store.original("essai", rapport: 1).octets)
            // Sent twice by a nervous hand: the number is no longer the one that was confirmed.
            let encore = try await site.envoie(Self.emettre, comme: .copilote, try Self.confirmation(page))
            #expect(encore.status == .conflict)
            #expect(try store.rapports("essai").count == 1)
            // A partner neither sees it nor gets it.
            #expect(try await site.visite("/plans/essai/documents/rapports/1", comme: .lecture).status == .forbidden)
            let partenaire = try await site.visite("/plans/essai/documents", comme: .lecture).texte
            #expect(!partenaire.contains("comité du 12 mars") && partenaire.contains("plus restreinte que la vôtre"))
        }
    }

    @Test("A report of a semestre without any entry is sealed by who ticked that they saw it")
    func reserves() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.envoie(Self.emettre, comme: .copilote, Self.demande)
            #expect(page.texte.contains("Rien n’est saisi pour le") && page.texte.contains("name=\"malgre-tout\""))
            let sans = try Self.confirmation(page).filter { $0.0 != "malgre-tout" }
            let encore = try await site.envoie(Self.emettre, comme: .copilote, sans)
            #expect(encore.status == .unprocessableContent && encore.texte.contains("Cochez la case"))
            #expect(try site.services.store.rapports("essai").isEmpty)
            let action = try #require(PlanIndex(try site.services.store.plan("essai").plan).actions.first)
            _ = try site.services.store.record(
                [Saisie(noeud: action.id, semestre: semestre("2019-S2"), etat: .enCours)], dans: "essai",
                par: "autre", le: SiteDEssai.instant)
            let remplie = try await site.envoie(Self.emettre, comme: .copilote, Self.demande)
            #expect(!remplie.texte.contains("malgre-tout"))
        }
    }

    @Test("The PDF made at the issue is handed out with the original, to the same readers")
    func pdf() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.envoie(Self.emettre, comme: .copilote, Self.demande)
            _ = try await site.envoie(Self.emettre, comme: .copilote, try Self.confirmation(page))
            let adresse = "/plans/essai/documents/rapports/1/pdf"
            #expect(try await site.visite("/plans/essai/documents").texte.contains(adresse))
            let pdf = try await site.visite(adresse)
            // The workshop of the tests gives back what it takes.
            #expect(pdf.status == .ok)
            #expect(try pdf.octets == site.services.store.original("essai", rapport: 1).octets)
            #expect(pdf.headers[.contentType] == "application/pdf")
            #expect(try await site.visite(adresse, comme: .lecture).status == .forbidden)
            #expect(try await site.visite("/plans/essai/documents/rapports/2/pdf").status == .notFound)
        }
    }

    @Test("What is recorded after the confirmation was shown stops the seal")
    func baseAvancee() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            let page = try await site.envoie(Self.emettre, comme: .copilote, Self.demande)
            let action = try #require(PlanIndex(try store.plan("essai").plan).actions.first)
            _ = try store.record(
                [Saisie(noeud: action.id, semestre: semestre("2019-S2"), etat: .enCours)], dans: "essai",
                par: "autre", le: SiteDEssai.instant)
            let tardive = try await site.envoie(Self.emettre, comme: .copilote, try Self.confirmation(page))
            #expect(tardive.status == .conflict)
            #expect(try store.rapports("essai").isEmpty)
        }
    }

    @Test("A correction names a report that exists, and says why")
    func correction() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let premiere = try await site.envoie(Self.emettre, comme: .copilote, Self.demande)
            _ = try await site.envoie(Self.emettre, comme: .copilote, try Self.confirmation(premiere))
            let fautives: [[(String, String)]] = [
                [("remplace", "1")], [("motif", "oubli")], [("remplace", "7"), ("motif", "oubli")],
                [("remplace", "un"), ("motif", "oubli")],
            ]
            for ajouts in fautives {
                let page = try await site.envoie(Self.emettre, comme: .copilote, Self.demande + ajouts)
                #expect(page.status == .unprocessableContent, "\(ajouts)")
            }
            let corrige = [("remplace", "1"), ("motif", "un chiffre faux")]
            let page = try await site.envoie(Self.emettre, comme: .copilote, Self.demande + corrige)
            let emis = try await site.envoie(Self.emettre, comme: .copilote, try Self.confirmation(page) + corrige)
            #expect(emis.status == .seeOther)
            let liste = try await site.visite("/plans/essai/documents").texte
            #expect(liste.contains("remplacé par le n°\u{A0}2") && liste.contains("un chiffre faux"))
        }
    }

    @Test("Only who pilots the plan issues", arguments: [Role.lecture, .contribution, .secretariat])
    func droits(role: Role) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let envoi = try await site.envoie(Self.emettre, comme: role, Self.demande)
            let visite = try await site.visite(Self.emettre, comme: role)
            #expect(envoi.status == .forbidden && visite.status == .forbidden)
        }
    }
}
