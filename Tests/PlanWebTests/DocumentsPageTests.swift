import Exporters
import Fixtures
import HTTPTypes
import HummingbirdTesting
import PlanCases
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("Les documents") struct DocumentsPageTests {
    private static let documents = "/plans/essai/documents"

    /// A note that partners must never read.
    private static func annote(_ site: SiteDEssai) throws {
        var saisie = Saisie(noeud: id("medecins"), semestre: semestre("2019-S2"), etat: .enCours)
        saisie.note = .init(texte: "À taire aux partenaires", audience: .interne)
        _ = try site.services.store.record([saisie], dans: "essai", par: "essai", le: SiteDEssai.instant)
    }

    @Test("Open data are for everyone, whoever takes them")
    func donneesOuvertes() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let decision = Decision(.decision, "À taire à tous", le: .le("2019-07-01"))
            _ = try site.services.store.record(decision, dans: "essai", par: "essai", le: SiteDEssai.instant)
            let page = try await site.visite("\(Self.documents)?semestre=2019-S2").texte
            #expect(page.contains("donnees-ouvertes.zip?semestre=2019-S2&amp;audience=public\""))
            let adresse = "\(Self.documents)/donnees-ouvertes.zip?semestre=2019-S2"
            let sien = try await site.visite("\(adresse)&audience=interne").octets
            #expect(try await site.visite("\(adresse)&audience=public").octets == sien)
        }
    }

    @Test("A partner gets what is written for partners, whatever the address asks for")
    func audienceDunPartenaire() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            try Self.annote(site)
            let rapport = "\(Self.documents)/rapport.odt?semestre=2019-S2"
            for fichier in PapierAServir.allCases.map(\.rawValue) + ["rapport", "emettre"] {
                let adresse = "\(Self.documents)/\(fichier)?semestre=2019-S2&audience=interne"
                #expect(try await site.visite(adresse, comme: .lecture).status == .forbidden, "\(fichier)")
            }
            #expect(try await site.visite("\(Self.documents)?audience=interne", comme: .lecture).status == .forbidden)
            let pourEux = try ApercuHTML(try await site.visite(rapport, comme: .lecture).octets)
            #expect(!String(decoding: pourEux.fragment(), as: UTF8.self).contains("À taire"))
            let pourNous = try ApercuHTML(try await site.visite(rapport, comme: .secretariat).octets)
            #expect(String(decoding: pourNous.fragment(), as: UTF8.self).contains("À taire"))
            for fichier in ["suivi.json", "suivi.xml", "suivi.yaml", "rapport"] {
                let adresse = "\(Self.documents)/\(fichier)?semestre=2019-S2"
                #expect(try await site.visite(adresse, comme: .secretariat).texte.contains("À taire"), "\(fichier)")
                #expect(try await !site.visite(adresse, comme: .lecture).texte.contains("À taire"), "\(fichier)")
            }
            let page = try await site.visite(Self.documents, comme: .lecture)
            #expect(page.status == .ok && !page.texte.contains("value=\"interne\""))
        }
    }

    @Test("A part of the plan that holds nothing, or two parts at once, is refused beside the form")
    func perimetreVide() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            for question in ["epci=Atlantide", "epci=Mauriac&pilote=ARS"] {
                let page = try await site.visite("\(Self.documents)?\(question)")
                #expect(page.status == .unprocessableContent)
                #expect(page.texte.contains("perimetre-erreur"))
            }
        }
    }

    @Test("Without LibreOffice, the page says so and the PDF is unavailable, not broken")
    func sansLibreOffice() async throws {
        var reglages = Services.Reglages()
        reglages.faitDesPDF = false
        let pdf: @Sendable ([UInt8], String) throws -> [UInt8] = { _, _ in throw Refusal("LibreOffice manque") }
        try await SiteDEssai.avec([try SuiviPlan.lu()], reglages: reglages, pdf: pdf) { site in
            #expect(try await site.visite("\(Self.documents)/rapport.pdf").status == .serviceUnavailable)
            let page = try await site.visite(Self.documents)
            #expect(page.texte.contains("LibreOffice n’est pas installé") && !page.texte.contains("rapport.pdf"))
        }
    }

    @Test("A second PDF is refused while the first is being made, and accepted after")
    func unALaFois() throws {
        let seul = UnALaFois()
        try seul.fait("La fabrication") {
            let refus = #expect(throws: ErreurWeb.self) { try seul.fait("La fabrication") {} }
            #expect(refus?.statut == .serviceUnavailable && refus?.attente != nil)
        }
        try seul.fait("La fabrication") {}
    }
}
