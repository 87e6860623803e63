import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Deux plans d'un département, et l'heure de là-bas")
struct PlansDUnDepartementTests {
    private func avec(_ essai: @escaping @Sendable (SiteDEssai) async throws -> Void) async throws {
        let suite = SuiviPlan.autre("suite", code: "15", nom: "Cantal").replacing(
            "  titre: Plan d'essai", with: "  titre: Le plan d'après\n  succede_a: essai")
        try await SiteDEssai.avec(
            [
                try SuiviPlan.lu(), try SuiviPlan.lu(suite),
                try SuiviPlan.lu(SuiviPlan.autre("lot", code: "46", nom: "Lot")),
            ],
            essai: essai)
    }

    @Test("The home page groups the plans of a département and says which follows which")
    func accueil() async throws {
        try await avec { site in
            let page = try await site.visite("/", comme: .administration).texte
            #expect(page.contains("<h2 id=\"departement-0\">Cantal (15)</h2>"))
            #expect(page.contains("<h3><a href=\"/plans/essai\">") && page.contains("<h3><a href=\"/plans/suite\">"))
            #expect(page.contains("<h2><a href=\"/plans/lot\">"))
            #expect(page.contains("<a href=\"/plans/essai\">Succède à «\u{A0}Plan d’essai\u{A0}»</a>"))
            #expect(page.contains("<a href=\"/plans/suite\">Suivi de «\u{A0}Le plan d’après\u{A0}»</a>"))
            // Who may read one of them only sees one, and is told nothing of the other.
            let seul = try await site.visite("/", comme: .secretariat).texte
            #expect(!seul.contains("/plans/suite") && !seul.contains("departement-0"))
        }
    }

    @Test("An address by département leads to the plan when it is the only one that one may read")
    func adresses() async throws {
        try await avec { site in
            for nom in ["15", "Cantal", "CANTAL"] {
                let reponse = try await site.visite("/plans/\(nom)/saisie?semestre=2019-S2")
                #expect(reponse.status == .temporaryRedirect)
                #expect(reponse.headers[.location] == "/plans/essai/saisie?semestre=2019-S2")
            }
            let lot = try await site.visite("/plans/46", comme: .administration)
            #expect(lot.headers[.location] == "/plans/lot")
            let ambigu = try await site.visite("/plans/15", comme: .administration)
            #expect(ambigu.status == .notFound)
            #expect(ambigu.texte.contains("désigne plusieurs plans") && ambigu.texte.contains("essai, suite"))
            let inconnu = try await site.visite("/plans/46")
            #expect(inconnu.status == .forbidden)
        }
    }

    @Test("Rights are those of a plan, not of its département")
    func droits() async throws {
        try await avec { site in
            let (suite, essai) = (try await site.visite("/plans/suite"), try await site.visite("/plans/essai"))
            #expect(suite.status == .forbidden)
            #expect(essai.status == .ok)
        }
    }

    @Test("The semestre of the day changes at midnight in the département")
    func minuit() async throws {
        for (fuseau, avant, apres) in [
            ("Europe/Paris", "2019-06-30T21:59:59Z", "2019-06-30T22:00:00Z"),
            ("America/Guadeloupe", "2019-07-01T03:59:59Z", "2019-07-01T04:00:00Z"),
            ("Indian/Reunion", "2019-06-30T19:59:59Z", "2019-06-30T20:00:00Z"),
        ] {
            let texte = SuiviPlan.yaml.replacing(
                "  titre: Plan d'essai", with: "  titre: Plan d'essai\n  fuseau: \(fuseau)")
            for (moment, attendu) in [(avant, "2019-S1"), (apres, "2019-S2")] {
                let essai: @Sendable (SiteDEssai) async throws -> Void = { site in
                    let page = try await site.visite("/plans/essai/saisie").texte
                    #expect(page.contains("data-semestre=\"\(attendu)\""), "\(fuseau) \(moment)")
                    #expect(page.contains("data-fuseau=\"\(fuseau)\""))
                }
                try await SiteDEssai.avec(
                    [try SuiviPlan.lu(texte)], maintenant: { instant(moment) }, essai: essai)
            }
        }
    }

    @Test("An entry of the evening is dated there, in the page and in the journal")
    func soir() async throws {
        let site: @Sendable (SiteDEssai) async throws -> Void = { site in
            _ = try site.services.store.record(
                [.pour("maisons", "2019-S2")], dans: "essai", par: "s", le: .a("2019-06-30T22:30:00Z"))
            let journal = try await site.visite("/plans/essai/journal").texte
            #expect(journal.contains("1<sup>er</sup>\u{A0}juillet\u{A0}2019"))
            #expect(journal.contains("0\u{A0}h\u{A0}30"))
            #expect(!journal.contains("UTC"))
            let fiche = try await site.visite("/plans/essai/fiches/maisons").texte
            #expect(!fiche.contains("UTC"))
        }
        try await SiteDEssai.avec([try SuiviPlan.lu()], essai: site)
    }
}
