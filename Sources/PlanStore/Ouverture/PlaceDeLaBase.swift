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

/// What keeps a base from being opened, read or written: a cause, and the remedy that fits it.
public enum FauteDeFichier: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Endroit: Hashable, Sendable {
        case fichier
        case dossier
        /// One of the files that SQLite keeps beside the base.
        case compagnon(String)
    }

    case disquePlein
    case lectureInterdite
    case ecritureInterdite(Endroit)
    case disqueEnLectureSeule
    case dossierAbsent(String)
    case estUnDossier
    case nonSQLite
    case abimee(String)
    /// The disk refuses, and does not say why.
    case disqueEnDefaut(String)
    /// The file was moved or replaced while it was in use.
    case deplacee
    /// It changed while it was read without a lock.
    case changeante
    /// What is in the log cannot be read without writing beside the base.
    case ecrituresEnAttente(String)
    /// Its schema is an older one, and it is too large to be brought up to date in memory.
    case aMettreAJour

    /// It goes away by itself.
    public var estPassagere: Bool { self == .changeante }

    /// The base may be read all the same.
    var laisseLire: Bool {
        switch self {
        case .disquePlein, .ecritureInterdite, .disqueEnLectureSeule, .disqueEnDefaut: true
        default: false
        }
    }

    public var description: String {
        switch self {
        case .disquePlein:
            "il n'y a plus de place sur le disque : rien n'a été enregistré, et la base reste entière ; libérez de la place, puis recommencez"
        case .lectureInterdite: "vous n'avez pas le droit de lire ce fichier : demandez-le à qui tient la base"
        case .ecritureInterdite(.fichier):
            "vous n'avez pas le droit d'écrire dans ce fichier : demandez-le à qui tient la base, ou travaillez sur une copie"
        case .ecritureInterdite(.dossier):
            "vous n'avez pas le droit d'écrire dans le dossier de la base, où SQLite tient ses fichiers de travail (-wal et -shm) : demandez-le à qui tient la base, ou travaillez sur une copie"
        case .ecritureInterdite(.compagnon(let nom)):
            "vous n'avez pas le droit d'écrire dans « \(nom) », à côté de la base : il appartient sans doute au compte qui fait tourner le serveur ; servez-vous de ce compte, ou demandez le droit"
        case .disqueEnLectureSeule:
            "le disque où elle se trouve n'est ouvert qu'en lecture : copiez-la sur un disque où l'on peut écrire"
        case .dossierAbsent(let dossier): "le dossier « \(dossier) » n'existe pas : créez-le, ou vérifiez le chemin"
        case .estUnDossier: "c'est un dossier, et non un fichier : vérifiez le chemin"
        case .nonSQLite: "ce fichier n'est pas une base SQLite : vérifiez que c'est le bon"
        case .abimee(let detail):
            "la base est abîmée (\(detail)) : n'y écrivez plus, mettez-la de côté, et reprenez la dernière sauvegarde que « verify » trouve intègre"
        case .disqueEnDefaut(let detail):
            "le disque a refusé (\(detail)) : rien n'a été enregistré ; vérifiez la place, le quota et l'état du disque, puis recommencez"
        case .deplacee:
            "le fichier a été déplacé ou remplacé pendant qu'il servait : rien n'a été enregistré ; relancez le programme"
        case .changeante:
            "la base a changé pendant qu'on la lisait sans pouvoir la verrouiller : recommencez"
        case .ecrituresEnAttente(let nom):
            "les dernières saisies sont encore dans « \(nom)-wal », et les lire demande d'écrire à côté de la base : copiez ensemble « \(nom) » et ce fichier dans un dossier où vous pouvez écrire"
        case .aMettreAJour:
            "elle vient d'un PlanTracker plus ancien, et la mettre à niveau demande d'y écrire : copiez-la dans un dossier où vous pouvez écrire"
        }
    }
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
