import Evaluation
import Fixtures
import PlanModel
import Testing

/// A plan as it stands at a semestre.
struct SituationTests {
    private func situation(_ saisies: [Saisie], _ semestre: String = "2018-S2", au jour: Jour? = nil) throws
        -> Situation
    {
        Situation(try SuiviPlan.lu(), suivi: .de(saisies), semestre: .du(semestre), au: jour)
    }

    private func ligne(_ noeud: String, _ situation: Situation) throws -> Ligne {
        try #require(situation.lignes.first { $0.noeud.id.rawValue == noeud })
    }

    @Test func onlyActionsAndSousActionsAreFollowedInDocumentOrder() throws {
        let situation = try situation([])
        #expect(
            situation.lignes.map(\.noeud.id.rawValue)
                == ["maisons", "mauriac", "salers", "medecins", "navettes", "gare"])
        #expect(situation.lignes.map(\.role) == [.action, .sousAction, .sousAction, .action, .action, .sousAction])
    }

    @Test func theStateIsTheOneDeclaredForTheSemestre() throws {
        let ligne = try ligne("maisons", situation([.pour("maisons", "2018-S2", .enCours, 40)]))
        #expect((ligne.etat, ligne.avancement) == (.enCours, .de(40)))
        #expect(ligne.etatAccorde == "en cours")
        #expect(!ligne.estSansSaisie)
    }

    @Test func theLastKnownStateIsCarriedForward() throws {
        let ligne = try ligne(
            "maisons", situation([.pour("maisons", "2018-S1", .enCours, 40), .pour("maisons", "2017-S2", .aLancer)]))
        #expect((ligne.etat, ligne.avancement) == (.enCours, .de(40)))
        #expect(ligne.estSansSaisie)
    }

    @Test func whatIsDeclaredForALaterSemestreIsNotKnownYet() throws {
        let ligne = try ligne("maisons", situation([.pour("maisons", "2019-S1", .realisee, 100)]))
        #expect(ligne.etat == nil)
        #expect(ligne.etatAccorde == "aucune saisie")
    }

    @Test func aCorrectionOfAnOldSemestreDoesNotReplaceANewerOne() throws {
        let saisies: [Saisie] = [
            .pour("maisons", "2018-S1", .aLancer), .pour("maisons", "2018-S2", .enCours, 40),
            .pour("maisons", "2018-S1", .enCours, 10),
        ]
        #expect(try ligne("maisons", situation(saisies)).avancement == .de(40))
        #expect(try ligne("maisons", situation(saisies, "2018-S1")).avancement == .de(10))
    }

    @Test func theLastEntryOfASemestreIsTheOneInForce() throws {
        let ligne = try ligne(
            "maisons",
            situation([.pour("maisons", "2018-S2", .enCours, 40), .pour("maisons", "2018-S2", .suspendue, 30)]))
        #expect((ligne.etat, ligne.avancement, ligne.declaration?.id) == (.suspendue, .de(30), 2))
    }

    @Test func noEntryIsNotToBeStarted() throws {
        #expect(try ligne("maisons", situation([])).etat == nil)
    }

    @Test func latenessIsJudgedOnTheLastDayOfTheSemestreUnlessAnotherDayIsGiven() throws {
        let saisies: [Saisie] = [.pour("maisons", "2018-S2", .aLancer)]
        #expect(try situation(saisies).jour == .le("2018-12-31"))
        #expect(try !ligne("maisons", situation(saisies)).retard.estAvere)
        #expect(try ligne("maisons", situation(saisies, "2019-S1")).retard.estAvere)
        #expect(try ligne("maisons", situation(saisies, au: .le("2019-01-01"))).retard.estAvere)
    }

    @Test func theSituationBeforeIsMadeFromTheSameEntries() throws {
        let situation = try situation([.pour("maisons", "2018-S1", .aLancer), .pour("maisons", "2018-S2", .enCours)])
        #expect(situation.precedente.semestre == .du("2018-S1"))
        #expect(try ligne("maisons", situation.precedente).etat == .aLancer)
    }

    @Test func blockedComesFirstThenLateThenToBeConfirmedThenTheRestInDocumentOrder() throws {
        let situation = try situation(
            [
                .pour("navettes", "2019-S1", bloquee: "budget"), .pour("gare", "2019-S1", bloquee: "budget"),
                .pour("salers", "2019-S1", .enCours), .pour("medecins", "2019-S1", .enCours),
            ], "2019-S1")
        #expect(
            situation.lignes.parUrgence.map(\.noeud.id.rawValue)
                == ["navettes", "gare", "maisons", "mauriac", "salers", "medecins"])
        let enRetard = Situation(
            try SuiviPlan.lu(),
            suivi: .de([.pour("maisons", "2019-S1", .aLancer), .pour("gare", "2019-S1", bloquee: "b")]),
            semestre: .du("2019-S1"))
        #expect(enRetard.lignes.parUrgence.prefix(2).map(\.noeud.id.rawValue) == ["gare", "maisons"])
    }

    @Test func aBlockSurvivesUntilALaterEntryOrTheEndOfTheAction() throws {
        let saisies: [Saisie] = [.pour("maisons", "2018-S1", bloquee: "foncier")]
        #expect(try ligne("maisons", situation(saisies)).blocage?.motif == "foncier")
        let levee = try ligne("maisons", situation(saisies + [.pour("maisons", "2018-S2", .enCours)]))
        #expect(levee.blocage == nil)
    }

    @Test func linesUnderANodeAreItsOwnAndThoseBelow() throws {
        let situation = try situation([])
        let sante = try #require(situation.index.noeud(.cle("sante")))
        #expect(situation.lignes(sous: sante).map(\.noeud.id.rawValue) == ["maisons", "mauriac", "salers", "medecins"])
        let maisons = try #require(situation.index.noeud(.cle("maisons")))
        #expect(situation.lignes(sous: maisons).map(\.noeud.id.rawValue) == ["maisons", "mauriac", "salers"])
    }

    @Test(arguments: plansDuDepot)
    func theAxesOfTheFourPlansCoverEveryFollowedNodeExactlyOnce(slug: String) throws {
        let situation = Situation(try planDuDepot(slug), suivi: Suivi(), semestre: .du("2018-S2"))
        let groupes = situation.groupes
        #expect(!situation.lignes.isEmpty)
        #expect(groupes.flatMap { $0.lignes.map(\.noeud.id) } == situation.lignes.map(\.noeud.id))
        #expect(groupes.allSatisfy { $0.noeud.map(situation.index.role) == .structure })
    }

    @Test func anActionUnderACrossCuttingNodeIsNotLeftOutOfTheAxes() throws {
        let place = "  - { id: egalite, niveau: principe, titre: Égalité d'accès }"
        let action = "    contient: [{ id: charte, niveau: action, code: \"0.1\", titre: Signer une charte }]"
        let plan = try SuiviPlan.lu(
            SuiviPlan.yaml.replacing(
                place, with: "  - id: egalite\n    niveau: principe\n    titre: Égalité d'accès\n\(action)"))
        let situation = Situation(plan, suivi: Suivi(), semestre: .du("2018-S2"))
        #expect(situation.groupes.flatMap { $0.lignes.map(\.noeud.id) } == situation.lignes.map(\.noeud.id))
        #expect(situation.lignes.count == 7)
    }

    @Test func aPlanWhoseSheetsStandAtItsRootHasOneGroup() throws {
        let plan = try PlanReader(file: "plat.yaml").read([UInt8](Self.plat.utf8)).plan
        let situation = Situation(plan, suivi: Suivi(), semestre: .du("2018-S2"))
        #expect(situation.groupes.map(\.nom) == ["Ensemble du plan"])
        #expect(situation.groupes.first?.lignes.map(\.noeud.id.rawValue) == ["un", "un-a", "deux"])
        #expect(situation.index.niveauDesGroupes == nil)
        #expect(situation.bilans.mots.actions == MotCompte("chantier", "chantiers", feminin: false))
    }

    private static let plat = """
        format: plantracker/1
        plan:
          identifiant: plat
          departement: { code: "48", nom: Lozère }
          titre: Plan sans axe
          periode: 2018-2023
          version: { libelle: avril 2018 }
        sources:
          - { id: "002", titre: Document d'essai, nature: document }
        niveaux:
          - { id: chantier, mot: chantier, pluriel: chantiers, role: action, numerotation: globale }
          - { id: etape, mot: étape, pluriel: étapes, role: sous_action, numerotation: aucune }
        noeuds:
          - { id: un, niveau: chantier, titre: Un, contient: [{ id: un-a, niveau: etape, titre: Un a }] }
          - { id: deux, niveau: chantier, titre: Deux }

        """

    @Test func whatIsDeclaredDoneAboveOpenOnesIsToBeConfirmed() throws {
        let fermees: [Saisie] = [
            .pour("mauriac", "2018-S2", .realisee), .pour("salers", "2018-S2", .abandonnee),
            .pour("maisons", "2018-S2", .realisee),
        ]
        #expect(try !ligne("maisons", situation(fermees)).estRealisationAConfirmer)
        let ouverte = try situation(fermees + [.pour("salers", "2018-S2", .enCours)])
        #expect(try ligne("maisons", ouverte).estRealisationAConfirmer)
        #expect(try ligne("maisons", ouverte).sousActionsOuvertes == 1)
        #expect(ouverte.bilans.actions.realisationsAConfirmer == 1)
        // Never declared is no proof that it is done.
        #expect(try ligne("maisons", situation([.pour("maisons", "2018-S2", .realisee)])).sousActionsOuvertes == 2)
    }
}
