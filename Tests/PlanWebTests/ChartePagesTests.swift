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

@Suite("La charte et les logos d’un plan") struct ChartePagesTests {
    private static let charte = "/plans/essai/documents/charte"
    private static let rapport = "/plans/essai/documents/rapport.odt?semestre=2019-S2"
    private static let logo = [UInt8](logoDEssai ?? Data())

    private static func depose(
        _ site: SiteDEssai, _ nature: RapportEmis.Piece.Nature, _ octets: [UInt8], titulaire: String = "",
        connue: String = "0"
    ) async throws -> TestResponse {
        try await site.depose(
            charte, comme: .copilote,
            [("nature", nature.rawValue), ("semestre", "2019-S2"), ("titulaire", titulaire), ("connue", connue)],
            fichier: "fichier", nom: nature == .charte ? "charte.odt" : "logo.png", octets: octets)
    }

    /// Any document that LibreOffice opens can give its styles: another paper of the same plan.
    private static func modele(_ site: SiteDEssai) async throws -> [UInt8] {
        try await site.visite("/plans/essai/documents/fiches.odt?semestre=2019-S2").octets
    }

    @Test("A template is tried, kept, taken by the documents, handed back, withdrawn")
    func vie() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            let nu = try await site.visite(Self.rapport).octets
            let modele = try await Self.modele(site)
            #expect(try await Self.depose(site, .charte, modele).status == .seeOther)
            let pieces = try store.pieces("essai")
            #expect(pieces.map(\.libelle) == ["charte.odt"] && pieces.map(\.octets) == [Data(modele)])
            let habille = try await site.visite(Self.rapport).octets
            #expect(habille != nu)
            let attendu = try RedactionDuRapport(store: store, reference: "essai").octets(
                semestre("2019-S2"), OptionsDeRapport(audience: .interne), etat: store.etat("essai"), pieces: pieces)
            #expect(habille == attendu)
            let page = try await site.visite(Self.charte, comme: .copilote)
            #expect(page.status == .ok && page.texte.contains("charte.odt") && page.texte.contains("par copilote"))
            #expect(try await site.visite(Self.charte + "/1", comme: .copilote).octets == modele)
            let journal = try await site.visite("/plans/essai/journal").texte
            #expect(journal.contains("charte «\u{A0}charte.odt\u{A0}»"))
            #expect(
                try await site.envoie(Self.charte + "/retirer", comme: .copilote, [("piece", "1")]).status == .seeOther)
            #expect(try store.pieces("essai").isEmpty)
            let apres = try await site.visite(Self.charte, comme: .copilote).texte
            #expect(apres.contains("retrait") && apres.contains(Self.charte + "/1\""))
            #expect(try await site.visite(Self.charte + "/2", comme: .copilote).status == .notFound)
            // Withdrawn twice: nothing more happens.
            #expect(
                try await site.envoie(Self.charte + "/retirer", comme: .copilote, [("piece", "1")]).status == .seeOther)
            #expect(try store.formes("essai").count == 2)
        }
    }

    @Test("An issued report keeps the template and the logos of its day, and is rebuilt with them")
    func rapportEmis() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            _ = try await Self.depose(site, .charte, try await Self.modele(site))
            #expect(try await Self.depose(site, .logo, Self.logo, titulaire: "CD 15").status == .seeOther)
            let demande = [("semestre", "2019-S2"), ("audience", "interne"), ("malgre-tout", "1")]
            let emettre = "/plans/essai/documents/emettre"
            let page = try await site.envoie(emettre, comme: .copilote, demande)
            // The preview has the words of the dressed report, and nothing to fetch.
            let nue = try await site.visite("/plans/essai/documents/rapport?semestre=2019-S2")
            #expect(nue.status == .ok && nue.texte.contains("Logo\u{A0}: CD 15"))
            #expect(!nue.texte.contains("Pictures/") && !nue.texte.contains("data:image"))
            #expect(page.texte.contains("charte «\u{A0}charte.odt\u{A0}», logo\u{A0}: CD 15"))
            let confirmation = [
                ("numero", try #require(page.cache("numero"))), ("journal", try #require(page.cache("journal"))),
                ("forme", try #require(page.cache("forme"))),
            ]
            // A form that changed after it was confirmed is not sealed.
            _ = try await Self.depose(site, .logo, Self.logo, titulaire: "Préfecture")
            #expect(try await site.envoie(emettre, comme: .copilote, demande + confirmation).status == .conflict)
            _ = try await site.envoie(Self.charte + "/retirer", comme: .copilote, [("piece", "3")])
            #expect(try await site.envoie(emettre, comme: .copilote, demande + confirmation).status == .conflict)
            let seconde = try await site.envoie(emettre, comme: .copilote, demande)
            let relue = Array(confirmation.dropLast()) + [("forme", try #require(seconde.cache("forme")))]
            #expect(try await site.envoie(emettre, comme: .copilote, demande + relue).status == .seeOther)
            let original = try store.original("essai", rapport: 1)
            #expect(original.pieces.map(\.libelle) == ["charte.odt", "CD 15"])
            _ = try await site.envoie(Self.charte + "/retirer", comme: .copilote, [("piece", "1")])
            let rapport = try #require(try store.rapports("essai").first)
            let refait = try RedactionDuRapport(store: store, reference: "essai").reconstruction(
                rapport, pieces: original.pieces)
            #expect(refait == original.octets)
            #expect(try store.verify().anomalies.isEmpty)
        }
    }

    @Test("What cannot dress a document is refused at its field, and nothing is kept")
    func refus() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            let fautifs: [(RapportEmis.Piece.Nature, [UInt8], String, String)] = [
                (.charte, [], "", "erreur-charte"), (.charte, Array("pas un modèle".utf8), "", "erreur-charte"),
                (.charte, Self.logo, "", "erreur-charte"), (.logo, Self.logo, " ", "erreur-titulaire"),
                (.logo, Self.logo, String(repeating: "x", count: 121), "erreur-titulaire"),
                (.logo, Array("GIF89a".utf8), "CD", "erreur-logo"),
                (.logo, Array(Self.logo.dropLast(8)), "CD", "erreur-logo"),
                (.logo, [], "CD", "erreur-logo"),
            ]
            for (nature, octets, titulaire, erreur) in fautifs {
                let page = try await Self.depose(site, nature, octets, titulaire: titulaire)
                #expect(page.status == .unprocessableContent, "\(nature) \(titulaire)")
                #expect(page.texte.contains("id=\"\(erreur)\""), "\(nature) \(titulaire)")
            }
            let sansNature = try await site.depose(
                Self.charte, comme: .copilote, [("nature", "macro")], fichier: "fichier", octets: Self.logo)
            #expect(sansNature.status == .unprocessableContent)
            #expect(try store.formes("essai").isEmpty)
        }
    }

    @Test("A template that arrived meanwhile is not replaced unseen; a cover has room for six logos")
    func entreTemps() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let store = site.services.store
            _ = try await Self.depose(site, .charte, try await Self.modele(site))
            let plan = try await site.visite("/plans/essai/documents/plan.odt").octets
            let tardive = try await Self.depose(site, .charte, plan)
            #expect(tardive.status == .unprocessableContent && tardive.texte.contains("entre-temps"))
            #expect(try await Self.depose(site, .charte, plan, connue: "1").status == .seeOther)
            for rang in 1...7 {
                let reponse = try await Self.depose(site, .logo, Self.logo, titulaire: "Logo \(rang)")
                #expect(reponse.status == (rang <= 6 ? .seeOther : .unprocessableContent))
            }
            // Replacing one takes no more room.
            let image = try await site.visite(Self.charte + "/3", comme: .copilote)
            #expect(image.octets == Self.logo && image.headers[.contentType] == "image/png")
            #expect(try store.pieces("essai").count == 7)
        }
    }
}
