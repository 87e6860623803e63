import Fixtures
import PlanModel
import Testing

struct PlanWriterTests {
    /// Writes, reads back, and writes again.
    private func roundTrip(_ plan: Plan, _ comment: Comment? = nil, _ location: SourceLocation = #_sourceLocation)
        throws
    {
        let text = try PlanWriter.yaml(plan)
        let back = try read(text).plan
        #expect(back == plan, comment, sourceLocation: location)
        #expect(try PlanWriter.yaml(back) == text, comment, sourceLocation: location)
    }

    @Test func givesBackTheCompleteFixture() throws {
        try roundTrip(read(planComplet).plan)
    }

    @Test(arguments: plansDuDepot)
    func givesBackThePlansOfTheRepository(slug: String) throws {
        try roundTrip(planDuDepot(slug))
    }

    @Test func givesBackTheSmallPlan() throws {
        try roundTrip(petitPlan())
    }

    @Test(arguments: 0..<40)
    func givesBackWhateverRandomChangesMake(seed: UInt64) throws {
        var mutator = PlanMutator(seed: seed)
        let base = seed.isMultiple(of: 2) ? petitPlan() : try read(planComplet).plan
        try roundTrip(mutator.mutate(base, times: 12), "seed \(seed)")
    }

    /// Wherever a text may stand last in a section, and where it is followed by another key.
    @Test(arguments: PlanMutator.textesDifficiles)
    func givesBackTextsThatYAMLWouldSpoil(ecrit: String) throws {
        let (texte, ligne) = (ecrit.saisi, ecrit.saisiSurUneLigne)
        var plan = petitPlan()
        plan.titre = ligne
        plan.resume = texte
        plan.version.libelle = ligne
        plan.noeuds[1].titre = .connu(ligne)
        plan.noeuds[1].code = ligne
        plan.noeuds[1].champs[id("objectif")] = .connu(.texte(texte), precision: texte)
        for place in plan.noeuds.indices { plan.noeuds[place].note = texte }
        plan.organisations.append(Organisation(sigle: "XX", nom: .connu(texte)))
        plan.glossaire = [Sigle(sigle: "YY", sens: .connu(texte))]
        var jalon = Jalon(id: id("jalon"), titre: ligne)
        jalon.note = texte
        plan.jalons = [jalon]
        plan.contradictions = [Contradiction(id: id("c"), lectures: [.init(valeur: texte), .init(valeur: texte)])]
        plan.retraits = [Retrait(id: id("r"), sort: .clos, motif: texte)]
        try roundTrip(plan)
    }

    @Test(arguments: ["THD", "a b", "1", "oui", "2018", "C&D", "*", "a: b", "#", "é", "-", "?", "y", "002:12", "~"])
    func givesBackAnySigle(sigle: String) throws {
        var plan = petitPlan()
        plan.organisations.append(Organisation(sigle: sigle, nom: .absent(.illisible)))
        plan.glossaire = [Sigle(sigle: sigle, sens: .absent(.aDefinir, precision: "p"))]
        plan.copilotes = [Mention(.sigle(sigle)), Mention(.sigle(sigle), precision: "p")]
        if sigle == "~" {
            #expect(throws: UnreadablePlan.self) { try read(PlanWriter.yaml(plan)) }
        } else {
            try roundTrip(plan)
        }
    }

    @Test(arguments: [
        "organisations:\n  CD: { nom: { valeur: Conseil, precision: p } }",
        "organisations:\n  CD: { valeur: Conseil, precision: p }",
        "organisations:\n  CD: { nom: { statut: illisible, precision: p }, nature: fonction }",
        "organisations:\n  CD: { statut: illisible, precision: p }",
        "organisations:\n  CD: { nom: illisible }",
        "organisations:\n  CD: { nature: categorie }",
    ])
    func givesBackEveryFormOfAnOrganisation(section: String) throws {
        var petit = PetitYAML()
        petit.organisations = section
        try roundTrip(read(petit.text).plan)
    }

    @Test(arguments: [
        "lancement: { imprime: 2018, debut: 2018-03-01 }",
        "lancement: { imprime: 2018, debut: 2018-01-01, fin: 2018-12-31 }",
        "lancement: { imprime: rapidement }", "lancement: { imprime: rapidement, fin: 2019-06-30 }",
        "lancement: { imprime: 2017, hors_plan: imprimé ainsi }",
        "lancement: { imprime: rapidement, debut: 2017-01-01, fin: 2017-02-01, hors_plan: imprimé ainsi }",
        "lancement: { valeur: { imprime: x, debut: 2018-09-01 }, precision: p }",
        "lancement: en cours ou courant 2018", "lancement: { imprime: en cours, fin: 2020-12-31 }",
    ])
    func givesBackEveryFormOfAPeriod(champ: String) throws {
        try roundTrip(read(PetitYAML.fiche(champ)).plan)
    }

    @Test(arguments: [
        "reference: { annee: 2016, valeur: 12.50 }",
        "reference: { annee: 2016, valeur: { valeur: -0.5, precision: p } }",
        "reference: { annee: 2016, valeur: à définir }", "reference: sans objet",
        "reference: { statut: à définir, precision: p }",
        "cibles: [{ annee: 2020, valeur: 0.000000000000000001 }, { annee: 2021, valeur: 123456789012345678901234567890 }]",
    ])
    func givesBackEveryFormOfAFigure(indicateur: String) throws {
        try roundTrip(read(PetitYAML.avec("indicateurs:\n  - { id: i, titre: t, \(indicateur) }")).plan)
    }

    @Test func givesBackANodeWhoseSourcesAreEmpty() throws {
        try roundTrip(read(petit("titre: Dresser une carte", "titre: T, sources: { titre: [] }, champs: {}")).plan)
    }

    /// A known value never takes the appearance of an absent one.
    @Test(arguments: Absence.allCases)
    func neverConfusesAValueWithAnAbsence(absence: Absence) throws {
        let text = PetitYAML.fiche("objectif: { valeur: \(absence.rawValue) }")
        guard let lu = try? read(text) else { return }
        try roundTrip(lu.plan)
    }

    @Test func writesAsAPersonWould() throws {
        let text = try PlanWriter.yaml(petitPlan())
        #expect(
            text.hasPrefix(
                """
                # yaml-language-server: $schema=../schema/plan.schema.json
                format: plantracker/1

                plan:
                  identifiant: petit
                  departement: {code: "15", nom: Cantal}
                  titre: Petit plan
                """))
        #expect(text.contains("\n\n- id: numerique\n  niveau: axe\n  code: \"2\"\n"))
        #expect(text.contains("pilotes: [CD, ARS]"))
        #expect(!text.contains("\t"))
        #expect(text.hasSuffix("\n"))
    }

    @Test func writesTheSameTextForTheSamePlan() throws {
        #expect(try PlanWriter.yaml(read(planComplet).plan) == PlanWriter.yaml(read(planComplet).plan))
    }
}
