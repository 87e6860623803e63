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

@Suite("The user's guide") struct AidePageTests {
    private static let fichier = "docs/guide-web.md"

    /// The page as the forge shows it: the same markup, without what only the site can follow.
    private static func enDocument() throws -> String {
        let page = try Gabarits().rendu("aide", AidePage.modele)
            .replacing(#/<a href="/[^"]*">([^<]*)</a>/#) { $0.output.1 }
            .replacing(#/src="/statique/([^"?]*)[^"]*"/#) { "src=\"../Sources/CRessources/statique/\($0.output.1)\"" }
            .replacing(" tabindex=\"0\" role=\"region\"", with: "")
        let lignes = page.split(separator: "\n").map(String.init)
        return "<!-- Le texte de la page /aide : il s'écrit dans Sources/CRessources/gabarits/aide*.mustache. -->\n\n"
            + lignes.joined(separator: "\n") + "\n"
    }

    /// `PLANTRACKER_ECRIRE_GUIDE=1 swift test --filter AidePageTests` writes it again.
    @Test("The guide under docs/ is the page of the site, word for word")
    func unSeulTexte() throws {
        let attendu = try Self.enDocument()
        if ProcessInfo.processInfo.environment["PLANTRACKER_ECRIRE_GUIDE"] == "1" {
            try attendu.write(to: fichierDuDepot(Self.fichier), atomically: true, encoding: .utf8)
        }
        #expect(try texteDuDepot(Self.fichier) == attendu)
    }

    @Test("It is for everyone, and each entry of its contents leads to a chapter")
    func sommaire() async throws {
        try await SiteDEssai.avec([]) { site in
            let page = try await site.visite("/aide", comme: nil)
            #expect(page.status == .ok)
            let ancres = page.texte.matches(of: #/<li><a href="#([a-z-]+)">/#).map { String($0.output.1) }
            #expect(ancres.count > 10)
            for ancre in ancres { #expect(page.texte.contains("<h2 id=\"\(ancre)\">"), "\(ancre)") }
        }
    }

    @Test("The table of roles says what the permissions are")
    func roles() throws {
        let modele = AidePage.modele
        #expect(modele.roles.map(\.libelle) == Role.allCases.map(\.libelle))
        #expect(modele.droits.count == Permission.allCases.count + 1)
        for (ligne, permission) in zip(modele.droits, Permission.allCases) {
            #expect(ligne.cases.map(\.oui) == Role.allCases.map(permission.accordeeA))
        }
        #expect(modele.droits.last?.cases.map(\.oui) == [false, false, false, false, true])
    }

    @Test("A picture is shown when the program carries it, and only then")
    func figures() throws {
        for nom in AidePage.modele.figures.keys {
            #expect(Ressources.parNom["statique/aide/\(nom).png"] != nil)
        }
        let page = try Gabarits().rendu("aide", AidePage.modele)
        #expect(page.matches(of: #/<img /#).count == AidePage.modele.figures.count)
        let avec = AidePage.Modele(roles: [], droits: [], figures: ["saisie": .init(adresse: "/s.png")])
        #expect(try Gabarits().rendu("aide", avec).contains("<img src=\"/s.png\" alt=\"La grille de saisie"))
    }
}
