import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters
@testable import PlanCases
@testable import PlanTracker

/// The grid leaves, is filled in, and comes back: `grille` and `record --grille`.
@Suite(.serialized) struct GrilleTests {
    private func sort(_ poste: Poste, _ autres: String...) throws -> Poste.Reponse {
        poste.lance(["grille", "essai", "--semestre", "2018-S2", "--output", "g.ods"] + autres)
    }

    private func revient(_ poste: Poste, _ autres: String...) -> Poste.Reponse {
        poste.lance(["record", "essai", "--grille", "g.ods"] + autres)
    }

    /// Changes the content of the grid that lies on the workstation.
    private func change(_ poste: Poste, _ part: String = "content.xml", _ contenu: (String) -> String?) throws {
        let archive = try ZipReader(poste.octets("g.ods"))
        let bytes = try ZipArchive.bytes(
            of: archive.noms.compactMap { nom in
                let octets = try archive.octets(nom) ?? []
                guard nom == part else { return .init(nom, .whole(octets)) }
                return contenu(String(decoding: octets, as: UTF8.self)).map { .init(nom, .whole(Array($0.utf8))) }
            })
        try poste.depose(bytes, "g.ods")
    }

    private func remplit(_ poste: Poste, _ noeud: String, _ cellules: KeyValuePairs<String, CelluleTypee>) throws {
        try change(poste) { content in
            cellules.reduce(content) { contenuRempli($0, noeud: noeud, colonne: $1.key, $1.value) }
        }
    }

    private func historique(_ poste: Poste, _ noeud: String) throws -> [[String: Any]] {
        let data = Data(poste.lance("show", "essai", noeud, "--json").sortie.utf8)
        let fiche = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(fiche["historique"] as? [[String: Any]])
    }

