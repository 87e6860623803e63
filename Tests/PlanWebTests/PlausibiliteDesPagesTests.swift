import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("What is astonishing, in the pages") struct PlausibiliteDesPagesTests {
    private static let adresse = "/plans/essai/indicateurs"
    private static let champs = [
        ("indicateur", "nombre-maisons"), ("semestre", "2019-S2"), ("date", "2109-08-31"), ("valeur", "4"),
    ]

    @Test("A reading of 2109 waits for its author to confirm it")
    func releve() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let page = try await site.envoie(Self.adresse, Self.champs)
            #expect(page.status == .unprocessableContent)
            for attendu in [
                "Le relevé n’est pas encore enregistré", "vouliez-vous 2019", "value=\"4\"", "value=\"2109-08-31\"",
                "<title>À vérifier\u{A0}:",
            ] { #expect(page.texte.contains(attendu), "\(attendu)") }
            #expect(try site.services.store.suivi("essai").releves.isEmpty)
            let preuve = try #require(page.cache("confirme"))
            // A tick stands for what was shown, not for something else.
            let autre = try await site.envoie(
                Self.adresse,
                [
                    ("indicateur", "nombre-maisons"), ("semestre", "2019-S2"), ("date", "1902-08-31"),
                    ("valeur", "4"), ("confirme", preuve),
                ])
            #expect(autre.status == .unprocessableContent)
            let fait = try await site.envoie(Self.adresse, Self.champs + [("confirme", preuve)])
            #expect(fait.status == .seeOther)
            #expect(try site.services.store.suivi("essai").releves.count == 1)
        }
    }

    @Test("A wrong reading is withdrawn with its reason, by who may enter it")
    func retrait() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            _ = try site.services.store.record(
                [.de("nombre-maisons", "2019-07-01", 4)], dans: "essai", par: "essai", le: SiteDEssai.instant)
            let lien = "\(Self.adresse)/releves/1/retirer"
            #expect(try await site.visite(Self.adresse).texte.contains("href=\"\(lien)?semestre=2019-S2\""))
            #expect(try await !site.visite(Self.adresse, comme: .lecture).texte.contains(lien))
            let page = try await site.visite("\(lien)?semestre=2019-S2").texte
            #expect(page.contains("Retirer le relevé n°\u{A0}1") && page.contains("Nombre de maisons"))
            let sansMotif = try await site.envoie(lien, [("semestre", "2019-S2"), ("motif", " ")])
            #expect(sansMotif.status == .unprocessableContent && sansMotif.texte.contains("Dites pourquoi"))
            let fait = try await site.envoie(lien, [("semestre", "2019-S2"), ("motif", "c'était Mauriac")])
            #expect(fait.status == .seeOther)
            let apres = try await site.visite(Self.adresse).texte
            #expect(apres.contains("retire le n°\u{A0}1") && apres.contains("c’était Mauriac"))
            #expect(!apres.contains(lien))
            #expect(try await site.visite("\(Self.adresse)/releves/9/retirer").status == .notFound)
            let journal = try await site.visite("/plans/essai/journal").texte
            #expect(journal.contains(", retiré"))
            #expect(try site.services.store.verify().anomalies.isEmpty)
        }
    }

    @Test("A decision due before it is taken waits for its author to confirm it")
    func decision() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let champs = [
                ("texte", "Retenir le site"), ("nature", "decision"), ("date", "2019-03-12"),
                ("echeance", "2018-01-01"), ("audience", "partenaires"), ("apres", "0"),
            ]
            let page = try await site.envoie("/plans/essai/decisions", champs)
            #expect(page.status == .unprocessableContent && page.texte.contains("vient avant la décision"))
            let preuve = try #require(page.cache("confirme"))
            let fait = try await site.envoie("/plans/essai/decisions", champs + [("confirme", preuve)])
            #expect(fait.status == .seeOther)
        }
    }

    @Test("Who enters a semestre whose report is issued reads it first, and in the answer")
    func emis() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            #expect(try await !site.visite("/plans/essai/saisie?semestre=2018-S2").texte.contains("ne dira pas"))
            let prochaine = try store.prochaineEmission("essai", le: SiteDEssai.instant)
            try store.emettre(
                RapportEmis(
                    numero: 1, semestre: .du("2018-S2"), emisLe: prochaine.le, emisPar: "c", etat: prochaine.etat,
                    options: OptionsDeRapport(), programme: "essai"), octets: [1], pieces: [], dans: "essai")
            let dit = "Le rapport n°\u{A0}1 de ce semestre est émis"
            #expect(try await site.visite("/plans/essai/saisie?semestre=2018-S2").texte.contains(dit))
            #expect(
                try await site.visite("/plans/essai/documents/textes?semestre=2018-S2", comme: .copilote).texte
                    .contains(dit))
            let reponse = try await site.envoie(
                "/plans/essai/saisie", [("noeud", "maisons"), ("semestre", "2018-S2"), ("etat", "en_cours")],
                entetes: [.accept: "application/json"])
            #expect(reponse.texte.contains("est émis, il ne dira pas cela"))
        }
    }
}
