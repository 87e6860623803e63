import Fixtures
import Foundation
import PlanModel
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

    @Test func twoPlansOfOneDepartementLiveInOneBase() throws {
        let suite = SuiviPlan.autre("suite", code: "15", nom: "Cantal").replacing(
            "  titre: Plan d'essai", with: "  titre: Le plan d'après\n  succede_a: avant")
        let poste = try Poste(SuiviPlan.yaml, suite)
        #expect(poste.lance("load", "plan0.yaml").messages.isEmpty)
        let chargee = poste.lance("load", "plan1.yaml")
        #expect(chargee.code == 0)
        #expect(chargee.messages.contains("Le département 15 a 2 plans dans cette base (essai, suite)"))
        #expect(chargee.messages.contains("« avant », auquel ce plan succède, n'est pas dans cette base"))
        #expect(poste.lance("versions", "suite").lignes.count == 3)
        #expect(poste.lance("record", "suite", "1.1", "--semestre", "2018-S2", "--etat", "en_cours").code == 0)
        for reference in ["15", "Cantal", "cantal"] {
            for commande in [
                ["status", reference, "--semestre", "2018-S2"], ["show", reference], ["versions", reference],
                ["record", reference, "1.1", "--semestre", "2018-S2", "--etat", "realisee"],
                ["export", reference, "--format", "json", "--output", "e.json"],
            ] {
                let refus = poste.lance(commande)
                #expect(refus.code == 1, "\(commande)")
                #expect(
                    refus.messages.contains("« \(reference) » désigne plusieurs plans : essai ("), "\(refus.messages)")
                #expect(refus.messages.contains("suite (Le plan d'après) ; donnez l'identifiant"))
            }
        }
        #expect(poste.lance("show", "essai", "maisons").sortie.contains("Aucune saisie."))
        #expect(poste.lance("plans").lignes.last?.hasSuffix("Le plan d'après  avant") == true)
        #expect(poste.lance("verify").code == 0)
    }

    /// What is entered on the evening of 30 June, UTC, is of 1 July in Paris, and of 30 June in Guadeloupe.
    @Test func whatWasKnownOnADayEndsAtMidnightInTheDepartement() throws {
        for (fuseau, lignes) in [("Europe/Paris", 0), ("America/Guadeloupe", 1), ("Indian/Reunion", 0)] {
            let poste = try Poste(
                SuiviPlan.yaml.replacing("  titre: Plan d'essai", with: "  titre: Plan d'essai\n  fuseau: \(fuseau)"))
            poste.maintenant = .a("2018-01-15")
            _ = poste.lance("load", "plan0.yaml")
            poste.maintenant = .a("2018-06-30T22:30:00Z")
            _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S1", "--etat", "en_cours")
            let show = poste.lance("show", "essai", "1.1", "--connu-le", "2018-06-30").sortie
            #expect(show.contains("Aucune saisie.") == (lignes == 0), "\(fuseau)")
            let jour = lignes == 0 ? "2018-07-01" : "2018-06-30"
            #expect(
                poste.lance("show", "essai", "1.1").sortie.contains("saisi par secrétariat le \(jour)"), "\(fuseau)")
            #expect(
                poste.lance("status", "essai", "--semestre", "2018-S1", "--connu-le", jour).sortie.contains(
                    "1\u{A0}action saisie et aucune\u{A0}sous-action pour ce semestre"))
        }
    }

    @Test func aTimeZoneThatIsNoneOfOursIsRefusedWithThose() throws {
        let poste = try Poste(
            SuiviPlan.yaml.replacing("  titre: Plan d'essai", with: "  titre: T\n  fuseau: Indian/Réunion"))
        let refus = poste.lance("validate", "plan0.yaml")
        #expect(refus.code == 1)
        #expect(refus.messages.contains("Indian/Reunion"))
        let soi = try Poste(SuiviPlan.yaml.replacing("  titre: Plan d'essai", with: "  titre: T\n  succede_a: essai"))
        #expect(soi.lance("validate", "plan0.yaml").messages.contains("celui du plan d'avant"))
    }

    /// The program goes on, and says once that the clock leaped.
    @Test func aClockThatRanAheadIsSaidOnceAndStopsNothing() throws {
        let poste = try Poste.charge()
        func saisit(_ instant: Instant, _ noeud: String, _ etat: String) -> String {
            poste.maintenant = instant
            let reponse = poste.lance("record", "essai", noeud, "--semestre", "2018-S2", "--etat", etat)
            #expect(reponse.code == 0)
            return reponse.messages
        }
        #expect(saisit(.a("2109-03-03"), "1.1", "en_cours").contains("a fait un bond en avant"))
        #expect(!saisit(.a("2109-03-03T13:00:00Z"), "1.2", "en_cours").contains("horloge"))
        #expect(saisit(.a("2018-11-06"), "1.1", "realisee").contains("est revenue en arrière"))
        #expect(!saisit(.a("2018-11-07"), "1.2", "realisee").contains("horloge"))
        #expect(poste.lance("verify").code == 0)
        #expect(poste.lance("show", "essai", "1.1").sortie.contains("le 2018-11-06 · remplace le n° 1"))
        let connu = poste.lance("status", "essai", "--semestre", "2018-S2", "--connu-le", "2018-11-06").sortie
        #expect(connu.contains("2\u{A0}actions saisies et aucune\u{A0}sous-action pour ce semestre"))
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
