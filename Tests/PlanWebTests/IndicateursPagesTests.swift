import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Les indicateurs") struct IndicateursPagesTests {
    private static let adresse = "/plans/essai/indicateurs"

    private static let maisons = [("indicateur", "nombre-maisons"), ("semestre", "2019-S2"), ("date", "2019-08-31")]

    @Test("What has no reading dated in the semestre comes first")
    func aReleverDAbord() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            _ = try site.services.store.record(
                [.de("nombre-maisons", "2019-07-01", 4), .de("satisfaction", "2019-06-30", 3)], dans: "essai",
                par: "essai", le: SiteDEssai.instant)
            let page = try await site.visite("\(Self.adresse)?semestre=2019-S2").texte
            #expect(page.contains("À relever ce semestre (2)"))
            let suite = try #require(page.firstRange(of: "Déjà relevés ce semestre (1)"))
            let (avant, apres) = (page[..<suite.lowerBound], page[suite.upperBound...])
            #expect(avant.contains("id=\"indicateur-avis\"") && avant.contains("id=\"indicateur-satisfaction\""))
            #expect(apres.contains("id=\"indicateur-nombre-maisons\""))
            // The other semestre, the other way round.
            let avantEte = try await site.visite("\(Self.adresse)?semestre=2019-S1").texte
            #expect(avantEte.contains("Déjà relevés ce semestre (1)"))
        }
    }

    @Test("A figure that nothing can count is refused; one that a base holds already is drawn")
    func demesure() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let chiffre = "99999999999999999999"
            let refus = try await site.envoie(Self.adresse, Self.maisons + [("valeur", chiffre)])
            #expect(refus.status == .unprocessableContent && refus.texte.contains("quinze chiffres"))
            let enorme = try #require(Decimal(string: chiffre))
            _ = try site.services.store.record(
                [.de("nombre-maisons", "2019-07-01", enorme)], dans: "essai", par: "essai", le: SiteDEssai.instant)
            #expect(try await site.visite(Self.adresse).status == .ok)
            #expect(try await site.visite("/plans/essai/documents/rapport?semestre=2019-S2").status == .ok)
        }
    }

    @Test("Baseline, target and position are shown, and what the plan does not say by its word")
    func faits() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            var contestee = Mesure.de("nombre-maisons", "2019-07-01", 4)
            contestee.contestation = "l'ARS en compte 3"
            _ = try site.services.store.record([contestee], dans: "essai", par: "essai", le: SiteDEssai.instant)
            let page = try await site.visite(Self.adresse).texte
            for attendu in [
                "2 (2016)", "6 (2020)", "4, au 1<sup>er</sup>\u{A0}juillet\u{A0}2019", "50\u{A0}% du chemin",
                "Valeur contestée</strong>\u{A0}: l’ARS en compte 3", "aucune cible dans le plan", "Plan entier",
                "<th scope=\"col\">Relevés</th>",
            ] { #expect(page.contains(attendu), "\(attendu)") }
            #expect(page.contains("<dd class=\"sans-valeur\">non renseigné</dd>"))
            #expect(page.components("<svg xmlns") == 1)
        }
    }

    @Test("A reading is recorded; another of the same day and territory corrects it, and both stay")
    func correction() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let champs = Self.maisons + [("dit_par", "la délégation"), ("source", "ARS")]
            let premier = try await site.envoie(Self.adresse, champs + [("valeur", "4,5")])
            #expect(premier.status == .seeOther)
            #expect(
                premier.headers[.location] == "\(Self.adresse)?semestre=2019-S2#indicateur-nombre-maisons")
            let second = try await site.envoie(Self.adresse, champs + [("valeur", "5")])
            #expect(second.annonce.contains("Relevé n°\u{A0}2 enregistré\u{A0}: il corrige le n°\u{A0}1"))
            let meme = try await site.envoie(Self.adresse, champs + [("valeur", "5,0")])
            #expect(meme.annonce.contains("le relevé n°\u{A0}2 dit déjà cela"))
            let mauriac = try await site.envoie(
                Self.adresse, champs + [("valeur", "5"), ("territoire", "Mauriac")])
            #expect(mauriac.annonce.contains("Relevé n°\u{A0}3 enregistré."))
            let page = try await site.visite(Self.adresse).texte
            #expect(page.contains("remplacé par le n°\u{A0}2"))
            #expect(page.contains("corrige le n°\u{A0}1"))
            #expect(page.contains("dit par la délégation, saisi par secretariat"))
            let releves = try site.services.store.suivi("essai").releves
            #expect(releves.map(\.mesure.valeur) == [.nombre(4.5), .nombre(5), .nombre(5)])
        }
    }

    @Test("A refused reading is shown again as it was typed, each fault tied to its field")
    func refus() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.envoie(
                Self.adresse,
                [
                    ("indicateur", "nombre-maisons"), ("semestre", "2019-S2"), ("valeur", "douze"),
                    ("date", "31 août"), ("territoire", "Mars"), ("source", "\"><script>alert(1)</script>"),
                    ("dit_par", "la préfecture"), ("producteur", "\"\u{301} onfocus=alert(1)"),
                ])
            #expect(page.status == .unprocessableContent)
            let texte = page.texte
            for attendu in [
                "value=\"douze\"", "value=\"31 août\"", "<option value=\"Mars\" selected>", "value=\"la préfecture\"",
                "aria-describedby=\"indicateur-nombre-maisons-valeur-aide indicateur-nombre-maisons-valeur-erreur\"",
                "href=\"#indicateur-nombre-maisons-date\"", "n’est pas un nombre", "n’est pas un territoire",
                "<title>Erreur\u{A0}:",
            ] { #expect(texte.contains(attendu), "\(attendu)") }
            #expect(texte.components("aria-invalid=\"true\"") == 3)
            #expect(!texte.contains("<script>alert"))
            // One character of two scalars, the first of which would close the attribute.
            let guillemetAccentue = "\"\u{301}"
            #expect(!texte.contains(guillemetAccentue))
            #expect(try site.services.store.suivi("essai").releves.isEmpty)
        }
    }

    @Test("Only a qualitative indicator takes words")
    func appreciation() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let attendus: [(String, HTTPResponse.Status)] = [
                ("avis", .seeOther), ("satisfaction", .unprocessableContent), ("inconnu", .notFound),
            ]
            for (indicateur, statut) in attendus {
                let reponse = try await site.envoie(
                    Self.adresse, [("indicateur", indicateur), ("date", "2019-08-31"), ("valeur", "plutôt bon")])
                #expect(reponse.status == statut, "\(indicateur)")
            }
        }
    }

    @Test("A contributor enters the readings of own actions only, a reader none")
    func droits() async throws {
        let yaml = SuiviPlan.yaml
            .replacing(
                "  - { id: lancement,",
                with:
                    "  - { id: pilotes, libelle: Pilotes, type: organisations, role: pilote, niveaux: [action], attendu: false }\n  - { id: lancement,"
            )
            .replacing("          resultats: Des soins plus proches", with: "          pilotes: [ARS]")
        try await SiteDEssai.avec([try SuiviPlan.lu(yaml)], pilote: "ARS") { site in
            let attendus: [(String, Role, HTTPResponse.Status)] = [
                ("nombre-maisons", .contribution, .seeOther), ("satisfaction", .contribution, .forbidden),
                ("satisfaction", .secretariat, .seeOther), ("nombre-maisons", .lecture, .forbidden),
            ]
            for (indicateur, role, statut) in attendus {
                let reponse = try await site.envoie(
                    Self.adresse, comme: role,
                    [("indicateur", indicateur), ("date", "2019-08-31"), ("valeur", "3")])
                #expect(reponse.status == statut, "\(indicateur), \(role)")
            }
            // Those of its own action, and none of the plan's.
            let siens = try await site.visite(Self.adresse, comme: .contribution).texte
            #expect(siens.components("<summary>Saisir un relevé") == 2)
            let lue = try await site.visite(Self.adresse, comme: .lecture).texte
            #expect(lue.components("Saisir un relevé") == 0)
        }
    }

    @Test("The page is kept without what is of a session or of a day")
    func pageGardee() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            for role in [Role.secretariat, .copilote, .secretariat] {
                _ = try await site.visite(Self.adresse, comme: role)
                // The proof of each one's own session is in it, or the form would be refused.
                let page = try await site.visite(Self.adresse, comme: role).texte
                let preuve = page.firstMatch(of: #/name="csrf" value="([^"]+)"><input type="hidden" name="indicateur"/#)
                let csrf = String(try #require(preuve).1)
                let reponse = try await site.envoie(
                    Self.adresse, comme: role, Self.maisons + [("valeur", "3"), ("csrf", csrf)])
                #expect(reponse.status == .seeOther)
            }
            let dujour = "id=\"indicateur-avis-date\" name=\"date\" value=\"2019-09-02\""
            #expect(try await site.visite(Self.adresse).texte.contains(dujour))
            let passe = try await site.visite("\(Self.adresse)?semestre=2019-S1").texte
            #expect(passe.contains("name=\"date\" value=\"2019-06-30\""))
        }
    }
}

extension TestResponse {
    /// What the next page will say.
    fileprivate var annonce: String {
        headers[values: .setCookie].first { $0.hasPrefix(Annonce.nomDuCookie) }
            .flatMap { $0.split(separator: ";").first?.split(separator: "=", maxSplits: 1).last }
            .flatMap { String($0).removingPercentEncoding } ?? ""
    }
}
