import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore
import Testing

/// Issued reports are sealed: numbered, kept with what they were made from, and vouched for.
struct RapportsTests {
    private static let octets = Array("le document".utf8)
    private static let pieces = [
        RapportEmis.Piece(.charte, "charte.ott", Data("modèle".utf8)), .init(.logo, "CD", Data("logo".utf8)),
    ]

    /// The report that is ready to be issued.
    private func prochain(
        _ banc: Banc, _ plan: String = "essai", le instant: Instant = .a("2019-03-12"), remplace: Int? = nil
    ) throws -> RapportEmis {
        let prochaine = try banc.store.prochaineEmission(plan, le: instant)
        return RapportEmis(
            numero: prochaine.numero, semestre: .du("2018-S2"), emisLe: prochaine.le, emisPar: "copilote",
            seance: "comité", remplace: remplace, motif: remplace.map { _ in "chiffre faux" }, etat: prochaine.etat,
            options: OptionsDeRapport(audience: .partenaires, perimetre: .pilote("CD"), annexes: false),
            programme: "essai")
    }

    @discardableResult
    private func emet(_ banc: Banc, _ plan: String = "essai", remplace: Int? = nil) throws -> RapportEmis {
        let rapport = try prochain(banc, plan, remplace: remplace)
        try banc.store.emettre(rapport, octets: Self.octets, pieces: Self.pieces, dans: plan)
        return rapport
    }

    @Test func anIssuedReportComesBackWithItsBytesAndItsFiles() throws {
        let banc = try Banc()
        let rapport = try emet(banc)
        #expect(try banc.store.rapports("15") == [rapport])
        let original = try banc.store.original("essai", rapport: 1)
        #expect(original.octets == Self.octets)
        #expect(original.pieces == Self.pieces)
        #expect(original.sha256.count == 64)
        #expect(try banc.store.journal().last?.operation == .emission)
        #expect(try banc.anomalies.isEmpty)
    }

    @Test(arguments: [Perimetre.tout, .sous(.cle("sante")), .pilote("l'ARS"), .territoire("Mauriac")])
    func thePartOfThePlanItIsAboutComesBack(perimetre: Perimetre) throws {
        let banc = try Banc()
        var rapport = try prochain(banc)
        rapport.options = OptionsDeRapport(audience: .public, perimetre: perimetre)
        try banc.store.emettre(rapport, octets: Self.octets, pieces: [], dans: "essai")
        #expect(try banc.store.rapports("essai").map(\.options) == [rapport.options])
    }

    @Test func numbersFollowOneAnotherInEachPlan() throws {
        let banc = try Banc(SuiviPlan.yaml, SuiviPlan.autre("lot", code: "46", nom: "Lot"))
        let numeros = try ["essai", "lot", "essai", "lot", "lot"].map { try emet(banc, $0).numero }
        #expect(numeros == [1, 1, 2, 2, 3])
        #expect(try banc.store.rapports("lot").map(\.numero) == [1, 2, 3])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func aCorrectionNamesAReportThatWasIssued() throws {
        let banc = try Banc()
        let vide = #expect(throws: StoreError.rapportInconnu(1, dernier: 0)) { try emet(banc, remplace: 1) }
        #expect(vide?.description == "aucun rapport n° 1 ; aucun rapport de ce plan n'est émis")
        try emet(banc)
        let avant = try banc.contenu()
        for numero in [0, -1, 2, 7] {
            #expect(throws: StoreError.rapportInconnu(numero, dernier: 1)) { try emet(banc, remplace: numero) }
        }
        #expect(try banc.contenu() == avant)
        try emet(banc, remplace: 1)
        #expect(try banc.store.rapports("essai").map(\.remplace) == [nil, 1])
    }

