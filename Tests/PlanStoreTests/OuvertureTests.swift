import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

/// Of `sys/fsuid.h`, which Glibc's module leaves out: the account whose rights on files this thread has.
@_silgen_name("setfsuid") private func setfsuid(_ compte: UInt32) -> Int32

/// A disk that is full, protected or read-only: each has its own words, and what only reads still reads.
struct OuvertureTests {
    private let dossier: Dossier
    private var chemin: String { dossier.chemin("base.sqlite") }

    init() throws { dossier = try Dossier() }

    private func charge() throws -> PlanStore {
        let store = try PlanStore(path: chemin)
        _ = try store.load(
            SuiviPlan.lu(), octets: [UInt8](SuiviPlan.yaml.utf8), fichier: "essai.yaml", motif: nil, par: "s",
            le: .a("2018-01-15"))
        _ = try store.record([.pour("maisons")], dans: "essai", par: "s", le: .a("2018-07-01"))
        return store
    }

    private func faute(_ work: () throws -> Void) -> FauteDeFichier? {
        do { try work() } catch StoreError.fichier(let faute) { return faute } catch {
            Issue.record("\(error)")
        }
        return nil
    }

    /// Without the privileges of root: rights on files are those of anybody, for this thread.
    private func commeNImporteQui<Value>(_ work: () throws -> Value) rethrows -> Value {
        guard geteuid() == 0 else { return try work() }
        _ = setfsuid(65_534)
        defer { _ = setfsuid(0) }
        return try work()
    }

