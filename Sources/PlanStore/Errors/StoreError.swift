public import PlanModel

/// Why the base does not do what it is asked, in words for its user.
public enum StoreError: Error, Equatable, CustomStringConvertible {
    case planInconnu(String, connus: [String])
    case versionInconnue(Int, derniere: Int)
    /// Several plans of one département: each candidate with its title.
    case planAmbigu(String, candidats: [String])
    case noeudInconnu(String, proche: String?)
    case noeudSansAvancement(String, niveau: String)
    case indicateurInconnu(String, proche: String?)
    case motifManquant(plan: String)
    case territoireInconnu(String, connus: [String])
    /// Another version was loaded since the one that the change was decided on.
    case versionDepassee(attendue: Int, derniere: Int)
    case disparitions([Disparition])
    /// Nothing was loaded by that day.
    case rienAvant(Jour)
    case departementChange(plan: String, de: String, a: String)
    case baseTropRecente
    case autreBase
    case texteVide(String, objet: String)
    case caractereInterdit(String, objet: String, UInt32)
    case decisionInconnue(Int, derniere: Int)
    /// What was corrected is no longer what its author had read.
    case changeEntreTemps(String)
    case rapportInconnu(Int, dernier: Int)
    /// Something was recorded while the report was being made.
    case baseAvancee
    case saisieInconnue(Int)
    case releveInconnu(Int, dernier: Int)
    /// A later reading replaced the one that was to be withdrawn.
    case relevePlusEnVigueur(Int, par: Int)
    /// Another declaration came between what was read and what was to be written.
    case saisieEntreTemps(noeud: String, semestre: Semestre)
    /// The program is stopping.
    case fermee
    /// Another process has kept the base for itself for ten seconds.
    case baseOccupee
    /// The file, its folder or its disk is at fault.
    case fichier(FauteDeFichier)
    /// What SQLite says, when nothing explains it.
    case baseIllisible(String)

    /// A node or an indicator that bears entries and that the new version drops.
    public struct Disparition: Equatable, Sendable {
        public var id: String
        public var estIndicateur = false
        public var designation: String
        public var nombreDeSaisies: Int
    }

    /// True when the file is at fault, not what was asked.
    public var concerneLeFichier: Bool {
        switch self {
        case .baseOccupee, .fichier, .baseIllisible, .baseTropRecente, .autreBase: true
        default: false
        }
    }

    /// It goes away by itself: to wait is enough.
    public var estPassagere: Bool {
        switch self {
        case .baseOccupee, .fermee: true
        case .fichier(let faute): faute.estPassagere
        default: false
        }
    }