    @Test func anOriginalThatIsNotThereSaysWhichIsTheLast() throws {
        let banc = try Banc()
        try emet(banc)
        let erreur = #expect(throws: StoreError.rapportInconnu(3, dernier: 1)) {
            try banc.store.original("essai", rapport: 3)
        }
        #expect(erreur?.description == "aucun rapport n° 3 ; le dernier est le n° 1")
    }

    @Test func nothingIsIssuedWhenSomethingWasRecordedMeanwhile() throws {
        let entre: [(Banc) throws -> Void] = [
            { try $0.record(.pour("maisons")) }, { try $0.record(.de("satisfaction", "2018-06-30", 3)) },
            { try $0.load(SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilités"), motif: "avenant") },
            { _ = try $0.store.record(decision("Retenir"), dans: "essai", par: "s", le: .a("2018-10-12")) },
            {
                _ = try $0.store.record(
                    Commentaire(.conclusion, .du("2018-S2"), texte: "Fin"), dans: "essai", par: "s",
                    le: .a("2018-10-12"))
            },
            { _ = try emet($0) },
        ]
        for change in entre {
            let banc = try Banc()
            let rapport = try prochain(banc)
            try change(banc)
            let avant = try banc.contenu()
            let erreur = #expect(throws: StoreError.baseAvancee) {
                try banc.store.emettre(rapport, octets: Self.octets, pieces: Self.pieces, dans: "essai")
            }
            #expect(erreur?.description.hasSuffix("recommencez") == true)
            #expect(try banc.contenu() == avant)
        }
    }

    @Test func whatIsRecordedForAnotherPlanHindersNothing() throws {
        let banc = try Banc(SuiviPlan.yaml, SuiviPlan.autre("lot", code: "46", nom: "Lot"))
        let rapport = try prochain(banc)
        try banc.record(.pour("maisons"), dans: "lot")
        try banc.store.emettre(rapport, octets: Self.octets, pieces: [], dans: "essai")
        #expect(try banc.anomalies.isEmpty)
    }

    /// Whatever the clock said when the entries were made: one that ran ahead then dates no report.
    @Test func aReportIsDatedByTheMachineThatIssuesIt() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"), le: .a("2019-05-01"))
        #expect(try prochain(banc, le: .a("2019-03-12")).emisLe == .a("2019-03-12"))
        #expect(try prochain(banc, le: .a("2019-06-12")).emisLe == .a("2019-06-12"))
    }

    @Test func noWordOfAnIssueIsEmpty() throws {
        let banc = try Banc()
        for cle in [\RapportEmis.seance, \.motif] {
            var rapport = try prochain(banc)
            rapport[keyPath: cle] = "  "
            #expect(throws: StoreError.self) {
                try banc.store.emettre(rapport, octets: Self.octets, pieces: [], dans: "essai")
            }
        }
        #expect(try banc.store.rapports("essai").isEmpty)
    }

    // MARK: - The state of the base

    @Test func aStateBringsBackWhatWasKnownAlthoughLaterEntriesShareItsSecond() throws {
        let banc = try Banc()
        func inscrit(_ tour: Int) throws {
            try banc.record(.pour("maisons", "2018-S2", .enCours, tour))
            try banc.record(.de("satisfaction", "2018-06-30", Decimal(tour)))
            _ = try banc.store.record(decision("Tour \(tour)"), dans: "essai", par: "s", le: .a("2018-07-01"))
            _ = try banc.store.record(
                Commentaire(.conclusion, .du("2018-S2"), texte: "Tour \(tour)"), dans: "essai", par: "s",
                le: .a("2018-07-01"))
        }
        var photos = [(try banc.store.etat("essai"), try banc.store.suivi("essai"))]
        for tour in 1...5 {
            try inscrit(tour)
            photos.append((try banc.store.etat("essai"), try banc.store.suivi("essai")))
        }
        for (etat, suivi) in photos { #expect(try banc.store.suivi("essai", jusqua: etat) == suivi) }
        #expect(Set(photos.map(\.0)).count == 6)
        #expect(photos.last?.0.date == .a("2018-07-01"))
    }

    @Test func aStateCountsTheEntriesOfItsPlanOnlyAndIssuingChangesNothingOfIt() throws {
        let banc = try Banc(SuiviPlan.yaml, SuiviPlan.autre("lot", code: "46", nom: "Lot"))
        try banc.record(.pour("maisons"), dans: "essai")
        let etat = try banc.store.etat("essai")
        #expect((etat.version, etat.avancement, etat.releve, etat.decision, etat.commentaire) == (1, 1, 0, 0, 0))
        try banc.record(.pour("maisons"), dans: "lot")
        try emet(banc)
        #expect(try banc.store.etat("essai") == etat)
        let journal = try banc.store.journal()
        #expect(journal.first { $0.id == etat.journal }?.empreinte == etat.empreinte)
    }

    @Test func theStateAsItWasKnownOnADayLeavesOutWhatCameLater() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"), le: .a("2018-07-01"))
        let juillet = try banc.store.etat("essai")
        try banc.record(.pour("maisons", "2018-S2", .realisee), le: .a("2018-09-01"))
        #expect(try banc.store.etat("essai", connuLe: Instant(finDe: .le("2018-07-31"))) == juillet)
        #expect(throws: StoreError.rienAvant(.le("2010-01-01"))) {
            try banc.store.etat("essai", connuLe: Instant(finDe: .le("2010-01-01"), .paris))
        }
    }

    // MARK: - The journal vouches for them

    @Test(arguments: [
        "UPDATE rapport SET octets = x'00'", "UPDATE rapport SET octets = CAST(octets || x'00' AS BLOB)",
        "UPDATE rapport SET sha256 = replace(sha256, '0', '1')", "UPDATE rapport SET emis_par = 'autre'",
        "UPDATE rapport SET emis_le = '2019-03-13T12:00:00Z'", "UPDATE rapport SET seance = NULL",
        "UPDATE rapport SET etat = json_set(etat, '$.avancement', 1)",
        "UPDATE rapport SET options = json_set(options, '$.annexes', json('true'))",
        "UPDATE rapport SET programme = '0'", "UPDATE rapport SET semestre = '2019-S1'",
        "UPDATE rapport_piece SET octets = x'00' WHERE rang = 1",
        "UPDATE rapport_piece SET libelle = 'x' WHERE rang = 0",
        "DELETE FROM rapport_piece WHERE rang = 1",
    ])
    func whatWasChangedOfAnIssuedReportIsSeen(sql: String) throws {
        let banc = try Banc()
        try emet(banc)
        try banc.falsifier(sql)
        #expect(try banc.anomalies.contains("emission 1 (essai, entrée 2 du journal) a été modifié depuis"))
    }

    @Test func aByteOfTheDocumentThatWasChangedIsSaidSo() throws {
        let banc = try Banc()
        try emet(banc)
        try banc.falsifier("UPDATE rapport SET octets = x'00'")
        #expect(try banc.anomalies.contains("rapport n° 1 de essai : le document a été modifié"))
    }

    @Test func aReportThatWasDeletedIsMissed() throws {
        let banc = try Banc()
        try emet(banc)
        try banc.falsifier("DELETE FROM rapport_piece; DELETE FROM rapport")
        #expect(try banc.anomalies.contains("emission 1 (essai, entrée 2 du journal) n'est plus dans la base"))
    }

    @Test(arguments: ["rapport": "motif = 'x'", "rapport_piece": "libelle = 'x'"])
    func sqliteRefusesToRewrite(table: String, affectation: String) throws {
        let banc = try Banc()
        try emet(banc)
        for sql in [
            "UPDATE \(table) SET \(affectation)", "DELETE FROM \(table)",
            "PRAGMA foreign_keys = OFF; INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
        ] {
            let erreur = #expect(throws: DatabaseError.self) { try banc.sql(sql) }
            #expect(erreur?.message == "\(table) : rien ne se modifie ni ne s'efface")
        }
    }

    @Test func aReportThatBearsTheFingerprintOfAnotherJournalIsNamed() throws {
        let banc = try Banc()
        let rapport = try emet(banc)
        let autre = String(repeating: "a", count: 64)
        try banc.falsifier("UPDATE rapport SET etat = replace(etat, '\(rapport.etat.empreinte)', '\(autre)')")
        #expect(
            try banc.anomalies.contains(
                "rapport n° 1 de essai : l'empreinte du journal qu'il porte n'est pas celle de l'entrée 1"))
    }

    @Test func everyProtectionThatIsTakenOffIsNamed() throws {
        let banc = try Banc()
        for table in ["decision", "commentaire", "rapport", "rapport_piece"] {
            for protection in ["interdit_update", "interdit_delete", "interdit_replace_0"] {
                try banc.sql("DROP TRIGGER \(table)_\(protection)")
                #expect(
                    try banc.anomalies.contains("la protection « \(table)_\(protection) » a été retirée de la base"))
            }
        }
    }
}
