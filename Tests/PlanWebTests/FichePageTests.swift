import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("La fiche") struct FichePageTests {
    private static func adresse(_ noeud: String, _ semestre: String = "2019-S2") -> String {
        "/plans/essai/fiches/\(noeud)?semestre=\(semestre)"
    }

    @Test("The plan's own fields are shown, an absence by its word")
    func champsEtAbsences() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let maisons = try await site.visite(Self.adresse("maisons")).texte
            for attendu in [
                "Résultats attendus", "Des soins plus proches", "ARS – Agence régionale de santé",
                "du 1<sup>er</sup>\u{A0}janvier\u{A0}2018 au 31\u{A0}décembre\u{A0}2018", "Nombre de maisons",
                "Avis des habitants", "À Mauriac", "À Salers", "1 – Santé",
            ] { #expect(maisons.contains(attendu), "\(attendu)") }
            let medecins = try await site.visite(Self.adresse("medecins")).texte
            #expect(medecins.contains("<span class=\"sans-valeur\">à définir</span>"))
            // The expected results are not in the file, the launch is said not to be given.
            #expect(medecins.components("<p class=\"sans-valeur\">non renseigné</p>") == 2)
        }
    }

    @Test("A place in a source is a page or a line, and a link where the document has an address")
    func source() async throws {
        let plan = try PlanReader(file: "x").read([UInt8](PlansDAilleurs.territoires.yaml.utf8)).plan
        let matin: @Sendable () -> Instant = { .a("2021-09-02T08:00:00Z") }
        try await SiteDEssai.avec([plan], maintenant: matin) { site in
            let page = try await site.visite("/plans/mobilites-creuse/fiches/demande").texte
            #expect(
                page.contains(
                    "<a href=\"https://example.fr/pmc.pdf\" rel=\"noreferrer\">Plan des mobilités, pages\u{A0}6 à\u{A0}7</a>"
                ))
            let fiche = try await site.visite("/plans/mobilites-creuse/fiches/centrale?semestre=2021-S2").texte
            #expect(fiche.contains("cible : au moins 800") || fiche.contains("cible\u{A0}: au moins 800"))
            #expect(!fiche.contains("aucune cible dans le plan"))
        }
    }

    @Test("No entry is lost: corrections, what they changed, withdrawals")
    func historiqueEntier() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            func enregistre(_ saisie: Saisie) throws {
                _ = try store.record([saisie], dans: "essai", par: "m.dupont", le: SiteDEssai.instant)
            }
            var premiere = Saisie.pour("maisons", "2019-S1", .enCours, 10)
            premiere.ditPar = "la préfecture"
            try enregistre(premiere)
            premiere.avancement = .de(20)
            premiere.freins = "Terrain introuvable"
            try enregistre(premiere)
            try enregistre(.pour("maisons", "2019-S2", .realisee, 100))
            _ = try await store.annuler(saisie: 3, dans: "essai", par: "m.dupont", le: SiteDEssai.instant)
            try enregistre(.pour("medecins", "2019-S2", .aLancer))
            let page = try await site.visite(Self.adresse("maisons")).texte
            for numero in 1...4 { #expect(page.contains("<li id=\"saisie-\(numero)\"")) }
            #expect(!page.contains("id=\"saisie-5\""))
            for attendu in [
                "<del>10\u{A0}%</del>", "<ins>20\u{A0}%</ins>", "<ins>Terrain introuvable</ins>", "saisie retirée",
                "<a href=\"#saisie-3\">saisie n°\u{A0}3</a>", "dit par la préfecture, saisi par m.dupont",
                "Rien n’est déclaré pour ce semestre", "2\u{A0}septembre\u{A0}2019",
            ] { #expect(page.contains(attendu), "\(attendu)") }
            #expect(page.components(" class=\"remplacee\"") == 2)
        }
    }

    @Test("A partner reads neither a note nor a decision that is kept inside")
    func audience() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            var saisie = Saisie.pour("maisons", "2019-S2", .enCours, 10)
            saisie.note = .init(texte: "Appeler le président", audience: .interne)
            _ = try store.record([saisie], dans: "essai", par: "essai", le: SiteDEssai.instant)
            saisie.note = .init(texte: "Rappeler la présidente", audience: .interne)
            _ = try store.record([saisie], dans: "essai", par: "essai", le: SiteDEssai.instant)
            for (texte, audience) in [("Arbitrage réservé", Audience.interne), ("Décision partagée", .partenaires)] {
                _ = try store.record(
                    decision(texte, noeuds: ["maisons"], audience: audience), dans: "essai", par: "essai",
                    le: SiteDEssai.instant)
            }
            let dedans = try await site.visite(Self.adresse("maisons"), comme: .secretariat).texte
            let dehors = try await site.visite(Self.adresse("maisons"), comme: .lecture).texte
            for reserve in ["Appeler le président", "Rappeler la présidente", "Arbitrage réservé"] {
                #expect(dedans.contains(reserve))
                #expect(!dehors.contains(reserve))
            }
            #expect(dehors.contains("Décision partagée"))
            #expect(dehors.contains("rien de ce que vous pouvez lire n’y change"))
        }
    }

    @Test("A node that is unknown, or gone from the version in force, is a 404")
    func introuvable() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            #expect(try await site.visite(Self.adresse("inconnu")).status == .notFound)
            #expect(try await site.visite(Self.adresse("pas%20un%20identifiant")).status == .notFound)
            #expect(try await site.visite(Self.adresse("medecins")).status == .ok)
            _ = try site.services.store.load(
                try SuiviPlan.lu(SuiviPlan.sansMedecins()), octets: Array("essai".utf8), fichier: "essai.yaml",
                motif: "essai", par: "essai", le: SiteDEssai.instant)
            #expect(try await site.visite(Self.adresse("medecins")).status == .notFound)
        }
    }

    @Test("Entry is offered to who may enter that action only")
    func lienDeSaisie() async throws {
        let yaml = SuiviPlan.yaml
            .replacing(
                "  - { id: lancement,",
                with:
                    "  - { id: pilotes, libelle: Pilotes, type: organisations, role: pilote, niveaux: [action], attendu: false }\n  - { id: lancement,"
            )
            .replacing("          resultats: Des soins plus proches", with: "          pilotes: [ARS]")
        try await SiteDEssai.avec([try SuiviPlan.lu(yaml)], pilote: "ARS") { site in
            let attendus: [(noeud: String, role: Role, offerte: Bool)] = [
                ("maisons", .secretariat, true), ("maisons", .contribution, true), ("navettes", .contribution, false),
                ("maisons", .lecture, false), ("sante", .secretariat, false),
            ]
            for attendu in attendus {
                let page = try await site.visite(Self.adresse(attendu.noeud), comme: attendu.role).texte
                #expect(page.contains("#ligne-\(attendu.noeud)") == attendu.offerte, "\(attendu)")
            }
        }
    }

    @Test("The neighbours are those of the same kind, in the order of the document; links keep the semestre")
    func voisines() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.visite(Self.adresse("medecins", "2019-S1")).texte
            #expect(page.contains("href=\"/plans/essai/fiches/maisons?semestre=2019-S1\" rel=\"prev\""))
            #expect(page.contains("href=\"/plans/essai/fiches/navettes?semestre=2019-S1\" rel=\"next\""))
        }
    }

    @Test("Cross-cutting references are links both ways")
    func references() async throws {
        let yaml = SuiviPlan.yaml.replacing(
            "    titre: Santé\n", with: "    titre: Santé\n    references: [egalite]\n")
        try await SiteDEssai.avec([try SuiviPlan.lu(yaml)]) { site in
            let axe = try await site.visite(Self.adresse("sante")).texte
            #expect(axe.contains("<a href=\"/plans/essai/fiches/egalite?semestre=2019-S2\">"))
            let principe = try await site.visite(Self.adresse("egalite")).texte
            #expect(principe.contains("1\u{A0}élément du plan s’y rapporte"))
            #expect(principe.contains("<a href=\"/plans/essai/fiches/sante?semestre=2019-S2\">"))
            #expect(!principe.contains("id=\"historique\""))
        }
    }

    @Test("Hostile text is shown as text, in the curve too")
    func texteHostile() async throws {
        let yaml = SuiviPlan.yaml
            .replacing("titre: Nombre de maisons", with: "titre: \"</title><script>alert(1)</script>\"")
            .replacing("resultats: Des soins plus proches", with: "resultats: \"<b>gras</b> & {{csrf}}\"")
        try await SiteDEssai.avec([try SuiviPlan.lu(yaml)]) { site in
            var saisie = Saisie.pour("maisons", "2019-S2", .enCours, 10, bloquee: "<img src=x onerror=alert(1)>")
            saisie.ditPar = "\"><svg onload=alert(1)>"
            _ = try site.services.store.record([saisie], dans: "essai", par: "essai", le: SiteDEssai.instant)
            _ = try site.services.store.record(
                [.de("nombre-maisons", "2019-07-01", 4)], dans: "essai", par: "essai", le: SiteDEssai.instant)
            let page = try await site.visite(Self.adresse("maisons")).texte
            for hostile in ["<script>alert", "<img src=x", "<svg onload", "<b>gras"] {
                #expect(!page.contains(hostile), "\(hostile)")
            }
            #expect(page.contains("&lt;script&gt;alert(1)"))
            #expect(page.contains("{{csrf}}"))
            #expect(page.contains("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""))
        }
    }

    @Test("Every node of a real plan has its page")
    func tousLesNoeuds() async throws {
        let octets = try SuiviPlan.octetsFournis("cantal")
        let plan = try PlanReader(file: "cantal.yaml").read(octets).plan
        try await SiteDEssai.avec([plan]) { site in
            for noeud in plan.noeuds {
                let page = try await site.visite("/plans/\(plan.identifiant)/fiches/\(noeud.id)", comme: .lecture)
                #expect(page.status == .ok, "\(noeud.id)")
                #expect(!page.texte.contains("{{"), "\(noeud.id)")
            }
        }
    }
}

extension String {
    /// How many times a text stands in it.
    func components(_ texte: String) -> Int { ranges(of: texte).count }
}
