import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore
import Testing

/// Decisions and texts of the leads are added, never changed; what became of a decision comes under its number.
struct DecisionsTests {
    private static let hostile = "« l'été » ;\n=SOMME(A1)\t🏥"

    private func inscrit(
        _ banc: Banc, _ decision: Decision, sous numero: Int? = nil, dans plan: String = "essai", essai: Bool = false
    ) throws -> DecisionInscrite {
        try banc.store.record(
            decision, sous: numero, dans: plan, par: "secrétariat", le: .a("2018-10-12"), essai: essai)
    }

    @Test func aDecisionComesBackWordForWord() throws {
        let banc = try Banc()
        var decision = decision(
            Self.hostile, .suiteADonner, noeuds: ["maisons", "sante"], sujet: .montage, echeance: "2019-06-30",
            audience: .public)
        (decision.seance, decision.responsable, decision.suite) = ("comité d'octobre", "CD\u{A0}15", "rien\nencore")
        let inscrite = try inscrit(banc, decision)
        #expect(try banc.store.suivi("15").decisions == [inscrite])
        #expect(
            inscrite
                == DecisionInscrite(
                    id: 1, numero: 1, decision: decision, saisiPar: "secrétariat", saisiLe: .a("2018-10-12")))
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func numbersFollowOneAnotherInEachPlan() throws {
        let banc = try Banc(SuiviPlan.yaml, SuiviPlan.autre("lot", code: "46", nom: "Lot"))
        let numeros = try ["essai", "lot", "essai", "lot", "essai"].map {
            try inscrit(banc, decision("Une de plus"), dans: $0).numero
        }
        #expect(numeros == [1, 1, 2, 2, 3])
        #expect(try banc.store.suivi("essai").decisions.map(\.id) == [1, 3, 5])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func twoDecisionsInTheSameWordsAreTwo() throws {
        let banc = try Banc()
        _ = try inscrit(banc, decision("La même"))
        #expect(try inscrit(banc, decision("La même")).numero == 2)
    }

    @Test func whatBecameOfItReplacesTheFormerRecordWhichStays() throws {
        let banc = try Banc()
        _ = try inscrit(banc, decision("Retenir le site"))
        _ = try inscrit(banc, decision("Autre"))
        for etat in [Decision.Etat.close, .ouverte] {
            _ = try inscrit(banc, decision("Retenir le site", etat: etat), sous: 1)
        }
        let decisions = try banc.store.suivi("essai").decisions
        #expect(decisions.map(\.numero) == [1, 2, 1, 1])
        #expect(decisions.map(\.remplace) == [nil, nil, 1, 3])
        #expect(decisions.map(\.decision.etat) == [.ouverte, .ouverte, .close, .ouverte])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func theSameFollowUpAgainAddsNothing() throws {
        let banc = try Banc()
        let premiere = try inscrit(banc, decision("Retenir le site"))
        let avant = try banc.contenu()
        #expect(try inscrit(banc, decision("Retenir le site"), sous: 1) == premiere)
        #expect(try banc.contenu() == avant)
    }

