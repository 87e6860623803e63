import Fixtures
import Foundation
import Testing

@testable import PlanTracker

/// `validate`, `load`, `plans`, `versions`, `diff`.
struct LoadTests {
    private static let modifie = SuiviPlan.yaml.replacing(
        "titre: Créer des navettes", with: "titre: Créer deux navettes")

    @Test func validateCountsTheNodesAndWritesNothing() throws {
        let poste = try Poste(SuiviPlan.yaml)
        let reponse = poste.lance("validate", "plan0.yaml")
        #expect((reponse.code, reponse.messages) == (0, ""))
        #expect(reponse.sortie == "plan0.yaml : valide, 9\u{A0}éléments\n")
        #expect(!poste.existe("base.sqlite"))
    }

    @Test func validateGoesThroughEveryFileAndSaysEachFault() throws {
        let poste = try Poste(
            SuiviPlan.yaml.replacing("titre: Mobilité", with: "titr: Mobilité"), SuiviPlan.yaml,
            SuiviPlan.yaml.replacing("acteurs: [ARS, CD]", with: "acteurs: [ARZ, CD]"))
        let reponse = poste.lance("validate", "plan0.yaml", "plan1.yaml", "plan2.yaml")
        #expect(reponse.code == 1)
        #expect(
            reponse.lignes.map { $0.split(separator: " ").dropFirst(2).first } == ["refusé,", "valide,", "refusé,"])
        #expect(reponse.messages.contains("plan0.yaml:"))
        #expect(reponse.messages.contains("vouliez-vous « ARS » ?"))
    }

    @Test(arguments: plansDuDepot)
    func thePlansThatComeWithTheProgramAreValid(slug: String) throws {
        let poste = try Poste()
        try poste.depose(SuiviPlan.octetsFournis(slug), "plan.yaml")
        #expect(poste.lance("validate", "plan.yaml").code == 0)
    }

    @Test func aFirstLoadThenTheSameFileThenAChange() throws {
        let poste = try Poste(SuiviPlan.yaml, "# Relu.\n" + SuiviPlan.yaml, Self.modifie)
        #expect(poste.lance("load", "plan0.yaml").sortie == "essai : version 1 chargée, 9\u{A0}éléments\n")
        #expect(poste.lance("load", "plan1.yaml").sortie == "essai : identique à la version 1, rien n'a été ajouté\n")
        let sansMotif = poste.lance("load", "plan2.yaml")
        #expect(sansMotif.code == 1)
        #expect(sansMotif.messages.contains("ajoutez --motif"))
        let reponse = poste.lance("load", "plan2.yaml", "--motif", "avenant", "--par", "copilote")
        #expect(
            reponse.sortie == """
                essai : version 2 chargée, 1\u{A0}changement
                  - action 2.1 : titre changé de « Créer des navettes » à « Créer deux navettes »

                """)
        let versions = poste.lance("versions", "15").lignes
        #expect(versions.count == 4)
        #expect(versions[2].contains("première version"))
        #expect(versions[3].hasPrefix("2 "))
        #expect(versions[3].contains("copilote"))
        #expect(versions[3].contains("avenant"))
    }

    @Test func aDryRunSaysWhatWouldChangeAndCreatesNoBase() throws {
        let poste = try Poste(SuiviPlan.yaml, Self.modifie)
        let premier = poste.lance("load", "plan0.yaml", "--dry-run")
        #expect(premier.code == 0)
        #expect(premier.sortie == "essai : version 1 serait chargée (essai), 9\u{A0}éléments\n")
        #expect(!poste.existe("base.sqlite"))
        _ = poste.lance("load", "plan0.yaml")
        #expect(poste.lance("load", "plan1.yaml", "--motif", "m", "--dry-run").sortie.contains("Créer deux navettes"))
        #expect(poste.lance("versions", "essai", "--json").sortie.contains("\"numero\" : 1"))
        #expect(!poste.lance("versions", "essai", "--json").sortie.contains("\"numero\" : 2"))
    }

    @Test func severalFilesAreLoadedAllOrNone() throws {
        let lot = SuiviPlan.autre("lot", code: "46", nom: "Lot")
        let poste = try Poste(SuiviPlan.yaml, lot, Self.modifie, lot.replacing("titre: Mobilité", with: "titr: x"))
        #expect(poste.lance("load", "plan0.yaml").code == 0)
        // The last one is unreadable, then the last one is refused by the base: the first is not loaded either.
        #expect(poste.lance("load", "plan1.yaml", "plan3.yaml").code == 1)
        #expect(poste.lance("plans", "--json").sortie.contains("lot") == false)
        #expect(poste.lance("load", "plan1.yaml", "plan2.yaml").code == 1)
        #expect(poste.lance("plans", "--json").sortie.contains("lot") == false)
        #expect(poste.lance("load", "plan1.yaml", "plan2.yaml", "--motif", "avenant").lignes.count == 3)
        #expect(poste.lance("plans").lignes.map { $0.prefix(2) } == ["Co", "──", "15", "46"])
    }

    @Test func aPlanThatIsRefusedIsShownWithEachFaultAndNoBaseIsMade() throws {
        let poste = try Poste(SuiviPlan.yaml.replacing("acteurs: [ARS, CD]", with: "acteurs: [ARZ, CD]"))
        let reponse = poste.lance("load", "plan0.yaml")
        #expect(reponse.code == 1)
        #expect(reponse.messages.hasPrefix("plan0.yaml:"))
        #expect(!poste.existe("base.sqlite"))
    }

    @Test func anActionThatBearsEntriesAndVanishesIsNamedWithWhatToDeclare() throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.2", "--semestre", "2018-S2", "--etat", "en_cours")
        try poste.depose(SuiviPlan.sansMedecins(), "v2.yaml")
        let refus = poste.lance("load", "v2.yaml", "--motif", "abandon")
        #expect(refus.code == 1)
        #expect(refus.messages.contains("- Action 1.2, « Accueillir des médecins » (medecins) : 1 saisie"))
        #expect(refus.messages.contains("- { id: medecins, sort: remplace_par, vers: …, motif: … }"))
        // What the message proposes is taken word for word, once its dots are filled in.
        try poste.depose(
            SuiviPlan.sansMedecins(
                "retraits:\n  - { id: medecins, sort: remplace_par, vers: maisons, motif: regroupement }\n"), "v2.yaml")
        #expect(poste.lance("load", "v2.yaml", "--motif", "abandon").code == 0)
    }

    @Test func aDiffReadsInFrenchAndInJSON() throws {
        let poste = try Poste.charge()
        try poste.depose(Self.modifie, "v2.yaml")
        _ = poste.lance("load", "v2.yaml", "--motif", "avenant")
        #expect(
            poste.lance("diff", "essai", "1", "2").sortie
                == "action 2.1 : titre changé de « Créer des navettes » à « Créer deux navettes »\n")
        #expect(
            poste.lance("diff", "15", "2", "1").sortie
                == "action 2.1 : titre changé de « Créer deux navettes » à « Créer des navettes »\n")
        let data = Data(poste.lance("diff", "essai", "1", "2", "--json").sortie.utf8)
        let changements = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: String]])
        #expect(changements.count == 1)
        #expect(
            changements.first == [
                "nature": "modification", "genre": "noeuds", "id": "navettes", "champ": "titre",
                "avant": "Créer des navettes", "apres": "Créer deux navettes",
                "phrase": "action 2.1 : titre changé de « Créer des navettes » à « Créer deux navettes »",
            ])
    }

    @Test func aVersionComparedWithItselfSaysNothingOnStdout() throws {
        let reponse = try Poste.charge().lance("diff", "essai", "1", "1")
        #expect((reponse.code, reponse.sortie) == (0, ""))
        #expect(reponse.messages == "Les versions 1 et 1 disent la même chose.\n")
    }

    @Test func aBaseWithoutAnyPlanSaysWhatToDo() throws {
        let poste = try Poste(SuiviPlan.yaml)
        _ = poste.lance("load", "plan0.yaml", "--base", poste.chemin("base.sqlite"))
        #expect(poste.lance("plans").lignes.last?.hasPrefix("15    Cantal") == true)
        try poste.depose([UInt8](), "vide.sqlite")
        #expect(poste.lance("plans", "--base", poste.chemin("vide.sqlite")).messages.contains("plantracker load"))
    }
}
