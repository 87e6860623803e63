import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore
import Testing

/// Everything that changes the store leaves a row in a chain, and `verify` names the first broken link.
struct JournalTests {
    /// One load, two declarations, one reading: rows 1 to 4 of the journal.
    private func rempli() throws -> Banc {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 40), .pour("gare", "2018-S2", .aLancer))
        try banc.record(.de("satisfaction", "2018-06-30", 60))
        return banc
    }

    @Test func anEmptyBaseIsSound() throws {
        let verification = try PlanStore(DatabaseQueue()).verify()
        #expect(verification.entrees == 0)
        #expect(verification.derniereEmpreinte == String(repeating: "0", count: 64))
        #expect(verification.anomalies.isEmpty)
    }

    @Test func eachAdditionLeavesARowThatFollowsTheOneBefore() throws {
        let banc = try rempli()
        let journal = try banc.store.journal()
        #expect(journal.map(\.id) == [1, 2, 3, 4])
        #expect(journal.map(\.operation) == [.chargement, .avancement, .avancement, .releve])
        #expect(journal.map(\.objet) == ["1", "1", "2", "1"])
        #expect(journal.map(\.precedent) == [String(repeating: "0", count: 64)] + journal.dropLast().map(\.empreinte))
        #expect(Set(journal.map(\.empreinte)).count == 4)
        let verification = try banc.store.verify()
        #expect(verification.entrees == 4)
        #expect(verification.derniereEmpreinte == journal.last?.empreinte)
        #expect(verification.anomalies.isEmpty)
    }

    @Test func aRefusalADryRunOrAnIdenticalEntryLeaveNoRow() throws {
        let banc = try rempli()
        let avant = try banc.store.journal()
        #expect(throws: StoreError.self) { try banc.record(.pour("inconnue")) }
        try banc.record(.pour("medecins"), essai: true)
        try banc.record(.pour("maisons", "2018-S2", .enCours, 40))
        try banc.load(SuiviPlan.yaml)
        #expect(try banc.store.journal() == avant)
    }

    @Test func theSameHistoryHasTheSameFingerprint() throws {
        #expect(try rempli().store.verify().derniereEmpreinte == rempli().store.verify().derniereEmpreinte)
    }

    @Test func theMentionOfTheBaseIsVouchedFor() throws {
        let banc = try rempli()
        try banc.declare("données fictives")
        #expect(try banc.anomalies.isEmpty)
        try banc.falsifier("DELETE FROM reglage")
        #expect(
            try banc.anomalies.contains("reglage mention (toute la base, entrée 5 du journal) n'est plus dans la base"))
    }

    // MARK: - What someone could do behind its back

    @Test(arguments: [
        ("le = '2017-01-01T00:00:00Z'", 2), ("par = 'quelqu''un d''autre'", 3), ("objet = '9'", 2),
        ("contenu = 'autre'", 4), ("plan = 'lot'", 1), ("operation = 'releve'", 2),
    ])
    func aJournalRowThatWasModifiedIsNamed(affectation: String, id: Int) throws {
        let banc = try rempli()
        try banc.falsifier("UPDATE journal SET \(affectation) WHERE id = \(id)")
        let premiere = try #require(try banc.store.verify().anomalies.first)
        #expect(premiere.journal == id)
        #expect(premiere.description.hasPrefix("chaîne rompue : entrée \(id) du journal"))
        #expect(premiere.description.hasSuffix("a été modifiée"))
    }

    @Test func aJournalRowOfAnUnknownOperationIsNamedTooAndDoesNotStopTheCheck() throws {
        let banc = try rempli()
        try banc.falsifier("UPDATE journal SET operation = 'effacement' WHERE id = 2")
        let premiere = try #require(try banc.store.verify().anomalies.first)
        #expect(premiere.journal == 2)
    }

    @Test(arguments: 1...3)
    func aJournalRowThatWasDeletedIsNamed(id: Int) throws {
        let banc = try rempli()
        try banc.falsifier("DELETE FROM journal WHERE id = \(id)")
        #expect(try banc.anomalies.first == "chaîne rompue : l'entrée \(id) du journal manque")
    }

    @Test func theLastJournalRowCannotBeDeletedUnseenWhileItsObjectStays() throws {
        let banc = try rempli()
        try banc.falsifier("DELETE FROM journal WHERE id = 4")
        #expect(try banc.anomalies.contains("releve 1 : dans la base, mais absent du journal"))
    }

    @Test func theEndOfTheHistoryCutOffChangesTheFingerprintNotedElsewhere() throws {
        let banc = try rempli()
        let notee = try banc.store.verify().derniereEmpreinte
        try banc.falsifier("DELETE FROM journal WHERE id = 4; DELETE FROM releve")
        let verification = try banc.store.verify()
        // Nothing within the base can tell: hence the fingerprint to be noted outside of it.
        #expect(verification.anomalies.isEmpty)
        #expect(verification.derniereEmpreinte != notee)
    }

    @Test func twoJournalRowsThatWereSwappedAreNamed() throws {
        let banc = try rempli()
        try banc.falsifier(
            "UPDATE journal SET id = 20 WHERE id = 2; UPDATE journal SET id = 2 WHERE id = 3; UPDATE journal SET id = 3 WHERE id = 20"
        )
        let premiere = try #require(try banc.store.verify().anomalies.first)
        #expect(premiere.journal == 2)
        #expect(premiere.description.hasSuffix("ne suit pas la précédente"))
    }

    @Test(arguments: [
        (
            "UPDATE avancement SET pourcentage = 90 WHERE id = 1",
            "avancement 1 (essai, entrée 2 du journal) a été modifié depuis"
        ),
        (
            "UPDATE avancement SET saisi_le = '2018-06-01T12:00:00Z' WHERE id = 2",
            "avancement 2 (essai, entrée 3 du journal) a été modifié depuis"
        ),
        (
            "UPDATE avancement SET noeud = 'medecins' WHERE id = 1",
            "avancement 1 (essai, entrée 2 du journal) a été modifié depuis"
        ),
        ("DELETE FROM avancement WHERE id = 2", "avancement 2 (essai, entrée 3 du journal) n'est plus dans la base"),
        ("UPDATE releve SET nombre = '99'", "releve 1 (essai, entrée 4 du journal) a été modifié depuis"),
        ("DELETE FROM releve", "releve 1 (essai, entrée 4 du journal) n'est plus dans la base"),
        ("UPDATE version SET octets = x'00'", "version 1 de essai : le fichier source a été modifié"),
        ("UPDATE version SET motif = 'inventé'", "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"),
        (
            "UPDATE version SET chargee_le = '2017-01-01T00:00:00Z'",
            "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"
        ),
        ("UPDATE version SET chargee_par = 'autre'", "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"),
        (
            "UPDATE version SET contenu = json_set(contenu, '$.titre', 'x')",
            "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"
        ),
        (
            "UPDATE noeud SET contenu = json_set(contenu, '$.resume', 'x') WHERE id = 'maisons'",
            "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"
        ),
        (
            "UPDATE noeud SET role = 'action' WHERE id = 'sante'",
            "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"
        ),
        (
            "UPDATE noeud SET titre = 'x' WHERE id = 'maisons'",
            "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"
        ),
        ("UPDATE plan SET departement = '46'", "chargement 1 (essai, entrée 1 du journal) a été modifié depuis"),
    ])
    func aRowChangedBehindTheJournalIsNamed(sql: String, attendu: String) throws {
        let banc = try rempli()
        try banc.falsifier(sql)
        #expect(try banc.anomalies.contains(attendu))
    }

    @Test func aNodeThatWasDeletedIsSeenAndItsReferencesToo() throws {
        let banc = try rempli()
        try banc.falsifier("DELETE FROM noeud WHERE id = 'maisons'")
        let anomalies = try banc.anomalies
        #expect(anomalies.contains("chargement 1 (essai, entrée 1 du journal) a été modifié depuis"))
        #expect(anomalies.contains("clé étrangère : une ligne de noeud ne trouve pas noeud"))
    }

    @Test func aRowThatTheJournalNeverRecordedIsNamed() throws {
        let banc = try rempli()
        try banc.sql(
            """
            INSERT INTO avancement (plan, noeud, semestre, etat, meteo, saisi_par, saisi_le)
            VALUES (1, 'navettes', '2018-S2', 'realisee', 'securises', 's', '2018-07-01T12:00:00Z')
            """)
        #expect(try banc.anomalies == ["avancement 3 : dans la base, mais absent du journal"])
    }

    @Test func aForeignKeyThatLeadsNowhereIsNamed() throws {
        let banc = try rempli()
        try banc.falsifier("DELETE FROM noeud_identite WHERE id = 'gare'")
        let anomalies = try banc.anomalies
        #expect(anomalies.contains("clé étrangère : une ligne de avancement ne trouve pas noeud_identite"))
        #expect(anomalies.contains("clé étrangère : une ligne de noeud ne trouve pas noeud_identite"))
    }

    @Test func aFirstVersionTamperedDoesNotHideTheRest() throws {
        let banc = try rempli()
        try banc.falsifier("UPDATE version SET octets = x'00'; UPDATE avancement SET pourcentage = 90 WHERE id = 1")
        let anomalies = try banc.anomalies
        #expect(anomalies.contains { $0.contains("le fichier source a été modifié") })
        #expect(anomalies.contains { $0.hasPrefix("avancement 1") })
    }

    @Test func aTriggerThatWasDroppedIsSeen() throws {
        let banc = try rempli()
        try banc.sql("DROP TRIGGER avancement_interdit_update")
        #expect(try banc.anomalies.contains { $0.contains("avancement") && $0.contains("protection") })
    }

    @Test func anEntryThatNoLongerDecodesIsNamedAndDoesNotStopTheCheck() throws {
        let banc = try rempli()
        try banc.falsifier("UPDATE avancement SET etat = 'fini' WHERE id = 1")
        #expect(try banc.anomalies.contains("avancement 1 (essai, entrée 2 du journal) a été modifié depuis"))
    }
}
