import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

/// Each migration starts from the older base and loses nothing of it.
struct MigrationTests {
    private static let etapes = [
        "0001 plans et versions", "0002 suivi", "0003 journal", "0004 decisions et textes", "0005 rapports emis",
        "0006 retraits et journal par plan", "0007 formes des documents", "0008 retraits de releves",
        "0009 plans d'un departement", "0010 pdf des rapports emis",
    ]

    /// A base that stopped at an older migration.
    private func ancienne(_ etape: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try Migrations.all.migrate(queue, upTo: etape)
        return queue
    }

    /// What the rows of a table say: a column that a later step adds is empty in the rows that were there.
    private func colonnes(_ queue: DatabaseQueue, _ table: String) throws -> [[String: DatabaseValue]] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                Dictionary(row.filter { !$1.isNull }, uniquingKeysWith: { first, _ in first })
            }
        }
    }

    private static let plan = """
        INSERT INTO plan VALUES (1, 'essai', '15', 'Cantal');
        INSERT INTO version VALUES (1, 1, '2018-01-15T12:00:00Z', 's', NULL, 'projet', 'l', 'f.yaml', x'61',
            'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', '{}');
        INSERT INTO noeud_identite VALUES (1, 'maisons');
        INSERT INTO noeud VALUES (1, 1, 0, 'maisons', NULL, 'action', 'action', '1.1', 'Maisons', '{}');
        INSERT INTO indicateur_identite VALUES (1, 'satisfaction');
        INSERT INTO indicateur VALUES (1, 1, 0, 'satisfaction', NULL, 'Satisfaction');
        INSERT INTO reglage VALUES ('mention', 'essai');
        """
    private static let suivi = """
        INSERT INTO avancement (id, plan, noeud, semestre, etat, meteo, saisi_par, saisi_le)
            VALUES (1, 1, 'maisons', '2018-S2', 'en_cours', 'securises', 's', '2018-07-01T12:00:00Z');
        INSERT INTO avancement (id, plan, noeud, semestre, etat, meteo, saisi_par, saisi_le, remplace)
            VALUES (2, 1, 'maisons', '2018-S2', 'realisee', 'securises', 's', '2018-08-01T12:00:00Z', 1);
        INSERT INTO releve (id, plan, indicateur, date, nombre, saisi_par, saisi_le)
            VALUES (1, 1, 'satisfaction', '2018-06-30', '60', 's', '2018-07-01T12:00:00Z');
        """

    @Test func theMigrationsAreThoseTestedHere() throws {
        #expect(Migrations.all.migrations == Self.etapes)
    }

    @Test func aNewBaseHasThemAll() throws {
        let queue = try DatabaseQueue()
        _ = try PlanStore(queue)
        #expect(try queue.read { try Migrations.all.appliedIdentifiers($0) } == Set(Self.etapes))
    }

    @Test func aBaseOfPlansOnlyGetsTheFollowUpAndKeepsItsPlans() throws {
        let queue = try ancienne(Self.etapes[0])
        try queue.write { try $0.execute(sql: Self.plan) }
        let tables = ["plan", "version", "noeud_identite", "noeud", "indicateur_identite", "indicateur", "reglage"]
        let avant = try tables.map { try colonnes(queue, $0) }
        let store = try PlanStore(queue)
        #expect(try tables.map { try colonnes(queue, $0) } == avant)
        #expect(try store.plans().map(\.nom) == ["Cantal"])
        #expect(try store.versions("essai").map(\.libelle) == ["l"])
        _ = try store.record([Saisie.pour("maisons")], dans: "essai", par: "s", le: .a("2018-09-01"))
        #expect(try store.suivi("15").avancements.count == 1)
    }

    @Test func aBaseWithoutAJournalGetsOneAndKeepsItsEntries() throws {
        let queue = try ancienne(Self.etapes[1])
        try queue.write { try $0.execute(sql: Self.plan + Self.suivi) }
        let avant = try ["avancement", "releve", "version", "noeud"].map { try colonnes(queue, $0) }
        let store = try PlanStore(queue)
        #expect(try ["avancement", "releve", "version", "noeud"].map { try colonnes(queue, $0) } == avant)
        let suivi = try store.suivi("essai")
        #expect(suivi.avancements.map(\.saisie.etat) == [.enCours, .realisee])
        #expect(suivi.avancements.map(\.remplace) == [nil, 1])
        #expect(suivi.releves.map(\.mesure.valeur) == [.nombre(60)])
        #expect(try store.journal().isEmpty)
        _ = try store.record([Saisie.pour("maisons", "2019-S1")], dans: "essai", par: "s", le: .a("2019-07-01"))
        #expect(try store.journal().map(\.objet) == ["3"])
    }

    /// Before decisions and before reports: nothing is lost, and both can be recorded.
    @Test(arguments: [etapes[2], etapes[3]])
    func anOlderBaseTakesDecisionsAndReportsAndKeepsItsJournal(etape: String) throws {
        let queue = try ancienne(etape)
        try queue.write { db in
            try db.execute(sql: Self.plan + Self.suivi)
            for (rang, objet) in ["1", "2"].enumerated() {
                try EntreeDeJournal.append(
                    .avancement, plan: "essai", objet: objet, contenu: "c", par: "s", le: .a("2018-0\(7 + rang)-01"), db
                )
            }
        }
        let tables = ["avancement", "releve", "version", "noeud", "journal"]
        let avant = try tables.map { try colonnes(queue, $0) }
        let store = try PlanStore(queue)
        #expect(try tables.map { try colonnes(queue, $0) } == avant)
        #expect(try store.suivi("essai").decisions.isEmpty)
        #expect(try store.rapports("essai").isEmpty)
        let inscrite = try store.record(
            decision("Retenir", noeuds: ["maisons"]), dans: "essai", par: "s", le: .a("2019-01-01"))
        #expect(inscrite.numero == 1)
        _ = try store.record(
            Commentaire(.conclusion, .du("2018-S2"), texte: "Fin"), dans: "essai", par: "s", le: .a("2019-01-02"))
        let prochaine = try store.prochaineEmission("essai", le: .a("2019-01-03"))
        #expect(prochaine.etat.journal == 4)
        try store.emettre(
            RapportEmis(
                numero: prochaine.numero, semestre: .du("2018-S2"), emisLe: prochaine.le, emisPar: "s",
                etat: prochaine.etat, options: OptionsDeRapport(), programme: "essai"),
            octets: [1], pieces: [], dans: "essai")
        #expect(try store.journal().map(\.operation) == [.avancement, .avancement, .decision, .commentaire, .emission])
    }

    /// A base that is older than the journal still has a state that can be named.
    @Test func theStateOfABaseWithoutAnyJournalIsTheOneOfItsLastLoad() throws {
        let queue = try ancienne(Self.etapes[1])
        try queue.write { try $0.execute(sql: Self.plan + Self.suivi) }
        let etat = try PlanStore(queue).etat("essai")
        #expect((etat.version, etat.avancement, etat.releve, etat.journal) == (1, 2, 1, 0))
        #expect(etat.date == .a("2018-01-15"))
    }

    @Test func theLastMigrationLeavesAWholeBaseAlone() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        _ = try banc.store.record(decision("Retenir"), dans: "essai", par: "s", le: .a("2018-10-12"))
        let avant = try banc.store.journal()
        let encore = try PlanStore(banc.queue)
        #expect(try encore.journal() == avant)
        #expect(try encore.verify().anomalies.isEmpty)
    }

    /// What the journal vouched for when a report had no PDF is vouched for still.
    @Test func aReportIssuedBeforePDFsWereKeptHasTheFingerprintThatItHad() throws {
        let queue = try ancienne("0007 formes des documents")
        try queue.write { db in
            try db.execute(
                sql: Self.plan + """
                    INSERT INTO rapport VALUES (1, 1, '2018-S2', '2019-01-03T12:00:00Z', 's', NULL, NULL, NULL, '{}', '{}',
                        'p', x'61', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
                    INSERT INTO rapport_piece VALUES (1, 1, 0, 'logo', 'CD', x'62');
                    """)
            var digest = RowDigest()
            try digest.add("SELECT * FROM rapport", [], db)
            try digest.add("SELECT * FROM rapport_piece", [], db)
            try EntreeDeJournal.append(
                .emission, plan: "essai", objet: "1", contenu: digest.finalize(), par: "s", le: .a("2019-01-03"), db)
        }
        let store = try PlanStore(queue)
        #expect(try store.verify().anomalies.map(\.description).filter { $0.contains("emission") } == [])
        #expect(try store.pdf("essai", rapport: 1) == nil)
    }

    /// The table of the plans is made again: what the journal vouched for stays true, and nothing may be rewritten.
    @Test func aBaseOfOnePlanForEachDepartementTakesASecondAndIsStillWhole() throws {
        let dossier = try Dossier()
        let chemin = dossier.chemin("base.sqlite")
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        let pool = try DatabasePool(path: chemin, configuration: configuration)
        try Migrations.all.migrate(pool, upTo: "0007 formes des documents")
        try pool.write { db in
            try db.execute(sql: Self.plan.replacing("INSERT INTO reglage VALUES ('mention', 'essai');", with: ""))
            #expect(throws: DatabaseError.self) {
                try db.execute(sql: "INSERT INTO plan VALUES (2, 'autre', '15', 'Cantal')")
            }
            try EntreeDeJournal.append(
                .chargement, plan: "essai", objet: "1", contenu: try PlanStore.digest(plan: 1, version: 1, db),
                par: "s", le: .a("2018-01-15"), db)
        }
        try pool.close()
        let store = try PlanStore(path: chemin)
        #expect(try store.verify().anomalies.isEmpty)
        #expect(try store.plans().map(\.identifiant) == ["essai"])
        _ = try store.load(
            SuiviPlan.lu(SuiviPlan.autre("numerique", code: "15", nom: "Cantal")), octets: [1], fichier: "n.yaml",
            motif: nil, par: "s", le: .a("2019-01-15"))
        _ = try store.record([Saisie.pour("maisons")], dans: "essai", par: "s", le: .a("2019-02-01"))
        #expect(try store.verify().anomalies.isEmpty)
        try store.database.writeWithoutTransaction { (db: Database) throws -> Void in
            for faux in [
                "UPDATE plan SET departement = '46'", "DELETE FROM plan",
                "INSERT OR REPLACE INTO plan VALUES (1, 'x', '46', 'Lot')",
                "INSERT OR REPLACE INTO plan VALUES (9, 'essai', '46', 'Lot')",
                "INSERT INTO version SELECT 7, numero, chargee_le, chargee_par, motif, etat, libelle, fichier, octets, sha256, contenu FROM version",
            ] {
                #expect(throws: DatabaseError.self, "\(faux)") { try db.execute(sql: faux) }
            }
            let orphelines = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            #expect(orphelines.isEmpty)
        }
        try store.close()
    }

    @Test(arguments: etapes)
    func eachStepLeavesNoForeignKeyBroken(etape: String) throws {
        let queue = try ancienne(etape)
        try queue.write { try $0.execute(sql: Self.plan) }
        _ = try PlanStore(queue)
        #expect(try queue.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    }

    @Test func everyTableIsStrict() throws {
        let queue = try DatabaseQueue()
        _ = try PlanStore(queue)
        let laxes = try queue.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0
                    AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
                    """)
        }
        #expect(laxes.isEmpty)
    }

    @Test func aBaseMadeByALaterProgramIsRefusedInFrench() throws {
        let queue = try DatabaseQueue()
        _ = try PlanStore(queue)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999 demain')") }
        let erreur = #expect(throws: StoreError.self) { try PlanStore(queue) }
        #expect(erreur?.description.contains("plus récent") == true)
    }
}
