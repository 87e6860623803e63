import Foundation
import GRDB

/// Where a base stands on the disk: SQLite gives one code for many causes, the disk tells them apart.
struct PlaceDeLaBase: Sendable {
    let chemin: String

    /// What its readers cannot do without: SQLite's index of its log, and a page of the log.
    private static let octetsNecessaires = 64 << 10

    private var dossier: String { Chemin(chemin).dossier }

    var existe: Bool { taille(chemin) != nil }

    /// True when the log holds what was not yet taken into the file, or when a transaction was cut short.
    var aDesEcrituresEnAttente: Bool { ["-wal", "-journal"].contains { (taille(chemin + $0) ?? 0) > 0 } }

    /// What changes when anything is written there.
    struct Empreinte: Hashable, Sendable {
        var noeud: UInt64
        var taille: Int64
        var secondes: Int
        var nanosecondes: Int
        var enAttente: Bool
    }

    var empreinte: Empreinte? {
        var lu = stat()
        guard stat(chemin, &lu) == 0 else { return nil }
        return Empreinte(
            noeud: UInt64(lu.st_ino), taille: Int64(lu.st_size), secondes: Int(lu.st_mtim.tv_sec),
            nanosecondes: Int(lu.st_mtim.tv_nsec), enAttente: aDesEcrituresEnAttente)
    }

    private func taille(_ chemin: String) -> Int64? {
        var lu = stat()
        return stat(chemin, &lu) == 0 ? Int64(lu.st_size) : nil
    }

    private func permet(_ mode: Int32, _ chemin: String) -> Bool { faccessat(AT_FDCWD, chemin, mode, AT_EACCESS) == 0 }

    /// What the disk says of a refusal; nil when it explains nothing.
    func cause() -> FauteDeFichier? {
        var lu = stat()
        guard stat(dossier, &lu) == 0, lu.st_mode & S_IFMT == S_IFDIR else {
            return errno == EACCES ? .lectureInterdite : .dossierAbsent(dossier)
        }
        if stat(chemin, &lu) == 0 {
            if lu.st_mode & S_IFMT == S_IFDIR { return .estUnDossier }
            if !permet(R_OK, chemin) { return .lectureInterdite }
        } else if errno == EACCES {
            return .lectureInterdite
        }
        var disque = statvfs()
        if statvfs(dossier, &disque) == 0 {
            if disque.f_flag & UInt(ST_RDONLY) != 0 { return .disqueEnLectureSeule }
            let libres = geteuid() == 0 ? disque.f_bfree : disque.f_bavail
            let pleinDeNoms = disque.f_files > 0 && (geteuid() == 0 ? disque.f_ffree : disque.f_favail) == 0
            // A file system without blocks (/proc, /sys) is not a full one.
            let pleinDOctets =
                disque.f_blocks > 0 && UInt64(libres) * UInt64(disque.f_frsize) < UInt64(Self.octetsNecessaires)
            if pleinDOctets || pleinDeNoms {
                return .disquePlein
            }
        }
        if existe, !permet(W_OK, chemin) { return .ecritureInterdite(.fichier) }
        if !permet(W_OK | X_OK, dossier) { return .ecritureInterdite(.dossier) }
        for suffixe in ["-wal", "-shm"] where taille(chemin + suffixe) != nil && !permet(W_OK, chemin + suffixe) {
            return .ecritureInterdite(.compagnon(nom + suffixe))
        }
        return nil
    }

    var nom: String { Chemin(chemin).nom }
}

extension StoreError {
    /// - Parameter place: Nil for a base in memory.
    static func base(_ error: DatabaseError, _ place: PlaceDeLaBase?) -> StoreError {
        let message = error.message ?? "code \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .baseOccupee
        case .SQLITE_FULL: return .fichier(.disquePlein)
        case .SQLITE_NOTADB: return .fichier(.nonSQLite)
        case .SQLITE_CORRUPT: return .fichier(.abimee(message))
        case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED: return .fichier(.deplacee)
        case .SQLITE_IOERR:
            return .fichier(
                place?.cause() ?? .disqueEnDefaut("\(message), code \(error.extendedResultCode.rawValue)"))
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
            return place?.cause().map(StoreError.fichier) ?? .baseIllisible(message)
        default: return .baseIllisible(message)
        }
    }
}
