import Exporters
import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanCases
import PlanModel
import PlanStore
import Synchronization
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Les semestres que les pages montrent") struct SemestresTests {
    private let saisie = "/plans/essai/saisie"

    private func champs(_ semestre: String) -> [(String, String)] {
        [("noeud", "maisons"), ("semestre", semestre), ("connue", ""), ("etat", "en_cours")]
    }

    @Test("A semestre written wrong by years is refused, and becomes no page's first")
    func tropLoin() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let refus = try await site.envoie(saisie, champs("2109-S2"), entetes: [.accept: "application/json"])
            #expect(refus.status == .unprocessableContent && refus.texte.contains("premier semestre 2020"))
            #expect(try site.services.store.suivi("essai").avancements.isEmpty)
            for page in ["", "/saisie", "/indicateurs", "/documents", "/grilles"] {
                #expect(try await site.visite("/plans/essai\(page)?semestre=2109-S2").status == .notFound, "\(page)")
            }
            // What a base already holds of it changes nothing either.
            _ = try site.services.store.record(
                [.pour("maisons", "2109-S2")], dans: "essai", par: "essai", le: SiteDEssai.instant)
            #expect(try await site.visite(saisie).texte.contains("data-semestre=\"2019-S2\""))
        }
    }

    @Test("A grid made for such a semestre is not taken either")
    func grilleTropLoin() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            let loin = semestre("2109-S2")
            // A grid that holds nothing would be refused for that.
            _ = try store.record([.pour("maisons", loin.rawValue)], dans: "essai", par: "essai", le: SiteDEssai.instant)
            let octets = try GrilleDeSaisie(
                store.snapshot("essai").export(loin, audience: .interne), semestre: loin, perimetre: .tout,
                date: store.etat("essai").date
            ).bytes()
            let refus = try await site.depose("/plans/essai/grilles", [], fichier: "grille", octets: octets)
            #expect(refus.status == .unprocessableContent && refus.texte.contains("trop loin"))
            #expect(refus.cache("depot") == nil)
        }
    }

    @Test("The semestre that comes is shown first once it is entered, no longer once that is undone")
    func annule() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            #expect(try await site.envoie(saisie, champs("2020-S1")).status == .seeOther)
            #expect(try await site.visite(saisie).texte.contains("data-semestre=\"2020-S1\""))
            let fait = try #require(try site.services.store.suivi("essai").avancements.last)
            let annulation = champs("2020-S1") + [("saisie", String(fait.id))]
            #expect(try await site.envoie("\(saisie)/annuler", annulation).status == .seeOther)
            #expect(try await site.visite(saisie).texte.contains("data-semestre=\"2019-S2\""))
        }
    }

    @Test("A page that was kept is drawn again the day the semestre changes")
    func lendemain() async throws {
        let horloge = Horloge("2019-06-30T20:00:00Z")
        let essai: @Sendable (SiteDEssai) async throws -> Void = { site in
            horloge.regle("2019-06-30T21:00:00Z")
            let veille = try await site.visite(saisie).texte
            horloge.regle("2019-07-01T06:00:00Z")
            let lendemain = try await site.visite(saisie).texte
            #expect(veille.contains("data-semestre=\"2019-S1\"") && lendemain.contains("data-semestre=\"2019-S2\""))
        }
        try await SiteDEssai.avec([try SuiviPlan.lu()], maintenant: horloge.lue, essai: essai)
    }

    @Test("Lateness of the semestre that runs is judged as of today, not as of its end")
    func retards() async throws {
        let texte = SuiviPlan.yaml.replacing("lancement: 2018\n", with: "lancement: août 2019\n")
        let horloge = Horloge("2019-08-31T20:00:00Z")
        let essai: @Sendable (SiteDEssai) async throws -> Void = { site in
            horloge.regle("2019-08-31T21:00:00Z")
            let avant = try await site.visite("/plans/essai").texte
            horloge.regle("2019-09-01T07:00:00Z")
            let apres = try await site.visite("/plans/essai").texte
            #expect(avant.contains("2019-S2"))
            #expect(!avant.contains("signal-a_confirmer") && apres.contains("signal-a_confirmer"))
        }
        try await SiteDEssai.avec([try SuiviPlan.lu(texte)], maintenant: horloge.lue, essai: essai)
    }

    @Test("What the grid was filtered by stays after a row, and what was carried is cut short")
    func filtres() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.visite("\(saisie)?axe=sante&manquantes=1").texte
            #expect(page.contains("action=\"\(saisie)?axe=sante&amp;manquantes=1\""))
            let longue = String(repeating: "é", count: 5_000)
            let retour = try await site.envoie(
                "\(saisie)?axe=sante&manquantes=1", champs("2019-S2") + [("dit_par", longue)])
            let adresse = try #require(retour.headers[.location])
            #expect(adresse.contains("&axe=sante&manquantes=1#") && adresse.utf8.count < 1_000)
        }
    }

    private final class Horloge: Sendable {
        private let tenu: Mutex<Instant>
        /// - Parameter texte: When people sign in: a session that is opened later than now is not believed.
        init(_ texte: String) { tenu = Mutex(instant(texte)) }
        @Sendable func lue() -> Instant { tenu.withLock { $0 } }
        func regle(_ texte: String) { tenu.withLock { $0 = instant(texte) } }
    }
}
