import HTTPTypes
import HummingbirdTesting
import PlanModel
import Testing
import WebFixtures

@testable import PlanStore
@testable import PlanTracker

/// A document is the same by both doors.
struct DocumentsDePartoutTests {
    @Test func whatIsDownloadedIsWhatTheCommandsWriteByteForByte() async throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "40")
        let options = ["--semestre", "2018-S2", "--audience", "partenaires", "--output"]
        var attendus: [String: [UInt8]] = [:]
        func fait(_ fichier: String, _ commande: String...) throws {
            let reponse = poste.lance(commande + options + ["sortie-\(fichier)"])
            #expect(reponse.code == 0, "\(reponse.messages)")
            attendus[fichier] = try poste.octets("sortie-\(fichier)")
        }
        try fait("rapport.odt", "report", "essai")
        try fait("fiches.odt", "document", "fiche", "essai")
        try fait("indicateurs.odt", "document", "carnet", "essai")
        try fait("indicateurs.ods", "document", "carnet", "essai")
        try fait("suivi.json", "export", "essai", "--format", "json")
        try fait("suivi.xml", "export", "essai", "--format", "xml")
        try fait("suivi.yaml", "export", "essai", "--format", "yaml")
        _ = poste.lance("document", "plan", "essai", "--audience", "partenaires", "--output", "plan.odt")
        attendus["plan.odt"] = try poste.octets("plan.odt")
        let tous = attendus
        let store = try PlanStore(path: poste.chemin("base.sqlite"))
        try await SiteDEssai.sur(store, plan: "essai") { site in
            for (fichier, octets) in tous {
                let reponse = try await site.visite(
                    "/plans/essai/documents/\(fichier)?semestre=2018-S2&audience=partenaires", comme: .lecture)
                #expect(reponse.octets == octets, "\(fichier)")
            }
            let rapport = try await site.visite("/plans/essai/documents/rapport.odt?semestre=2018-S2")
            #expect(rapport.headers[.contentDisposition] == "attachment; filename=\"essai-rapport-2018-S2.odt\"")
        }
        try store.close()
    }
}
