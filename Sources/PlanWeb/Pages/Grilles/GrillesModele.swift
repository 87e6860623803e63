import Exporters
import PlanCases
import PlanModel

/// The page where grids leave and come back.
struct GrillesModele {
    var adresse: String
    var adresseDuFichier: String
    var csrf: String
    var semestres: [Choix]
    var entier: String
    var motDesAxes: String
    var axes: Groupe?
    var pilotes: Groupe?
    var audiences: [Choix]
    var refus: Refus?
    var tailleAuPlus: String

    struct Choix {
        var valeur: String
        var texte: String
        var choisie = false
    }
    struct Groupe { var choix: [Choix] }

    /// Why the grid that was sent is not taken.
    struct Refus {
        var fichier: String?
        var message: String
        var suite: String?
        var fautes: Fautes?
        var contenu: Contenu?

        /// What the file holds all the same, that nobody must lose.
        struct Contenu { var elements: [String] }
        struct Fautes {
            var lignes: [Ligne]
            var reste: String?
        }
        struct Ligne {
            var lieu: String
            var message: String
        }
    }

    init(_ plan: PlanVivant, semestre: Semestre, semestres: [Semestre], csrf: String, refus: Refus?) {
        let index = plan.index
        adresse = Page.Onglet.grilles.href(plan.slug)
        adresseDuFichier = "\(adresse)/fichier"
        self.csrf = csrf
        let proposes = semestres.contains(semestre) ? semestres : [semestre] + semestres
        self.semestres = proposes.map { Choix(valeur: $0.rawValue, texte: $0.libelle, choisie: $0 == semestre) }
        entier = "tout le plan, \(compte(index.suivis.count, "ligne"))"
        let racines = index.racines.compactMap { noeud -> Choix? in
            let nombre = Perimetre.sous(noeud.id).noeuds(index).count
            guard nombre > 0 else { return nil }
            return Choix(
                valeur: "axe:\(noeud.id)", texte: "\(index.designationCourte(noeud)), \(compte(nombre, "ligne"))")
        }
        motDesAxes = index.motDesAxes.avecMajuscule
        axes = racines.isEmpty ? nil : Groupe(choix: racines)
        let nommes = index.nomsDePilotes.map { nom in
            Choix(
                valeur: "pilote:\(nom)",
                texte: "\(nom), \(compte(Perimetre.pilote(nom).noeuds(index).count, "ligne"))")
        }
        pilotes = nommes.isEmpty ? nil : Groupe(choix: nommes)
        audiences = [
            Choix(valeur: "partenaires", texte: "partenaires : sans les notes internes", choisie: true),
            Choix(valeur: "interne", texte: "interne : avec toutes les notes"),
            Choix(valeur: "public", texte: "public : sans aucune note réservée"),
        ]
        self.refus = refus
        tailleAuPlus = "\(GrillesPages.octetsAuPlus >> 20)\u{A0}Mio"
    }
}

extension GrillesModele.Refus {
    init(_ fautes: FautesDeSaisie, fichier: String) {
        self.init(
            fichier: fichier,
            message:
                "La grille est bien de ce plan, mais \(compte(fautes.fautes.count, "cellule")) \(fautes.fautes.count > 1 ? "ne peuvent" : "ne peut") pas être comprise\(fautes.fautes.count > 1 ? "s" : "").",
            suite: "Corrigez ces cellules dans le tableur, enregistrez le fichier, puis envoyez-le de nouveau.",
            fautes: .init(
                lignes: fautes.premieres.map {
                    .init(
                        lieu: Typographie.francaise($0.lieu), message: Typographie.francaise($0.message.phrase))
                }, reste: fautes.reste))
    }
}

extension RefusDeGrille {
    /// With what to do on the page.
    func surLeSite(_ fichier: String) -> GrillesModele.Refus {
        let suite: String =
            switch self {
            case .pasUnClasseur(.texte):
                "Envoyez le classeur lui-même, au format ODS ou XLSX, et non une copie en CSV ou en texte."
            case .pasUnClasseur:
                "Ouvrez la grille dans votre tableur, enregistrez-la au format ODS ou XLSX, puis renvoyez-la."
            case .feuilleDisparue, .feuillesEnDouble:
                "Redonnez à la feuille qui a été remplie son nom, « \(GrilleDeSaisie.feuille) », enregistrez, puis renvoyez le fichier."
            case .sansIdentite:
                "Téléchargez une grille ci-dessous, et reportez-y ce qui a été rempli."
            case .autrePlan(let plan, _): "Envoyez-la depuis la page « Grilles » du plan « \(plan) »."
            case .vide: "Vérifiez que le fichier est bien celui qui a été rempli, et qu’il a été enregistré."
            }
        let contenu = contenu.map { Typographie.francaise($0.phrase) }
        return .init(
            fichier: fichier, message: Typographie.francaise("\(self)".phrase), suite: Typographie.francaise(suite),
            contenu: contenu.isEmpty ? nil : .init(elements: contenu))
    }
}

extension PlanIndex {
    /// Who pilots something that is followed: what a perimeter and a right of contribution may name.
    var nomsDePilotes: [String] {
        Set(suivis.flatMap { pilotes(de: $0) }.compactMap(\.nomDePilote)).sorted(by: String.ordreFrancais)
    }
}
