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
