import Fixtures
import Foundation
import PlanModel
import PlanStore
import Testing

@testable import PlanTracker

/// `lien`: for the administrator who lost their password.
struct LienTests {
    private func poste() throws -> Poste {
        let poste = try Poste()
        let comptes = try CompteStore(path: poste.chemin("base-comptes.sqlite"))
        _ = try comptes.creer(
            "admin", nom: "Administration", droits: [Droit(role: .administration)], par: "essai", le: poste.maintenant)
        try comptes.close()
        return poste
    }

    private func jeton(_ reponse: Poste.Reponse) throws -> String {
        String(try #require(reponse.sortie.firstMatch(of: #/invitation/(\S+)/#)).output.1)
    }

    @Test func aNewLinkIsPrintedAndReplacesTheFormerOne() throws {
        let poste = try poste()
        let premier = poste.lance("lien", "admin")
        #expect(premier.code == 0, "\(premier.messages)")
        #expect(premier.sortie.hasPrefix("http://127.0.0.1:8080/invitation/"))
        let second = poste.lance("lien", "ADMIN", "--adresse-publique", "https://plans.exemple.fr/")
        #expect(second.sortie.hasPrefix("https://plans.exemple.fr/invitation/"))
        let comptes = try CompteStore(path: poste.chemin("base-comptes.sqlite"))
        defer { try? comptes.close() }
        #expect(try comptes.invitation(try jeton(premier), le: poste.maintenant) == nil)
        #expect(try comptes.invitation(try jeton(second), le: poste.maintenant)?.identifiant == "admin")
        #expect(try comptes.evenements(limite: 1).first?.par == "secrétariat")
    }

    @Test func anUnknownLoginIsToldTheNearestOne() throws {
        let reponse = try poste().lance("lien", "admni")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("aucun compte « admni » ; vouliez-vous « admin » ?"))
    }

    @Test func withoutAccountsItSaysWhenTheyAreMade() throws {
        let poste = try Poste()
        let reponse = poste.lance("lien", "admin")
        #expect(reponse.code == 2)
        #expect(reponse.messages.contains("plantracker serve"))
        #expect(!poste.existe("base-comptes.sqlite"))
    }

    @Test func aClosedAccountIsGivenNone() throws {
        let poste = try poste()
        let comptes = try CompteStore(path: poste.chemin("base-comptes.sqlite"))
        let marie = try comptes.creer("marie", nom: "Marie", droits: [], par: "essai", le: poste.maintenant).compte
        try comptes.fermer(marie.id, par: "essai", le: poste.maintenant)
        try comptes.close()
        let reponse = poste.lance("lien", "marie")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("est fermé"))
    }
}
