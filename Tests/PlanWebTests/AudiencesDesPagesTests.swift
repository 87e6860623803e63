import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("What each role reads in the pages and through the interface for scripts") struct AudiencesDesPagesTests {
    private let canaris: Canaris
    private var slug: String { canaris.plan.identifiant.rawValue }

    init() throws { canaris = try Canaris() }

    private func mots(_ texte: String) -> Set<String> {
        Set(texte.matches(of: /canari[0-9]+z/).map { String($0.output) })
    }

    /// Records the follow-up of the sample as people would.
    private func peuple(_ site: SiteDEssai) throws {
        let (store, suivi) = (site.services.store, canaris.suivi)
        for avancement in suivi.avancements {
            _ = try store.record(
                [avancement.saisie], dans: slug, par: avancement.saisiPar, le: SiteDEssai.instant)
        }
        for releve in suivi.releves {
            _ = try store.record([releve.mesure], dans: slug, par: releve.saisiPar, le: SiteDEssai.instant)
        }
        for decision in suivi.decisions {
            _ = try store.record(decision.decision, dans: slug, par: decision.saisiPar, le: SiteDEssai.instant)
        }
        for commentaire in suivi.commentaires {
            _ = try store.record(commentaire.commentaire, dans: slug, par: commentaire.saisiPar, le: SiteDEssai.instant)
        }
    }

    /// Every page that links lead to, whatever the semestre; files are the business of other tests.
    private func pages(_ site: SiteDEssai, comme role: Role) async throws -> [(adresse: String, texte: String)] {
        var (aVoir, vues) = (["/", "/plans/\(slug)?semestre=2018-S2"], Set<String>())
        var pages: [(String, String)] = []
        while let adresse = aVoir.popLast(), pages.count < 150 {
            guard vues.insert(adresse).inserted else { continue }
            let reponse = try await site.visite(adresse, comme: role)
            guard reponse.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            #expect(reponse.status == .ok, "\(adresse)")
            pages.append((adresse, reponse.texte))
            for lien in reponse.texte.matches(of: /href="(\/plans\/[^"#]+)/).map({ String($0.output.1) }) {
                let propre = lien.replacing("&amp;", with: "&")
                let estUnFichier = [".odt", ".ods", ".pdf", ".zip", ".json", ".xml", ".yaml", "/fichier"].contains {
                    propre.split(separator: "?")[0].hasSuffix($0)
                }
                let estFiltre = ["theme=", "axe=", "pilote=", "etat="].contains(where: propre.contains)
                if !estUnFichier, !estFiltre { aVoir.append(propre) }
            }
        }
        return pages
    }

    /// The words that a role may read: those of the plan and of the follow-up as it is given to it.
    private func lisibles(_ regard: Regard, siens: Set<Identifiant<Noeud>>) -> Set<String> {
        var lus = canaris
        (lus.plan, lus.suivi) = (canaris.plan.visible(pour: regard), canaris.suivi.visible(pour: regard, siens: siens))
        return Set(lus.mots.map(\.mot))
    }

    @Test(
        "Reading and contributing accounts read what partners may read, and their own actions",
        arguments: [
            Role.lecture, .contribution,
        ])
    func pages(role: Role) async throws {
        try await SiteDEssai.avec([canaris.plan], pilote: "CD") { site in
            try peuple(site)
            let siens =
                role == .contribution ? Perimetre.pilote("CD").noeuds(PlanIndex(canaris.plan)) : []
            let lisibles = lisibles(canaris.plan.regard(.partenaires), siens: siens)
            let lieux = Dictionary(canaris.mots.map { ($0.mot, $0.lieu) }, uniquingKeysWith: { first, _ in first })
            let pages = try await pages(site, comme: role)
            #expect(pages.count > 20)
            var vus: Set<String> = []
            for (adresse, texte) in pages {
                for mot in mots(texte).subtracting(lisibles).sorted() {
                    Issue.record("\(adresse) montre \(lieux[mot] ?? mot)")
                }
                vus.formUnion(mots(texte))
            }
            #expect(vus.count > 40)
            if role == .contribution {
                let sien = try #require(canaris.suivi.avancements.last { siens.contains($0.saisie.noeud) })
                #expect(vus.contains(sien.saisie.freins ?? ""))
            }
            #expect(!pages.contains { $0.texte.contains("sans-saisie") }, "a filter that lists who did not answer")
        }
    }

    @Test("The secretariat reads all of it")
    func secretariat() async throws {
        try await SiteDEssai.avec([canaris.plan]) { site in
            try peuple(site)
            let vus = try await pages(site, comme: .secretariat).reduce(into: Set<String>()) {
                $0.formUnion(mots($1.texte))
            }
            for avancement in canaris.suivi.avancements {
                let saisie = avancement.saisie
                for texte in [
                    saisie.blocage?.motif, saisie.blocage?.arbitrageDemande, saisie.freins, saisie.note?.texte,
                    avancement.saisiPar,
                ] { #expect(vus.contains(texte ?? "")) }
            }
        }
    }

    @Test("What is reserved is not found by a search either")
    func recherche() async throws {
        try await SiteDEssai.avec([canaris.plan]) { site in
            try peuple(site)
            let frein = try #require(canaris.suivi.avancements[3].saisie.freins)
            let adresse = "/plans/\(slug)?semestre=2018-S2&q=\(frein)"
            let (secretariat, lecture) = (
                try await site.visite(adresse, comme: .secretariat), try await site.visite(adresse, comme: .lecture)
            )
            #expect(secretariat.texte.contains("<h2 id=\"elements\">1\u{A0}fiche-action ou mesure"))
            #expect(lecture.texte.contains("<h2 id=\"elements\">aucune\u{A0}fiche-action ou mesure"))
        }
    }

    @Test("Who did not answer is not told by the date of the last entry either")
    func fraicheur() async throws {
        try await SiteDEssai.avec([canaris.plan]) { site in
            try peuple(site)
            for chemin in ["", "/fiches/\(canaris.suivi.avancements[0].saisie.noeud)"] {
                let adresse = "/plans/\(slug)\(chemin)?semestre=2019-S2"
                let dit = try await site.visite(adresse, comme: .secretariat).texte
                let lu = try await site.visite(adresse, comme: .lecture).texte
                #expect(dit.contains(chemin.isEmpty ? "Dernière saisie" : "Rien n’est déclaré pour ce semestre"))
                for mot in ["Dernière saisie", "saisie de 2018", "Rien n’est déclaré pour ce semestre"] {
                    #expect(!lu.contains(mot), "\(adresse) : \(mot)")
                }
            }
        }
    }

    @Test(
        "The interface for scripts gives a reader the same, and says that a reason is reserved",
        arguments: [
            "", "/avancements?semestre=2018-S2", "/avancements?historique=1&semestre=2018-S2",
            "/indicateurs?semestre=2018-S2",
        ])
    func scripts(chemin: String) async throws {
        try await SiteDEssai.avec([canaris.plan]) { site in
            try peuple(site)
            let compte = try #require(try site.services.comptes.comptes().first { $0.identifiant == "lecture" })
            let jeton = try site.services.comptes.creerJeton(
                compte.id, libelle: "essai", ecriture: false, le: SiteDEssai.instant
            ).secret
            let reponse = try await site.demande("/api/v1/plans/\(slug)\(chemin)", jeton: jeton)
            #expect(reponse.status == .ok)
            let lieux = Dictionary(canaris.mots.map { ($0.mot, $0.lieu) }, uniquingKeysWith: { first, _ in first })
            let lisibles = lisibles(canaris.plan.regard(.partenaires), siens: [])
            let trop = mots(reponse.texte).subtracting(lisibles).map { lieux[$0] ?? $0 }
            #expect(trop.isEmpty, "\(trop.sorted())")
            if chemin.hasPrefix("/avancements") {
                #expect(
                    reponse.texte.contains("\"bloquee\":\"oui\"") || reponse.texte.contains("\"bloquee\" : \"oui\""))
                #expect(!reponse.texte.contains("\"freins\""))
            }
        }
    }

    @Test("The file of a version is the secretariat's: it holds the remarks of its transcriber")
    func fichier() async throws {
        try await SiteDEssai.avec([canaris.plan]) { site in
            let adresse = "/plans/\(slug)/versions/1/fichier"
            #expect(try await site.visite(adresse, comme: .lecture).status == .forbidden)
            #expect(try await site.visite(adresse, comme: .secretariat).status == .ok)
            let page = try await site.visite("/plans/\(slug)/versions", comme: .lecture).texte
            #expect(!page.contains("/fichier") && !page.contains("\(slug).yaml"))
        }
    }
}
