import Evaluation
import Foundation
import PlanModel

/// The counts of a situation as data: of the whole, then of each group, by level and in points.
struct LigneDeBilan {
    /// The base of a count.
    enum Base: String, CaseIterable {
        case actions
        case sousActions = "sous_actions"
        case points
    }

    /// Nil for the whole, and for what stands under no structure node.
    var noeud: Noeud?
    var intitule: String
    var base: Base
    /// The plan's own word: « fiches-actions ».
    var mot: String
    var bilan: Bilan

    static let colonnes = ColonneDeBilan.etats + ColonneDeBilan.signaux + ColonneDeBilan.meteos

    /// Names and whole numbers, in the order of the columns; nil for lateness where nothing can be judged.
    var comptes: [(code: String, nombre: Int?)] {
        Self.colonnes.map { ($0.code, $0.nombre(bilan)) }
            + [("realisations_a_confirmer", bilan.realisationsAConfirmer)]
    }

    static let codes = colonnes.map(\.code) + ["realisations_a_confirmer"]

    /// Every base of every group, without those that count nothing.
    static func toutes(_ situation: Situation) -> [LigneDeBilan] {
        func lignes(_ noeud: Noeud?, _ intitule: String, _ bilans: Bilans) -> [LigneDeBilan] {
            Base.allCases.compactMap { base in
                let (mot, bilan) =
                    switch base {
                    case .actions: (bilans.mots.actions.pluriel, bilans.actions)
                    case .sousActions: (bilans.mots.sousActions.pluriel, bilans.sousActions)
                    case .points: (MotCompte.point.pluriel, bilans.points)
                    }
                guard bilan.total > 0 || base == .points else { return nil }
                return LigneDeBilan(noeud: noeud, intitule: intitule, base: base, mot: mot, bilan: bilan)
            }
        }
        let groupes = situation.groupes
        return lignes(nil, "Ensemble du plan", situation.bilans)
            + groupes.filter { groupes.count > 1 || $0.noeud != nil }.flatMap {
                lignes($0.noeud, $0.intitule, situation.bilans($0.lignes))
            }
    }

    var arbre: Arbre {
        var entrees: [Arbre.Entree] = [
            .init("noeud", noeud.map { .texte($0.id.rawValue) } ?? Arbre(.nul)), .init("intitule", .texte(intitule)),
            .init("base", .texte(base.rawValue)), .init("mot", .texte(mot)),
        ]
        entrees += comptes.map { .init($0.code, $0.nombre.map { .nombre($0) } ?? Arbre(.nul)) }
        if let moyenne = bilan.moyenne {
            entrees += [
                .init("avancement_moyen", .nombre(moyenne.valeur)), .init("avec_valeur", .nombre(moyenne.avecValeur)),
                .init("sans_valeur", .nombre(moyenne.sansValeur)),
            ]
        }
        return Arbre(.table(entrees))
    }

    /// As the cells of a table, the mean last.
    func cellules(decimale: String) -> [String] {
        [noeud?.id.rawValue ?? "", intitule, base.rawValue, mot] + comptes.map { $0.nombre.map(String.init) ?? "" }
            + [
                bilan.moyenne.map { $0.valeur.description.replacing(".", with: decimale) } ?? "",
                bilan.moyenne.map { String($0.avecValeur) } ?? "", bilan.moyenne.map { String($0.sansValeur) } ?? "",
            ]
    }

    static let entete =
        ["noeud", "intitule", "base", "mot"] + codes + ["avancement_moyen", "avec_valeur", "sans_valeur"]
}

/// The state of each point at a semestre, as a table that its readers may read.
struct TableDeSituation {
    struct Colonne {
        var nom: String
        var type: String
        var sens: String
        /// The datum whose audience may read the column; nil when everyone may.
        var donnee: Donnee?
        /// The words of the format for true and false are given to it.
        var cellule: (Ligne, (Bool) -> String) -> String

        init(
            _ nom: String, _ type: String, _ sens: String, _ donnee: Donnee? = nil,
            _ cellule: @escaping (Ligne, (Bool) -> String) -> String
        ) {
            (self.nom, self.type, self.sens, self.donnee, self.cellule) = (nom, type, sens, donnee, cellule)
        }
    }

    let colonnes: [Colonne]
    private let situation: Situation?

    init(_ export: Export) {
        situation = export.situation
        let semestre = export.semestre?.rawValue ?? ""
        colonnes = [
            Colonne("noeud", "string", "Identifiant de l’élément") { ligne, _ in ligne.noeud.id.rawValue },
            Colonne("semestre", "string", "Semestre, écrit 2018-S2") { _, _ in semestre },
            Colonne("etat", "string", "Dernier état déclaré ; vide si jamais déclaré") { ligne, _ in
                ligne.etat?.rawValue ?? ""
            },
            Colonne("avancement", "integer", "Part du travail faite, en pour cent ; vide si non renseigné") {
                ligne, _ in
                ligne.avancement.map { String($0.rawValue) } ?? ""
            },
            Colonne("meteo", "string", "Jugement du pilote ; non_renseignee s’il n’y en a pas") { ligne, _ in
                ligne.meteo.rawValue
            },
            Colonne("bloquee", "boolean", "Signalée bloquée") { ligne, mot in mot(ligne.blocage != nil) },
            Colonne("retard", "string", "oui, non, a_confirmer ou non_calculable (sans date au plan)") { ligne, _ in
                ligne.retard.code
            },
            Colonne("declare_pour", "string", "Semestre de la dernière déclaration", .sansReponse) { ligne, _ in
                ligne.derniere?.saisie.semestre.rawValue ?? ""
            },
            Colonne("saisie_ce_semestre", "boolean", "Déclarée pour ce semestre même", .sansReponse) { ligne, mot in
                mot(!ligne.estSansSaisie)
            },
            Colonne(
                "realisation_a_confirmer", "boolean",
                "Déclarée réalisée alors que des éléments en dessous restent ouverts"
            ) { ligne, mot in mot(ligne.estRealisationAConfirmer) },
        ].filter { $0.donnee.map(export.lit) ?? true }
    }

    /// - Parameter oui: The words of the format for true and false.
    func lignes(oui: String, non: String) -> [[String]] {
        (situation?.lignes ?? []).map { ligne in colonnes.map { $0.cellule(ligne) { $0 ? oui : non } } }
    }
}
