import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("La page d'un plan") struct PlanPageTests {
    @Test("A change is seen by the next request, though the page was kept")
    func changementVu() async throws {
        let plan = try SuiviPlan.lu()
        let action = try #require(PlanIndex(plan).actions.first)
        try await SiteDEssai.avec([plan]) { site in
            let adresse = "/plans/\(plan.identifiant)?semestre=2019-S2"
            let avant = try await site.visite(adresse)
            #expect(avant.status == .ok)
            #expect(try await site.visite(adresse).texte == avant.texte)
            var saisie = Saisie(noeud: action.id, semestre: semestre("2019-S2"), etat: .enCours)
            saisie.blocage = .init(motif: "terrain introuvable")
            _ = try site.services.store.record(
                [saisie], dans: plan.identifiant.rawValue, par: "essai", le: SiteDEssai.instant)
            #expect(try await site.visite(adresse).texte.contains("terrain introuvable"))
        }
    }

    @Test("What a plan says of itself has its page, linked from the tree")
    func enBref() async throws {
        let plan = try PlanReader(file: "x").read([UInt8](PlansDAilleurs.territoires.yaml.utf8)).plan
        try await SiteDEssai.avec([plan]) { site in
            let arbre = try await site.visite("/plans/mobilites-creuse").texte
            #expect(arbre.contains("<a href=\"/plans/mobilites-creuse/en-bref\">"))
            #expect(arbre.contains("succède à mobilites-creuse-2015"))
            let page = try await site.visite("/plans/mobilites-creuse/en-bref", comme: .lecture)
            #expect(page.status == .ok)
            for attendu in [
                "<dt>Comité de suivi</dt>", "instance proposée", "rythme conditionnel", "222309627", "23096",
                "<a href=\"https://example.fr/pmc.pdf\" rel=\"noreferrer\">",
            ] { #expect(page.texte.contains(attendu), "\(attendu)") }
        }
    }

    @Test("Words are found without accents, in titles, actors and notes", arguments: ["SANTE", "médecins"])
    func recherche(mots: String) async throws {
        let plan = try SuiviPlan.lu()
        try await SiteDEssai.avec([plan]) { site in
            let page = try await site.visite("/plans/\(plan.identifiant)?q=\(mots.encodeEnPourCent)")
            #expect(page.status == .ok)
        }
    }

    @Test("Ten words are looked for, each once, and what was typed stays on the page")
    func beaucoupDeMots() async throws {
        #expect(TextesDuPlan.mots("Santé sante  médecins") == ["sante", "medecins"])
        let mots = (0..<40).map { "m\($0)" }
        #expect(TextesDuPlan.mots(mots.joined(separator: " ")) == Array(mots.prefix(10)))
        #expect(TextesDuPlan.mots(String(repeating: "é", count: 900)) == [String(repeating: "e", count: 200)])
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.visite("/plans/essai?q=\(mots.joined(separator: "+"))")
            #expect(page.status == .ok && page.texte.contains("m38 m39"))
        }
    }

    @Test("Each level of cross-cutting nodes is counted in its own words")
    func transversaux() async throws {
        try await SiteDEssai.avec([try planDuDepot("cantal")]) { site in
            let texte = try await site.visite("/plans/cantal?semestre=2018-S2").texte
            for intitule in [
                "6\u{A0}enjeux", "10\u{A0}thématiques", "3\u{A0}parties du plan de mutualisation", "13\u{A0}rubriques",
                "6\u{A0}positions d’opérateurs",
            ] {
                #expect(texte.contains("À lire avec le plan\u{A0}: \(intitule)<"), "\(intitule)")
            }
        }
    }
}
