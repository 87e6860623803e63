import Fixtures
import Foundation
import PlanModel
import Testing

/// What a plan may say besides words: figures, amounts, codes, and the faults that name their own remedy.
struct FormatGagneTests {
    private func champ(_ type: String, _ valeur: String) throws -> Contenu? {
        let text = PetitYAML.fiche("publics: \(valeur)").replacing("type: liste", with: "type: \(type)")
        return try read(text).plan.noeuds.first?.champs[id("publics")]?.valeur
    }

    private func fautAuChamp(_ type: String, _ valeur: String, _ location: SourceLocation = #_sourceLocation) throws
        -> Diagnostic
    {
        try faultAtMark(
            PetitYAML.fiche("publics: \(valeur)").replacing("type: liste", with: "type: \(type)"), location)
    }

    // MARK: - Periods in their plan

    @Test(arguments: [
        ("court terme", "2018-01-01", "2019-12-31"), ("à court terme", "2018-01-01", "2019-12-31"),
        ("année 2", "2019-01-01", "2019-12-31"), ("années 1 à 3", "2018-01-01", "2020-12-31"),
        ("durée du schéma", "2018-01-01", "2023-12-31"),
    ])
    func readsWordsAsThePlanDefinesThem(imprime: String, debut: String, fin: String) throws {
        let text = PetitYAML.fiche("lancement: \(imprime)").replacing(
            "periode: 2018-2023", with: "periode: 2018-2023\n  horizons: { Court terme: 2018-2019 }")
        let plan = try read(text).plan
        guard case .periode(let periode)? = plan.noeuds.first?.champs[id("lancement")]?.valeur else {
            Issue.record("aucune période")
            return
        }
        #expect((periode.imprime, periode.debut, periode.fin) == (imprime, jour(debut), jour(fin)))
        // Written as it was printed, and read the same.
        let ecrit = try PlanWriter.yaml(plan)
        #expect(ecrit.contains("lancement: \(imprime)"))
        #expect(try read(ecrit).plan == plan)
    }

    @Test func advisesWithTheYearsOfThePlan() throws {
        let fault = try faultAtMark(
            PetitYAML.fiche("lancement: ▸bientôt, sans doute").replacing("2018-2023", with: "2021-2026")
                .replacing("bientôt, sans doute", with: "\"bientôt, sans doute\""))
        #expect(fault.attendu == "une période comprise (2021, 1er semestre 2021, 2021-2022…)")
        #expect(
            fault.remede
                == "donnez les bornes : { imprime: \"bientôt, sans doute\", debut: 2021-01-01, fin: 2021-12-31 }")
    }

    // MARK: - Fields

