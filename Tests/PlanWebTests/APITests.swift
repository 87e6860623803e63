import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import PlanCases
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("L'interface pour les scripts") struct APITests {
    private func jeton(_ site: SiteDEssai, de identifiant: String = "secretariat", ecriture: Bool = true) throws
        -> String
    {
        let compte = try #require(try site.services.comptes.comptes().first { $0.identifiant == identifiant })
        return try site.services.comptes.creerJeton(
            compte.id, libelle: "essai", ecriture: ecriture, le: SiteDEssai.instant
        ).secret
    }

    @Test("What a script writes, the page shows, and the other way round")
    func memesUsages() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let jeton = try jeton(site)
            let envoi =
                #"{"noeud": "maisons", "semestre": "2019-S1", "etat": "en_cours", "avancement": 30, "note": "du script"}"#
            let ecrit = try await site.demande(
                "/api/v1/plans/essai/avancements", methode: .post, jeton: jeton, json: envoi)
            #expect(ecrit.status == .ok)
            #expect(try await site.visite("/plans/essai/saisie?semestre=2019-S1").texte.contains("du script"))
            let lu = try await site.demande("/api/v1/plans/essai/avancements?semestre=2019-S1", jeton: jeton)
            #expect(lu.texte.contains(#""note":"du script""#))
            // Sent again it is the same; another content, without the number in force, is a conflict.
            let encore = try await site.demande(
                "/api/v1/plans/essai/avancements", methode: .post, jeton: jeton, json: envoi)
            #expect(encore.texte.contains("identique"))
            let autre = try await site.demande(
                "/api/v1/plans/essai/avancements", methode: .post, jeton: jeton,
                json: envoi.replacing("30", with: "60"))
            #expect(autre.status == .conflict)
        }
    }

    @Test("Labels are taken as well as codes; a field that is absent keeps what is in force, a null one erases it")
    func champsAbsents() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let jeton = try jeton(site)
            func envoie(_ json: String) async throws {
                let reponse = try await site.demande(
                    "/api/v1/plans/essai/avancements", methode: .post, jeton: jeton, json: json)
                #expect(reponse.status == .ok, "\(reponse.texte)")
            }
            try await envoie(
                #"{"noeud": "maisons", "semestre": "1er semestre 2019", "etat": "En cours", "avancement": "40,0 %", "meteo": "objectifs sécurisés", "freins": "un", "note": "deux", "note_audience": "public"}"#
            )
            try await envoie(
                #"{"noeud": "maisons", "semestre": "2019-S1", "connue": 1, "note": null, "avancement": 45.0}"#)
            let saisie = try #require(try site.services.store.suivi("essai").avancements.last?.saisie)
            #expect(saisie.etat == .enCours && saisie.avancement?.rawValue == 45 && saisie.meteo == .securises)
            #expect(saisie.freins == "un" && saisie.note == nil)
        }
    }

    @Test(
        "Every read answers", arguments: ["plans", "plans/essai", "plans/essai/avancements", "plans/essai/indicateurs"])
    func lectures(chemin: String) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let reponse = try await site.demande("/api/v1/\(chemin)", jeton: try jeton(site))
            #expect(reponse.status == .ok)
            #expect(try JSONSerialization.jsonObject(with: Data(reponse.texte.utf8)) is any Collection)
        }
    }

    @Test("Neither a cookie nor a revoked or read-only token writes")
    func jetons() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let envoi = #"{"noeud": "maisons", "semestre": "2019-S1", "etat": "en_cours"}"#
            func ecrit(_ jeton: String?) async throws -> HTTPResponse.Status {
                try await site.demande(
                    "/api/v1/plans/essai/avancements", methode: .post, jeton: jeton, json: envoi
                ).status
            }
            #expect(try await ecrit(nil) == .unauthorized)
            #expect(try await ecrit("faux") == .unauthorized)
            #expect(try await ecrit(try jeton(site, ecriture: false)) == .forbidden)
            #expect(try await ecrit(try jeton(site, de: "lecture")) == .forbidden)
            let revoque = try jeton(site)
            let compte = try #require(try site.services.comptes.comptes().first { $0.identifiant == "secretariat" })
            for jeton in try site.services.comptes.jetons(compte.id) {
                try site.services.comptes.revoquerJeton(jeton.id, compte: compte.id, le: SiteDEssai.instant)
            }
            #expect(try await ecrit(revoque) == .unauthorized)
            #expect(try await site.visite("/api/v1/plans").status == .unauthorized)
        }
    }

    @Test(
        "A body that is not understood says what was expected",
        arguments: [
            ("[1]", 400), ("{", 400), (#"{"semestre": "2019-S1"}"#, 422),
            (#"{"noeud": "maisons", "semestre": "2019", "etat": "en_cours"}"#, 422),
            (#"{"noeud": "maison", "semestre": "2019-S1", "etat": "en_cours"}"#, 422),
            (#"{"noeud": "maisons", "semestre": "2019-S1", "etats": "en_cours"}"#, 422),
            (#"{"noeud": "sante", "semestre": "2019-S1", "etat": "en_cours"}"#, 422),
        ])
    func corpsIncompris(corps: String, code: Int) async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let reponse = try await site.demande(
                "/api/v1/plans/essai/avancements", methode: .post, jeton: try jeton(site), json: corps)
            #expect(reponse.status.code == code)
            #expect(reponse.texte.contains("\"message\""))
        }
    }

    @Test("The description names every address for scripts, and no other")
    func description() throws {
        let fichier = try #require(Ressources.parNom["statique/openapi.json"])
        let objet = try #require(
            try JSONSerialization.jsonObject(with: Data(fichier.octets)) as? [String: Any])
        let chemins = try #require(objet["paths"] as? [String: [String: Any]])
        let decrites = chemins.flatMap { chemin, methodes in methodes.keys.map { "\($0) \(APIRoutes.racine)\(chemin)" }
        }
        let servies = Routes.toutes.filter { $0.pour == .script }.map { route in
            "\(route.methode.rawValue.lowercased()) \(route.chemin.replacing(":plan", with: "{plan}"))"
        }
        #expect(Set(decrites) == Set(servies))
    }
}
