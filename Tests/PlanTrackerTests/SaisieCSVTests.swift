import Fixtures
import Foundation
import PlanModel
import Testing

@testable import PlanTracker

/// A spreadsheet of many rows: all of it or none, every fault located.
struct SaisieCSVTests {
    private func enregistre(_ texte: String, _ poste: Poste, _ autres: String...) throws -> Poste.Reponse {
        try poste.depose(texte, "grille.csv")
        return poste.lance(["record", "essai", "--csv", "grille.csv", "--semestre", "2018-S2"] + autres)
    }

    private func entrees(_ poste: Poste) throws -> Int {
        let data = Data(poste.lance("verify", "--json").sortie.utf8)
        let verification = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        // The first row of the journal is the load.
        return try #require(verification["entrees"] as? Int) - 1
    }

    @Test func manyRowsAreRecordedAtOnce() throws {
        let poste = try Poste.charge()
        let reponse = try enregistre(
            "noeud;etat;avancement;dit_par\nmaisons;en_cours;40;ARS\n1.2;à lancer;;\nnavettes;Réalisée;100 %;CD\n",
            poste)
        #expect(reponse.code == 0)
        #expect(reponse.lignes.last == "3\u{A0}ajouts, 0\u{A0}correction, 0 sans changement")
        #expect(try entrees(poste) == 3)
    }

    // MARK: - What else a row says

