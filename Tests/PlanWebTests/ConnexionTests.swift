import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Signing in") struct ConnexionTests {
    private static let motDePasse = "une phrase assez longue"
    private static let anonyme: HTTPFields = [.cookie: "\(Guichet.nomDuCookieAnonyme)=anonyme"]

    private static func entre(
        _ identifiant: String, _ motDePasse: String, _ site: SiteDEssai, suite: String? = nil
    ) async throws -> TestResponse {
        let champs = [("csrf", "anonyme"), ("identifiant", identifiant), ("mot-de-passe", motDePasse)]
        return try await site.envoie(
            "/connexion", comme: nil, champs + (suite.map { [("suite", $0)] } ?? []), entetes: anonyme)
    }

    /// Invites someone and chooses their password, as the page does.
    private static func invite(_ identifiant: String, _ site: SiteDEssai) async throws -> (lien: String, TestResponse) {
        let jeton = try site.services.comptes.creer(
            identifiant, nom: "Marie", droits: [], par: "essai", le: SiteDEssai.instant
        ).invitation
        let lien = "/invitation/\(jeton)"
        let reponse = try await site.envoie(
            lien, comme: nil, [("csrf", "anonyme"), ("mot-de-passe", motDePasse), ("encore", motDePasse)],
            entetes: anonyme)
        return (lien, reponse)
    }

    @Test("A wrong login and a wrong password get the same answer")
    func memeReponse() async throws {
        try await SiteDEssai.avec([]) { site in
            _ = try await Self.invite("marie", site)
            let mauvaisMot = try await Self.entre("marie", "pas celui-là du tout", site)
            let inconnu = try await Self.entre("paulo", "pas celui-là du tout", site)
            #expect(mauvaisMot.status == inconnu.status)
            #expect(mauvaisMot.texte.replacing("marie", with: "…") == inconnu.texte.replacing("paulo", with: "…"))
            #expect(mauvaisMot.texte.contains("Identifiant ou mot de passe incorrect."))
        }
    }

    @Test("The right password opens a session, and leads back to the page that was asked for, if it is ours")
    func entre() async throws {
        try await SiteDEssai.avec([]) { site in
            _ = try await Self.invite("marie", site)
            let reponse = try await Self.entre(" Marie ", Self.motDePasse, site, suite: "/plans/cantal?etat=en_cours")
            #expect(reponse.status == .seeOther)
            #expect(reponse.headers[.location] == "/plans/cantal?etat=en_cours")
            for suite in ["https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example", "javascript:x"] {
                #expect(try await Self.entre("marie", Self.motDePasse, site, suite: suite).headers[.location] == "/")
            }
        }
    }

    @Test("A one-time link serves once")
    func uneFois() async throws {
        try await SiteDEssai.avec([]) { site in
            let (lien, premiere) = try await Self.invite("marie", site)
            #expect(premiere.status == .seeOther)
            #expect(premiere.headers[values: .setCookie].contains { $0.hasPrefix("\(Guichet.nomDuCookie)=") })
            #expect(try await site.visite(lien, comme: nil).status == .notFound)
            let seconde = try await site.envoie(
                lien, comme: nil,
                [("csrf", "anonyme"), ("mot-de-passe", "un autre mot de passe"), ("encore", "un autre mot de passe")],
                entetes: Self.anonyme)
            #expect(seconde.status == .notFound)
            #expect(try await Self.entre("marie", Self.motDePasse, site).status == .seeOther)
        }
    }

    @Test("A password that is refused leaves the link as it was")
    func lienGarde() async throws {
        try await SiteDEssai.avec([]) { site in
            let jeton = try site.services.comptes.creer(
                "marie", nom: "Marie", droits: [], par: "essai", le: SiteDEssai.instant
            ).invitation
            for (un, deux, attendu) in [("court", "court", "au moins 12"), (Self.motDePasse, "autre", "pas les mêmes")]
            {
                let reponse = try await site.envoie(
                    "/invitation/\(jeton)", comme: nil, [("csrf", "anonyme"), ("mot-de-passe", un), ("encore", deux)],
                    entetes: Self.anonyme)
                #expect(reponse.status == .unprocessableContent)
                #expect(reponse.texte.contains(attendu))
            }
            #expect(try await site.visite("/invitation/\(jeton)", comme: nil).status == .ok)
        }
    }

    @Test("Too many failures are told how long to wait")
    func freine() async throws {
        try await SiteDEssai.avec([]) { site in
            for _ in 0..<Frein.essaisParCompte { _ = try await Self.entre("marie", "pas celui-là du tout", site) }
            let reponse = try await Self.entre("marie", Self.motDePasse, site)
            #expect(reponse.status == .tooManyRequests)
            #expect(reponse.headers[.retryAfter] == "60")
        }
    }

    @Test("Tries sent all at once are no more than those sent one by one")
    func aLaFois() async throws {
        try await SiteDEssai.avec([]) { site in
            _ = try await Self.invite("marie", site)
            let statuts = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { essais in
                for _ in 0..<40 {
                    essais.addTask { try await Self.entre("marie", "pas celui-là du tout", site).status }
                }
                return try await essais.reduce(into: []) { $0.append($1) }
            }
            #expect(statuts.count { $0 == .unprocessableContent } == Frein.essaisParCompte)
            #expect(statuts.count { $0 == .tooManyRequests } == 40 - Frein.essaisParCompte)
        }
    }

    @Test("What is too long to be a login is wrong, like any other")
    func tropLong() async throws {
        try await SiteDEssai.avec([]) { site in
            let long = String(repeating: "m", count: Frein.longueurDIdentifiant + 1)
            for _ in 0...Frein.essaisParCompte {
                let reponse = try await Self.entre(long, Self.motDePasse, site)
                #expect(reponse.status == .unprocessableContent)
                #expect(reponse.texte.contains("Identifiant ou mot de passe incorrect."))
            }
        }
    }

    @Test(
        "Cookies are out of reach of scripts and of other sites; behind TLS they never go in clear",
        arguments: [false, true])
    func cookies(chiffre: Bool) async throws {
        try await SiteDEssai.avec([], reglages: .init(chiffre: chiffre)) { site in
            let anonyme = try await site.visite("/connexion", comme: nil).headers[values: .setCookie]
            let session = try await Self.invite("marie", site).1.headers[values: .setCookie]
            for (cookies, nom, site) in [
                (anonyme, Guichet.nomDuCookieAnonyme, "SameSite=Strict"),
                (session, Guichet.nomDuCookie, "SameSite=Lax"),
            ] {
                let cookie = try #require(cookies.first { $0.hasPrefix("\(nom)=") })
                #expect(cookie.contains("HttpOnly"))
                #expect(cookie.contains(site))
                #expect(cookie.contains("Path=/"))
                #expect(cookie.contains("Secure") == chiffre)
            }
        }
    }

    @Test("Signing in again closes the session that this browser had")
    func encore() async throws {
        try await SiteDEssai.avec([]) { site in
            _ = try await Self.invite("marie", site)
            let comptes = site.services.comptes
            let secretaire = try #require(try comptes.comptes().first { $0.identifiant == "secretariat" })
            let ancienne = try comptes.ouvrirSession(secretaire.id, agent: nil, le: SiteDEssai.instant)
            let reponse = try await site.envoie(
                "/connexion", comme: nil,
                [("csrf", ancienne.session.csrf), ("identifiant", "marie"), ("mot-de-passe", Self.motDePasse)],
                entetes: [.cookie: "\(Guichet.nomDuCookie)=\(ancienne.jeton)"])
            #expect(reponse.status == .seeOther)
            #expect(try comptes.session(ancienne.jeton, le: SiteDEssai.instant) == nil)
            #expect(try await site.visite("/compte").status == .ok)
        }
    }

    @Test("Signing out ends the session, for every copy of its cookie")
    func sort() async throws {
        try await SiteDEssai.avec([]) { site in
            let avant = try await site.visite("/compte").status
            #expect(avant == .ok)
            #expect(try await site.envoie("/deconnexion", []).headers[.location] == "/connexion")
            #expect(try await site.visite("/compte").status == .seeOther)
        }
    }
}
