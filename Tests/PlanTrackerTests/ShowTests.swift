import Fixtures
import PlanModel
import Testing

@testable import PlanTracker

/// `show`: a plan, or one of its nodes with its whole history.
struct ShowTests {
    @Test func aPlanIsShownAsATreeWithItsLastStates() throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours")
        let lignes = poste.lance("show", "15").lignes
        #expect(lignes.first == "Cantal (15) – Plan d'essai")
        #expect(lignes.contains("  Action 1.1 – Ouvrir des maisons de santé [en cours, 2018-S2]  (maisons)"))
        #expect(lignes.contains("    Sous-action – À Salers  (salers)"))
        #expect(lignes.count == 11)
    }

    @Test func thePlanInShortHoldsItsInstancesItsCodesAndItsSources() throws {
        let poste = try Poste(PlansDAilleurs.territoires.yaml)
        try #require(poste.lance("load", "plan0.yaml").code == 0)
        let lignes = poste.lance("show", "mobilites-creuse", "--en-bref").lignes
        for ligne in [
            "  Succède à : mobilites-creuse-2015",
            "  Comité de suivi : instance proposée ; rythme\u{A0}: deux fois par an",
            "  Forum citoyen : instance en place ; rythme\u{A0}: mars (rythme conditionnel)",
            "  CD : Conseil départemental de la Creuse ; SIREN\u{A0}: 222309627",
            "  Guéret : code INSEE\u{A0}: 23096", "  Pays creusois : SIREN\u{A0}: 200034825",
            "  Plan des mobilités : identifiant\u{A0}: P ; 14\u{A0}décembre\u{A0}2020 ; https://example.fr/pmc.pdf",
        ] {
            #expect(lignes.contains(ligne), "\(ligne)\n\(lignes.joined(separator: "\n"))")
        }
        #expect(poste.lance("show", "mobilites-creuse", "A.1", "--en-bref").code == 1)
        let fiche = poste.lance("show", "mobilites-creuse", "demande").sortie
        #expect(fiche.contains("  source : Plan des mobilités, pages\u{A0}6 à\u{A0}7\n"))
    }

    @Test(arguments: ["maisons", "1.1"])
    func aNodeIsFoundByItsIdentifierAndByItsCode(reference: String) throws {
        let sortie = try Poste.charge().lance("show", "essai", reference).sortie
        #expect(sortie.hasPrefix("Action 1.1 – Ouvrir des maisons de santé  (maisons)\n  sous Axe 1 – Santé\n"))
        #expect(sortie.contains("  Acteurs à mobiliser : ARS, CD\n"))
        // Its absence is no gap: the plan does not expect it.
        #expect(!sortie.contains("Échéance"))
        #expect(sortie.contains("  • Sous-action 1 – À Mauriac  (mauriac)\n"))
        #expect(sortie.hasSuffix("  Aucune saisie.\n"))
    }

    @Test func whatIsMissingSaysWhy() throws {
        let sortie = try Poste.charge().lance("show", "essai", "medecins").sortie
        #expect(sortie.contains("  Résultats attendus : non renseigné\n  Acteurs à mobiliser : à définir\n"))
    }

    @Test func aCodeThatOnlyOneNodeBearsIsEnoughEvenForAnAxe() throws {
        #expect(try Poste.charge().lance("show", "essai", "2").sortie.hasPrefix("Axe 2 – Mobilité"))
    }

    @Test func aCodeThatTwoNodesShareIsRefusedWithTheirIdentifiers() throws {
        let reponse = try Poste.charge().lance("show", "essai", "1")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("le code « 1 » désigne plusieurs éléments : "))
        for id in ["mauriac", "gare"] { #expect(reponse.messages.contains(id)) }
    }

    @Test func theHistoryKeepsEveryEntryAndWhatEachReplaces() throws {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "40", "--dit-par",
            "ARS")
        _ = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--bloquee", "foncier", "--par",
            "préfecture")
        let lignes = poste.lance("show", "essai", "1.1").lignes
        #expect(
            lignes.suffix(2) == [
                "  n° 1 · 2018-S2 · en cours · 40 % · dit par ARS, saisi par secrétariat le 2018-11-05",
                "  n° 2 · 2018-S2 · en cours · bloquée : foncier · dit par non renseigné, saisi par préfecture le 2018-11-05 · remplace le n° 1",
            ])
    }

    @Test func thePastIsShownAsItWasKnown() throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours")
        try poste.depose(SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilités"), "v2.yaml")
        poste.maintenant = .a("2019-03-01")
        _ = poste.lance("load", "v2.yaml", "--motif", "avenant")
        #expect(poste.lance("show", "essai", "--connu-le", "2018-10-01").sortie.contains("Mobilité  (mobilite)"))
        #expect(!poste.lance("show", "essai", "--connu-le", "2018-10-01").sortie.contains("en cours"))
        #expect(poste.lance("show", "essai", "--connu-le", "2018-11-05").sortie.contains("[en cours, 2018-S2]"))
        #expect(poste.lance("show", "essai", "--version-du-plan", "1").sortie.contains("Mobilité  (mobilite)"))
        #expect(poste.lance("show", "essai").sortie.contains("Mobilités  (mobilite)"))
    }

    @Test(arguments: plansDuDepot)
    func everyNodeOfTheFourPlansIsInTheTree(slug: String) throws {
        let poste = try Poste()
        try poste.depose(SuiviPlan.octetsFournis(slug), "plan.yaml")
        _ = poste.lance("load", "plan.yaml")
        let sortie = poste.lance("show", slug).sortie
        for noeud in try planDuDepot(slug).noeuds { #expect(sortie.contains("(\(noeud.id))\n"), "\(noeud.id)") }
    }
}