    @Test func aNumberThatDoesNotExistSaysWhichIsTheLastAndNothingIsWritten() throws {
        let banc = try Banc()
        let vide = #expect(throws: StoreError.decisionInconnue(1, derniere: 0)) {
            try inscrit(banc, decision("Suite"), sous: 1)
        }
        #expect(vide?.description == "aucune décision n° 1 ; le plan n'en compte aucune")
        _ = try inscrit(banc, decision("Retenir le site"))
        let avant = try banc.contenu()
        for numero in [0, -1, 2, 9] {
            let erreur = #expect(throws: StoreError.decisionInconnue(numero, derniere: 1)) {
                try inscrit(banc, decision("Suite"), sous: numero)
            }
            #expect(erreur?.description == "aucune décision n° \(numero) ; la dernière est la n° 1")
        }
        #expect(try banc.contenu() == avant)
    }

    @Test func theDecisionOfAnotherPlanIsNotItsOwn() throws {
        let banc = try Banc(SuiviPlan.yaml, SuiviPlan.autre("lot", code: "46", nom: "Lot"))
        _ = try inscrit(banc, decision("Du Lot"), dans: "lot")
        #expect(throws: StoreError.decisionInconnue(1, derniere: 0)) {
            try inscrit(banc, decision("Suite"), sous: 1, dans: "essai")
        }
    }

    @Test func aNodeThatDoesNotExistIsRefusedWithTheNearestOne() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(throws: StoreError.noeudInconnu("maison", proche: "maisons")) {
            try inscrit(banc, decision("Retenir le site", noeuds: ["gare", "maison"]))
        }
        #expect(try banc.contenu() == avant)
    }

    @Test func oneThatIsAboutAWithdrawnNodeCanStillBeClosed() throws {
        let banc = try Banc()
        _ = try inscrit(banc, decision("Accueillir", noeuds: ["medecins"]))
        try banc.load(SuiviPlan.sansMedecins(), motif: "abandon")
        let close = decision("Accueillir", noeuds: ["medecins"], etat: .close)
        #expect(try inscrit(banc, close, sous: 1).remplace == 1)
        #expect(throws: StoreError.self) { try inscrit(banc, decision("Autre", noeuds: ["medecins"])) }
    }

    @Test(arguments: ["", "  \n", "a\u{1}b", "a\u{FFFF}"])
    func noTextIsEmptyNorHoldsWhatNoDocumentMayShow(texte: String) throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        var decisions = [decision(texte)]
        for cle in [\Decision.seance, \.responsable, \.suite] {
            decisions.append(decision("Retenir"))
            decisions[decisions.count - 1][keyPath: cle] = texte
        }
        for decision in decisions { #expect(throws: StoreError.self) { try inscrit(banc, decision) } }
        #expect(throws: StoreError.self) {
            try banc.store.record(
                Commentaire(.introduction, .du("2018-S2"), texte: texte), dans: "essai", par: "s", le: .a("2018-10-12"))
        }
        #expect(throws: StoreError.self) {
            try banc.store.record(decision("Retenir"), dans: "essai", par: texte, le: .a("2018-10-12"))
        }
        #expect(try banc.contenu() == avant)
    }

    @Test func aDryRunAnswersWhatARealOneWouldAndWritesNothing() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(try inscrit(banc, decision("Retenir"), essai: true).numero == 1)
        #expect(
            try banc.store.record(
                Commentaire(.conclusion, .du("2018-S2"), texte: "Fin"), dans: "essai", par: "s", le: .a("2018-10-12"),
                essai: true)?.id == 1)
        #expect(try banc.contenu() == avant)
    }

    // MARK: - Texts of the leads

    @discardableResult
    private func ecrit(
        _ banc: Banc, _ partie: Commentaire.Partie, _ texte: String?, semestre: String = "2018-S2"
    ) throws -> CommentaireInscrit? {
        try banc.store.record(
            Commentaire(partie, .du(semestre), texte: texte), dans: "essai", par: "copilote", le: .a("2018-12-31"))
    }

    @Test func aTextComesBackWordForWordAndANewWordingReplacesIt() throws {
        let banc = try Banc()
        #expect(try ecrit(banc, .introduction, Self.hostile)?.remplace == nil)
        try ecrit(banc, .axe(.cle("sante")), "L'axe")
        try ecrit(banc, .introduction, "Autre semestre", semestre: "2019-S1")
        #expect(try ecrit(banc, .introduction, "Second jet")?.remplace == 1)
        let suivi = try banc.store.suivi("essai")
        #expect(suivi.commentaires.map(\.commentaire.texte) == [Self.hostile, "L'axe", "Autre semestre", "Second jet"])
        #expect(suivi.texte(.introduction, .du("2018-S2")) == "Second jet")
        #expect(suivi.commentaires.map(\.saisiPar) == Array(repeating: "copilote", count: 4))
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func aTextThatIsWithdrawnStaysInTheHistory() throws {
        let banc = try Banc()
        try ecrit(banc, .conclusion, "Fin")
        try ecrit(banc, .conclusion, nil)
        let suivi = try banc.store.suivi("essai")
        #expect(suivi.texte(.conclusion, .du("2018-S2")) == nil)
        #expect(suivi.commentaires.map(\.remplace) == [nil, 1])
        #expect(try ecrit(banc, .conclusion, "Fin")?.remplace == 2)
    }

    @Test func theSameTextAgainOrNothingToWithdrawAddsNothing() throws {
        let banc = try Banc()
        #expect(try ecrit(banc, .conclusion, nil) == nil)
        let premier = try ecrit(banc, .conclusion, "Fin")
        let avant = try banc.contenu()
        #expect(try ecrit(banc, .conclusion, "Fin") == premier)
        #expect(try banc.contenu() == avant)
    }

    @Test func theTextOfAnAxeThatIsNotThereIsRefused() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(throws: StoreError.noeudInconnu("sant", proche: "sante")) { try ecrit(banc, .axe(.cle("sant")), "x") }
        #expect(try banc.contenu() == avant)
    }

    // MARK: - The journal vouches for them

    private func rempli() throws -> Banc {
        let banc = try Banc()
        _ = try inscrit(banc, decision("Retenir le site", noeuds: ["maisons"]))
        try ecrit(banc, .introduction, "Bonjour")
        return banc
    }

    @Test(arguments: [
        ("UPDATE decision SET texte = 'x'", "decision 1 (essai, entrée 2 du journal) a été modifié depuis"),
        ("UPDATE decision SET etat = 'close'", "decision 1 (essai, entrée 2 du journal) a été modifié depuis"),
        ("UPDATE decision SET noeuds = '[]'", "decision 1 (essai, entrée 2 du journal) a été modifié depuis"),
        ("UPDATE decision SET audience = 'public'", "decision 1 (essai, entrée 2 du journal) a été modifié depuis"),
        ("UPDATE decision SET etat = 'autre'", "decision 1 (essai, entrée 2 du journal) a été modifié depuis"),
        ("DELETE FROM decision", "decision 1 (essai, entrée 2 du journal) n'est plus dans la base"),
        ("UPDATE commentaire SET texte = NULL", "commentaire 1 (essai, entrée 3 du journal) a été modifié depuis"),
        (
            "UPDATE commentaire SET semestre = '2019-S1'",
            "commentaire 1 (essai, entrée 3 du journal) a été modifié depuis"
        ),
        ("DELETE FROM commentaire", "commentaire 1 (essai, entrée 3 du journal) n'est plus dans la base"),
    ])
    func aRowChangedBehindTheJournalIsNamed(sql: String, attendu: String) throws {
        let banc = try rempli()
        #expect(try banc.anomalies.isEmpty)
        try banc.falsifier(sql)
        #expect(try banc.anomalies.contains(attendu))
    }

    @Test(arguments: ["decision": "texte = 'x'", "commentaire": "texte = 'x'"])
    func sqliteRefusesToRewrite(table: String, affectation: String) throws {
        let banc = try rempli()
        for sql in [
            "UPDATE \(table) SET \(affectation)", "DELETE FROM \(table)",
            "PRAGMA foreign_keys = OFF; INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
        ] {
            let erreur = #expect(throws: DatabaseError.self) { try banc.sql(sql) }
            #expect(erreur?.message == "\(table) : rien ne se modifie ni ne s'efface")
        }
    }

    /// `remplace` is unique: a second follow-up of the same record would be a fork of the history.
    @Test func sqliteRefusesTwoFollowUpsOfOneRecord() throws {
        let banc = try rempli()
        _ = try inscrit(banc, decision("Retenir le site", etat: .close), sous: 1)
        #expect(throws: DatabaseError.self) {
            try banc.sql(
                """
                INSERT INTO decision (plan, numero, nature, texte, date, noeuds, etat, audience, saisi_par, saisi_le, remplace)
                VALUES (1, 1, 'decision', 't', '2018-10-12', '[]', 'ouverte', 'interne', 's', 'l', 1)
                """)
        }
    }

    @Test(arguments: [
        "(1, 0, 'decision', 't', '2018-10-12', '[]', 'ouverte', 'interne', 's', 'l')",
        "(1, 2, 'vote', 't', '2018-10-12', '[]', 'ouverte', 'interne', 's', 'l')",
        "(1, 2, 'decision', 't', '12/10/2018', '[]', 'ouverte', 'interne', 's', 'l')",
        "(1, 2, 'decision', 't', '2018-10-12', '[', 'ouverte', 'interne', 's', 'l')",
        "(1, 2, 'decision', 't', '2018-10-12', '[]', 'fermee', 'interne', 's', 'l')",
        "(1, 2, 'decision', 't', '2018-10-12', '[]', 'ouverte', 'tous', 's', 'l')",
        "(9, 2, 'decision', 't', '2018-10-12', '[]', 'ouverte', 'interne', 's', 'l')",
    ])
    func sqliteRefusesADecisionThatTheModelCouldNotHold(valeurs: String) throws {
        let banc = try Banc()
        #expect(throws: DatabaseError.self) {
            try banc.sql(
                """
                INSERT INTO decision (plan, numero, nature, texte, date, noeuds, etat, audience, saisi_par, saisi_le)
                VALUES \(valeurs)
                """)
        }
    }
}
