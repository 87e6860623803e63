import Fixtures
import PlanModel
import Testing

/// Each kind of bad input: where, what was found, what was expected, how to mend it.
struct PlanReaderFaultsTests {
    // MARK: - Keys

    @Test(arguments: [
        ("titre: Petit plan", "▸tittre: Petit plan", "tittre", "titre"),
        ("noeuds:", "▸nœuds:", "nœuds", "noeuds"),
        ("niveaux:\n", "▸niveau:\n", "niveau", "niveaux"),
        ("mot: axe,", "▸mots: axe,", "mots", "mot"),
        (
            "{ id: carte, niveau: action, titre: Dresser", "{ id: carte, niveau: action, ▸titres: Dresser", "titres",
            "titre"
        ),
    ])
    func proposesTheKeyThatWasMeant(ecrit: String, remplace: String, cle: String, propose: String) throws {
        let fixture = try marked(try petit(ecrit, remplace))
        let fault = try #require(try faults(fixture.text).first { $0.trouve == "la clé « \(cle) »" })
        #expect((fault.ligne, fault.colonne) == (fixture.line, fixture.column))
        #expect(fault.attendu.contains(propose))
        #expect(fault.remede == "vouliez-vous « \(propose) » ?")
    }

    @Test func listsTheKeysWhenNoneIsClose() throws {
        let fault = try faultAtMark(try petit("  titre: Petit plan", "  titre: Petit plan\n  ▸couleur: bleu"))
        #expect(fault.trouve == "la clé « couleur »")
        #expect(
            fault.attendu.hasSuffix(
                "identifiant, departement, titre, sigle, periode, duree, horizons, version, copilotes, contact, resume, source, fuseau, succede_a"
            ))
        #expect(fault.remede == nil)
    }

    @Test(arguments: ["format", "plan", "sources", "niveaux", "noeuds"])
    func saysWhichSectionIsMissing(section: String) throws {
        let direct = PetitYAML()
        var petit = direct
        switch section {
        case "format": petit.format = ""
        case "plan": petit.plan = ""
        case "sources": petit.sources = ""
        case "niveaux": (petit.niveaux, petit.champs, petit.noeuds) = ("", "", "noeuds: []")
        default: petit.noeuds = ""
        }
        let found = try faults(petit.text)
        #expect(found.map(\.trouve) == ["aucune clé « \(section) »"])
        #expect(found.map(\.attendu) == ["« \(section) » dans un plan"])
        #expect(found.map(\.remede) == ["ajoutez une ligne « \(section): … »"])
    }

    @Test(arguments: [
        ("  titre: Petit plan\n", "", "titre"),
        ("  identifiant: petit\n", "", "identifiant"),
        ("  departement: { code: \"15\", nom: Cantal }\n", "", "departement"),
        ("nom: Cantal", "", "nom"),
        ("  periode: 2018-2023\n", "", "periode"),
        ("  version: { libelle: avril 2018 }", "", "version"),
        ("{ libelle: avril 2018 }", "{ etat: projet }", "libelle"),
        ("{ id: \"001\", ", "{ ", "id"),
        ("mot: axe, ", "", "mot"),
        (", role: sous_action", "", "role"),
        (", titre: Dresser une carte", "", "titre"),
        ("niveau: action, ", "", "niveau"),
        ("{ id: carte, ", "{ ", "id"),
        ("type: texte, ", "", "type"),
        ("libelle: Objectif, ", "", "libelle"),
        ("type: liste, niveaux: [action]", "type: liste", "niveaux"),
    ])
    func saysWhichKeyIsMissing(present: String, remplace: String, cle: String) throws {
        let found = try faults(try petit(present, remplace))
        #expect(
            found.contains { $0.trouve == "aucune clé « \(cle) »" && $0.remede == "ajoutez une ligne « \(cle): … »" })
    }

    @Test(arguments: [
        ("jalons", "titre"), ("instances", "nom"), ("procedure", "titre"), ("conventions", "titre"),
        ("evaluations", "titre"), ("indicateurs", "titre"), ("retraits", "motif"), ("annonces", "nombre"),
    ])
    func saysWhichKeyIsMissingInTheOtherSections(section: String, cle: String) throws {
        let found = try faults(PetitYAML.avec("\(section):\n  - { id: abc }"))
        #expect(found.contains { $0.trouve == "aucune clé « \(cle) »" })
    }

    // MARK: - Shape of the sheets

    @Test(arguments: [
        ("fiche: { forme: ▸cartes }", "« cartes »", "vouliez-vous « carte » ?"),
        (
            "fiche: { forme: resume, encadre: { titre: Résumé, champs: [▸publicss] } }", "« publicss »",
            "vouliez-vous « publics » ?"
        ),
        ("fiche: { forme: resume, encadre: { titre: Résumé, champs: ▸[] } }", "aucun champ", nil),
    ])
    func saysWhatIsWrongWithTheShapeOfTheSheets(section: String, trouve: String, remede: String?) throws {
        let fault = try faultAtMark(PetitYAML.avec(section))
        #expect(fault.trouve == trouve)
        #expect(fault.remede == remede)
    }

    // MARK: - Values

    @Test func refusesAnotherVersionOfTheFormat() throws {
        let fault = try faultAtMark(try petit("plantracker/1", "▸plantracker/2"))
        #expect(fault.trouve == "« plantracker/2 »")
        #expect(fault.attendu == "« plantracker/1 »")
    }

    @Test(arguments: ["", "~", "null", "\"\""])
    func refusesAnEmptyValue(ecrit: String) throws {
        let found = try faults(try petit("titre: Petit plan", "titre: \(ecrit)"))
        let nul = ["~", "null"].contains(ecrit) ? "« \(ecrit) », qui en YAML veut dire « rien »" : "une valeur vide"
        #expect(found.map(\.trouve) == [nul])
        #expect(found.map(\.remede) == ["écrivez la valeur, « non renseigné », ou supprimez la clé"])
    }

    @Test(arguments: [
        ("etat: ▸projt", "« projt »", "vouliez-vous « projet » ?"),
        ("etat: ▸consultation-epci", "« consultation-epci »", "vouliez-vous « consultation_epci » ?"),
        ("etat: ▸voté", "« voté »", nil),
    ])
    func pointsAtAnUnknownWord(ecrit: String, trouve: String, remede: String?) throws {
        let fault = try faultAtMark(try petit("libelle: avril 2018", "libelle: avril 2018, \(ecrit)"))
        #expect(fault.trouve == trouve)
        #expect(
            fault.attendu
                == "elaboration, projet, consultation_epci, consultation_region_ctap, delibere, arrete, non_precise")
        #expect(fault.remede == remede)
    }

    @Test(arguments: [
        ("2018-02-30", "ce jour n'existe pas"), ("2018-4-17", "année, mois, jour, séparés par des tirets"),
        ("17/04/2018", "écrivez « 2018-04-17 »"), ("avril 2018", "année, mois, jour, séparés par des tirets"),
    ])
    func refusesADateThatDoesNotExist(ecrit: String, remede: String) throws {
        let fault = try faultAtMark(try petit("libelle: avril 2018", "libelle: v, date: ▸\(ecrit)"))
        #expect(fault.trouve == "« \(ecrit) »")
        #expect(fault.attendu == "une date qui existe, écrite 2018-04-17")
        #expect(fault.remede == remede)
    }

    @Test(arguments: ["Carte", "carte_1", "-carte", "carte-", "car--te", "carte é", String(repeating: "a", count: 81)])
    func refusesABadIdentifier(ecrit: String) throws {
        let fault = try faultAtMark(try petit("{ id: carte,", "{ id: ▸\(ecrit),"))
        #expect(fault.attendu == "un identifiant : minuscules sans accent, chiffres et tirets")
        #expect(try #require(fault.remede).hasPrefix("par exemple « "))
    }

    @Test func proposesAnIdentifierMadeFromTheText() throws {
        let fault = try faultAtMark(try petit("{ id: carte,", "{ id: ▸Étape n° 1,"))
        #expect(fault.remede == "par exemple « etape-n-1 »")
    }

    @Test(arguments: ["1", "015", "20", "96", "2C", "+1", "977", "xx"])
    func refusesACodeThatIsNoDepartement(code: String) throws {
        let fault = try faultAtMark(try petit("code: \"15\"", "code: ▸\"\(code)\""))
        #expect(fault.attendu == "un code de département de l'INSEE : 01 à 95, 2A, 2B, 971 à 976")
        #expect(fault.remede == (code == "1" ? "écrivez \"01\", entre guillemets" : nil))
    }

    @Test(arguments: ["01", "95", "2A", "2B", "971", "976"])
    func acceptsTheCodesOfTheDepartements(code: String) throws {
        #expect(try read(try petit("code: \"15\"", "code: \"\(code)\"")).plan.departement.code == code)
    }

    @Test(arguments: [
        (
            "cibles: [{ annee: 2020, valeur: ▸12 bornes }]", "« 12 bornes »",
            "écrivez « 12 », et mettez l'unité dans « unite »"
        ),
        ("cibles: [{ annee: 2020, valeur: ▸\"12,5\" }]", "« 12,5 »", "écrivez « 12.5 »"),
        ("cibles: [{ annee: 2020, valeur: ▸1e3 }]", "« 1e3 »", "écrivez le nombre en chiffres, par exemple 12.5"),
        ("cibles: [{ annee: ▸20, valeur: 1 }]", "« 20 »", nil),
        ("nature: ▸quantitatiff", "« quantitatiff »", "vouliez-vous « quantitatif » ?"),
        ("sens: ▸monte", "« monte »", nil),
        ("producteur: ▸SDEC", "« SDEC »", "déclarez-le, ou écrivez { libelle: SDEC } si ce n'est pas un organisme"),
        ("cibles: ▸12", "le texte « 12 »", "écrivez [{ annee: 2018, valeur: 12 }] ou une ligne « - … » par élément"),
        (
            "cibles: ▸{ annee: 2020, valeur: 8 }", "une table",
            "écrivez [{ annee: 2020, valeur: 8 }] ou une ligne « - … » par élément"
        ),
    ])
    func pointsAtABadFigure(ecrit: String, trouve: String, remede: String?) throws {
        let fault = try faultAtMark(PetitYAML.avec("indicateurs:\n  - { id: i, titre: t, \(ecrit) }"))
        #expect(fault.trouve == trouve)
        #expect(fault.remede == remede)
    }

    @Test func refusesATargetBeforeItsBaseline() throws {
        let fault = try faultAtMark(
            PetitYAML.avec(
                """
                indicateurs:
                  - id: i
                    titre: t
                    reference: { annee: 2018, valeur: 1 }
                    cibles: ▸[{ annee: 2016, valeur: 2 }]
                """))
        #expect(fault.trouve == "une cible en 2016, avant la valeur de référence de 2018")
        #expect(fault.remede == "vérifiez les deux années")
    }

    @Test(arguments: ["2020, 2020", "2022, 2020"])
    func refusesTargetsOutOfOrder(annees: String) throws {
        let cibles = annees.split(separator: ", ").map { "{ annee: \($0), valeur: 1 }" }.joined(separator: ", ")
        let fault = try faultAtMark(PetitYAML.avec("indicateurs:\n  - { id: i, titre: t, cibles: ▸[\(cibles)] }"))
        #expect(fault.attendu == "une cible par année, de la plus proche à la plus lointaine")
    }

    @Test(arguments: [
        ("rythme: ▸{ imprime: r, mois: [3], libre: true }", "mois et libre"),
        ("rythme: { imprime: r, mois: [▸13] }", "« 13 »"),
        ("rythme: { imprime: r, fois_par_an: ▸0 }", "« 0 »"),
        ("rythme: { imprime: r, fois_par_an: ▸{ min: 2, max: 1 } }", "des bornes incomplètes ou inversées"),
        ("rythme: { imprime: r, libre: ▸peut-être }", "« peut-être »"),
        ("rythme: ▸{ mois: [3] }", "aucune clé « imprime »"),
        ("rythme: ▸mensuel", "le texte « mensuel »"),
        ("role: ▸pilotag", "« pilotag »"),
        ("par: ▸axes", "« axes »"),
        ("missions: [{ id: m, titre: a }, ▸{ id: m, titre: b }]", "la mission « m » deux fois"),
    ])
    func pointsAtABadInstance(ecrit: String, trouve: String) throws {
        #expect(try faultAtMark(PetitYAML.avec("instances:\n  - { id: i, nom: n, \(ecrit) }")).trouve == trouve)
    }

    @Test(arguments: [
        ("procedure:\n  - { id: e, titre: t, delai_mois: ▸0 }", "« 0 »"),
        ("procedure:\n  - { id: e, titre: t, apres: ▸f }", "« f », qui ne désigne rien"),
        ("conventions:\n  - { id: c, titre: t, statut: ▸signé }", "« signé »"),
        ("conventions:\n  - { id: c, titre: t, noeuds: [▸rien] }", "« rien », qui ne désigne rien"),
        ("evaluations:\n  - { id: e, titre: t, nature: ▸mi-parcours }", "« mi-parcours »"),
        ("instances:\n  - { id: i, nom: n, alimente: ▸autre }", "« autre », qui ne désigne rien"),
        ("annonces:\n  - { niveau: ▸fiche, nombre: 1 }", "« fiche »"),
        ("annonces:\n  - { niveau: axe, nombre: 1, sous: ▸rien }", "« rien », qui ne désigne rien"),
        ("retraits:\n  - ▸{ id: r, sort: remplace_par, motif: m }", "aucune clé « vers »"),
        ("retraits:\n  - { id: r, sort: clos, vers: ▸carte, motif: m }", "« vers » sur un retrait « clos »"),
        ("retraits:\n  - { id: r, sort: ▸supprime, motif: m }", "« supprime »"),
        ("contradictions:\n  - { id: c, lectures: ▸[{ valeur: a }] }", "1 lecture"),
        ("contradictions:\n  - ▸{ id: c }", "0 lecture"),
        ("contradictions:\n  - { id: ▸c, lectures: [{ valeur: a }, { valeur: b }], retenue: d }", "« d » retenue"),
        (
            "contradictions:\n  - { id: c, champ: ▸lancemant, lectures: [{ valeur: a }, { valeur: b }] }",
            "« lancemant »"
        ),
        ("jalons:\n  - { id: j, titre: t, source: ▸999:1 }", "la source « 999 »"),
        ("jalons:\n  - { id: j, titre: t, source: ▸page 3 }", "« page 3 »"),
        ("jalons:\n  - { id: j, titre: t, source: ▸001:20-12 }", "« 001:20-12 »"),
        ("jalons:\n  - { id: j, titre: t, periode: ▸bientôt }", "« bientôt »"),
        ("jalons: ▸{ id: j, titre: t }", "une table"),
        ("glossaire: ▸[THD]", "une liste"),
    ])
    func pointsAtABadElement(section: String, trouve: String) throws {
        #expect(try faultAtMark(PetitYAML.avec(section)).trouve == trouve)
    }

    @Test(arguments: [
        ("p44", "une page se dit après sa source : écrivez « 001:p44 »"),
        ("page 44", "une page se dit après sa source : écrivez « 001:p44 »"),
        ("p. 44-46", "une page se dit après sa source : écrivez « 001:p44-46 »"),
        ("ligne 3", "par exemple 001:944 ou 001:944-960 pour des lignes, 001:p44 pour une page"),
    ])
    func explainsPagesWithASourceOfThePlan(ecrit: String, remede: String) throws {
        #expect(
            try faultAtMark(PetitYAML.avec("jalons:\n  - { id: j, titre: t, source: ▸\(ecrit) }")).remede == remede)
    }

    @Test(arguments: [
        ("annonces: ▸3 actions", "[{ niveau: action, nombre: 3 }]"),
        ("annonces: ▸beaucoup", "[{ niveau: …, nombre: … }]"),
        ("annonces: ▸{ niveau: action, nombre: 1 }", "[{ niveau: action, nombre: 1 }]"),
        ("jalons: ▸{ id: j, titre: \"a: b\" }", "[{ id: j, titre: \"a: b\" }]"),
    ])
    func advisesAListInTheFormOfOneElement(section: String, element: String) throws {
        let remede = try faultAtMark(PetitYAML.avec(section)).remede
        #expect(remede == "écrivez \(element) ou une ligne « - … » par élément")
    }

    @Test(arguments: [
        ("budget", "montants", "40 000 €", "[{ valeur: 40000, devise: EUR }]"),
        ("cal", "calendrier", "ouverture", "[{ annee: 2018, etape: ouverture }]"),
        ("cal", "calendrier", "{ annee: 2019, etape: e }", "[{ annee: 2019, etape: e }]"),
    ])
    func advisesTheElementOfAField(champ: String, type: String, ecrit: String, element: String) throws {
        let texte = PetitYAML.fiche("\(champ): ▸\(ecrit)").replacing(
            "champs:\n", with: "champs:\n  - { id: \(champ), libelle: L, type: \(type), niveaux: [action] }\n",
            maxReplacements: 1)
        #expect(
            try faultAtMark(texte).remede
                == "écrivez \(element), une ligne « - … » par élément, ou l'un des quatre mots")
    }

    @Test(arguments: [
        ("lancement: ▸30/02/2024", "ce jour n'existe pas"), ("lancement: ▸31 avril 2019", "ce jour n'existe pas"),
        ("lancement: ▸T5 2024", "un trimestre va de T1 à T4"), ("lancement: ▸S3 2020", "un semestre est S1 ou S2"),
        ("lancement: { imprime: x, debut: ▸30/06/2019 }", "écrivez « 2019-06-30 »"),
    ])
    func saysThatADayDoesNotExist(ecrit: String, remede: String) throws {
        #expect(try faultAtMark(PetitYAML.fiche(ecrit)).remede == remede)
    }

    @Test func quotesTheYearOfThePlan() throws {
        let fault = try faultAtMark(PetitYAML.fiche("lancement: { imprime: x, debut: ▸bientôt }"))
        #expect(fault.attendu == "une date qui existe, écrite 2018-04-17")
    }

    @Test func stopsAtLevelsThatCannotBeRead() throws {
        var petit = PetitYAML()
        petit.niveaux = "niveaux: { axe: structure, action: action }"
        let found = try faults(petit.text)
        #expect(found.map(\.attendu) == ["une liste de niveaux, du plus haut au plus bas"])
    }

    @Test(arguments: [
        ("pilotes: [CD, ▸CD]", "l'organisation « CD » deux fois"),
        (
            "pilotes: [{ libelle: La Poste }, ▸{ libelle: la poste }]",
            "l'organisation « la poste », que rien ne distingue de « La Poste » pour qui lit"
        ),
    ])
    func refusesTwoNamesThatAReaderTakesForOne(ecrit: String, trouve: String) throws {
        #expect(try faultAtMark(PetitYAML.fiche(ecrit)).trouve == trouve)
    }

    @Test func refusesTwoSiglesAndTwoTerritoriesThatAReaderTakesForOne() throws {
        let sigles = try faultAtMark(
            try petit("organisations:\n", "organisations:\n  DT-ARS: Un\n  ▸dt ars: Deux\n"))
        #expect(sigles.trouve == "le sigle « dt ars », que rien ne distingue de « DT-ARS » pour qui lit")
        let territoires = try faultAtMark(
            PetitYAML.avec("territoires:\n  Forêt d'Été: non renseigné\n  ▸Foret d’ete: non renseigné"))
        #expect(territoires.trouve.hasPrefix("le territoire « Foret d’ete »"))
    }

    @Test(arguments: ["None", "N/A", "\"-\"", "nc", "\"?\""])
    func warnsOfTheWordsOfOthersForNothing(mot: String) throws {
        let lu = try read(PetitYAML.fiche("objectif: \(mot)"))
        #expect(lu.avertissements.map(\.attendu).contains { $0.hasSuffix("s'il s'agit de ce mot") })
    }

    @Test(arguments: ["Pr\u{C3}\u{A9}server", "pr\u{FFFD}server", "pr?server"])
    func warnsOfDamagedAccents(texte: String) throws {
        let lu = try read(PetitYAML.fiche("objectif: \(texte)"))
        #expect(lu.avertissements.map(\.attendu) == ["du texte en UTF-8"])
        #expect(try read(PetitYAML.fiche("objectif: Préserver ? oui")).avertissements.isEmpty)
    }

    @Test func proposesTheSourceOfAnUnknownReference() throws {
        let fault = try faultAtMark(PetitYAML.avec("jalons:\n  - { id: j, titre: t, source: ▸002:5 }"))
        #expect(fault.attendu == "une source déclarée : 001")
    }

    // MARK: - Identifiers and references

    @Test func refusesAnIdentifierDeclaredTwice() throws {
        let fault = try faultAtMark(PetitYAML.avec("jalons:\n  - { id: ▸carte, titre: t }"))
        let line = try #require(PetitYAML().text.split(separator: "\n").firstIndex { $0.contains("{ id: carte") }) + 1
        #expect(fault.trouve == "l'identifiant « carte », déjà déclaré ligne \(line)")
        #expect(fault.attendu == "un identifiant unique dans le plan")
    }

    @Test func letsALevelAndANodeBearTheSameName() throws {
        #expect(try read(try petit("{ id: carte,", "{ id: action,")).plan.noeuds.last?.id == id("action"))
    }

    @Test(arguments: [
        ("  - { id: \"001\", titre: Le schéma, nature: document }", "  - { id: ▸\"001\", titre: Autre }"),
        (
            "  - { id: axe, mot: axe, pluriel: axes, role: structure, numerotation: globale }",
            "  - { id: ▸axe, mot: a, role: structure }"
        ),
        (
            "  - { id: publics, libelle: Publics, type: liste, niveaux: [action] }",
            "  - { id: ▸publics, libelle: P, type: texte, niveaux: [action] }"
        ),
    ])
    func refusesASourceALevelOrAFieldDeclaredTwice(premier: String, second: String) throws {
        let fixture = try marked(try petit(premier, premier + "\n" + second))
        let fault = try #require(try faults(fixture.text).first)
        #expect((fault.ligne, fault.colonne) == (fixture.line, fixture.column), "\(fault)")
    }

    @Test func proposesTheNodeThatWasMeant() throws {
        let fault = try faultAtMark(PetitYAML.fiche("actions-liees: [{ vers: ▸carthe }]"))
        #expect(fault.trouve == "« carthe », qui ne désigne rien")
        #expect(fault.attendu == "l'identifiant d'un nœud du plan")
        #expect(fault.remede == "vouliez-vous « carte » ?")
    }

    @Test(arguments: [
        ("titre: Dresser une carte", "titre: T, references: [▸rien]"),
        ("titre: Dresser une carte", "titre: T, rattachement_secondaire: ▸rien"),
        ("titre: Dresser une carte", "titre: T, rattachement_secondaire: { valeur: ▸rien, precision: p }"),
    ])
    func refusesAReferenceToNothing(ecrit: String, remplace: String) throws {
        let fault = try faultAtMark(try petit(ecrit, remplace))
        #expect(fault.trouve == "« rien », qui ne désigne rien")
        #expect(fault.remede == "déclarez-le, ou supprimez ce renvoi")
    }

    @Test func doesNotAccuseAReferenceToANodeThatIsItselfFaulty() throws {
        let found = try faults(
            try petit(", titre: Dresser une carte", "") + "conventions:\n  - { id: c, titre: t, noeuds: [carte] }\n")
        #expect(found.map(\.trouve) == ["aucune clé « titre »"])
    }

    @Test func refusesALevelOutOfOrder() throws {
        let fault = try faultAtMark(try petit("{ id: carte, niveau: action", "{ id: carte, niveau: ▸axe"))
        #expect(fault.trouve == "un nœud de niveau « axe » sous un nœud de niveau « axe »")
        #expect(fault.remede == "vérifiez l'indentation de ce nœud, ou l'ordre des niveaux")
    }

    @Test func letsALevelBeSkipped() throws {
        #expect(
            try read(try petit("{ id: carte, niveau: action", "{ id: carte, niveau: sous-action")).plan.noeuds.count
                == 2)
    }

    @Test(arguments: [
        ("niveau: action, titre", "niveau: ▸acton, titre", "« acton »", "vouliez-vous « action » ?"),
        ("base: axe", "base: ▸ax", "« ax »", "vouliez-vous « axe » ?"),
        (
            "type: liste, niveaux: [action]", "type: liste, niveaux: [▸actions]", "« actions »",
            "un niveau se désigne par son identifiant : écrivez « action »"
        ),
    ])
    func proposesTheLevelThatWasMeant(ecrit: String, remplace: String, trouve: String, remede: String) throws {
        let fault = try faultAtMark(try petit(ecrit, remplace))
        #expect(fault.trouve == trouve)
        #expect(fault.attendu == "un niveau déclaré : action, axe, sous-action")
        #expect(fault.remede == remede)
    }

    @Test func pointsAtAComposedNumberingWithoutItsBase() throws {
        let fault = try faultAtMark(
            try petit(
                "{ id: action, mot: action, pluriel: actions, role: action, numerotation: composee, base: axe }",
                "▸{ id: action, mot: action, pluriel: actions, role: action, numerotation: composee }"))
        #expect(fault.trouve == "la numérotation « composee » sans « base »")
    }

    @Test(arguments: [
        ("type: texte, niveaux", "type: texte, role: ▸pilote, niveaux", "« role » sur un champ de type texte"),
        ("type: texte, niveaux", "type: texte, usage: ▸lancement, niveaux", "« usage » sur un champ de type texte"),
        ("role: pilote", "role: ▸pilot", "« pilot »"),
        ("usage: lancement", "usage: ▸debut", "« debut »"),
        ("type: texte", "type: ▸text", "« text »"),
        ("type: liste, niveaux: [action]", "type: liste, niveaux: [action], attendu: ▸jamais", "« jamais »"),
    ])
    func pointsAtABadField(ecrit: String, remplace: String, trouve: String) throws {
        let fixture = try marked(try petit(ecrit, remplace))
        let fault = try #require(try faults(fixture.text).first)
        #expect((fault.ligne, fault.colonne) == (fixture.line, fixture.column))
        #expect(fault.trouve == trouve)
    }

    // MARK: - Sheets

    @Test(arguments: [
        ("▸pilote: [CD]", "le champ « pilote »", "vouliez-vous « pilotes » ?"),
        ("▸budget: 12", "le champ « budget »", nil),
        ("pilotes: [▸CDD]", "« CDD »", "vouliez-vous « CD » ?"),
        (
            "pilotes: [▸Pôle emploi]", "« Pôle emploi »",
            "déclarez-le, ou écrivez { libelle: Pôle emploi } si ce n'est pas un organisme"
        ),
        ("pilotes: [▸{ sigle: CD, libelle: b }]", "sigle et libelle", nil),
        ("pilotes: [▸{ precision: b }]", "aucun nom", nil),
        ("pilotes: [{ statut: ▸indéfini }]", "« indéfini »", nil),
        (
            "pilotes: ▸CD", "le texte « CD »",
            "écrivez [CD], une ligne « - … » par élément, ou l'un des quatre mots"
        ),
        (
            "publics: ▸Habitants", "le texte « Habitants »",
            "écrivez [Habitants], une ligne « - … » par élément, ou l'un des quatre mots"
        ),
        (
            "lancement: ▸hiver 2018", "« hiver 2018 »",
            "donnez les bornes : { imprime: hiver 2018, debut: 2018-01-01, fin: 2018-12-31 }"
        ),
        (
            "lancement: { imprime: x, debut: 2019-01-01, fin: ▸2018-01-01 }",
            "une fin (2018-01-01) avant le début (2019-01-01)", nil
        ),
        (
            "lancement: { imprime: x, debut: ▸2018-02-30 }", "« 2018-02-30 »", "ce jour n'existe pas"
        ),
        ("objectif: ▸[a, b]", "une liste", nil),
        ("objectif: { valeur: a, statut: ▸illisible }", "à la fois « valeur » et « statut »", nil),
        ("objectif: { statut: ▸perdu }", "« perdu »", nil),
        ("actions-liees: [▸{ imprime: fiche 3 }]", "aucune clé « vers »", "ajoutez une ligne « vers: … »"),
    ])
    func pointsAtABadValueOfASheet(ecrit: String, trouve: String, remede: String?) throws {
        let fault = try faultAtMark(PetitYAML.fiche(ecrit))
        #expect(fault.trouve == trouve)
        #expect(fault.remede == remede)
    }

    @Test func refusesAFieldOnALevelThatHasNone() throws {
        let fault = try faultAtMark(
            try petit("    titre: Préserver la proximité\n", "    titre: T\n    champs: { ▸objectif: but }\n"))
        #expect(fault.trouve == "le champ « objectif » sur un nœud de niveau « axe »")
        #expect(fault.remede == "ajoutez « axe » à la clé « niveaux » du champ, ou déplacez la valeur")
    }

    @Test func refusesTheSourceOfAnUnknownField() throws {
        let fault = try faultAtMark(try petit("titre: Dresser une carte", "titre: T, sources: { ▸objectf: 001:1 }"))
        #expect(fault.attendu == "un champ déclaré, ou une clé du nœud")
        #expect(fault.remede == "vouliez-vous « objectif » ?")
    }

    @Test(arguments: ["2nd semestre 2017", "2024", "jusqu'en 2016", "à partir de 2030"])
    func refusesAPeriodOutsideThePlanUnlessToldWhy(imprime: String) throws {
        let fault = try faultAtMark(PetitYAML.fiche("lancement: ▸\(imprime)"))
        #expect(fault.trouve == "« \(imprime) », hors de la période du plan (2018-2023)")
        #expect(fault.attendu == "une période du plan")
        #expect(try #require(fault.remede).contains("hors_plan"))
        let lu = try read(PetitYAML.fiche("lancement: { imprime: \(imprime), hors_plan: imprimé ainsi }"))
        #expect(
            lu.plan.noeuds.first?.champs[id("lancement")].flatMap { contenu in
                if case .periode(let periode) = contenu.valeur { periode.horsPlan } else { nil }
            } == "imprimé ainsi")
    }

    @Test func acceptsAnyPeriodWhenThePlanHasNone() throws {
        let text = PetitYAML.fiche("lancement: 1990").replacing("periode: 2018-2023", with: "periode: non renseigné")
        #expect(try read(text).avertissements.isEmpty)
    }

    @Test(arguments: Absence.allCases)
    func refusesASigleThatIsOneOfTheFourWords(absence: Absence) throws {
        _ = try faultAtMark(try petit("organisations:\n", "organisations:\n  ▸\(absence.rawValue): Nom\n"))
    }

    @Test(arguments: ["A, B", String(repeating: "S", count: 81)])
    func refusesASigleThatCannotBeOne(sigle: String) throws {
        let fault = try faultAtMark(try petit("organisations:\n", "organisations:\n  ▸\"\(sigle)\": Nom\n"))
        #expect(fault.trouve == "le sigle « \(sigle) »")
    }

    // MARK: - Several faults

    @Test func reportsEveryFaultInOneRunInTheOrderOfTheFile() throws {
        var petit = PetitYAML()
        petit.plan = petit.plan.replacing("{ libelle: avril 2018 }", with: "{ date: 2018-02-30, etat: projt }")
        petit.noeuds = """
            noeuds:
              - { id: Carte, niveau: acton, titre: T, references: [rien] }
            """
        petit.suite = """
            jalons:
              - { titre: t, source: 9:1 }
            instances:
              - { nom: n, role: pilotag, rythm: x }
            indicateurs:
              - { id: i, nature: quali, sens: hauss, source: page }
            """
        let found = try faults(petit.text)
        #expect(
            found.map(\.trouve) == [
                "aucune clé « libelle »", "« 2018-02-30 »", "« projt »", "« Carte »", "« acton »",
                "aucune clé « id »", "la source « 9 »",
                "aucune clé « id »", "« pilotag »", "la clé « rythm »",
                "aucune clé « titre »", "« quali »", "« hauss »", "« page »",
            ], "\(UnreadablePlan(diagnostics: found))")
        let places = found.map { [$0.ligne, $0.colonne] }
        #expect(places == places.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
    }

    @Test func reportsReferencesToNothingBesideTheOtherFaults() throws {
        let found = try faults(
            PetitYAML.fiche("pilotes: [XX], actions-liees: [{ vers: rien }], lancement: 1990") + "couleur: bleu\n")
        #expect(found.count == 4)
    }

    @Test func writesAFaultAsThreePartsAndItsRemedy() throws {
        let fault = try faultAtMark(PetitYAML.fiche("pilotes: [▸CDD]"))
        #expect(
            fault.description == """
                plan.yaml:\(fault.ligne):\(fault.colonne): erreur : trouvé « CDD », attendu un sigle déclaré dans « organisations »
                    → vouliez-vous « CD » ?
                """)
    }
}