    public var description: String {
        switch self {
        case .rienAvant(let jour): "aucune version du plan n'était chargée le \(jour.enToutesLettres)"
        case .departementChange(let plan, let de, let a):
            "le plan « \(plan) » est celui du département \(de), et le fichier dit \(a) : corrigez le code, ou l'« identifiant »"
        case .baseTropRecente:
            "la base a été faite par un PlanTracker plus récent : mettez ce programme à jour"
        case .autreBase: "ce fichier est la base d'un autre logiciel : rien n'y a été écrit"
        case .texteVide(let nom, let objet): "« \(nom) » est vide pour \(objet) : écrivez un texte, ou ne le donnez pas"
        case .caractereInterdit(let nom, let objet, let code):
            "« \(nom) » contient un caractère de contrôle (U+\(String(code, radix: 16, uppercase: true))) pour \(objet) : supprimez-le"
        case .baseOccupee: "la base est occupée par un autre programme ; attendez qu'il ait fini, puis recommencez"
        case .baseIllisible(let raison):
            "SQLite ne peut pas se servir de cette base (\(raison)) : vérifiez que c'est le bon fichier, puis recommencez"
        case .fichier(let faute): faute.description
        case .planInconnu(let plan, let connus):
            "aucun plan « \(plan) » dans la base ; plans connus : \(connus.isEmpty ? "aucun" : connus.joined(separator: ", "))"
        case .versionInconnue(let version, let derniere):
            "aucune version \(version) ; la dernière est la \(derniere)"
        case .planAmbigu(let reference, let candidats):
            "« \(reference) » désigne plusieurs plans : \(candidats.joined(separator: ", ")) ; donnez l'identifiant de l'un d'eux"
        case .noeudInconnu(let noeud, let proche):
            "aucun élément « \(noeud) » dans la version en vigueur\(proche.map { " ; vouliez-vous « \($0) » ?" } ?? "")"
        case .noeudSansAvancement(let noeud, let niveau):
            "« \(noeud) » est de niveau « \(niveau) », qui ne porte pas d'avancement : choisissez un élément suivi, placé en dessous"
        case .indicateurInconnu(let indicateur, let proche):
            "aucun indicateur « \(indicateur) » dans la version en vigueur\(proche.map { " ; vouliez-vous « \($0) » ?" } ?? "")"
        case .changeEntreTemps(let objet):
            "\(objet) a changé entre-temps : rien n'a été enregistré ; relisez, puis recommencez"
        case .decisionInconnue(let numero, let derniere):
            "aucune décision n° \(numero) ; \(derniere == 0 ? "le plan n'en compte aucune" : "la dernière est la n° \(derniere)")"
        case .rapportInconnu(let numero, let dernier):
            "aucun rapport n° \(numero) ; \(dernier == 0 ? "aucun rapport de ce plan n'est émis" : "le dernier est le n° \(dernier)")"
        case .releveInconnu(let numero, let dernier):
            "aucun relevé n° \(numero) dans ce plan ; \(dernier == 0 ? "il n'en compte aucun" : "le dernier est le n° \(dernier)")"
        case .relevePlusEnVigueur(let numero, let par):
            "le relevé n° \(numero) n'est plus en vigueur : le n° \(par) le remplace ; retirez le n° \(par)"
        case .saisieInconnue(let numero): "aucune saisie n° \(numero) dans ce plan : revenez à la grille"
        case .saisieEntreTemps(let noeud, let semestre):
            "une autre saisie de « \(noeud) » pour \(semestre) est arrivée pendant ce temps : rien n'a été enregistré, recommencez"
        case .fermee: "le programme s'arrête : rien n'a été enregistré, recommencez quand il aura redémarré"
        case .baseAvancee:
            "une saisie est arrivée pendant la fabrication du rapport : rien n'a été émis, recommencez"
        case .motifManquant(let plan):
            "le plan « \(plan) » a changé : une nouvelle version demande son motif ; ajoutez --motif \"…\""
        case .versionDepassee(let attendue, let derniere):
            "la version \(derniere) a été chargée entre-temps, et le changement était comparé à la version \(attendue) : rien n'a été chargé, comparez de nouveau"
        case .territoireInconnu(let territoire, let connus):
            "« \(territoire) » n'est pas un territoire de cet indicateur ; attendu : \(connus.isEmpty ? "aucun (tout le département)" : connus.joined(separator: ", "))"
        case .disparitions(let disparitions):
            """
            la nouvelle version fait disparaître ce qui porte déjà des saisies :
            \(disparitions.map { "  - \($0.designation) (\($0.id)) : \($0.nombreDeSaisies) saisie\($0.nombreDeSaisies > 1 ? "s" : "")" }.joined(separator: "\n"))
            rien n'a été chargé. Déclarez dans « retraits » ce que chacun devient, avec un motif :
            \(disparitions.map(\.declaration).joined(separator: "\n"))
            (sort : remplace_par ou fusionne_dans, avec « vers » ; clos, sans « vers »), ou remettez-le avec le même identifiant.
            """
        }
    }
}

extension StoreError.Disparition {
    /// An indicator has no successor: it is only closed.
    fileprivate var declaration: String {
        estIndicateur
            ? "  - { id: \(id), sort: clos, motif: … }" : "  - { id: \(id), sort: remplace_par, vers: …, motif: … }"
    }
}