    @Test func aCodeOfAnotherActionIsAFault() throws {
        let poste = try Poste.charge()
        let reponse = try enregistre("noeud;code;etat\nmaisons;1.2;en_cours\n", poste)
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.contains(
                "ligne 2, colonne « code » : « 1.2 » est le code de 1.2 (medecins), mais la ligne désigne « maisons »"),
            "\(reponse.messages)")
        #expect(try entrees(poste) == 0)
    }

    @Test func anotherCodeOrPiloteIsRemarked() throws {
        let poste = try Poste.charge()
        let reponse = try enregistre("noeud;code;pilote;etat\nmaisons;1.9;La Poste;en_cours\n", poste)
        #expect(reponse.code == 0)
        for texte in ["« 1.9 » n'est pas le code de « maisons »", "« La Poste » n'est pas le pilote de « maisons »"] {
            #expect(reponse.messages.contains(texte), "\(reponse.messages)")
        }
        let juste = try enregistre("noeud;code;titre;etat\nmaisons;1.1;ouvrir des maisons de sante;realisee\n", poste)
        #expect(!juste.messages.contains("n'est pas"), "\(juste.messages)")
    }

    private func mesure(_ texte: String, _ poste: Poste) throws -> Poste.Reponse {
        try poste.depose(texte, "releves.csv")
        return poste.lance("measure", "essai", "--csv", "releves.csv")
    }

    @Test(arguments: [
        ("titre", "Satisfaction", "« Satisfaction » est le titre de l'indicateur « satisfaction »"),
        ("noeud", "navettes", "« navettes » est le nœud de 2.1 (navettes)"),
        ("code", "2.1", "« 2.1 » est le code de 2.1 (navettes)"),
    ])
    func aReadingThatNamesAnotherElementIsAFault(colonne: String, texte: String, faute: String) throws {
        let poste = try Poste.charge()
        let reponse = try mesure("indicateur;\(colonne);date;valeur\nnombre-maisons;\(texte);2018-06-30;3\n", poste)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains(faute), "\(reponse.messages)")
        #expect(try entrees(poste) == 0)
    }

    @Test func aReadingInAnotherUnitIsRemarked() throws {
        let poste = try Poste.charge()
        let reponse = try mesure("indicateur;titre;unite;date;valeur\nnombre-maisons;Un titre;%;2018-06-30;3\n", poste)
        #expect(reponse.code == 0)
        for texte in ["« Un titre » n'est pas le titre de", "« % » n'est pas l'unité de « nombre-maisons »"] {
            #expect(reponse.messages.contains(texte), "\(reponse.messages)")
        }
    }

    @Test func aRowOfAnUnknownIndicatorIsListedEvenWithoutReading() throws {
        let poste = try Poste.charge()
        let reponse = try mesure(
            "indicateur;titre;date;valeur\nnombre-maisons;;2018-06-30;3\nmaisonns;Maisons;;\navis;;;\n", poste)
        #expect(reponse.code == 0)
        #expect(
            reponse.messages.contains("ligne 3, colonne « indicateur » : « maisonns » n'est pas pris"),
            "\(reponse.messages)")
        #expect(reponse.messages.contains("« Maisons » n'est pas pris"))
        #expect(!reponse.messages.contains("« avis »"))
    }

    @Test func theTerritoriesThatMayBeWrittenAreListed() throws {
        let poste = try Poste.charge()
        let reponse = try mesure(
            "indicateur;date;valeur;territoire\nnombre-maisons;30/02/2018;3;Mars\n", poste)
        #expect(reponse.messages.contains("attendu l'un de ces territoires : Aurillac, Mauriac"), "\(reponse.messages)")
        #expect(reponse.messages.contains("ce jour n'existe pas"))
    }

    @Test func aValueOnTwoLinesIsTwoNumbers() throws {
        let poste = try Poste.charge()
        let reponse = try mesure("indicateur;date;valeur\nnombre-maisons;2018-06-30;\"12\n500\"\n", poste)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("y a-t-il deux nombres dans la cellule ?"), "\(reponse.messages)")
    }

    @Test func aGridSavedAsCSVLosesNoRowInSilence() throws {
        let poste = try Poste.charge()
        let reponse = try enregistre(
            "Identifiant;Code;Intitulé;État;Connue\nmaisons;1.1;;en cours;\nperdue;9.9;Une action;;\n;Axe 1 – Santé;;;\n;un mot;;;\n",
            poste)
        #expect(reponse.code == 0, "\(reponse.messages)")
        for texte in ["perdue", "9.9", "Une action", "un mot"] {
            #expect(reponse.messages.contains("« \(texte) » n'est pas pris"), "\(reponse.messages)")
        }
        #expect(!reponse.messages.contains("« Axe 1"))
    }

    @Test func everyFaultIsLocatedAndNothingIsRecorded() throws {
        let poste = try Poste.charge()
        let reponse = try enregistre(
            """
            noeud;etat;avancement;bloquee;motif_blocage;meteo;audience;note;semestre
            maisons;en_cours;40;;;;;;
            maison;en_cours;;;;;;;
            sante;en_cours;;;;;;;
            1;en_cours;;;;;;;
            ;en_cours;;;;;;;
            medecins;fini;40,5;peut-être;;beau;tous;x;S3 2018
            navettes;;101;oui;;;;;
            gare;en_cours;;non;foncier;;;;
            maisons;realisee;;;;;;;
            salers;en_cour;;;;;;;
            """, poste)
        #expect(reponse.code == 1)
        #expect(reponse.sortie.isEmpty)
        #expect(
            reponse.messages.split(separator: "\n").map(String.init) == [
                "Erreur : ligne 3, colonne « noeud » : aucun élément « maison » ; vouliez-vous « maisons » ?",
                "ligne 4, colonne « noeud » : « sante » est de niveau « axe », attendu une action ou une sous-action",
                "ligne 5, colonne « noeud » : le code « 1 » désigne plusieurs éléments : sante, mauriac, gare ; donnez l'identifiant",
                "ligne 6, colonne « noeud » : vide, attendu l'identifiant ou le code d'une action",
                "ligne 7, colonne « semestre » : trouvé « S3 2018 », attendu un semestre écrit 2018-S2 ; un semestre est S1 ou S2",
                "ligne 7, colonne « etat » : trouvé « fini », attendu a_lancer, en_cours, realisee, suspendue, abandonnee",
                "ligne 7, colonne « avancement » : trouvé « 40,5 », attendu un entier de 0 à 100, ou rien",
                "ligne 7, colonne « bloquee » : trouvé « peut-être », attendu oui ou non",
                "ligne 7, colonne « meteo » : trouvé « beau », attendu securises, atteignables, appuis_necessaires, compromis, non_renseignee",
                "ligne 7, colonne « audience » : trouvé « tous », attendu interne, partenaires, public",
                "ligne 8, colonne « etat » : vide, attendu a_lancer, en_cours, realisee, suspendue, abandonnee",
                "ligne 8, colonne « avancement » : trouvé « 101 », attendu un entier de 0 à 100, ou rien",
                "ligne 8, colonne « motif_blocage » : vide, attendu le motif d'une action bloquée",
                "ligne 9, colonne « bloquee » : « non » ou vide avec un motif ou un arbitrage ; écrivez « oui », ou videz-les",
                "ligne 10, colonne « noeud » : « maisons » pour 2018-S2 est déjà ligne 2",
                "ligne 11, colonne « etat » : trouvé « en_cour », attendu a_lancer, en_cours, realisee, suspendue, abandonnee ; vouliez-vous « en_cours » ?",
                "Rien n'a été enregistré.",
            ])
        #expect(try entrees(poste) == 0)
    }

    @Test func whenOnlyTheLastRowIsWrongNoneIsRecorded() throws {
        let poste = try Poste.charge()
        let lignes = ["maisons", "mauriac", "salers", "medecins"].map { "\($0);en_cours" }
        #expect(try enregistre((["noeud;etat"] + lignes + ["gare;fini"]).joined(separator: "\n"), poste).code == 1)
        #expect(try entrees(poste) == 0)
    }

    @Test func aDryRunSaysWhatWouldBeRecorded() throws {
        let poste = try Poste.charge()
        let reponse = try enregistre("noeud;etat\nmaisons;en_cours\ngare;a_lancer\n", poste, "--dry-run")
        #expect(reponse.lignes.last == "(essai) 2\u{A0}ajouts, 0\u{A0}correction, 0 sans changement")
        #expect(try entrees(poste) == 0)
    }

    private static let formes: [String] = [
        "noeud;etat;freins\nmaisons;en_cours;un, deux\n", "noeud,etat,freins\nmaisons,en_cours,\"un, deux\"\n",
        "\u{FEFF}noeud;etat;freins\r\nmaisons;en_cours;un, deux\r\n", "noeud;etat;freins\rmaisons;en_cours;un, deux\r",
        "Nœud;État;Freins\nmaisons;En cours;un, deux", " noeud ;ETAT; freins \n maisons ; en_cours ; un, deux \n\n;;\n",
        "\"noeud\";\"etat\";\"freins\"\n\"maisons\";\"en_cours\";\"un, deux\"\n",
        "freins;titre;etat;noeud;saisi_par\nun, deux;Un titre;en cours;1.1;quelqu'un\n",
        "noeud;etat;freins;motif_blocage\nmaisons;en_cours;un, deux\n",
    ]

    @Test("Un même contenu est lu sous toutes les formes d'un tableur", arguments: formes)
    func theSameContentIsReadInEveryFormOfASpreadsheet(texte: String) throws {
        let poste = try Poste.charge()
        let reponse = try enregistre(texte, poste)
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(try enregistre(Self.formes[0], poste).sortie.contains("déjà enregistré (n° 1)"))
    }

    @Test func aTextOfSeveralLinesStaysWholeAndLinesAreStillCountedRight() throws {
        let poste = try Poste.charge()
        let texte = "noeud;etat;freins\r\nmaisons;en_cours;\"un\r\n« deux » ; \"\"trois\"\"\r\n\"\r\ngare;fini;\r\n"
        #expect(try enregistre(texte, poste).messages.hasPrefix("Erreur : ligne 5, colonne « etat »"))
        #expect(try enregistre(texte.replacing("fini", with: "en_cours"), poste).code == 0)
        let fiche = poste.lance("show", "essai", "maisons", "--json").sortie
        #expect(fiche.contains(#""freins" : "un\n« deux » ; \"trois\"""#))
    }

    @Test(arguments: ["=SOMME(A1)", "+33 4", "-5 agents", "@compte"])
    func theApostropheThatTamesAFormulaIsTakenOff(texte: String) throws {
        let poste = try Poste.charge()
        let export = "noeud;etat;freins;saisi_le\nmaisons;en_cours;'\(texte);2018-11-05T12:00:00Z\n"
        #expect(try enregistre(export, poste).code == 0)
        #expect(poste.lance("show", "essai", "maisons", "--json").sortie.contains("\"freins\" : \"\(texte)\""))
        // What is no export of ours was typed so.
        #expect(try enregistre("noeud;etat;freins\nmaisons;en_cours;'\(texte)\n", poste).code == 0)
        #expect(poste.lance("show", "essai", "maisons", "--json").sortie.contains("\"freins\" : \"'\(texte)\""))
    }

    @Test func anApostropheBeforeAWordIsPartOfTheText() throws {
        let poste = try Poste.charge()
        _ = try enregistre("noeud;etat;freins\nmaisons;en_cours;'hui\n", poste)
        #expect(poste.lance("show", "essai", "maisons", "--json").sortie.contains("\"freins\" : \"'hui\""))
    }

    @Test(arguments: [
        ("", "le fichier est vide"), ("\u{FEFF}", "le fichier est vide"), ("noeud;etat\n", "aucune ligne de saisie"),
        ("etat\nen_cours\n", "il manque la colonne « noeud »"),
        (
            "noeud;etat;avencement\nmaisons;en_cours;3\n",
            "colonne « avencement » inconnue ; vouliez-vous « avancement » ?"
        ),
        ("noeud;etat;État\nmaisons;en_cours;x\n", "ligne 1 : colonne « etat » écrite deux fois"),
        (
            "noeud,etat,freins\nmaisons,en_cours,un, deux\n",
            "ligne 2 : 4\u{A0}cellules pour 3\u{A0}colonnes, « deux » est de trop"
        ),
        ("noeud;etat;freins\nmaisons;en_cours;\"oubli\ngare;realisee;\n", "ligne 2 : un guillemet s'ouvre"),
        (
            "noeud;etat;freins\nmaisons;en_cours;a\u{1}b\n",
            "ligne 2, colonne « freins » : contient un caractère de contrôle"
        ),
    ])
    func aFileOfTheWrongFormIsRefusedWithItsReason(texte: String, attendu: String) throws {
        let poste = try Poste.charge()
        let reponse = try enregistre(texte, poste)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains(attendu), "\(reponse.messages)")
        #expect(try entrees(poste) == 0)
    }

    private func enOctets(_ accent: UInt8, _ poste: Poste) throws -> Poste.Reponse {
        try poste.depose(
            Array("noeud;etat;freins\nmaisons;en_cours;d".utf8) + [accent] + Array("lai\n".utf8), "grille.csv")
        return poste.lance("record", "essai", "--csv", "grille.csv", "--semestre", "2018-S2")
    }

    @Test func windows1252IsReadWhenItIsCertainAndSaid() throws {
        let poste = try Poste.charge()
        let reponse = try enOctets(0xE9, poste)
        #expect(reponse.code == 0)
        #expect(reponse.messages.contains("Windows-1252") && reponse.messages.contains("« délai »"))
        #expect(poste.lance("show", "essai", "maisons", "--json").sortie.contains("\"freins\" : \"délai\""))
    }

    @Test func aFileInNoCertainEncodingSaysHowToSaveIt() throws {
        let poste = try Poste.charge()
        // é of Mac OS Roman, of CP850.
        for accent: UInt8 in [0x8E, 0x82] {
            let reponse = try enOctets(accent, poste)
            #expect(reponse.code == 1)
            #expect(reponse.messages.contains("jeu de caractères UTF-8"))
        }
    }

    @Test(arguments: ["rÃ©union", "d\u{FFFD}lai"])
    func accentsThatWereLostOnTheWayAreRefused(texte: String) throws {
        let poste = try Poste.charge()
        let reponse = try enregistre("noeud;etat;freins\nmaisons;en_cours;\(texte)\n", poste)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("a perdu ses accents"), "\(reponse.messages)")
    }

    @Test func aWorkbookGivenForACSVSaysWhereItGoes() throws {
        let poste = try Poste.charge()
        _ = poste.lance("grille", "essai", "--semestre", "2018-S2", "--output", "g.ods")
        let reponse = poste.lance("record", "essai", "--csv", "g.ods", "--semestre", "2018-S2")
        #expect(reponse.code == 1 && reponse.messages.contains("--grille"), "\(reponse.messages)")
    }

    // MARK: - What a file does not say, and what it says beside

    @Test func aColumnOrACellThatIsNotThereErasesNothing() throws {
        let poste = try Poste.charge()
        _ = try enregistre(
            "noeud;etat;avancement;freins;note;audience\nmaisons;en_cours;40;un;à dire;public\n", poste)
        #expect(try enregistre("noeud;etat\nmaisons;realisee\n", poste).code == 0)
        #expect(try enregistre("noeud;etat;avancement;freins\nmaisons;suspendue\n", poste).code == 0)
        let fiche = poste.lance("show", "essai", "maisons", "--json").sortie
        #expect(fiche.components(separatedBy: "\"freins\" : \"un\"").count == 4)
        #expect(fiche.components(separatedBy: "\"texte\" : \"à dire\"").count == 4)
        // The cell is there, and empty.
        let reponse = try enregistre("noeud;etat;freins\nmaisons;suspendue;\n", poste)
        #expect(reponse.messages.contains("ligne 2 (maisons) : efface : freins (« un »)"), "\(reponse.messages)")
    }

    @Test func aTextUnderNoTitleIsRefusedWithItsPlace() throws {
        let poste = try Poste.charge()
        let reponse = try enregistre("noeud;etat;;freins\nmaisons;en_cours;avis favorable;un\n", poste)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("ligne 2, 3e colonne : « avis favorable » est dans une colonne sans titre"))
        #expect(try entrees(poste) == 0)
    }

    @Test func aTitleThatIsAnotherActionsIsRefusedAndAnUnknownOneIsSaid() throws {
        let poste = try Poste.charge()
        let autre = try enregistre("noeud;titre;etat\n1.1;Vers la gare;en_cours\n", poste)
        #expect(autre.code == 1)
        #expect(autre.messages.contains("« Vers la gare » est le titre de"), "\(autre.messages)")
        let inconnu = try enregistre("noeud;titre;etat\n1.1;Un vieux titre;en_cours\n", poste)
        #expect(inconnu.code == 0)
        #expect(inconnu.messages.contains("« Un vieux titre » n'est pas le titre de « 1.1 »"), "\(inconnu.messages)")
    }

    // MARK: - The same content in other forms

    @Test(arguments: [
        "noeud;etat;avancement\n1.1;en cours;40;;\n", "sep=;\nnoeud;etat;avancement\n1.1;en cours;40\n",
        "\u{FEFF}sep=,\r\nnoeud,etat,avancement\r\n1.1,en cours,40\r\n",
        "noeud;etat;avancement\n  ;  ;\n1.1;en cours;40\n \n", "noeud;etat;avancement;;\n1.1;en cours;40.0;;\n",
        "noeud;etat;avancement\n1.1;en cours;40,00 %\n", "noeud\tetat\tavancement\n1.1\ten cours\t40\n",
        "\n\n\"noeud\";\"etat\";\"avancement\"\r1.1\u{200B};en cours\u{200B};40\u{A0}%\r",
        "noeud,etat,avancement\n1.1,EN-COURS,\"40,0\"\n",
    ])
    func aHarmlessFormIsTaken(texte: String) throws {
        let poste = try Poste.charge()
        let reponse = try enregistre(texte, poste)
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(poste.lance("show", "essai", "maisons", "--json").sortie.contains("\"avancement\" : 40"))
    }

    @Test(arguments: ["'- 5 % en zone rurale'", "'=x", "''+y", "- un", "=SOMME(A1)", "'hui"])
    func ourOwnExportReadBackChangesNothing(texte: String) throws {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--note", texte)
        _ = poste.lance("measure", "essai", "satisfaction", "--date", "2018-12-31", "--valeur", "-12,125")
        #expect(poste.lance("export", "essai", "--format", "csv", "--output", "c").code == 0)
        #expect(try poste.texte("c/indicateurs.csv").contains(";-12,125;"))
        let saisies = poste.lance("record", "essai", "--csv", "c/avancements.csv")
        #expect(saisies.sortie.contains("déjà enregistré (n° 1)"), "\(saisies)")
        let releves = poste.lance("measure", "essai", "--csv", "c/indicateurs.csv")
        #expect(releves.sortie.contains("déjà enregistré (n° 1)"), "\(releves)")
    }

    @Test(arguments: [
        ("12 14", "un espace ne sépare que des groupes de trois chiffres"), ("1.500", "cela se lit 1,500 ou 1500"),
        ("12 %", "l'indicateur n'est pas en pourcentage"), ("1 234 agents", "sans « agents »"), ("+5", "évolution"),
    ])
    func aNumberIsNeverGuessed(valeur: String, attendu: String) throws {
        let poste = try Poste.charge()
        try poste.depose("indicateur;date;valeur\nsatisfaction;2018-12-31;\(valeur)\n", "releves.csv")
        let reponse = poste.lance("measure", "essai", "--csv", "releves.csv")
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains(attendu), "\(reponse.messages)")
    }

    @Test func eachRowMayGiveItsSemestre() throws {
        let poste = try Poste.charge()
        try poste.depose("noeud;semestre;etat\nmaisons;2018-S1;a_lancer\nmaisons;2018-s2;en_cours\n", "grille.csv")
        #expect(poste.lance("record", "essai", "--csv", "grille.csv").code == 0)
        try poste.depose("noeud;semestre;etat\nmaisons;;a_lancer\n", "grille.csv")
        #expect(
            poste.lance("record", "essai", "--csv", "grille.csv").messages
                .contains("ligne 2, colonne « semestre » : vide, attendu un semestre (2018-S2), ou l'option --semestre")
        )
    }

    @Test func aNoteWithoutAnAudienceStaysInside() throws {
        let poste = try Poste.charge()
        _ = try enregistre("noeud;etat;note\nmaisons;en_cours;à taire\n", poste)
        #expect(poste.lance("show", "essai", "maisons", "--json").sortie.contains("\"audience\" : \"interne\""))
    }

    @Test func moreThanTwentyRowsAreSummedUp() throws {
        let poste = try Poste()
        try poste.depose(SuiviPlan.octetsFournis("lot"), "lot.yaml")
        _ = poste.lance("load", "lot.yaml")
        let noeuds = try planDuDepot("lot").noeuds.filter {
            ["objectif", "action-concrete"].contains($0.niveau.rawValue)
        }
        try poste.depose("noeud;etat\n" + noeuds.map { "\($0.id);en_cours\n" }.joined(), "grille.csv")
        let reponse = poste.lance("record", "lot", "--csv", "grille.csv", "--semestre", "2018-S2")
        #expect(reponse.lignes == ["\(noeuds.count)\u{A0}ajouts, 0\u{A0}correction, 0 sans changement"])
    }

    // MARK: - Readings

    @Test func readingsComeInTheSameWay() throws {
        let poste = try Poste.charge()
        try poste.depose(
            "indicateur;date;valeur;territoire\nnombre-maisons;2018-06-30;\"1 234,5\";\nnombre-maisons;2018-06-30;2;Aurillac\navis;2018-06-30;plutôt satisfaits;\nsatisfaction;;;\n",
            "releves.csv")
        let reponse = poste.lance("measure", "essai", "--csv", "releves.csv")
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(reponse.lignes.last == "3\u{A0}ajouts, 0\u{A0}correction, 0 sans changement")
    }

    @Test func everyFaultOfAReadingIsLocated() throws {
        let poste = try Poste.charge()
        try poste.depose(
            """
            indicateur;date;valeur;territoire
            inconnu;2018-06-30;3;
            satisfaction;30 juin;beaucoup;
            nombre-maisons;2018-06-30;3;Mars
            avis;;bien;
            satisfaction;2018-12-31;3;
            satisfaction;2018-12-31;4;
            """, "releves.csv")
        let reponse = poste.lance("measure", "essai", "--csv", "releves.csv")
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.split(separator: "\n").map(String.init) == [
                "Erreur : ligne 2, colonne « indicateur » : trouvé « inconnu », attendu l'identifiant d'un indicateur du plan",
                "ligne 3, colonne « date » : trouvé « 30 juin », attendu une date écrite 2019-06-30 ou 30/06/2019",
                "ligne 3, colonne « valeur » : trouvé « beaucoup », attendu un nombre (12,5)",
                "ligne 4, colonne « territoire » : trouvé « Mars », attendu l'un de ces territoires : Aurillac, Mauriac",
                "ligne 5, colonne « date » : vide, attendu une date écrite 2019-06-30 ou 30/06/2019",
                "ligne 7, colonne « indicateur » : « satisfaction » au 2018-12-31 est déjà ligne 6",
                "Rien n'a été enregistré.",
            ])
        #expect(try entrees(poste) == 0)
    }
}