    /// A workstation with one declaration of « maisons », and its grid.
    private func avecUneSaisie(_ autres: String...) throws -> Poste {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "maisons", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "40",
            "--bloquee", "foncier", "--meteo", "compromis", "--freins", "un\tdeux\n  trois", "--note", "à taire",
            "--audience", "interne", "--dit-par", "ARS")
        let reponse = poste.lance(["grille", "essai", "--semestre", "2018-S2", "--output", "g.ods"] + autres)
        try #require(reponse.code == 0, "\(reponse.messages)")
        return poste
    }

    // MARK: - Excel

    @Test func aGridThatLeavesForExcelComesBackFromIt() throws {
        let poste = try avecUneSaisie()
        #expect(poste.lance(["grille", "essai", "--semestre", "2018-S2", "--output", "g.xlsx"]).code == 0)
        let archive = try ZipReader(poste.octets("g.xlsx"))
        let rempli = try ZipArchive.bytes(
            of: archive.noms.map { nom in
                let octets = try archive.octets(nom) ?? []
                guard nom == "xl/worksheets/sheet2.xml" else { return .init(nom, .whole(octets)) }
                let feuille = String(decoding: octets, as: UTF8.self)
                #expect(feuille.contains("<v>40</v>"))
                return .init(nom, .whole(Array(feuille.replacing("<v>40</v>", with: "<v>60</v>").utf8)))
            })
        try poste.depose(rempli, "retour.xlsx")
        let reponse = poste.lance(["record", "essai", "--grille", "retour.xlsx"])
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(try historique(poste, "maisons").count == 2)
        // Nothing else moved on the way.
        let encore = poste.lance(["record", "essai", "--grille", "retour.xlsx"])
        #expect((encore.sortie + encore.messages).contains("déjà enregistré"), "\(encore)")
    }

    // MARK: - What leaves

    @Test func theGridIsWrittenTheSameTwiceAndSaysWhatItHolds() throws {
        let poste = try Poste.charge()
        let reponse = try sort(poste)
        #expect(reponse.messages == "g.ods : grille du second semestre 2018, 6\u{A0}lignes, audience interne\n")
        let premiers = try poste.octets("g.ods")
        poste.maintenant = .a("2025-01-01")
        _ = try sort(poste)
        #expect(try poste.octets("g.ods") == premiers)
    }

    @Test(arguments: [
        (["--axe", "sante"], 4), (["--axe", "1"], 4), (["--axe", "2"], 2), (["--axe", "maisons"], 3),
        (["--axe", "1.2"], 1),
    ])
    func anAxeIsNamedByItsIdentifierOrItsCode(options: [String], nombre: Int) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(["grille", "essai", "--semestre", "2018-S2", "--output", "g.ods"] + options)
        #expect(reponse.messages.contains("\(compte(nombre, "ligne")), audience"), "\(reponse.messages)")
    }

    @Test(arguments: [
        (["--axe", "santé"], "aucun élément « santé » ; vouliez-vous « sante » ?"),
        (["--axe", "egalite"], "sous « egalite », il n'y a ni action ni sous-action"),
        (["--pilote", "ARS"], "aucune action n'est pilotée par « ARS » ; ce plan n'en nomme aucun"),
        (["--epci", "Mars"], "aucune fiche ne nomme « Mars »"),
    ])
    func aFilterThatKeepsNothingIsRefused(options: [String], attendu: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(["grille", "essai", "--semestre", "2018-S2", "--output", "g.ods"] + options)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains(attendu), "\(reponse.messages)")
        #expect(!poste.existe("g.ods"))
    }

    @Test func aPiloteWhoPilotsNothingIsToldWhoDoes() throws {
        let poste = try Poste(SuiviPlan.yaml.replacing("role: acteur", with: "role: pilote"))
        _ = poste.lance("load", "plan0.yaml")
        #expect(try sort(poste, "--pilote", "ARS").messages.contains("3\u{A0}lignes"))
        let reponse = try sort(poste, "--pilote", "ARZ")
        #expect(reponse.messages.contains("aucune action n'est pilotée par « ARZ » ; pilotes nommés :"))
    }

    /// So that the grid saved as CSV is read as well.
    @Test func everyTitleIsOneThatACSVMayHave() {
        let noms = GrilleDeSaisie.Colonne.allCases.map { SaisieCSV.avancements.nom($0.titre) }
        #expect(SaisieCSV.avancements.fautes(noms) == [])
        for colonne in GrilleDeSaisie.Colonne.allCases where colonne.estSaisie {
            #expect(SaisieCSV.declaration.contains(SaisieCSV.avancements.nom(colonne.titre)))
        }
    }

    // MARK: - What nobody takes

    @Test func aRowWhoseIdentifierIsNotInThePlanIsListedCellByCell() throws {
        let poste = try avecUneSaisie()
        try change(poste) { content in
            content.replacing("<text:p>medecins</text:p>", with: "<text:p>Bonjour</text:p>")
        }
        let reponse = revient(poste)
        for texte in ["Bonjour", "1.2", "Accueillir des médecins"] {
            #expect(
                reponse.messages.contains("« \(texte) » n'est pas pris, « Bonjour » ne désigne rien dans le plan"),
                "\(reponse.messages)")
        }
    }

    @Test func aGridThatNobodyTouchedHoldsNothingElse() throws {
        let poste = try avecUneSaisie()
        #expect(!revient(poste).messages.contains("n'est pas pris"))
        #expect(poste.lance(["grille", "essai", "--semestre", "2018-S2", "--output", "g.xlsx"]).code == 0)
        let excel = poste.lance(["record", "essai", "--grille", "g.xlsx"])
        #expect(excel.code == 0 && !excel.messages.contains("n'est pas pris"), "\(excel.messages)")
        for perimetre in [["--axe", "1"], ["--audience", "partenaires"], ["--audience", "public"]] {
            let fait = poste.lance(["grille", "essai", "--semestre", "2018-S2", "--output", "g2.ods"] + perimetre)
            #expect(fait.code == 0, "\(fait.messages)")
            #expect(!poste.lance("record", "essai", "--grille", "g2.ods").messages.contains("n'est pas pris"))
        }
    }

    @Test(arguments: [
        ("Grille de saisie – second semestre 2018", "Voir avec M. Durand"), ("Cantal", "Lot"),
        ("tout le plan, 6\u{A0}lignes", "tout, sauf 1.2"), ("Plan d'essai", "Plan de test"),
    ])
    func whatIsTypedOverTheFirstSheetIsListed(ecrit: String, tape: String) throws {
        let poste = try avecUneSaisie()
        try change(poste) { content in
            let change = content.replacing(
                "<text:p>\(ecrit)</text:p>", with: "<text:p>\(tape)</text:p>", maxReplacements: 1)
            #expect(change != content, "\(ecrit)")
            return change
        }
        #expect(revient(poste).messages.contains("« \(tape) » n'est pas pris"))
    }

    @Test func whatIsTypedInThePageHeaderIsListed() throws {
        let poste = try avecUneSaisie()
        try change(poste, "styles.xml") {
            $0.replacing("Cantal – grille de saisie", with: "Attention, budget refusé – Cantal")
        }
        #expect(revient(poste).messages.contains("en-tête ou pied de page : « Attention, budget refusé"))
    }

    @Test func aStruckTextIsTakenAndSaid() throws {
        let poste = try avecUneSaisie()
        try remplit(
            poste, "medecins",
            [
                "etat": .texte("En cours"),
                "freins": CelluleTypee(
                    attributs: "office:value-type=\"string\"",
                    contenu: "<text:p>un local <text:span text:style-name=\"barre\">en mars</text:span></text:p>"),
            ])
        try change(poste) { content in
            content.replacing(
                "<office:automatic-styles>",
                with:
                    "<office:automatic-styles><style:style style:name=\"barre\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
            )
        }
        let reponse = revient(poste)
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(
            reponse.messages.contains("« un local en mars » est barré, en tout ou en partie"), "\(reponse.messages)")
    }

    @Test func aTickThatWentThroughLibreOfficeIsItsValue() throws {
        let poste = try avecUneSaisie()
        try remplit(
            poste, "medecins",
            [
                "etat": .texte("En cours"), "motif": .texte("bail"),
                "bloquee": CelluleTypee(
                    attributs:
                        "table:formula=\"of:=TRUE()\" office:value-type=\"boolean\" office:boolean-value=\"true\"",
                    contenu: "<text:p>VRAI</text:p>"),
            ])
        let reponse = revient(poste)
        #expect(reponse.code == 0, "\(reponse.messages)")
    }

    @Test func anAudienceThatIsEmptiedIsSaid() throws {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "maisons", "--semestre", "2018-S2", "--etat", "en_cours", "--note", "à lire",
            "--audience", "public")
        _ = try sort(poste)
        try remplit(poste, "maisons", ["audience": .vide])
        let reponse = revient(poste)
        #expect(reponse.messages.contains("efface : audience de la note (« public »)"), "\(reponse.messages)")
    }

    @Test func aPDFThatIsSentForAGridIsNamed() throws {
        let poste = try avecUneSaisie()
        try poste.depose("%PDF-1.7\n\0", "g.ods")
        #expect(revient(poste).messages.contains("c'est un autre document qu'un classeur (un PDF)"))
    }

    // MARK: - What comes back

    @Test func whatIsTypedIsRecordedAndEmptyRowsArePassed() throws {
        let poste = try Poste.charge()
        _ = try sort(poste)
        try remplit(
            poste, "maisons",
            [
                "etat": .texte("En cours"), "avancement": .nombre("0.4", type: "percentage"), "bloquee": .texte("oui"),
                "motif": .texte("foncier ; « bail »"), "arbitrage": .texte("choix\ndu site"),
                "meteo": .texte("objectifs compromis"), "freins": .texte("=SOMME(A1)"), "solutions": .texte(" a "),
                "etapes": .texte("étude"), "note": .texte("à voir"), "audience": .texte("partenaires"),
                "ditPar": .texte("ARS"), "seance": .texte("comité"),
            ])
        try remplit(poste, "gare", ["etat": .texte("à lancer")])
        let essai = revient(poste, "--dry-run")
        #expect(essai.lignes.last == "(essai) 2\u{A0}ajouts, 0\u{A0}correction, 0 sans changement")
        #expect(try historique(poste, "maisons").isEmpty)
        let reponse = revient(poste, "--par", "secrétariat")
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(reponse.lignes.last == "2\u{A0}ajouts, 0\u{A0}correction, 0 sans changement")
        let saisie = try #require(try historique(poste, "maisons").first?["saisie"] as? [String: Any])
        #expect((saisie["etat"] as? String, saisie["avancement"] as? Int) == ("en_cours", 40))
        #expect(
            saisie["blocage"] as? [String: String]
                == ["motif": "foncier ; « bail »", "arbitrageDemande": "choix\ndu site"])
        #expect((saisie["freins"] as? String, saisie["solutions"] as? String) == ("=SOMME(A1)", "a"))
        #expect(saisie["note"] as? [String: String] == ["texte": "à voir", "audience": "partenaires"])
        #expect((saisie["semestre"] as? String, saisie["meteo"] as? String) == ("2018-S2", "compromis"))
        // Once more: the same grid adds nothing, although the base has moved since it was made.
        #expect(revient(poste).lignes.last == "0\u{A0}ajout, 0\u{A0}correction, 2 sans changement")
    }

    @Test func aGridThatNobodyTouchedAddsNothing() throws {
        let poste = try avecUneSaisie()
        #expect(revient(poste).sortie == "maisons 2018-S2 : déjà enregistré (n° 1), rien n'a été ajouté\n")
        let vide = try Poste.charge()
        _ = try sort(vide)
        let reponse = revient(vide)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("aucune ligne de la grille n'est remplie"))
    }

    @Test func everyFaultIsLocatedByItsCellAndNothingIsRecorded() throws {
        let poste = try Poste.charge()
        _ = try sort(poste)
        let formule = CelluleTypee(
            attributs: #"table:formula="of:=1+1" office:value-type="float" office:value="2""#,
            contenu: "<text:p>2</text:p>")
        try remplit(
            poste, "maisons",
            [
                "etat": .texte("fini"), "avancement": .nombre("140"), "meteo": .texte("beau"), "freins": formule,
                "audience": .texte("tous"),
            ])
        try remplit(poste, "medecins", ["avancement": .nombre("40.5"), "bloquee": .texte("oui")])
        try remplit(
            poste, "navettes", ["etat": .texte("en cour"), "motif": .texte("foncier"), "ditPar": .texte("a\u{7F}")])
        try remplit(poste, "gare", ["etat": .texte("réalisée")])
        let reponse = revient(poste)
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.split(separator: "\n").map(String.init) == [
                "Erreur : Saisie, ligne 3, colonne « Freins » (Q3) : contient une formule ; collez la valeur à sa place (Collage spécial)",
                "Saisie, ligne 3, colonne « État » (K3) : trouvé « fini », attendu à lancer, en cours, réalisée, suspendue, abandonnée",
                "Saisie, ligne 3, colonne « Avancement » (L3) : trouvé « 140 », attendu un entier de 0 à 100, ou rien",
                "Saisie, ligne 3, colonne « Météo » (P3) : trouvé « beau », attendu objectifs sécurisés, objectifs atteignables, appuis nécessaires, objectifs compromis, non renseignée",
                "Saisie, ligne 3, colonne « Audience » (U3) : trouvé « tous », attendu interne, partenaires, public",
                "Saisie, ligne 6, colonne « État » (K6) : vide, attendu à lancer, en cours, réalisée, suspendue, abandonnée",
                "Saisie, ligne 6, colonne « Avancement » (L6) : trouvé « 40,5 », attendu un entier de 0 à 100, ou rien",
                "Saisie, ligne 6, colonne « Motif du blocage » (N6) : vide, attendu le motif d'une action bloquée",
                "Saisie, ligne 8, colonne « Dit par » (V8) : contient un caractère de contrôle ; supprimez-le",
                "Saisie, ligne 8, colonne « État » (K8) : trouvé « en cour », attendu à lancer, en cours, réalisée, suspendue, abandonnée ; vouliez-vous « en cours » ?",
                "Saisie, ligne 8, colonne « Bloquée » (M8) : « non » ou vide avec un motif ou un arbitrage ; écrivez « oui », ou videz-les",
                "Rien n'a été enregistré.",
            ])
        #expect(try historique(poste, "gare").isEmpty)
    }

    @Test func aNodeThatLeftThePlanIsNamedWithItsReason() throws {
        let poste = try Poste.charge()
        _ = try sort(poste)
        try remplit(poste, "medecins", ["etat": .texte("en cours")])
        let retraits = "retraits:\n  - { id: medecins, sort: clos, motif: abandon du projet }\n"
        try poste.depose(SuiviPlan.sansMedecins(retraits), "v2.yaml")
        #expect(poste.lance("load", "v2.yaml", "--motif", "avenant").code == 0)
        let reponse = revient(poste)
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.contains(
                "Saisie, ligne 6, colonne « Identifiant » (A6) : « medecins » n'est plus dans le plan"))
    }

    @Test func theGridSavedAsCSVIsReadToo() throws {
        let poste = try avecUneSaisie()
        try remplit(poste, "gare", ["etat": .texte("en cours"), "motif": .texte("quai"), "bloquee": .texte("oui")])
        let feuille = try #require(
            try WorkbookReader.read(poste.octets("g.ods")).feuilles.first { $0.nom == GrilleDeSaisie.feuille })
        let csv = feuille.lignes.map { ligne in
            GrilleDeSaisie.Colonne.allCases.indices.map {
                "\"\((ligne[$0]?.texte ?? "").replacing("\"", with: "\"\""))\""
            }.joined(separator: ";")
        }
        try poste.depose(csv.joined(separator: "\n"), "g.csv")
        let reponse = poste.lance("record", "essai", "--csv", "g.csv")
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(reponse.lignes.last == "1\u{A0}ajout, 0\u{A0}correction, 1 sans changement")
    }

    // MARK: - What the file does not say, and what it holds beside

    /// The content without one of the columns, titles and cells.
    private func sansColonne(_ content: String, _ titre: String) throws -> String {
        let debut = try #require(content.firstRange(of: "table:name=\"Saisie\"")).lowerBound
        let fin = try #require(content[debut...].firstRange(of: "</table:table>")).lowerBound
        let place = try #require(GrilleDeSaisie.Colonne.allCases.firstIndex { $0.titre == titre })
        let rangees = content[debut..<fin].components(separatedBy: "<table:table-row ")
        let changees = rangees.enumerated().map { rang, rangee in
            guard rang > 0 else { return rangee }
            var cellules = rangee.components(separatedBy: "<table:table-cell")
            if cellules.count > place + 1 {
                // What ends the row goes with its last cell.
                cellules.remove(at: place + 1)
            }
            return cellules.joined(separator: "<table:table-cell")
        }
        return content.replacingCharacters(in: debut..<fin, with: changees.joined(separator: "<table:table-row "))
    }

    @Test(arguments: [
        "État", "Avancement", "Bloquée", "Motif du blocage", "Arbitrage demandé", "Météo", "Freins", "Solutions",
        "Prochaines étapes", "Note", "Audience", "Dit par", "Séance",
    ])
    func aColumnThatWasTakenOffErasesNothing(titre: String) throws {
        let poste = try avecUneSaisie()
        try change(poste) { try? sansColonne($0, titre) }
        let reponse = revient(poste)
        #expect(reponse.sortie == "maisons 2018-S2 : déjà enregistré (n° 1), rien n'a été ajouté\n", "\(reponse)")
        #expect(reponse.messages.contains("la colonne « \(titre) » n'est pas dans la grille"), "\(reponse.messages)")
    }

    @Test func aRowThatChangesWithoutAColumnKeepsWhatTheColumnSaid() throws {
        let poste = try avecUneSaisie()
        try remplit(poste, "maisons", ["etat": .texte("réalisée")])
        try change(poste) { try? sansColonne($0, "Freins") }
        #expect(revient(poste).sortie.contains("remplace le n° 1"))
        let saisie = try #require(try historique(poste, "maisons").last?["saisie"] as? [String: Any])
        #expect((saisie["etat"] as? String, saisie["freins"] as? String) == ("realisee", "un\tdeux\n  trois"))
    }

    @Test func anEmptiedCellIsErasedAndSaid() throws {
        let poste = try avecUneSaisie()
        try remplit(poste, "maisons", ["freins": .vide])
        let reponse = revient(poste, "--dry-run")
        #expect(reponse.messages.contains("Saisie, ligne 3 (maisons) : efface : freins (« un"), "\(reponse.messages)")
    }

    @Test func aTitleThatWasWipedOffErasesNothingAndWhatWasTypedUnderItIsSaid() throws {
        let poste = try avecUneSaisie()
        try remplit(poste, "gare", ["etat": .texte("en cours"), "solutions": .texte("à ne pas perdre")])
        try change(poste) { $0.replacing("<text:p>Solutions</text:p>", with: "") }
        let reponse = revient(poste)
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(
            reponse.messages.contains(
                "Saisie, cellule R9 : « à ne pas perdre » n'est pas pris, la colonne n'a pas de titre ; le titre « Solutions » a-t-il été effacé ?"
            ), "\(reponse.messages)")
    }

    @Test func whatTheProgramWroteIsNeverSaidToBeLeftAside() throws {
        let poste = try avecUneSaisie()
        #expect(revient(poste).messages.isEmpty)
    }

    @Test func whateverIsWrittenElsewhereIsListedCellByCell() throws {
        let poste = try avecUneSaisie()
        try remplit(
            poste, "gare",
            [
                "etat": .texte("en cours"),
                "freins": CelluleTypee(
                    attributs: "office:value-type=\"string\"",
                    contenu: "<office:annotation><text:p>voir l’ARS</text:p></office:annotation><text:p>un</text:p>"),
            ])
        func rangee(_ vides: Int, _ texte: String, _ suite: String = "") -> String {
            let avant = vides > 0 ? "<table:table-cell table:number-columns-repeated=\"\(vides)\"/>" : ""
            return
                "<table:table-row>\(avant)<table:table-cell office:value-type=\"string\"><text:p>\(texte)</text:p></table:table-cell>\(suite)</table:table-row>"
        }
        try change(poste) { content in
            content.replacing(
                "</table:table><table:table table:name=\"plantracker\"",
                with: rangee(17, "sous le tableau") + rangee(26, "à côté") + "</table:table>"
                    + "<table:table table:name=\"Feuille2\">\(rangee(1, "ailleurs"))</table:table>"
                    + "<table:table table:name=\"plantracker\"", maxReplacements: 1
            ).replacing("<text:p>Ouvrir des maisons de santé</text:p>", with: "<text:p>Ouvrir deux maisons</text:p>")
                .replacing("<text:p>Comment remplir</text:p>", with: "<text:p>Bonjour</text:p>")
        }
        let reponse = revient(poste, "--dry-run")
        #expect(reponse.code == 0, "\(reponse.messages)")
        for attendu in [
            "Saisie, cellule R10 : « sous le tableau » n'est pas pris, la ligne n'a pas d'identifiant",
            "Saisie, cellule AA11 : « à côté » n'est pas pris, la colonne n'a pas de titre",
            "Feuille2, cellule B1 : « ailleurs » n'est pas pris, seule la feuille « Saisie » est lue",
            "Saisie, cellule Q9, commentaire : « voir l’ARS » n'est pas pris",
            "Saisie, cellule C3 : « Ouvrir deux maisons » n'est pas pris, la colonne « Intitulé » ne fait que rappeler",
            "« Bonjour » n'est pas pris",
        ] { #expect(reponse.messages.contains(attendu), "\(attendu)\n\(reponse.messages)") }
        #expect(reponse.messages.split(separator: "\n").count == 6, "\(reponse.messages)")
    }

    @Test func aColumnThatSomebodyAddedIsListedAndTheRestIsTaken() throws {
        let poste = try avecUneSaisie()
        try remplit(poste, "gare", ["etat": .texte("en cours")])
        func cellule(_ texte: String) -> String {
            "<table:table-cell office:value-type=\"string\"><text:p>\(texte)</text:p></table:table-cell>"
        }
        try change(poste) { content in
            let titre = content.replacing(
                "<text:p>Audience de la grille</text:p></table:table-cell>",
                with: "<text:p>Audience de la grille</text:p></table:table-cell>\(cellule("Avis de l’ARS"))")
            guard let ligne = titre.firstRange(of: "<text:p>maisons</text:p>"),
                let fin = titre[ligne.upperBound...].firstRange(of: "</table:table-row>")
            else { return nil }
            return titre.replacingCharacters(
                in: fin, with: "\(cellule("à revoir"))</table:table-row>")
        }
        let reponse = revient(poste)
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(reponse.messages.contains("Saisie, cellule AA1 : « Avis de l’ARS » n'est pas pris"))
        #expect(
            reponse.messages.contains(
                "Saisie, cellule AA3 : « à revoir » n'est pas pris, la colonne « Avis de l’ARS » n'est pas de la grille"
            ),
            "\(reponse.messages)")
    }

    @Test func whatIsWrittenInAGridWithoutAnyRowIsSaidAllTheSame() throws {
        let poste = try Poste.charge()
        _ = try sort(poste)
        try change(poste) {
            $0.replacing(
                "</table:table><table:table table:name=\"plantracker\"",
                with: """
                    <table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>rien à dire\
                    </text:p></table:table-cell></table:table-row></table:table><table:table table:name="plantracker"
                    """, maxReplacements: 1)
        }
        let reponse = revient(poste)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains("« rien à dire » n'est pas pris"), "\(reponse.messages)")
    }

    @Test func theMeaningOfACellDependsOnItsColumn() throws {
        let poste = try Poste.charge()
        _ = try sort(poste)
        func montre(_ attributs: String, _ texte: String) -> CelluleTypee {
            CelluleTypee(attributs: attributs, contenu: "<text:p>\(texte)</text:p>")
        }
        try remplit(
            poste, "maisons",
            [
                "etat": .texte("en cours"),
                "avancement": montre(#"office:value-type="percentage" office:value="0.4""#, "40,00 %"),
                "bloquee": montre(#"office:value-type="boolean" office:boolean-value="true""#, "VRAI"),
                "motif": montre(#"office:value-type="currency" office:value="1500""#, "1 500,00 €"),
                "freins": montre(#"office:value-type="percentage" office:value="0.3""#, "30 %"),
                "solutions": montre(#"office:value-type="date" office:date-value="2020-03-01""#, "mars 2020"),
                "etapes": montre(#"office:value-type="boolean" office:boolean-value="true""#, "VRAI"),
                "ditPar": montre(#"office:value-type="float" office:value="15""#, "CD15"),
                "seance": montre(#"office:value-type="time" office:time-value="PT14H30M00S""#, "14:30"),
            ])
        #expect(revient(poste).code == 0)
        let saisie = try #require(try historique(poste, "maisons").first?["saisie"] as? [String: Any])
        #expect(saisie["avancement"] as? Int == 40)
        #expect(saisie["blocage"] as? [String: String] == ["motif": "1 500,00 €"])
        #expect((saisie["freins"] as? String, saisie["solutions"] as? String) == ("30 %", "mars 2020"))
        #expect((saisie["prochainesEtapes"] as? String, saisie["ditPar"] as? String) == ("VRAI", "CD15"))
        #expect(saisie["seance"] as? String == "14:30")
        try remplit(
            poste, "gare",
            [
                "etat": .texte("en cours"),
                "avancement": montre(#"office:value-type="currency" office:value="40""#, "40,00 €"),
            ])
        #expect(revient(poste).messages.contains("trouvé « 40,00 € », attendu un entier de 0 à 100"))
    }

    // MARK: - The base moved meanwhile

    private func corrige(_ poste: Poste, _ etat: String) {
        _ = poste.lance(
            "record", "essai", "maisons", "--semestre", "2018-S2", "--reprendre", "--etat", etat, "--par", "préfecture")
    }

    @Test func aRowThatSaysSomethingElseThanALaterEntryIsAConflictAndNothingIsRecorded() throws {
        let poste = try avecUneSaisie()
        corrige(poste, "suspendue")
        try remplit(poste, "maisons", ["etat": .texte("réalisée")])
        try remplit(poste, "gare", ["etat": .texte("en cours")])
        let reponse = revient(poste)
        #expect(reponse.code == 1)
        for attendu in [
            "Saisie, ligne 3, Action 1.1 – Ouvrir des maisons de santé (maisons)",
            "entré depuis : n° 2 · 2018-S2 · suspendue", "saisi par préfecture le 2018-11-05",
            "état : « suspendue » dans la base, « réalisée » dans la grille", "--malgre-les-conflits",
            "Rien n'a été enregistré.",
        ] { #expect(reponse.messages.contains(attendu), "\(reponse.messages)") }
        #expect(try historique(poste, "gare").isEmpty)
        let forcee = revient(poste, "--malgre-les-conflits")
        #expect(forcee.lignes.last == "1\u{A0}ajout, 1\u{A0}correction, 0 sans changement")
        #expect(try historique(poste, "maisons").last?["remplace"] as? Int == 2)
    }

    @Test func aRowThatWasEmptyWhenTheGridLeftIsAConflictToo() throws {
        let poste = try Poste.charge()
        _ = try sort(poste)
        corrige(poste, "suspendue")
        _ = poste.lance("record", "essai", "maisons", "--semestre", "2018-S2", "--etat", "suspendue")
        try remplit(poste, "maisons", ["etat": .texte("en cours")])
        #expect(revient(poste).messages.contains("entré depuis : n° 1"))
    }

    @Test func aRowThatSaysTheSameAsTheLaterEntryIsNoConflict() throws {
        let poste = try avecUneSaisie()
        corrige(poste, "suspendue")
        try remplit(poste, "maisons", ["etat": .texte("suspendue")])
        #expect(revient(poste).sortie.contains("déjà enregistré (n° 2)"))
    }

    @Test func aRowThatNobodyTouchedLeavesTheLaterEntryAlone() throws {
        let poste = try avecUneSaisie()
        corrige(poste, "suspendue")
        try remplit(poste, "gare", ["etat": .texte("en cours")])
        let reponse = revient(poste)
        #expect(reponse.sortie == "gare 2018-S2 : saisie n° 3\n")
        #expect(reponse.messages.contains("ligne 3 (maisons) : inchangée dans la grille, la base garde la saisie n° 2"))
    }

    @Test func aRowThatIsEmptiedTakesNothingAwayAndSaysSo() throws {
        let poste = try avecUneSaisie()
        let colonnes = ["etat", "avancement", "bloquee", "motif", "meteo", "freins", "note", "audience", "ditPar"]
        for colonne in colonnes { try change(poste) { contenuRempli($0, noeud: "maisons", colonne: colonne, .vide) } }
        try remplit(poste, "gare", ["etat": .texte("en cours")])
        let reponse = revient(poste)
        #expect(reponse.sortie == "gare 2018-S2 : saisie n° 2\n")
        #expect(reponse.messages.contains("Saisie, ligne 3 (maisons) : ligne vidée, la saisie n° 1 reste en vigueur"))
    }

    // MARK: - Narrower audiences

    @Test func aNoteThatTheGridDidNotShowIsKept() throws {
        let poste = try avecUneSaisie("--audience", "partenaires")
        #expect(revient(poste).sortie.contains("déjà enregistré (n° 1)"))
        try remplit(poste, "maisons", ["etat": .texte("réalisée")])
        #expect(revient(poste).sortie.contains("remplace le n° 1"))
        let saisie = try #require(try historique(poste, "maisons").last?["saisie"] as? [String: Any])
        #expect(saisie["note"] as? [String: String] == ["texte": "à taire", "audience": "interne"])
    }

    @Test func aNoteOfTheGridThatReplacesAHiddenOneIsSaid() throws {
        let poste = try avecUneSaisie("--audience", "public")
        try remplit(poste, "maisons", ["note": .texte("à dire"), "audience": .texte("public")])
        let reponse = revient(poste)
        #expect(reponse.code == 0)
        #expect(
            reponse.messages.contains("la note de la grille remplace une note interne, que la grille ne montrait pas"))
    }

    @Test func aNoteThatTheGridShowedIsTakenAwayWithItsCell() throws {
        let poste = try avecUneSaisie()
        try remplit(poste, "maisons", ["note": .vide, "audience": .vide])
        #expect(revient(poste).code == 0)
        let saisie = try #require(try historique(poste, "maisons").last?["saisie"] as? [String: Any])
        #expect(saisie["note"] == nil)
    }

    // MARK: - Other files

    @Test func aGridOfAnotherPlanSaysWhereItGoes() throws {
        let poste = try avecUneSaisie()
        try poste.depose(SuiviPlan.autre("autre", code: "46", nom: "Lot"), "autre.yaml")
        _ = poste.lance("load", "autre.yaml")
        let reponse = poste.lance("record", "autre", "--grille", "g.ods")
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.contains(
                "est une grille du plan « essai », pas de « autre » ; plantracker record essai --grille g.ods"))
        // By its code, the département is the same plan.
        #expect(poste.lance("record", "15", "--grille", "g.ods").code == 0)
    }

    @Test func aGridOfAnotherFormatOrThatSaysNothingOfItselfIsRefused() throws {
        let poste = try avecUneSaisie()
        let bytes = try poste.octets("g.ods")
        func meta(_ de: String, _ a: String) throws -> String {
            try poste.depose(bytes, "g.ods")
            try change(poste, "meta.xml") { $0.replacing(de, with: a) }
            return revient(poste).messages
        }
        #expect(try meta(">1<", ">2<").contains("grille au format « 2 », ce programme lit le format 1"))
        #expect(
            try meta(">2018-S2</meta:user", ">S2</meta:user").contains("trouvé « S2 » pour « plantracker-semestre »"))
        try poste.depose(bytes, "g.ods")
        try change(poste, "meta.xml") { _ in nil }
        #expect(revient(poste).code == 0)
        try change(poste) { $0.replacing("table:name=\"plantracker\"", with: "table:name=\"autre\"") }
        #expect(revient(poste).messages.contains("est un classeur, mais pas une grille de plantracker"))
    }

    @Test func aSheetOrAColumnThatIsMissingIsNamed() throws {
        let poste = try avecUneSaisie()
        let bytes = try poste.octets("g.ods")
        try change(poste) { $0.replacing(">Avancement<", with: ">Progrès<") }
        #expect(revient(poste).messages.contains("Saisie, ligne 1 : colonne « progres » inconnue"))
        try poste.depose(bytes, "g.ods")
        try change(poste) { $0.replacing("table:name=\"Saisie\"", with: "table:name=\"SAISIE (2)\"") }
        let renommee = revient(poste)
        #expect(renommee.code == 0)
        #expect(renommee.messages.contains("a été renommée « SAISIE (2) »"))
        try change(poste) { $0.replacing("<text:p>Identifiant</text:p>", with: "<text:p>Id.</text:p>") }
        #expect(revient(poste).messages.contains("la feuille « Saisie » a disparu"))
        #expect(revient(poste).messages.contains("redonnez à la feuille qui a été remplie son nom"))
        try poste.depose(bytes, "g.ods")
        try change(poste) {
            $0.replacing("<text:p>2018-S2</text:p>", with: "<text:p>2018-S1</text:p>", maxReplacements: 1)
        }
        #expect(revient(poste).messages.contains("trouvé « 2018-S1 », attendu 2018-S2, celui de la grille"))
    }

    @Test(arguments: [
        ("noeud;etat\nmaisons;en_cours\n", "donnez-la avec --csv"), ("", "le fichier est vide"),
        ("PK\u{3}\u{4}", "illisible"), ("\u{0}\u{1}", "illisible"),
    ])
    func whatIsNoSpreadsheetSaysWhatToDo(texte: String, attendu: String) throws {
        let poste = try Poste.charge()
        try poste.depose(texte, "g.ods")
        let reponse = revient(poste)
        #expect(reponse.code == 1)
        #expect(reponse.messages.contains(attendu), "\(reponse.messages)")
    }

    @Test func aWorkbookOfExcelSaysHowToSaveItAgain() throws {
        let poste = try Poste.charge()
        try poste.depose(ZipArchive.bytes(of: [.init("xl/workbook.bin", .whole([]))]), "g.ods")
        #expect(revient(poste).messages.contains("Classeur Excel (.xlsx)"))
    }

    @Test func aRowRepeatedWithoutEndIsRefusedWithoutHarm() throws {
        let poste = try avecUneSaisie()
        try change(poste) { content in
            content.replacing(
                "</table:table><table:table table:name=\"plantracker\"",
                with: """
                    <table:table-row table:number-rows-repeated="1048576"><table:table-cell \
                    table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>\
                    </table:table><table:table table:name="plantracker"
                    """)
        }
        #expect(revient(poste).messages.contains("cellules remplies"))
        #expect(try historique(poste, "maisons").count == 1)
    }
}
