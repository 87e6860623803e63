import Fixtures
import PlanModel
import Testing

/// What is worth a remark and prevents nothing.
struct PlanReaderRemarksTests {
    /// The plan is read; its only remark stands at the mark.
    private func remarkAtMark(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Diagnostic {
        let fixture = try marked(text)
        let found = try read(fixture.text).avertissements
        let remark = try #require(found.first, sourceLocation: location)
        #expect(found.count == 1, "\(found)", sourceLocation: location)
        #expect((remark.ligne, remark.colonne) == (fixture.line, fixture.column), sourceLocation: location)
        #expect(remark.gravite == .avertissement, sourceLocation: location)
        return remark
    }

    @Test(arguments: [
        ("A définir", "à définir"), ("a definir", "à définir"), ("non-renseigné", "non renseigné"),
        ("Illisible", "illisible"), ("Sans objet", "sans objet"), ("non renseignée", "non renseigné"),
        ("sans objets", "sans objet"),
    ])
    func remarksAWordThatLooksLikeOneOfTheFour(ecrit: String, mot: String) throws {
        let remark = try remarkAtMark(PetitYAML.fiche("objectif: ▸\(ecrit)"))
        #expect(remark.trouve == "« \(ecrit) »")
        #expect(remark.attendu == "« \(mot) » s'il s'agit de ce mot")
    }

    @Test(arguments: ["Lisible par tous", "Objet", "Définir une stratégie", "Renseigner les habitants", "Invisible"])
    func saysNothingOfAnOrdinaryText(ecrit: String) throws {
        #expect(try read(PetitYAML.fiche("objectif: \(ecrit)")).avertissements.isEmpty)
    }

    @Test func leavesTheSuiviOfAnExportAside() throws {
        let lu = try read(PetitYAML.avec("suivi:\n  avancements: []"))
        #expect(lu.avertissements.map(\.trouve) == ["la section « suivi » d'un export"])
        #expect(lu.plan == (try read(PetitYAML().text)).plan)
    }

    @Test func remarksAnAnnouncedCountThatDiffers() throws {
        let remark = try remarkAtMark(PetitYAML.avec("annonces:\n  - ▸{ niveau: action, nombre: 3 }"))
        #expect(remark.trouve == "1 actions dans le fichier")
        #expect(remark.attendu == "3, le nombre annoncé")
        #expect(remark.remede == "complétez le plan, ou expliquez l'écart dans « note »")
    }

    /// Nothing is to be added to a plan that holds more than it announces.
    @Test func doesNotAskForMoreWhenThereIsMoreThanAnnounced() throws {
        let remark = try remarkAtMark(PetitYAML.avec("annonces:\n  - ▸{ niveau: action, nombre: 0 }"))
        #expect(
            remark.remede
                == "retirez ce qui est en double, ou comptez sous un nœud (« sous: … »), ou expliquez l'écart dans « note »"
        )
    }

    @Test(arguments: [("2018-2023", "6 ans"), ("2018-2023", "72 mois"), ("2018-2020", "trois ans"), ("2018", "1 an")])
    func acceptsADurationThatAgreesWithThePeriod(periode: String, duree: String) throws {
        #expect(
            try read(
                PetitYAML().text.replacing("periode: 2018-2023", with: "periode: \(periode)\n  duree: \(duree)")
            )
            .avertissements.isEmpty)
    }

    @Test func remarksADurationThatDoesNotAgreeWithThePeriod() throws {
        let remark = try remarkAtMark(
            PetitYAML().text.replacing("periode: 2018-2023", with: "periode: 2018-2023\n  duree: ▸5 ans"))
        #expect(remark.attendu == "72 mois, ceux de la période du plan (2018-2023)")
    }

    @Test func keepsTheRemarkOnceTheDifferenceIsExplained() throws {
        let remark = try remarkAtMark(
            PetitYAML.avec("annonces:\n  - ▸{ niveau: action, nombre: 3, note: la page 2 manque }"))
        #expect(remark.remede == nil)
    }

    @Test func countsOnlyUnderTheNodeThatIsNamed() throws {
        #expect(
            try read(PetitYAML.avec("annonces:\n  - { niveau: action, nombre: 1, sous: proximite }")).avertissements
                .isEmpty)
        #expect(
            try read(PetitYAML.avec("annonces:\n  - { niveau: action, nombre: 1, sous: carte }")).avertissements.isEmpty
        )
        _ = try remarkAtMark(PetitYAML.avec("annonces:\n  - ▸{ niveau: axe, nombre: 1, sous: carte }"))
    }

    @Test func remarksACodeThatTwoNodesOfALevelBear() throws {
        var petit = PetitYAML()
        petit.noeuds = """
            noeuds:
              - { id: a, niveau: axe, code: "1", titre: A }
              - { id: ▸b, niveau: axe, code: "1", titre: B }
              - { id: c, niveau: action, code: "1", titre: C }
            """
        let remark = try remarkAtMark(petit.text)
        #expect(remark.trouve == "le code « 1 », que porte déjà « a »")
        #expect(remark.remede == "si le document l'imprime ainsi, inscrivez-le dans « contradictions »")
    }

    @Test(arguments: [("par_parent", 0), ("libre", 0), ("globale", 1), ("aucune", 1)])
    func comparesCodesWithinTheScopeOfTheNumbering(numerotation: String, remarks: Int) throws {
        var petit = PetitYAML()
        petit.niveaux = petit.niveaux.replacing("composee, base: axe", with: numerotation)
        petit.noeuds = """
            noeuds:
              - { id: a, niveau: axe, titre: A, contient: [{ id: c, niveau: action, code: "1", titre: C }] }
              - { id: b, niveau: axe, titre: B, contient: [{ id: d, niveau: action, code: "1", titre: D }] }
            """
        #expect(try read(petit.text).avertissements.count == remarks)
    }
}
