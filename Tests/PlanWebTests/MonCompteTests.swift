import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("One's own account") struct MonCompteTests {
    @Test("A token is shown once, acts within its limits, and is revoked")
    func jeton() async throws {
        try await SiteDEssai.avec([]) { site in
            let reponse = try await site.envoie("/compte/jetons", [("libelle", "Tableau de bord"), ("ecriture", "0")])
            #expect(reponse.headers[.cacheControl] == "no-store")
            let secret = String(try #require(reponse.texte.firstMatch(of: #/value="(plantracker_[^"]+)"/#)).output.1)
            let porteur = try #require(try site.services.comptes.porteur(secret, le: SiteDEssai.instant))
            #expect(!porteur.jeton.ecriture)
            let page = try await site.visite("/compte").texte
            #expect(page.contains("Tableau de bord") && !page.contains(secret))
            _ = try await site.envoie("/compte/jetons/revoquer", comme: .lecture, [("jeton", String(porteur.jeton.id))])
            #expect(try site.services.comptes.porteur(secret, le: SiteDEssai.instant) != nil)
            _ = try await site.envoie("/compte/jetons/revoquer", [("jeton", String(porteur.jeton.id))])
            #expect(try site.services.comptes.porteur(secret, le: SiteDEssai.instant) == nil)
        }
    }

    @Test("A token without a name is refused at its field")
    func jetonSansNom() async throws {
        try await SiteDEssai.avec([]) { site in
            let reponse = try await site.envoie("/compte/jetons", [("libelle", " ")])
            #expect(reponse.status == .unprocessableContent)
            #expect(reponse.texte.contains("id=\"libelle-erreur\""))
        }
    }

    @Test("The password changes with the former one only, and closes the other sessions")
    func motDePasse() async throws {
        try await SiteDEssai.avec([]) { site in
            let comptes = site.services.comptes
            let compte = try #require(try comptes.comptes().first { $0.identifiant == "secretariat" })
            func envoie(_ ancien: String, _ nouveau: String, _ encore: String) async throws -> TestResponse {
                try await site.envoie(
                    "/compte/mot-de-passe", [("ancien", ancien), ("nouveau", nouveau), ("encore", encore)])
            }
            #expect(
                try await envoie("x", "un mot de passe long", "un autre mot long").texte.contains(
                    "id=\"encore-erreur\""))
            #expect(
                try await envoie("x", "un mot de passe long", "un mot de passe long").texte.contains(
                    "id=\"ancien-erreur\""))
            let lien = try comptes.inviter(compte.id, par: "essai", le: SiteDEssai.instant)
            _ = try comptes.accepter(lien, motDePasse: "le premier mot de passe", le: SiteDEssai.instant)
            // Accepting closed every session: the account signs in again, twice.
            let une = try comptes.ouvrirSession(compte.id, agent: "un", le: SiteDEssai.instant)
            let autre = try comptes.ouvrirSession(compte.id, agent: "deux", le: SiteDEssai.instant)
            let programme = try comptes.creerJeton(
                compte.id, libelle: "essai", ecriture: false, le: SiteDEssai.instant
            ).secret
            let faible = try await site.envoie(
                "/compte/mot-de-passe", comme: nil,
                [
                    ("csrf", une.session.csrf), ("ancien", "le premier mot de passe"), ("nouveau", "court"),
                    ("encore", "court"),
                ],
                entetes: [.cookie: "\(Guichet.nomDuCookie)=\(une.jeton)"])
            #expect(faible.texte.contains("id=\"nouveau-erreur\""))
            let change = try await site.envoie(
                "/compte/mot-de-passe", comme: nil,
                [
                    ("csrf", une.session.csrf), ("ancien", "le premier mot de passe"),
                    ("nouveau", "le second mot de passe"), ("encore", "le second mot de passe"),
                ], entetes: [.cookie: "\(Guichet.nomDuCookie)=\(une.jeton)"])
            #expect(change.status == .seeOther)
            #expect(try comptes.porteur(programme, le: SiteDEssai.instant) != nil)
            #expect(try comptes.session(une.jeton, le: SiteDEssai.instant) != nil)
            #expect(try comptes.session(autre.jeton, le: SiteDEssai.instant) == nil)
        }
    }

    @Test("Nobody closes someone else's session")
    func sessionDUnAutre() async throws {
        try await SiteDEssai.avec([]) { site in
            let comptes = site.services.comptes
            let autre = try #require(try comptes.comptes().first { $0.identifiant == "copilote" })
            let session = try #require(try comptes.sessions(autre.id, le: SiteDEssai.instant).first)
            _ = try await site.envoie("/compte/sessions", [("session", String(session.id))])
            #expect(try await site.visite("/compte", comme: .copilote).status == .ok)
        }
    }
}

@Suite("The name of a browser") struct NavigateurTests {
    @Test(
        "It is short, and says the system",
        arguments: [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Windows"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0",
                "Edge, Windows"
            ),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari, iPhone"),
            ("curl/8.5.0", "curl/8.5.0"),
        ])
    func nomme(agent: String, attendu: String) throws {
        let compte = Compte(
            id: 1, identifiant: "marie", nom: "Marie", actif: true, creeLe: SiteDEssai.instant, creePar: "essai",
            aUnMotDePasse: true, droits: [])
        let session = SessionOuverte(
            id: 1, compte: compte, csrf: "", ouverteLe: SiteDEssai.instant, vueLe: SiteDEssai.instant, agent: agent)
        #expect(session.navigateur == attendu)
    }
}
