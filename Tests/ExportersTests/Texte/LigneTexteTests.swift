import Evaluation
import Exporters
import Fixtures
import PlanModel
import Testing

/// What is said of a row: in the plan's own words, for its reader.
struct LigneTexteTests {
    private func situation(_ saisies: [Saisie], mots: (String, String)? = nil) throws -> Situation {
        var yaml = SuiviPlan.yaml
        if let mots {
            yaml = yaml.replacing("mot: action, pluriel: actions", with: "mot: \(mots.0), pluriel: \(mots.1)")
        }
        return Situation(try SuiviPlan.lu(yaml), suivi: .de(saisies), semestre: .du("2019-S1"))
    }

    private func ligne(_ noeud: String, _ situation: Situation) throws -> Ligne {
        try #require(situation.lignes.first { $0.noeud.id.rawValue == noeud })
    }

    @Test func anOlderDeclarationIsDatedForThoseWhoMayReadWhoDidNotAnswer() throws {
        let ancienne = try ligne("navettes", situation([.pour("navettes", "2018-S2", .enCours, 40)]))
        #expect(ancienne.etatAffiche(Regard(.interne)) == "en cours (saisie de 2018-S2)")
        for audience in [Audience.partenaires, .public] {
            #expect(ancienne.etatAffiche(Regard(audience)) == "en cours")
            #expect(!ancienne.meteoAffichee(Regard(audience)).contains("saisie"))
        }
        let jamais = try ligne("navettes", situation([]))
        #expect(jamais.etatAffiche(Regard(.public)) == "aucune saisie")
    }

    @Test func allThatIsSaidAgreesWithThePlansWord() throws {
        let saisies: [Saisie] = [.pour("maisons", "2019-S1", .suspendue, 40, bloquee: "sans local")]
        let objectif = try ligne("maisons", situation(saisies, mots: ("objectif", "objectifs")))
        #expect(objectif.etatAccorde == "suspendu")
        #expect(objectif.signal.hasPrefix("Bloqué\u{A0}: sans local"))
        let retard = try ligne(
            "maisons", situation([.pour("maisons", "2019-S1", .aLancer)], mots: ("objectif", "objectifs")))
        #expect(retard.retard.motif?.hasSuffix(", et l'objectif est à lancer") == true, "\(retard.retard)")
        let action = try ligne("maisons", situation(saisies))
        #expect((action.etatAccorde, action.motDuBlocage) == ("suspendue", "Bloquée"))
    }

    @Test func nobodyIsToldThatThereIsNoSignalWhereLatenessCannotBeMeasured() throws {
        let medecins = try ligne("medecins", situation([]))
        #expect(medecins.signal == "retard non mesurable")
        #expect(medecins.signalDetaille == "Retard non mesurable\u{A0}: ni période de lancement ni échéance datée")
        let navettes = try ligne("navettes", situation([.pour("navettes", "2019-S1", .enCours)]))
        #expect((navettes.signal, navettes.signalDetaille) == ("aucun", "aucun"))
    }

    @Test(arguments: [
        ("objectif", "l'objectif"), ("action", "l'action"), ("fiche-action", "la fiche-action"),
        ("pilier", "le pilier"),
        ("étape", "l'étape"), ("horizon", "l'horizon"),
    ])
    func aWordTakesItsArticle(mot: String, defini: String) {
        #expect(MotCompte(mot, mot + "s").defini == defini)
    }
}

/// The lateness of a group of rows, in one sentence everywhere.
struct RetardDitTests {
    /// - Parameter etats: Of « maisons », which is dated, then of « medecins », which is not.
    private func dit(_ etats: (Etat?, Etat?), mots: String = "mot: action, pluriel: actions") throws -> String {
        let yaml = SuiviPlan.sansSousActions.replacing("mot: action, pluriel: actions", with: mots)
        let saisies = [("maisons", etats.0), ("medecins", etats.1)].compactMap { noeud, etat in
            etat.map { Saisie.pour(noeud, "2018-S1", $0) }
        }
        let situation = Situation(
            try SuiviPlan.lu(yaml), suivi: .de(saisies), semestre: .du("2018-S1"), perimetre: .sous(id("sante")))
        return situation.bilans.retard.replacing("\u{A0}", with: " ")
    }

    @Test func aZeroOverClosedOnesAloneIsNoZero() throws {
        #expect(try dit((.realisee, nil)) == "retard non mesurable : 1 sur 2 actions ; l'autre est close")
        #expect(
            try dit((.abandonnee, nil), mots: "mot: objectif, pluriel: objectifs")
                == "retard non mesurable : 1 sur 2 objectifs ; l'autre est clos")
        // An open one can be judged: the closed ones count among the judged.
        #expect(
            try dit((.enCours, nil)) == "aucun retard sur 1 action mesurable ; retard non mesurable : 1 sur 2 actions")
        #expect(try dit((.realisee, .realisee)) == "aucun retard : les 2 actions sont closes")
    }
}
