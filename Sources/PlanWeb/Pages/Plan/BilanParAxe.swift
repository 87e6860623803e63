import Evaluation
import Exporters
import PlanCases
import PlanModel

/// How many points of each group are in each state: bars, and the tables behind them, level by level.
struct BilanParAxe {
    var titreDuBilan: String
    /// What a bar counts, and the lateness of the whole.
    var baseDuBilan: String
    var legende: [Part]
    var axes: [Axe]
    var tableaux: [Tableau]

    struct Part {
        var code: String
        var libelle: String
    }
    struct Axe {
        var libelle: String
        var href: String
        var alternative: String
        var parts: [Rectangle]
    }
    struct Tableau {
        var ancreDuTableau: String
        var legendeDesComptes: String
        var colonnes: [Colonne]
        var rangees: [Rangee]
    }
    struct Colonne {
        var libelle: String
        var chiffres: Bool
    }
    struct Rangee {
        var entete: String
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

    /// Nil for a plan without actions.
    init?(_ situation: Situation) {
        let groupes = situation.groupes.filter { !$0.lignes.isEmpty }.map { ($0, situation.bilans($0.lignes)) }
        guard !groupes.isEmpty else { return nil }
        let ensemble = situation.bilans
        let niveau = situation.index.niveauDesGroupes
        titreDuBilan =
            niveau.map { "Où en est chaque \($0.mot)" }
            ?? "Où en est \(ensemble.parNiveau.count == 1 ? "l’ensemble du plan" : "le plan")"
        baseDuBilan =
            "\(ensemble.base). \(ensemble.compte("bloquée", \.bloquees).avecMajuscule). \(ensemble.retard.avecMajuscule). \(ensemble.moyennes.avecMajuscule)."
        legende =
            Etat.allCases.map { Part(code: $0.rawValue, libelle: $0.libelle(1, feminin: ensemble.mots.feminin)) }
            + [Part(code: FiltreDuPlan.aucunEtat, libelle: Ligne.aucuneSaisie)]
        axes = groupes.map { groupe, bilans in
            let nombres =
                Etat.allCases.map { ($0.rawValue, bilans.points.nombre($0)) }
                + [(FiltreDuPlan.aucunEtat, bilans.points.sansEtat)]
            return Axe(
                libelle: groupe.noeud.map(situation.index.designationCourte) ?? groupe.nom,
                href: groupe.noeud.map { "#noeud-\($0.id)" } ?? "#elements", alternative: bilans.phrase,
                parts: Self.rectangles(nombres, total: bilans.points.total))
        }
        let feminin = ensemble.mots.feminin
        func tableau(_ ancre: String, _ quoi: String, _ colonnes: [ColonneDeBilan]) -> Tableau {
            let tous = situation.groupes.count > 1 ? groupes.map { ($0.0.nom, $0.1) } : []
            return Tableau(
                ancreDuTableau: ancre, legendeDesComptes: "\(quoi), \(ensemble.base)",
                colonnes: [Colonne(libelle: (niveau?.mot ?? "plan").avecMajuscule, chiffres: false)]
                    + colonnes.map { Colonne(libelle: $0.titre(feminin: feminin), chiffres: true) },
                rangees: (tous + [("Ensemble", ensemble)]).flatMap { nom, bilans in
                    bilans.parNiveau.map { mot, _, bilan in
                        Rangee(
                            entete: "\(nom), \(mot.pluriel)", cellules: colonnes.map { $0.cellule(bilan, mot) })
                    }
                })
        }
        tableaux = [
            tableau("legende-etats", "États", ColonneDeBilan.etats),
            tableau("legende-signaux", "Signaux, retard et avancement", ColonneDeBilan.signaux + [.moyenne]),
            tableau("legende-meteo", "Météo", ColonneDeBilan.meteos),
        ]
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
