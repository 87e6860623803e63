import Fixtures
import PlanModel
import Testing

struct PlanReaderTests {
    @Test func readsTheSmallPlan() throws {
        let lu = try read(PetitYAML().text)
        #expect(lu.avertissements.isEmpty)
        #expect(lu.plan.identifiant == id("petit"))
        #expect(lu.plan.periode == .connu(periode("2018-2023")))
        #expect(lu.plan.version.date == .absent(.nonRenseigne))
        #expect(lu.plan.version.etat == .nonPrecise)
        #expect(lu.plan.noeuds.map(\.id.rawValue) == ["proximite", "carte"])
        #expect(lu.plan.noeuds.map { $0.parent?.rawValue } == [nil, "proximite"])
        #expect(lu.plan.niveaux.last?.numerotation == .libre)
    }

    @Test(arguments: plansDuDepot)
    func readsThePlansOfTheRepository(slug: String) throws {
        let plan = try planDuDepot(slug)
        #expect(plan.identifiant.rawValue == slug)
        #expect(!plan.noeuds.isEmpty)
    }

    @Test func readsSectionsInAnyOrder() throws {
        let direct = PetitYAML()
        var reversed = direct
        (reversed.format, reversed.noeuds) = (direct.noeuds, direct.format)
        (reversed.niveaux, reversed.champs) = (direct.champs, direct.niveaux)
        #expect(try read(reversed.text).plan == read(direct.text).plan)
    }

    @Test func keepsScalarsAsTheyAreWritten() throws {
        let lu = try read(PetitYAML.fiche("objectif: 1.10, publics: [2018, oui, 0x1F, 1e3, 1_000, 12:30]"))
        let champs = try #require(lu.plan.noeuds.first).champs
        #expect(champs[id("objectif")] == .connu(.texte("1.10")))
        #expect(champs[id("publics")] == .connu(.liste(["2018", "oui", "0x1F", "1e3", "1_000", "12:30"])))
    }

    @Test(arguments: Absence.allCases)
    func tellsTheFourAbsencesApart(absence: Absence) throws {
        let text = PetitYAML.fiche(
            "objectif: \(absence.rawValue), pilotes: { statut: \(absence.rawValue), precision: p }, "
                + "publics: \(absence.rawValue), lancement: \(absence.rawValue), indicateurs: \(absence.rawValue), "
                + "actions-liees: [{ vers: \(absence.rawValue) }]")
        let champs = try #require(try read(text).plan.noeuds.first).champs
        #expect(champs[id("objectif")] == .absent(absence))
        #expect(champs[id("pilotes")] == .absent(absence, precision: "p"))
        #expect(champs[id("publics")] == .absent(absence))
        #expect(champs[id("lancement")] == .absent(absence))
        #expect(champs[id("indicateurs")] == .absent(absence))
        #expect(champs[id("actions-liees")] == .connu(.liens([Lien(vers: .absent(absence))])))
    }

    @Test func readsTheLongFormOfAReferenceValue() throws {
        let lu = try read(
            PetitYAML.avec(
                "indicateurs:\n  - { id: i, titre: t, reference: { statut: à définir, precision: en 2019 } }"))
        #expect(lu.plan.indicateurs.first?.reference == .absent(.aDefinir, precision: "en 2019"))
    }

    @Test func takesTheShortAndTheLongFormForTheSameValue() throws {
        let court = try read(PetitYAML.fiche("objectif: Un but, lancement: 2018")).plan
        let long = try read(PetitYAML.fiche("objectif: { valeur: Un but }, lancement: { valeur: { imprime: 2018 } }"))
            .plan
        #expect(court == long)
    }

    @Test func readsTheCompleteFixtureWithoutRemark() throws {
        let lu = try read(planComplet)
        #expect(lu.avertissements.isEmpty, "\(lu.avertissements)")
        #expect(lu.plan.noeuds.count == 9)
        #expect(Array(lu.plan.tousLesIndicateurs).count == 5)
        #expect(
            lu.plan.organisations.first { $0.sigle == "État" }?.nom
                == .absent(.nonRenseigne, precision: "aucun développement"))
        #expect(
            lu.plan.instances.compactMap(\.rythme?.valeur?.regle) == [
                .foisParAn(min: 2, max: 2), .mois([3, 10]), .libre, .foisParAn(min: 1, max: 2),
                .foisParAn(min: 1, max: 1),
            ])
    }
}
