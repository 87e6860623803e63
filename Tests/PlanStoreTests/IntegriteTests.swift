import Fixtures
import GRDB
import PlanModel
import PlanStore
import Testing

/// What `verify` compares beside the journal: the schema whole, the identities, the fingerprint noted earlier.
struct IntegriteTests {
    /// - Returns: The anomalies after the statement was run by a hand that SQLite obeys.
    private func anomalies(apres sql: String) throws -> [String] {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 40))
        #expect(try banc.anomalies.isEmpty)
        try banc.sql(sql)
        return try banc.anomalies
    }

    @Test func aProtectionThatWasEmptiedIsNamed() throws {
        let vide = """
            DROP TRIGGER avancement_interdit_update;
            CREATE TRIGGER avancement_interdit_update BEFORE UPDATE ON avancement BEGIN SELECT 1; END
            """
        #expect(
            try anomalies(apres: vide)
                == ["la protection « avancement_interdit_update » a été changée dans la base"])
    }

    @Test(arguments: [
        (
            "CREATE TRIGGER espion AFTER INSERT ON avancement BEGIN SELECT 1; END",
            "la protection « espion » a été ajoutée à la base"
        ),
        ("CREATE TABLE ailleurs (x)", "la table « ailleurs » a été ajoutée à la base"),
        ("CREATE VIEW vue AS SELECT 1", "la vue « vue » a été ajoutée à la base"),
        ("DROP INDEX avancement_on_noeud", "l'index « avancement_on_noeud » a été retiré de la base"),
        ("DROP TRIGGER journal_interdit_delete", "la protection « journal_interdit_delete » a été retirée de la base"),
    ])
    func whatWasAddedOrTakenOffIsNamed(sql: String, attendu: String) throws {
        #expect(try anomalies(apres: sql) == [attendu])
    }

    @Test(arguments: [
        (") STRICT", ")"), (" CHECK (pourcentage BETWEEN 0 AND 100)", ""),
        ("FOREIGN KEY (plan, noeud) REFERENCES noeud_identite (plan, id) ON DELETE RESTRICT", "CHECK (1)"),
    ])
    func aTableThatLostOneOfItsRulesIsNamed(regle: String, remplacant: String) throws {
        let avant = regle.replacing("'", with: "''")
        let sql = """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '\(avant)', '\(remplacant)') WHERE name = 'avancement';
            PRAGMA writable_schema = OFF
            """
        #expect(try anomalies(apres: sql) == ["la table « avancement » a été changée dans la base"])
    }

    @Test func anIdentityThatNoVersionHoldsIsNamed() throws {
        #expect(
            try anomalies(apres: "INSERT INTO noeud_identite SELECT id, 'fantome' FROM plan")
                == ["noeud_identite fantome (essai) : aucune version ne le contient"])
    }

    @Test func aFingerprintNotedEarlierIsStillThereOrItIsSaid() throws {
        let banc = try Banc()
        let notee = try banc.store.verify().derniereEmpreinte
        try banc.record(.pour("maisons", "2018-S2", .enCours, 40))
        #expect(try banc.store.verify(depuis: notee).anomalies.isEmpty)
        #expect(try banc.store.verify(depuis: notee.uppercased()).anomalies.isEmpty)
        // The same plan loaded again elsewhere: sound by itself, and not the same base.
        let autre = try Banc()
        try autre.record(.pour("gare", "2018-S2", .enCours, 40))
        let derniere = try banc.store.verify().derniereEmpreinte
        let anomalies = try autre.store.verify(depuis: derniere).anomalies
        #expect(anomalies.map(\.romptLaChaine) == [true])
        #expect(anomalies.first?.description.hasPrefix("l'empreinte \(derniere) n'est pas au journal") == true)
    }
}
