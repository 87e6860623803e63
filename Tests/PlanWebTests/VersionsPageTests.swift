import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Les versions d’un plan") struct VersionsPageTests {
    private static let charger = "/plans/essai/versions/charger"
    private static let accepter = "/plans/essai/versions/accepter"

    private static func change(_ titre: String) -> [UInt8] {
        Array(SuiviPlan.yaml.replacing("titre: Plan d'essai", with: "titre: \(titre)").utf8)
    }

    private static func depose(_ site: SiteDEssai, _ octets: [UInt8], comme role: Role = .copilote) async throws
        -> TestResponse
    {
        try await site.depose(charger, comme: role, [], fichier: "fichier", nom: "plan.yaml", octets: octets)
    }

    @Test("A file is read, compared, then loaded with its reason; its bytes are kept")
    func chargement() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            let page = try await Self.depose(site, Self.change("Plan révisé"))
            #expect(page.status == .ok && page.texte.contains("Plan révisé"))
            #expect(try store.versions("essai").count == 1)
            let cle = try #require(page.cache("depot"))
            let sansMotif = try await site.envoie(Self.accepter, comme: .copilote, [("depot", cle), ("motif", " ")])
            #expect(sansMotif.status == .unprocessableContent && sansMotif.texte.contains("motif-erreur"))
            // The key is of the session that sent the file.
            let autre = try await site.envoie(
                Self.accepter, comme: .administration, [("depot", cle), ("motif", "avenant")])
            #expect(autre.status == .unprocessableContent)
            let charge = try await site.envoie(Self.accepter, comme: .copilote, [("depot", cle), ("motif", "avenant")])
            #expect(charge.status == .seeOther)
            let version = try #require(try store.versions("essai").last)
            #expect(version.numero == 2 && version.motif == "avenant" && version.chargeePar == "copilote")
            let fichier = try await site.visite("/plans/essai/versions/2/fichier", comme: .secretariat)
            #expect(fichier.octets == Self.change("Plan révisé"))
            let comparaison = try await site.visite("/plans/essai/versions?de=1&a=2", comme: .lecture)
            #expect(comparaison.status == .ok && comparaison.texte.contains("Plan révisé"))
            let odt = try await site.visite("/plans/essai/versions/comparaison.odt?de=1&a=2", comme: .lecture)
            #expect(odt.octets.starts(with: Array("PK".utf8)))
            let encore = try await site.envoie(Self.accepter, comme: .copilote, [("depot", cle), ("motif", "avenant")])
            #expect(encore.status == .unprocessableContent)
        }
    }

    @Test("A version that another one has overtaken is not loaded")
    func depassee() async throws {
        let plan = try SuiviPlan.lu()
        try await SiteDEssai.avec([plan]) { site in
            let store = site.services.store
            let cle = try #require(try await Self.depose(site, Self.change("Plan révisé")).cache("depot"))
            var autre = plan
            autre.titre = "Plan révisé ailleurs"
            _ = try store.load(
                autre, octets: [], fichier: "autre.yaml", motif: "ailleurs", par: "autre", le: SiteDEssai.instant)
            let tardive = try await site.envoie(
                Self.accepter, comme: .copilote, [("depot", cle), ("motif", "avenant")])
            #expect(tardive.status == .conflict && tardive.texte.contains("version 2"))
            #expect(try store.versions("essai").count == 2)
        }
    }

    @Test("Faults are shown with their place, what was found and what was expected")
    func fautes() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let fautif = Array(SuiviPlan.yaml.replacing("niveau: action", with: "niveau: acton").utf8)
            let page = try await Self.depose(site, fautif)
            #expect(page.status == .unprocessableContent)
            #expect(page.texte.contains("ligne\u{A0}") && page.texte.contains("acton"))
            #expect(page.cache("depot") == nil)
        }
    }

    @Test("What vanishes while it bears entries is named, and nothing is loaded")
    func disparitions() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            _ = try store.record(
                [Saisie(noeud: id("medecins"), semestre: semestre("2019-S1"), etat: .enCours)], dans: "essai",
                par: "essai", le: SiteDEssai.instant)
            let page = try await Self.depose(site, Array(SuiviPlan.sansMedecins().utf8))
            #expect(page.status == .unprocessableContent && page.texte.contains("medecins"))
            #expect(try store.versions("essai").count == 1)
        }
    }

    @Test(
        "Files that are no plan of this page are refused, and say why",
        arguments: [
            ([0xFF, 0xFE, 0x00, 0x41], "UTF-16"), (Array("PK\u{3}\u{4}".utf8), "message alerte"),
            (Array(String(repeating: "[", count: 100_000).utf8), "YAML ne permet pas"), ([], "Choisissez"),
            (Array(SuiviPlan.autre("lot", code: "46", nom: "Lot").utf8), "lot"),
            (Array(SuiviPlan.yaml.utf8), "rien à charger"),
        ] as [([UInt8], String)])
    func hostiles(octets: [UInt8], raison: String) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await Self.depose(site, octets)
            #expect(page.status == .unprocessableContent)
            #expect(page.texte.contains(raison))
            #expect(try site.services.store.versions("essai").count == 1)
        }
    }

    @Test("A file of more than eight mebibytes is not even read")
    func tropGros() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let gros = [UInt8](repeating: 0x20, count: ChargementPages.tailleAuPlus + 1 << 20)
            let page = try await Self.depose(site, gros)
            #expect(page.status == .contentTooLarge)
        }
    }

    @Test("Only who pilots the plan loads a version", arguments: [Role.lecture, .contribution, .secretariat])
    func droits(role: Role) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let depot = try await Self.depose(site, Self.change("Pris"), comme: role)
            let accord = try await site.envoie(Self.accepter, comme: role, [("depot", "x")])
            #expect(depot.status == .forbidden && accord.status == .forbidden)
        }
    }
}
