import Fixtures
import Foundation
import PlanModel
import PlanStore
import Testing

/// A node or an indicator that bears entries never disappears undeclared.
struct DisparitionTests {
    private static let clos = "retraits:\n  - { id: medecins, sort: clos, motif: reprise par l'ARS }\n"
    private static let remplace =
        "retraits:\n  - { id: medecins, sort: remplace_par, vers: maisons, motif: regroupement }\n"
    private static let fusionne =
        "retraits:\n  - { id: medecins, sort: fusionne_dans, vers: navettes, motif: regroupement }\n"
    /// The sheet of « maisons » loses its indicator « nombre-maisons ».
    private static let sansIndicateur = SuiviPlan.yaml.replacing(
        #/- id: nombre-maisons\n(?: {14}.*\n)+ {12}/#, with: "")

    @Test func aNodeWithoutEntriesMayGo() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        guard case .nouvelle(2, _) = try banc.load(SuiviPlan.sansMedecins(), motif: "abandon") else {
            Issue.record("une deuxième version était attendue")
            return
        }
    }

    @Test func aNodeThatBearsEntriesCannotVanishAndNothingIsWritten() throws {
        let banc = try Banc()
        try banc.record(.pour("medecins", "2018-S1"), .pour("medecins", "2018-S2"))
        let avant = try banc.contenu()
        let erreur = #expect(throws: StoreError.self) { try banc.load(SuiviPlan.sansMedecins(), motif: "abandon") }
        guard case .disparitions(let disparitions)? = erreur else {
            Issue.record("\(String(describing: erreur))")
            return
        }
        #expect(disparitions.map(\.id) == ["medecins"])
        #expect(disparitions.map(\.designation) == ["Action 1.2, « Accueillir des médecins »"])
        #expect(disparitions.map(\.nombreDeSaisies) == [2])
        #expect(erreur?.description.contains("  - { id: medecins, sort: remplace_par, vers: …, motif: … }") == true)
        #expect(try banc.contenu() == avant)
    }

    @Test func aDryRunRefusesTheSame() throws {
        let banc = try Banc()
        try banc.record(.pour("medecins"))
        #expect(throws: StoreError.self) { try banc.load(SuiviPlan.sansMedecins(), motif: "abandon", essai: true) }
    }

    @Test(arguments: [clos, remplace, fusionne])
    func onceDeclaredWithItsReasonTheNodeGoesAndItsHistoryStays(retraits: String) throws {
        let banc = try Banc()
        try banc.record(.pour("medecins"))
        guard case .nouvelle(2, _) = try banc.load(SuiviPlan.sansMedecins(retraits), motif: "abandon") else {
            Issue.record("une deuxième version était attendue")
            return
        }
        #expect(try banc.store.suivi("essai").avancements.map(\.saisie.noeud.rawValue) == ["medecins"])
        #expect(try banc.store.plan("essai").plan.retraits.map(\.id.rawValue) == ["medecins"])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func aLaterVersionNeedNotRepeatTheDeclaration() throws {
        let banc = try Banc()
        try banc.record(.pour("medecins"))
        try banc.load(SuiviPlan.sansMedecins(Self.clos), motif: "abandon")
        guard case .nouvelle(3, _) = try banc.load(SuiviPlan.sansMedecins(), motif: "ménage") else {
            Issue.record("une troisième version était attendue")
            return
        }
    }

    @Test func aWithdrawnNodeTakesNoMoreEntries() throws {
        let banc = try Banc()
        try banc.record(.pour("medecins"))
        try banc.load(SuiviPlan.sansMedecins(Self.clos), motif: "abandon")
        #expect(throws: StoreError.self) { try banc.record(.pour("medecins", "2019-S1")) }
    }

    @Test func anActionThatBearsEntriesCannotBecomeAStructureNode() throws {
        let banc = try Banc()
        try banc.record(.pour("medecins"))
        let texte = SuiviPlan.yaml.replacing(
            "- id: medecins\n        niveau: action\n        code: \"1.2\"",
            with: "- id: medecins\n        niveau: sous-action\n        code: \"9\""
        )
        .replacing("role: sous_action", with: "role: structure")
        // The sous-actions are structure now, and « medecins » is one of them; its fields go with the level.
        let sansChamps = texte.replacing(
            #/titre: Accueillir des médecins\n +champs:\n.*\n.*\n/#, with: "titre: Accueillir des médecins\n")
        let erreur = #expect(throws: StoreError.self) { try banc.load(sansChamps, motif: "refonte") }
        #expect(erreur?.description.contains("medecins") == true)
    }

    @Test func anIndicatorWithoutReadingsMayGo() throws {
        let banc = try Banc()
        guard case .nouvelle(2, _) = try banc.load(Self.sansIndicateur, motif: "indicateur abandonné") else {
            Issue.record("une deuxième version était attendue")
            return
        }
        #expect(try Array(banc.store.plan("essai").plan.tousLesIndicateurs).count == 2)
    }

    @Test func anIndicatorThatBearsReadingsCannotVanish() throws {
        let banc = try Banc()
        try banc.record(.de("nombre-maisons", "2018-06-30", 3))
        let avant = try banc.contenu()
        let erreur = #expect(throws: StoreError.self) { try banc.load(Self.sansIndicateur, motif: "abandon") }
        guard case .disparitions(let disparitions)? = erreur else {
            Issue.record("\(String(describing: erreur))")
            return
        }
        #expect(disparitions.map(\.id) == ["nombre-maisons"])
        #expect(try banc.contenu() == avant)
    }

    @Test func anIndicatorGoesOnceItIsDeclaredAsTheMessageAsks() throws {
        let banc = try Banc()
        try banc.record(.de("nombre-maisons", "2018-06-30", 3))
        let retrait = "retraits:\n  - { id: nombre-maisons, sort: clos, motif: chiffre introuvable }\n"
        guard case .nouvelle(2, _) = try banc.load(Self.sansIndicateur + retrait, motif: "abandon") else {
            Issue.record("une deuxième version était attendue")
            return
        }
        #expect(try banc.store.suivi("essai").releves.count == 1)
    }

    @Test func anIndicatorThatMovesToAnotherSheetKeepsItsReadings() throws {
        let banc = try Banc()
        try banc.record(.de("satisfaction", "2018-06-30", 60))
        let texte = SuiviPlan.yaml.replacing("indicateurs:\n  - { id: satisfaction, titre: Satisfaction }\n", with: "")
            .replacing(
                "      echeance: 2020\n",
                with: "      echeance: 2020\n          indicateurs: [{ id: satisfaction, titre: Satisfaction }]\n")
        guard case .nouvelle(2, _) = try banc.load(texte, motif: "rattachement") else {
            Issue.record("une deuxième version était attendue")
            return
        }
        #expect(try banc.store.suivi("essai").releves.count == 1)
    }
}