    private func mode(_ mode: Int, _ nom: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: dossier.chemin(nom))
    }

    private func lue(_ store: PlanStore) throws {
        #expect(try store.plans().map(\.identifiant) == ["essai"])
        #expect(try store.suivi("essai").avancements.count == 1)
        #expect(try store.verify().anomalies.isEmpty)
    }

    // MARK: - Words

    @Test func eachCodeHasItsCauseAndOnlyADamagedBaseIsToBeRestored() {
        let codes: [(ResultCode, StoreError)] = [
            (.SQLITE_FULL, .fichier(.disquePlein)), (.SQLITE_NOTADB, .fichier(.nonSQLite)),
            (.SQLITE_BUSY, .baseOccupee), (.SQLITE_LOCKED, .baseOccupee),
            (.SQLITE_READONLY_DBMOVED, .fichier(.deplacee)),
        ]
        for (code, attendue) in codes { #expect(StoreError.base(DatabaseError(resultCode: code), nil) == attendue) }
        let fautes: [FauteDeFichier] = [
            .disquePlein, .lectureInterdite, .ecritureInterdite(.fichier), .ecritureInterdite(.dossier),
            .ecritureInterdite(.compagnon("b-wal")), .disqueEnLectureSeule, .dossierAbsent("d"), .estUnDossier,
            .nonSQLite, .disqueEnDefaut("d"), .deplacee, .changeante, .ecrituresEnAttente("b"), .aMettreAJour,
        ]
        for faute in fautes { #expect(!faute.description.contains("sauvegarde"), "\(faute)") }
        #expect(Set(fautes.map(\.description)).count == fautes.count)
        #expect(FauteDeFichier.abimee("d").description.contains("sauvegarde"))
        #expect(
            !StoreError.base(DatabaseError(resultCode: .SQLITE_IOERR_WRITE), nil).description.contains("sauvegarde"))
    }

    @Test func aFolderAFileThatIsNoBaseAndAFolderThatIsNotThereAreToldApart() throws {
        #expect(faute { _ = try PlanStore(path: dossier.chemin("")) } == .estUnDossier)
        try Data("pas une base, mais assez longue pour en avoir l'air\n".utf8).write(to: URL(filePath: chemin))
        #expect(faute { _ = try PlanStore(path: chemin) } == .nonSQLite)
        #expect(faute { _ = try PlanStore(path: chemin, lectureSuffit: true) } == .nonSQLite)
        #expect(
            faute { _ = try PlanStore(path: dossier.chemin("la/b.sqlite")) } == .dossierAbsent(dossier.chemin("la")))
        #expect(
            faute { _ = try CompteStore(path: dossier.chemin("la/c.sqlite")) } == .dossierAbsent(dossier.chemin("la")))
    }

    @Test func aDamagedBaseSaysSo() throws {
        try charge().close()
        let fichier = try FileHandle(forUpdating: URL(filePath: chemin))
        try fichier.seek(toOffset: 4_096)
        try fichier.write(contentsOf: Data(repeating: 0xAB, count: 40_960))
        try fichier.close()
        guard case .abimee = faute({ _ = try PlanStore(path: chemin, lectureSuffit: true).plans() }) else {
            Issue.record("la base abîmée s'est laissé lire")
            return
        }
    }

    // MARK: - Rights

    @Test func aProtectedFileIsReadAndNotWritten() throws {
        try charge().close()
        try mode(0o444, "base.sqlite")
        try mode(0o555, "")
        defer { try? mode(0o755, "") }
        try commeNImporteQui {
            #expect(faute { _ = try PlanStore(path: chemin) } == .ecritureInterdite(.fichier))
            let store = try PlanStore(path: chemin, lectureSuffit: true)
            #expect(store.lectureSeule == .fichier(.ecritureInterdite(.fichier)))
            try lue(store)
            // A trial answers what the base would have answered.
            let essai = try store.copieEnMemoire().record(
                [.pour("medecins")], dans: "essai", par: "s", le: .a("2018-07-02"), essai: true)
            #expect(essai.count == 1)
            try lue(store)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: dossier.chemin("")) == ["base.sqlite"])
    }

    @Test func aFileSystemWithoutBlocksIsNotFull() {
        let erreur = #expect(throws: StoreError.self) { try PlanStore(path: "/proc/x.sqlite") }
        #expect(erreur != .fichier(.disquePlein))
    }

    @Test func aFileInAProtectedFolderIsReadAndNotWritten() throws {
        try charge().close()
        try mode(0o666, "base.sqlite")
        try mode(0o555, "")
        defer { try? mode(0o755, "") }
        try commeNImporteQui {
            #expect(faute { _ = try PlanStore(path: chemin) } == .ecritureInterdite(.dossier))
            try lue(try PlanStore(path: chemin, lectureSuffit: true))
        }
    }

    @Test func theFilesOfAnotherAccountBesideTheBaseAreNamed() throws {
        let tenue = try charge()
        try mode(0o666, "base.sqlite")
        try mode(0o777, "")
        for compagnon in ["base.sqlite-wal", "base.sqlite-shm"] { try mode(0o644, compagnon) }
        commeNImporteQui {
            let entree = {
                _ = try PlanStore(path: chemin).record(
                    [.pour("medecins")], dans: "essai", par: "s", le: .a("2018-07-02"))
            }
            #expect(faute(entree) == .ecritureInterdite(.compagnon("base.sqlite-wal")))
        }
        try commeNImporteQui { try lue(try PlanStore(path: chemin, lectureSuffit: true)) }
        try tenue.close()
    }

    @Test func aFileThatMayNotBeReadSaysSo() throws {
        try charge().close()
        try mode(0o000, "base.sqlite")
        commeNImporteQui {
            #expect(faute { _ = try PlanStore(path: chemin, lectureSuffit: true) } == .lectureInterdite)
        }
    }

    /// An archive: the base was copied while its last entries were still in the log.
    @Test func entriesThatWaitInTheLogAreNotLeftOutInSilence() throws {
        let tenue = try charge()
        let archive = try Dossier()
        for nom in ["base.sqlite", "base.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: dossier.chemin(nom), toPath: archive.chemin(nom))
        }
        try tenue.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: archive.chemin(""))
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: archive.chemin("")) }
        commeNImporteQui {
            #expect(
                faute { _ = try PlanStore(path: archive.chemin("base.sqlite"), lectureSuffit: true) }
                    == .ecrituresEnAttente("base.sqlite"))
        }
    }

    @Test func anOldArchiveIsBroughtUpToDateInMemory() throws {
        let queue = try DatabaseQueue(path: chemin)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try Migrations.all.migrate(queue, upTo: Migrations.all.migrations[2])
        try queue.write {
            try $0.execute(
                sql: """
                    INSERT INTO plan VALUES (1, 'essai', '15', 'Cantal');
                    INSERT INTO version VALUES (1, 1, '2018-01-15T12:00:00Z', 's', NULL, 'projet', 'l', 'f.yaml', x'61',
                        'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb', '{}');
                    """)
        }
        try queue.close()
        let octets = try Data(contentsOf: URL(filePath: chemin))
        try mode(0o444, "base.sqlite")
        try mode(0o555, "")
        defer { try? mode(0o755, "") }
        try commeNImporteQui {
            let store = try PlanStore(path: chemin, lectureSuffit: true)
            #expect(try store.plans().map(\.identifiant) == ["essai"])
            #expect(try store.rapports("essai").isEmpty)
        }
        #expect(try Data(contentsOf: URL(filePath: chemin)) == octets)
    }

    @Test func aBaseThatIsReadWithoutALockIsNotReadOnceItChanges() throws {
        try charge().close()
        try mode(0o444, "base.sqlite")
        try mode(0o555, "")
        let store = try commeNImporteQui { try PlanStore(path: chemin, lectureSuffit: true) }
        try mode(0o755, "")
        try mode(0o644, "base.sqlite")
        try lue(store)
        _ = try PlanStore(path: chemin).record([.pour("medecins")], dans: "essai", par: "s", le: .a("2018-07-02"))
        #expect(faute { _ = try store.suivi("essai") } == .changeante)
    }

    // MARK: - Disks

    /// A disk of its own, of one megabyte; nil where mounting is forbidden.
    private func disque() throws -> Bool {
        guard geteuid() == 0 else { return false }
        return try lance("mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", dossier.chemin(""))
    }

    private func lance(_ arguments: String...) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private func remplis() throws {
        _ = FileManager.default.createFile(atPath: dossier.chemin("plein"), contents: nil)
        let fichier = try FileHandle(forWritingTo: URL(filePath: dossier.chemin("plein")))
        defer { try? fichier.close() }
        while (try? fichier.write(contentsOf: Data(repeating: 0, count: 1_024))) != nil {}
    }

    @Test func onAFullDiskTheBaseIsReadAndTheEntryRefusedForWantOfRoom() throws {
        guard try disque() else { return }
        defer { _ = try? lance("umount", dossier.chemin("")) }
        let comptes = dossier.chemin("comptes.sqlite")
        try CompteStore(path: comptes).close()
        try charge().close()
        try remplis()
        #expect(faute { _ = try PlanStore(path: chemin) } == .disquePlein)
        #expect(faute { _ = try CompteStore(path: comptes) } == .disquePlein)
        let store = try PlanStore(path: chemin, lectureSuffit: true)
        #expect(store.lectureSeule == .fichier(.disquePlein))
        try lue(store)
        try FileManager.default.removeItem(atPath: dossier.chemin("plein"))
        try lue(try PlanStore(path: chemin))
    }

    @Test func aDiskThatFillsWhileTheBaseServesRefusesTheEntryAndKeepsTheRest() throws {
        guard try disque() else { return }
        defer { _ = try? lance("umount", dossier.chemin("")) }
        let store = try charge()
        try remplis()
        let texte = String(repeating: "frein ", count: 20_000)
        var saisie = Saisie.pour("medecins")
        saisie.freins = texte
        #expect(
            faute { _ = try store.record([saisie], dans: "essai", par: "s", le: .a("2018-07-02")) } == .disquePlein)
        try lue(store)
        try FileManager.default.removeItem(atPath: dossier.chemin("plein"))
        _ = try store.record([.pour("medecins")], dans: "essai", par: "s", le: .a("2018-07-02"))
        #expect(try store.verify().anomalies.isEmpty)
    }

    @Test func onAReadOnlyDiskTheBaseIsRead() throws {
        guard try disque() else { return }
        defer { _ = try? lance("umount", dossier.chemin("")) }
        try charge().close()
        #expect(try lance("mount", "-o", "remount,ro", dossier.chemin("")))
        #expect(faute { _ = try PlanStore(path: chemin) } == .disqueEnLectureSeule)
        try lue(try PlanStore(path: chemin, lectureSuffit: true))
    }
}
