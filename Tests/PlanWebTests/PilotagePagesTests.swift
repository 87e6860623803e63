import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanCases
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Les textes et les décisions des copilotes") struct PilotagePagesTests {
    private static let textes = "/plans/essai/documents/textes"
    private static let decisions = "/plans/essai/decisions"

    @Test("A text goes into the report; who comes after with an older page sees it and loses nothing")
    func textes() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            func ecrit(_ texte: String, connu: Int) async throws -> TestResponse {
                try await site.envoie(
                    Self.textes, comme: .copilote,
                    [
                        ("semestre", "2019-S2"), ("connu:introduction", String(connu)), ("texte:introduction", texte),
                        ("connu:conclusion", "0"), ("texte:conclusion", texte.isEmpty ? "" : "À suivre."),
                    ])
            }
            #expect(try await ecrit("Le semestre a été bon.", connu: 0).status == .seeOther)
            let conflit = try await ecrit("Le semestre a été rude.", connu: 0)
            #expect(conflit.status == .conflict)
            #expect(conflit.texte.contains("Le semestre a été bon.") && conflit.texte.contains("a été rude."))
            let suivi = try site.services.store.suivi("essai")
            #expect(suivi.texte(.introduction, semestre("2019-S2")) == "Le semestre a été bon.")
            let apercu = try await site.visite("/plans/essai/documents/rapport?semestre=2019-S2").texte
            #expect(apercu.contains("Le semestre a été bon."))
            #expect(try await ecrit("", connu: 1).status == .seeOther)
            #expect(try site.services.store.suivi("essai").texte(.introduction, semestre("2019-S2")) == nil)
            #expect(try await site.visite(Self.textes, comme: .secretariat).status == .forbidden)
        }
    }

    @Test("A decision is written, then followed up under its number, never over someone else's words")
    func decisions() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let champs = [
                ("texte", "Retenir le site"), ("nature", "arbitrage"), ("date", "2019-03-12"), ("noeuds", "1.1"),
                ("responsable", "Préfecture"), ("audience", "partenaires"),
            ]
            #expect(try await site.envoie(Self.decisions, comme: .copilote, champs).status == .seeOther)
            let suite = champs.dropLast(2) + [("etat", "close"), ("suite", "bail signé"), ("numero", "1")]
            #expect(
                try await site.envoie(Self.decisions, comme: .copilote, suite + [("connue", "1")]).status == .seeOther)
            let enVigueur = try #require(try site.services.store.suivi("essai").decisionsEnVigueur.first)
            #expect(enVigueur.decision.etat == .close && enVigueur.decision.suite == "bail signé")
            // What the form showed and was emptied is emptied.
            #expect(enVigueur.decision.responsable == nil && enVigueur.decision.noeuds.count == 1)
            let tardive = try await site.envoie(
                Self.decisions, comme: .copilote,
                suite.dropLast(2) + [("suite", "vu avec le maire"), ("numero", "1"), ("connue", "1")])
            #expect(tardive.status == .conflict && tardive.cache("connue") == "2")
            #expect(tardive.texte.contains("bail signé") && tardive.texte.contains("vu avec le maire"))
            let liste = try await site.visite(Self.decisions, comme: .copilote).texte
            #expect(liste.contains("Retenir le site") && liste.contains("bail signé"))
            let fiche = try await site.visite("\(Self.decisions)/1", comme: .copilote)
            #expect(fiche.status == .ok && fiche.cache("connue") == "2")
        }
    }

    @Test("A form that is sent twice is recorded once; the same words entered again are another decision")
    func deuxFois() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            func inscrit() async throws {
                let apres = try #require(try await site.visite("\(Self.decisions)/nouvelle").cache("apres"))
                let champs = [
                    ("texte", "Retenir le site"), ("nature", "decision"), ("date", "2019-03-12"),
                    ("audience", "interne"), ("apres", apres),
                ]
                for _ in 1...2 { #expect(try await site.envoie(Self.decisions, champs).status == .seeOther) }
            }
            try await inscrit()
            #expect(try site.services.store.suivi("essai").decisions.count == 1)
            try await inscrit()
            #expect(try site.services.store.suivi("essai").decisionsEnVigueur.map(\.numero) == [1, 2])
        }
    }

    @Test("The secretariat enters decisions too, from a sheet; who reads sees those for partners, without a form")
    func lecteurs() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let noeud = try site.services.plans.plan("essai").index.designe(par: "1.1").id
            let nouvelle = "\(Self.decisions)/nouvelle?noeud=\(noeud)"
            #expect(try await site.visite("/plans/essai/fiches/\(noeud)").texte.contains(nouvelle))
            #expect(try await site.visite(nouvelle).texte.contains("value=\"1.1\""))
            for (texte, audience) in [("Retenir le site", "partenaires"), ("Relancer le préfet", "interne")] {
                let champs = [
                    ("texte", texte), ("nature", "decision"), ("date", "2019-03-12"), ("audience", audience),
                ]
                #expect(try await site.envoie(Self.decisions, comme: .secretariat, champs).status == .seeOther)
            }
            let lue = try await site.visite(Self.decisions, comme: .lecture)
            #expect(lue.status == .ok && lue.texte.contains("Retenir le site"))
            #expect(!lue.texte.contains("Relancer le préfet") && !lue.texte.contains("\(Self.decisions)/"))
            let fiche = try await site.visite("/plans/essai/fiches/\(noeud)", comme: .lecture)
            #expect(!fiche.texte.contains(Self.decisions))
            #expect(try await site.visite(Self.decisions, comme: .secretariat).texte.contains("Relancer le préfet"))
        }
    }

    @Test(
        "A field that says nothing known keeps the rest of the form",
        arguments: [("date", "hier"), ("noeuds", "9.9"), ("echeance", "2019-02-30"), ("texte", "")])
    func fautes(nom: String, valeur: String) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            var champs = ["texte": "Retenir le site", "date": "2019-03-12", "seance": "comité d’octobre"]
            champs[nom] = valeur
            let page = try await site.envoie(Self.decisions, comme: .copilote, champs.map { ($0.key, $0.value) })
            #expect(page.status == .unprocessableContent && page.texte.contains("comité d’octobre"))
            #expect(page.texte.contains("id=\"\(nom)-erreur\""))
            #expect(try site.services.store.suivi("essai").decisions.isEmpty)
        }
    }
}
