import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("The accounts") struct ComptesTests {
    private static func compte(_ identifiant: String, _ site: SiteDEssai) throws -> Compte? {
        try site.services.comptes.comptes().first { $0.identifiant == identifiant }
    }

    /// The rows of the form of rights as it is drawn: the fields of a plan, by their name.
    private static func droits(_ plan: String, role: Role, pilote: String? = nil) -> [(String, String)] {
        [("lignes", "2"), ("plan-0", ""), ("role-0", ""), ("plan-1", plan), ("role-1", role.rawValue)]
            + (pilote.map { [("pilote-1", $0)] } ?? [])
    }

    @Test("The form says how many rows it holds, each plan and all of them together")
    func formulaireDessine() async throws {
        try await SiteDEssai.avec([try Self.pilote()]) { site in
            let page = try await site.visite("/comptes/nouveau", comme: .administration).texte
            #expect(page.contains("name=\"lignes\" value=\"2\""))
            #expect(page.contains("name=\"plan-0\" value=\"\"") && page.contains("name=\"plan-1\" value=\"essai\""))
            #expect(page.contains("<option value=\"ARS\">") && page.contains("<option value=\"CD\">"))
        }
    }

    /// A plan where « maisons » is piloted by the ARS.
    private static func pilote() throws -> Plan {
        try SuiviPlan.lu(SuiviPlan.yaml.replacing("role: acteur", with: "role: pilote"))
    }

    @Test("A new account has its rights, and its link is shown once, on the answer only")
    func cree() async throws {
        try await SiteDEssai.avec([try Self.pilote()]) { site in
            let reponse = try await site.envoie(
                "/comptes/nouveau", comme: .administration,
                [("identifiant", "Marie.Durand"), ("nom", "Marie Durand")]
                    + Self.droits("essai", role: .contribution, pilote: "ARS"))
            #expect(reponse.status == .ok)
            #expect(reponse.headers[.location] == nil)
            #expect(reponse.headers[.cacheControl] == "no-store")
            let lien = try #require(reponse.texte.firstMatch(of: #/value="https?://[^/"]+(/invitation/[^"]+)"/#))
            #expect(try await site.visite(String(lien.output.1), comme: nil).texte.contains("Marie Durand"))
            let compte = try #require(try Self.compte("marie.durand", site))
            #expect(compte.droits == [Droit(plan: "essai", role: .contribution, pilote: "ARS")])
            #expect(compte.creePar == Role.administration.rawValue)
            let secret = lien.output.1.dropFirst("/invitation/".count)
            for adresse in ["/comptes", "/comptes/compte/\(compte.id)"] {
                #expect(try await !site.visite(adresse, comme: .administration).texte.contains(secret))
            }
        }
    }

    @Test("The link bears the address that readers type")
    func adressePublique() async throws {
        try await SiteDEssai.avec([], reglages: .init(adressePublique: "https://plans.exemple.fr/")) { site in
            let reponse = try await site.envoie(
                "/comptes/nouveau", comme: .administration, [("identifiant", "marie"), ("nom", "Marie")])
            #expect(reponse.texte.contains("value=\"https://plans.exemple.fr/invitation/"))
        }
    }

    @Test(
        "A fault is tied to its field, and what was typed stays",
        arguments: [
            ("é", "Marie", "identifiant", "ne peut pas être un identifiant"),
            ("lecture", "Marie", "identifiant", "déjà pris"),
            ("marie", "", "nom", "est vide"),
        ])
    func fautes(identifiant: String, nom: String, champ: String, attendu: String) async throws {
        try await SiteDEssai.avec([try Self.pilote()]) { site in
            let reponse = try await site.envoie(
                "/comptes/nouveau", comme: .administration,
                [("identifiant", identifiant), ("nom", nom)] + Self.droits("essai", role: .copilote))
            #expect(reponse.status == .unprocessableContent)
            let faute = try #require(reponse.texte.firstMatch(of: #/<p class="erreur" id="([a-z]+)-erreur">([^<]*)/#))
            #expect(faute.output.1 == champ)
            #expect(faute.output.2.contains(attendu), "\(faute.output.2)")
            #expect(reponse.texte.contains("aria-describedby=\"\(champ)-aide \(champ)-erreur\""))
            #expect(reponse.texte.matches(of: #/class="erreur"/#).count == 1)
            #expect(reponse.texte.contains("value=\"\(identifiant)\""))
            #expect(reponse.texte.contains("<option value=\"copilote\" selected>"))
        }
    }

    @Test("A contribution without its pilote is refused on its own row")
    func contributionSansPilote() async throws {
        try await SiteDEssai.avec([try Self.pilote()]) { site in
            let reponse = try await site.envoie(
                "/comptes/nouveau", comme: .administration,
                [("identifiant", "marie"), ("nom", "Marie")] + Self.droits("essai", role: .contribution))
            #expect(reponse.status == .unprocessableContent)
            #expect(reponse.texte.contains("<p class=\"erreur\" id=\"d-1\">Choisissez le pilote"))
            #expect(try Self.compte("marie", site) == nil)
        }
    }

    @Test("A number of rows that no form holds is none", arguments: ["-1", "\(Int.min)", "x"])
    func lignesNegatives(lignes: String) async throws {
        try await SiteDEssai.avec([try Self.pilote()]) { site in
            let reponse = try await site.envoie(
                "/comptes/nouveau", comme: .administration,
                [("identifiant", "marie"), ("nom", "Marie"), ("lignes", lignes)])
            #expect(reponse.status == .ok)
            #expect(try Self.compte("marie", site)?.droits == [])
        }
    }

    @Test("Several pilotes can be answered for, and a row set to nothing takes its right away")
    func plusieursDroits() async throws {
        try await SiteDEssai.avec([try Self.pilote()]) { site in
            let compte = try #require(try Self.compte("lecture", site))
            let adresse = "/comptes/compte/\(compte.id)"
            let champs = [
                ("lignes", "3"), ("role-0", ""), ("plan-1", "essai"), ("role-1", "contribution"), ("pilote-1", "ARS"),
                ("plan-2", "essai"), ("role-2", "contribution"), ("pilote-2", "CD"),
            ]
            #expect(try await site.envoie("\(adresse)/droits", comme: .administration, champs).status == .seeOther)
            #expect(try Self.compte("lecture", site)?.droits.compactMap(\.pilote) == ["ARS", "CD"])
            _ = try await site.envoie("\(adresse)/droits", comme: .administration, [("lignes", "1"), ("role-0", "")])
            #expect(try Self.compte("lecture", site)?.droits == [])
        }
    }

    @Test("The last administrator keeps this right and stays open")
    func dernier() async throws {
        try await SiteDEssai.avec([]) { site in
            let admin = try #require(try Self.compte("administration", site))
            let adresse = "/comptes/compte/\(admin.id)"
            let droits = try await site.envoie(
                "\(adresse)/droits", comme: .administration, [("lignes", "1"), ("role-0", "lecture")])
            #expect(droits.status == .unprocessableContent)
            #expect(droits.texte.contains("seul compte en service"))
            let fermeture = try await site.envoie("\(adresse)/fermer", comme: .administration, [])
            #expect(fermeture.status == .unprocessableContent)
            #expect(try Self.compte("administration", site)?.actif == true)
            #expect(try Self.compte("administration", site)?.droits == admin.droits)
        }
    }

    @Test("A closed account is out at its next request, and can be reopened")
    func ferme() async throws {
        try await SiteDEssai.avec([]) { site in
            let compte = try #require(try Self.compte("lecture", site))
            let adresse = "/comptes/compte/\(compte.id)"
            #expect(
                try await site.visite("\(adresse)/fermer", comme: .administration).texte.contains("Fermer le compte"))
            #expect(try await site.visite("/compte", comme: .lecture).status == .ok)
            _ = try await site.envoie("\(adresse)/fermer", comme: .administration, [])
            #expect(try await site.visite("/compte", comme: .lecture).status == .seeOther)
            _ = try await site.envoie("\(adresse)/rouvrir", comme: .administration, [])
            #expect(try Self.compte("lecture", site)?.actif == true)
        }
    }

    @Test("Sessions are ended, a name is changed, a new link replaces the former one, and each is an event")
    func gestes() async throws {
        try await SiteDEssai.avec([]) { site in
            let compte = try #require(try Self.compte("lecture", site))
            let adresse = "/comptes/compte/\(compte.id)"
            _ = try await site.envoie("\(adresse)/sessions", comme: .administration, [])
            #expect(try await site.visite("/compte", comme: .lecture).status == .seeOther)
            _ = try await site.envoie("\(adresse)/nom", comme: .administration, [("nom", "Nouveau nom")])
            #expect(try Self.compte("lecture", site)?.nom == "Nouveau nom")
            #expect(
                try await site.envoie("\(adresse)/nom", comme: .administration, [("nom", " ")]).status
                    == .unprocessableContent)
            let premier = try await site.envoie("\(adresse)/lien", comme: .administration, [])
            let second = try await site.envoie("\(adresse)/lien", comme: .administration, [])
            func lien(_ reponse: TestResponse) throws -> String {
                String(try #require(reponse.texte.firstMatch(of: #/(/invitation/[^"]+)"/#)).output.1)
            }
            #expect(try await site.visite(try lien(premier), comme: nil).status == .notFound)
            #expect(try await site.visite(try lien(second), comme: nil).status == .ok)
            let liste = try await site.visite("/comptes", comme: .administration).texte
            #expect(liste.contains("invitation envoyée") && liste.contains("nom changé"))
        }
    }
}
