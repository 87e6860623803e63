import Fixtures
import GRDB
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Le journal") struct JournalPageTests {
    @Test("Pages go from the newest to the oldest, each change once, and the chain is verified on demand")
    func pages() async throws {
        let plan = try SuiviPlan.lu()
        let action = try #require(PlanIndex(plan).actions.first)
        try await SiteDEssai.avec([plan]) { site in
            for rang in 0..<60 {
                var saisie = Saisie(noeud: action.id, semestre: semestre("2019-S1"), etat: .enCours)
                saisie.avancement = Pourcentage(rawValue: rang)
                _ = try site.services.store.record([saisie], dans: "essai", par: "essai", le: SiteDEssai.instant)
            }
            func numeros(_ page: TestResponse) -> [Int] {
                page.texte.split(separator: "<th scope=\"row\" class=\"nombre\">").dropFirst().compactMap {
                    Int($0.prefix { $0.isNumber })
                }
            }
            let premiere = try await site.visite("/plans/essai/journal")
            #expect(numeros(premiere) == Array((12...61).reversed()))
            #expect(premiere.texte.contains("/plans/essai/fiches/\(action.id)"))
            #expect(premiere.texte.contains("?avant=12"))
            let seconde = try await site.visite("/plans/essai/journal?avant=12")
            #expect(numeros(seconde) == Array((1...11).reversed()))
            #expect(!seconde.texte.contains("?avant="))
            #expect(try await site.visite("/plans/essai/journal?avant=x").status == .notFound)
            let verifie = try await site.envoie("/plans/essai/journal", [])
            #expect(verifie.status == .ok && verifie.texte.contains("chaîne continue"))
            #expect(verifie.texte.contains(try site.services.store.verify().derniereEmpreinte))
        }
    }

    @Test("Who keeps one plan learns what is wrong with it, and nothing of the others")
    func autresPlans() async throws {
        let queue = try DatabaseQueue()
        let store = try PlanStore(queue)
        let plans = [try SuiviPlan.lu(), try SuiviPlan.lu(SuiviPlan.autre("autre", code: "46", nom: "Lot"))]
        for plan in plans {
            _ = try store.load(
                plan, octets: Array("essai".utf8), fichier: "plan.yaml", motif: nil, par: "essai",
                le: SiteDEssai.instant)
        }
        try await SiteDEssai.sur(store, plan: "essai") { site in
            let intact = try await site.envoie("/plans/essai/journal", [])
            #expect(intact.texte.contains("1\u{A0}entrée au journal de ce plan"))
            let entier = try await site.envoie("/plans/essai/journal", comme: .administration, [])
            #expect(entier.texte.contains("2\u{A0}entrées au journal de la base"))
            try await queue.write { db in
                for trigger in try Row.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                    try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
                }
                try db.execute(sql: "UPDATE version SET motif = 'inventé'; UPDATE journal SET par = 'x' WHERE id = 2")
            }
            let sien = try await site.envoie("/plans/essai/journal", []).texte
            #expect(sien.contains("chargement 1 (essai"))
            #expect(!sien.contains("autre,") && sien.contains("hors de ce plan"))
            let tout = try await site.envoie("/plans/essai/journal", comme: .administration, []).texte
            #expect(tout.contains("chargement 1 (essai") && tout.contains("chargement 1 (autre"))
        }
    }

    @Test("The journal is for who keeps the secretariat", arguments: [Role.lecture, .contribution])
    func droits(role: Role) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let visite = try await site.visite("/plans/essai/journal", comme: role)
            let envoi = try await site.envoie("/plans/essai/journal", comme: role, [])
            #expect(visite.status == .forbidden && envoi.status == .forbidden)
        }
    }
}
