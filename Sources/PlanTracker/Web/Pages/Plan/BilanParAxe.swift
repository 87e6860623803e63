import Evaluation
import Exporters
import PlanModel

/// How many actions and sous-actions of each axe are in each state: bars, and the table behind them.
struct BilanParAxe {
    var titreDuBilan: String
    var legende: [Part]
    var colonnes: [Colonne]
    var axes: [Axe]

    struct Part {
        var code: String
        var libelle: String
    }
    struct Colonne {
        var libelle: String
        var chiffres: Bool
    }
    struct Axe {
        var libelle: String
        var href: String
        var alternative: String
        var parts: [Rectangle]
        var cellules: [String]
    }
    /// In percent of the bar.
    struct Rectangle {
        var code: String
        var x: String
        var largeur: String
        var milieu: String
        var nombre: Int
        var nombreAffiche: Bool
    }

    /// The order of the bars: what is done first, what was given up last.
    private static let etats: [Etat] = [.realisee, .enCours, .aLancer, .suspendue, .abandonnee]

    /// Nil for a plan without actions.
    init?(_ situation: Situation) {
        let groupes = situation.parAxe.filter { !$0.lignes.isEmpty }
        guard !groupes.isEmpty else { return nil }
        let axe = situation.index.motDesAxes
        titreDuBilan = "Où en est chaque \(axe)"
        legende =
            Self.etats.map { Part(code: $0.rawValue, libelle: $0.libelle) }
            + [Part(code: FiltreDuPlan.aucunEtat, libelle: "aucune saisie")]
        let titres =
            ["Total"] + Self.etats.map(\.libelle) + [
                "aucune saisie", "bloquées", "en retard", "retard à confirmer", "retard non calculable",
                "sans saisie ce semestre",
            ]
        colonnes =
            [Colonne(libelle: axe.avecMajuscule, chiffres: false)] + titres.map { Colonne(libelle: $0, chiffres: true) }
        axes = groupes.map { axe, lignes in
            let bilan = Bilan(lignes)
            let nombres =
                Self.etats.map { ($0.rawValue, bilan.nombre($0)) } + [(FiltreDuPlan.aucunEtat, bilan.sansEtat)]
            let cellules =
                [bilan.total] + nombres.map(\.1) + [
                    bilan.bloquees, bilan.enRetard, bilan.retardsAConfirmer, bilan.retardsNonCalculables,
                    bilan.sansSaisie,
                ]
            return Axe(
                libelle: situation.index.designationCourte(axe), href: "#noeud-\(axe.id)",
                alternative:
                    "\(compte(bilan.total, "action et sous-action", "actions et sous-actions")) : \(bilan.phrase)",
                parts: Self.rectangles(nombres, total: bilan.total), cellules: cellules.map(String.init))
        }
    }

    private static func rectangles(_ nombres: [(code: String, nombre: Int)], total: Int) -> [Rectangle] {
        var avant = 0
        return nombres.compactMap { code, nombre in
            guard nombre > 0 else { return nil }
            defer { avant += nombre }
            return Rectangle(
                code: code, x: pourCent(avant, total), largeur: pourCent(nombre, total),
                milieu: pourCent(2 * avant + nombre, 2 * total), nombre: nombre, nombreAffiche: nombre * 25 >= total)
        }
    }

    /// With two decimals, for an attribute of SVG.
    private static func pourCent(_ part: Int, _ total: Int) -> String {
        let centiemes = (part * 10_000 + total / 2) / total
        return "\(centiemes / 100).\(centiemes % 100 < 10 ? "0" : "")\(centiemes % 100)"
    }
}
