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

    /// Names and whole numbers, in the order of the columns.
    var comptes: [(code: String, nombre: Int)] {
        Self.colonnes.map { ($0.code, $0.nombre(bilan) ?? 0) }
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
        entrees += comptes.map { .init($0.code, .nombre($0.nombre)) }
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
        [noeud?.id.rawValue ?? "", intitule, base.rawValue, mot] + comptes.map { String($0.nombre) }
            + [
                bilan.moyenne.map { $0.valeur.description.replacing(".", with: decimale) } ?? "",
                bilan.moyenne.map { String($0.avecValeur) } ?? "", bilan.moyenne.map { String($0.sansValeur) } ?? "",
            ]
    }

    static let entete =
        ["noeud", "intitule", "base", "mot"] + codes + ["avancement_moyen", "avec_valeur", "sans_valeur"]
}

/// The state of each point at a semestre, as the cells of a table.
enum TableDeSituation {
    static let entete = [
        "noeud", "semestre", "etat", "avancement", "meteo", "bloquee", "retard", "declare_pour", "saisie_ce_semestre",
        "realisation_a_confirmer",
    ]

    /// - Parameter oui: The words of the format for true and false.
    static func lignes(_ situation: Situation, oui: String, non: String) -> [[String]] {
        situation.lignes.map { ligne in
            [
                ligne.noeud.id.rawValue, situation.semestre.rawValue, ligne.etat?.rawValue ?? "",
                ligne.avancement.map { String($0.rawValue) } ?? "", ligne.meteo.rawValue,
                ligne.blocage == nil ? non : oui, ligne.retard.code, ligne.derniere?.saisie.semestre.rawValue ?? "",
                ligne.estSansSaisie ? non : oui, ligne.estRealisationAConfirmer ? oui : non,
            ]
        }
    }
}
