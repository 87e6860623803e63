import Exporters
import Fixtures
import Foundation
import HummingbirdTesting
import PlanModel
import Testing
import WebFixtures

@testable import PlanStore
@testable import PlanTracker

/// A semestre is told with the plan in force at its end.
struct PlanDuSemestreTests {
    /// « 1.2 » is closed, and a sous-action is added.
    private static let avenant =
        SuiviPlan.sansMedecins(
            "retraits: [{ id: medecins, sort: clos, motif: La mesure est passée à la Région }]\n"
        ).replacing(
            "                  - { id: salers, niveau: sous-action, titre: À Salers }\n",
            with: "                  - { id: salers, niveau: sous-action, titre: À Salers }\n"
                + "                  - { id: murat, niveau: sous-action, titre: À Murat }\n"
        ).replacing(
            "          - { id: salers, niveau: sous-action, titre: À Salers }\n",
            with: "          - { id: salers, niveau: sous-action, titre: À Salers }\n"
                + "          - { id: murat, niveau: sous-action, titre: À Murat }\n")

    private func poste(avenantLe jour: String = "2019-03-01", _ avenant: String = avenant) throws -> Poste {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours")
        poste.maintenant = .a("\(jour)T09:00:00Z")
        try poste.depose(avenant, "avenant.yaml")
        let charge = poste.lance("load", "avenant.yaml", "--motif", "avenant")
        #expect(charge.code == 0, "\(charge.messages)")
        return poste
    }

    private func manquants(_ poste: Poste, _ options: String...) throws -> [String] {
        let reponse = poste.lance(["status", "essai", "--json"] + options)
        let objet = try #require(
            try JSONSerialization.jsonObject(with: Data(reponse.sortie.utf8)) as? [String: Any], "\(reponse.messages)")
        return try #require(objet["sansSaisie"] as? [String])
    }

    private func rapport(_ poste: Poste, _ options: String...) throws -> String {
        let reponse = poste.lance(["report", "essai", "--output", "rapport.odt"] + options)
        #expect(reponse.code == 0, "\(reponse.messages)")
        return String(decoding: try ApercuHTML(poste.octets("rapport.odt")).fragment(), as: UTF8.self)
    }

    @Test func whatCameLaterIsNoMissingEntryAndWhatWasClosedIsStillThere() throws {
        let poste = try poste()
        let alors = try manquants(poste, "--semestre", "2018-S2")
        #expect(alors == ["mauriac", "salers", "medecins", "navettes", "gare"])
        #expect(try manquants(poste, "--semestre", "2019-S1").contains("murat"))
        #expect(try !manquants(poste, "--semestre", "2019-S1").contains("medecins"))
        #expect(try manquants(poste, "--semestre", "2018-S2", "--version-du-plan", "2").contains("murat"))
    }

    @Test func theReportSaysWhichPlanItSpeaksWithAndWhatCameAfter() throws {
        let poste = try poste()
        let alors = try rapport(poste, "--semestre", "2018-S2")
        #expect(!alors.contains("À Murat"))
        #expect(alors.contains("Accueillir des médecins"))
        #expect(alors.contains("version n°\u{A0}1 dans la base\u{A0}; la n°\u{A0}2 est venue ensuite"))
        #expect(alors.contains("Ce rapport parle avec la version n°\u{A0}1 du plan"))
        #expect(
            alors.contains("Version n°\u{A0}2, chargée le 1<sup>er</sup>\u{A0}mars\u{A0}2019, motif\u{A0}: avenant"))
        let demande = try rapport(poste, "--semestre", "2018-S2", "--version-du-plan", "2")
        #expect(demande.contains("À Murat"))
        #expect(!demande.contains("est venue ensuite"))
        #expect(try rapport(poste, "--semestre", "2019-S1").contains("À Murat"))
    }

    @Test func exportsGridsAndSheetsFollow() throws {
        let poste = try poste()
        _ = poste.lance("export", "essai", "--format", "csv", "--semestre", "2018-S2", "--output", "alors")
        _ = poste.lance("export", "essai", "--format", "csv", "--semestre", "2019-S1", "--output", "ensuite")
        #expect(try !poste.texte("alors/situation.csv").contains("murat"))
        #expect(try poste.texte("ensuite/situation.csv").contains("murat"))
        let grille = poste.lance("grille", "essai", "--semestre", "2018-S2", "--output", "grille.ods")
        #expect(grille.messages.contains("6\u{A0}lignes"), "\(grille.messages)")
    }

    @Test func nothingEnteredIsLeftOut() throws {
        let poste = try poste()
        _ = poste.lance("record", "essai", "murat", "--semestre", "2018-S2", "--etat", "realisee")
        #expect(try !manquants(poste, "--semestre", "2018-S2").contains("murat"))
        #expect(try rapport(poste, "--semestre", "2018-S2").contains("À Murat"))
        // What is declared for a later semestre changes nothing for an earlier one.
        #expect(
            try manquants(poste, "--semestre", "2018-S1") == [
                "maisons", "mauriac", "salers", "medecins", "navettes", "gare",
            ])
    }

    @Test func anAvenantCountsFromTheDateThatItPrints() throws {
        let poste = try poste(
            avenantLe: "2019-09-10", Self.avenant.replacing("date: 2018-04-17", with: "date: 2019-06-15"))
        #expect(try !manquants(poste, "--semestre", "2018-S2").contains("murat"))
        #expect(try manquants(poste, "--semestre", "2019-S1").contains("murat"))
    }

    @Test func anIssuedReportKeepsTheVersionThatWasAskedFor() throws {
        let poste = try poste()
        let emis = poste.lance(
            "report", "essai", "--semestre", "2018-S2", "--output", "signe.odt", "--issue", "--version-du-plan", "2")
        #expect(emis.code == 0, "\(emis.messages)")
        _ = poste.lance("report", "essai", "--semestre", "2018-S2", "--output", "suite.odt", "--issue")
        let verification = poste.lance("verify")
        #expect(verification.code == 0, "\(verification.sortie)")
        #expect(verification.sortie.contains("2\u{A0}rapports émis reconstruits à l'identique"))
        func texte(_ nom: String) throws -> String {
            String(decoding: try ApercuHTML(poste.octets(nom)).fragment(), as: UTF8.self)
        }
        #expect(try texte("signe.odt").contains("À Murat"))
        #expect(try !texte("suite.odt").contains("À Murat"))
    }

    @Test func pagesOfAnOldSemestreShowThePlanOfThatTime() async throws {
        let poste = try poste()
        let store = try PlanStore(path: poste.chemin("base.sqlite"))
        try await SiteDEssai.sur(
            store, plan: "essai",
            essai: { site in
                func page(_ adresse: String) async throws -> String {
                    try await site.visite(adresse).texte
                }
                let alors = try await page("/plans/essai?semestre=2018-S2")
                #expect(!alors.contains("À Murat") && alors.contains("Accueillir des médecins"))
                let ensuite = try await page("/plans/essai?semestre=2019-S1")
                #expect(ensuite.contains("À Murat") && !ensuite.contains("Accueillir des médecins"))
                #expect(
                    try await page("/plans/essai/fiches/medecins?semestre=2018-S2").contains("Accueillir des médecins"))
                // A sheet that came later is shown as it is today.
                #expect(try await page("/plans/essai/fiches/murat?semestre=2018-S2").contains("À Murat"))
                let saisie = try await page("/plans/essai/saisie?semestre=2018-S2")
                #expect(!saisie.contains("À Murat"))
            })
    }
}