    @Test func readsFiguresWithTheirPlaceAndDate() throws {
        var chiffre = Chiffre(texte: "habitants éloignés")
        (chiffre.valeur, chiffre.unite, chiffre.territoire) = (Decimal(string: "12.5"), "%", "la région")
        chiffre.date = .connu(periode("2012"))
        #expect(
            try champ(
                "chiffres",
                "[trois maisons, { texte: habitants éloignés, valeur: 12.5, unite: \"%\", territoire: la région, date: 2012 }]"
            )
                == .chiffres([Chiffre(texte: "trois maisons"), chiffre]))
    }

    @Test(arguments: [("12000", 1_200_000), ("12000.5", 1_200_050), ("0.01", 1), ("0", 0)])
    func readsAmountsToTheHundredth(ecrit: String, centimes: Int) throws {
        var montant = Montant(centimes: .connu(centimes))
        montant.financeur = Mention(.sigle("CD"))
        #expect(try champ("montants", "[{ valeur: \(ecrit), financeur: CD }]") == .montants([montant]))
    }

    @Test(arguments: [
        ("[{ valeur: ▸12 000 }]", "écrivez « 12000 »"), ("[{ valeur: ▸\"12 000,50 €\" }]", "écrivez « 12000.50 »"),
        ("[{ valeur: ▸12 k€ }]", "la monnaie se met dans « devise », ce que c'est dans « objet »"),
        ("[{ valeur: ▸1.005 }]", "un montant ne s'arrondit pas : vérifiez le document"),
        ("[{ valeur: ▸-5 }]", "un montant ne s'arrondit pas : vérifiez le document"),
        ("[{ valeur: 5, devise: ▸euros }]", "écrivez EUR, ou supprimez la clé"),
        ("[{ valeur: 5, financeur: ▸XYZ }]", "déclarez-le, ou écrivez { libelle: XYZ } si ce n'est pas un organisme"),
    ])
    func pointsAtABadAmount(ecrit: String, remede: String) throws {
        #expect(try fautAuChamp("montants", ecrit).remede == remede)
    }

    @Test(arguments: [
        ("6 ans", 72), ("six ans", 72), ("18 mois", 18), ("2 ans et demi", 30), ("un an et 6 mois", 18),
        ("deux semestres", 12), ("une année", 12), ("3 trimestres", 9),
    ])
    func readsDurations(imprime: String, mois: Int) throws {
        #expect(try champ("duree", imprime) == .duree(Duree(imprime: imprime, mois: mois)))
    }

    @Test(arguments: ["longtemps", "ans", "0 ans", "6", "6 ans et", "un mois et demi"])
    func leavesOtherDurationsToTheFile(imprime: String) throws {
        #expect(
            try fautAuChamp("duree", "▸\(imprime)").remede
                == "donnez les mois s'ils sont connus : { imprime: \(imprime), mois: … }")
        #expect(try champ("duree", "{ imprime: \(imprime) }") == .duree(Duree(imprime: imprime, mois: nil)))
    }

    @Test func readsStepsByYear() throws {
        let ecrit =
            "[{ annee: 2018, etape: étude, fait: oui }, { annee: 2019, etape: travaux, fait: false }, { annee: 2020, etape: ouverture }]"
        #expect(
            try champ("calendrier", ecrit)
                == .calendrier([
                    .init(annee: 2018, etape: "étude", fait: true), .init(annee: 2019, etape: "travaux", fait: false),
                    .init(annee: 2020, etape: "ouverture"),
                ]))
    }

    // MARK: - Nodes and indicators

    @Test func keepsSeveralSecondaryNodesInTheirRank() throws {
        var petit = PetitYAML()
        petit.noeuds = """
            noeuds:
              - { id: a, niveau: axe, titre: A }
              - { id: b, niveau: axe, titre: B }
              - { id: c, niveau: action, titre: C, rattachement_secondaire: [b, a], priorite: 2 }
              - { id: d, niveau: action, titre: D, rattachement_secondaire: a, priorite: { imprime: forte, rang: 1 } }
            """
        let noeuds = try read(petit.text).plan.noeuds
        #expect(noeuds[2].rattachementSecondaire == .connu([id("b"), id("a")]))
        #expect(noeuds[3].rattachementSecondaire == .connu([id("a")]))
        #expect(noeuds.map(\.priorite?.rang) == [nil, nil, 2, 1])
    }

    @Test(arguments: [
        ("c", "ce nœud lui-même"), ("b", "« b », sous lequel ce nœud est déjà"), ("s", "« s », placé sous ce nœud"),
        ("d", "« d », de niveau « action »"),
    ])
    func refusesASecondaryNodeThatIsNoOtherBranch(vers: String, trouve: String) throws {
        var petit = PetitYAML()
        petit.noeuds = """
            noeuds:
              - { id: a, niveau: axe, titre: A }
              - id: b
                niveau: axe
                titre: B
                contient:
                  - { id: c, niveau: action, titre: C, rattachement_secondaire: [a, \(vers)], contient: [{ id: s, niveau: sous-action, titre: S }] }
                  - { id: d, niveau: action, titre: D, rattachement_secondaire: a }
            """
        let refus = try #require(throws: UnreadablePlan.self) { try read(petit.text) }
        let faute = try #require(refus.diagnostics.first)
        #expect(refus.diagnostics.count == 1)
        #expect(faute.trouve == trouve)
        #expect(faute.attendu == "un nœud de structure d'une autre branche (axe)")
    }

    /// What the store holds from before several could be given.
    @Test func readsTheStoredJSONOfOneSecondaryNode() throws {
        var noeud = noeud("maison", "action")
        noeud.rattachementSecondaire = .connu([id("axe-2")])
        let json = String(decoding: noeud.json, as: UTF8.self)
        #expect(json.contains(#""rattachementSecondaire":{"v":"axe-2"}"#))
        #expect(!json.contains("priorite"))
        #expect(try Noeud(json: noeud.json) == noeud)
    }

    /// A plan stored before its lists had a place.
    @Test func readsTheStoredJSONOfAPlanWithoutTheNewLists() throws {
        let plan = try read(PetitYAML().text).plan
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(plan), as: UTF8.self)
        for cle in ["territoires", "schemas", "horizons", "contact", "duree"] {
            #expect(!json.contains("\"\(cle)"), "\(cle)")
        }
        #expect(try JSONDecoder().decode(Plan.self, from: Data(json.utf8)) == plan)
    }

    @Test func readsTargetsByTerritoryAndTheirBounds() throws {
        let text = PetitYAML.avec(
            """
            indicateurs:
              - id: i
                titre: t
                cibles:
                  - { annee: 2020, valeur: 10, borne: au_moins }
                  - { annee: 2023, valeur: 30 }
                  - { annee: 2019, valeur: 5, borne: au_plus, territoire: Mauriac }
            """)
        let cibles = try #require(try read(text).plan.indicateurs.first).cibles
        #expect(
            cibles == [
                .init(annee: 2020, valeur: .connu(10), borne: .auMoins), .init(annee: 2023, valeur: .connu(30)),
                .init(annee: 2019, valeur: .connu(5), borne: .auPlus, territoire: "Mauriac"),
            ])
    }

    @Test(arguments: [
        ("au moins 800", "{ valeur: 800, borne: au_moins }"), ("1 200 au minimum", "{ valeur: 1200, borne: au_moins }"),
        ("au plus 12,5", "{ valeur: 12.5, borne: au_plus }"), ("moins de 30", "{ valeur: 30, borne: au_plus }"),
    ])
    func saysWhereAtLeastIsWritten(ecrit: String, remede: String) throws {
        let fault = try faultAtMark(
            PetitYAML.avec("indicateurs:\n  - { id: i, titre: t, cibles: [{ annee: 2020, valeur: ▸\"\(ecrit)\" }] }"))
        #expect(fault.remede == "écrivez \(remede), avec la même année")
    }

    // MARK: - References and addresses

    @Test(arguments: [("001:p44", true, 44, nil), ("001:p44-46", true, 44, 46), ("001:944", false, 944, nil)])
    func readsAReferenceToPages(ecrit: String, enPages: Bool, debut: Int, fin: Int?) throws {
        let renvoi = try #require(Renvoi(rawValue: ecrit))
        #expect((renvoi.enPages, renvoi.debut, renvoi.fin, renvoi.rawValue) == (enPages, debut, fin, ecrit))
    }

    @Test(arguments: ["001:p", "001:p0", "001:44p", "001:pp4", "001:p46-44", "001:P4"])
    func refusesAReferenceToNoPage(ecrit: String) { #expect(Renvoi(rawValue: ecrit) == nil) }

    @Test(arguments: [
        ("example.fr/x", nil), ("www.example.fr", "écrivez « https://www.example.fr »"), ("ftp://example.fr", nil),
        ("https://", nil), ("https:///x", nil),
    ])
    func refusesAnAddressThatIsNotWhole(ecrit: String, remede: String?) throws {
        let fault = try faultAtMark(
            try petit("nature: document }", "nature: document, url: ▸\"\(ecrit)\" }"))
        #expect(fault.remede == remede)
    }

    @Test(arguments: [
        (
            "siren: ▸\"55210055\"",
            "il a 8 chiffres au lieu de 9 : un zéro de tête s'est peut-être perdu, mettez-le entre guillemets"
        ),
        ("siren: ▸552 100 554", "écrivez « 552100554 », sans espace ni point"),
        ("siren: ▸\"552100545\"", "sa clé est fausse : un chiffre est mal recopié, ou deux sont inversés"),
        ("siren: ▸55210055A", "« A » n'est pas un chiffre"),
        ("siret: ▸\"55210055400014\"", "sa clé est fausse : un chiffre est mal recopié, ou deux sont inversés"),
        ("siren: \"356000000\", siret: ▸\"55210055400013\"", "l'un des deux est celui d'un autre"),
        (
            "contact: { courriel: ▸mairie }",
            "une adresse de la poste se met dans « adresse », celle d'une page dans « url »"
        ),
    ])
    func pointsAtABadCode(ecrit: String, remede: String) throws {
        let fault = try faultAtMark(try petit("ARS: Agence régionale de santé", "ARS: { nom: Agence, \(ecrit) }"))
        #expect(fault.remede == remede)
    }

    /// La Poste has too many places for the key: the sum of the digits replaces it.
    @Test func acceptsThePlacesOfLaPoste() {
        #expect(CodeOfficiel.siret("35600000000048") == nil)
        #expect(CodeOfficiel.siret("35600000049837") == nil)
        #expect(CodeOfficiel.siret("35600000049838") == .cle)
    }

    @Test(arguments: ["15120", "2A004", "97105", "97611", "15", "2B", "974", "200066660"])
    func acceptsTheCodeOfATerritory(code: String) throws {
        let plan = try read(PetitYAML.avec("territoires: { Mauriac: \"\(code)\" }")).plan
        #expect(plan.territoires.map(\.insee) == [code])
    }

    @Test(arguments: [
        ("1004", "un zéro de tête s'est perdu : écrivez \"01004\", entre guillemets"),
        ("2a004", "écrivez \"2A004\", en capitales"), ("96001", nil), ("Mauriac", nil),
        ("200066661", "sa clé est fausse : un chiffre est mal recopié, ou deux sont inversés"),
    ])
    func pointsAtABadTerritory(code: String, remede: String?) throws {
        let fault = try faultAtMark(PetitYAML.avec("territoires: { Mauriac: ▸\"\(code)\" }"))
        if let remede { #expect(fault.remede == remede) }
    }

    // MARK: - Fields and levels in the wrong place

    @Test func saysThatAFieldStandsBesideItsPlace() throws {
        let fault = try faultAtMark(try petit("titre: Dresser une carte", "titre: T, ▸pilotes: [CD]"))
        #expect(fault.trouve == "le champ « pilotes » directement sur le nœud")
        #expect(fault.remede == "mettez-le sous « champs: », en retrait : champs: { pilotes: … }")
    }

    @Test(arguments: [
        (
            "niveau: action, titre", "niveau: ▸Actions, titre",
            "un niveau se désigne par son identifiant : écrivez « action »"
        ),
        (
            "niveau: action, titre", "niveau: ▸sous action, titre",
            "un niveau se désigne par son identifiant : écrivez « sous-action »"
        ),
        (
            "type: liste, niveaux: [action]", "type: liste, niveaux: ▸action",
            "écrivez-la entre crochets : niveaux: [action]"
        ),
        (
            "type: liste, niveaux: [action]", "type: liste, niveaux: ▸\"axe, action\"",
            "écrivez-la entre crochets : niveaux: [axe, action]"
        ),
    ])
    func saysHowALevelIsNamed(ecrit: String, remplace: String, remede: String) throws {
        #expect(try faultAtMark(try petit(ecrit, remplace)).remede == remede)
    }

    @Test(arguments: ["niveaux: ▸[axe, action]", "niveaux:\n  ▸axe: { mot: axe, role: structure }"])
    func saysHowLevelsAreDeclared(section: String) throws {
        var petit = PetitYAML()
        (petit.niveaux, petit.champs) = (section, "")
        let fixture = try marked(petit.text.replacing("▸[axe", with: "[▸axe"))
        let fault = try #require(try faults(fixture.text).first)
        #expect(fault.remede?.hasPrefix("écrivez un niveau par ligne : - { id: action, ") == true)
        // No node is accused of naming a level that could not be declared for a reason already told.
        #expect(try faults(fixture.text).allSatisfy { $0.remede != nil })
    }

    @Test func refusesAStatusOfNothing() throws {
        let fault = try faultAtMark(PetitYAML.avec("instances:\n  - { id: i, nom: n, statut_rythme: ▸propose }"))
        #expect(fault.remede == "ajoutez « rythme », ou écrivez « statut » s'il s'agit de l'instance elle-même")
    }
}
