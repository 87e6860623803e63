import Evaluation
import Foundation
import PlanModel

/// What the report draws.
extension RapportSemestriel {
    var etatsParAxe: Graphique {
        let axes = parAxe.filter { $0.lignes.contains { $0.role == .action } }
        let bilans = axes.map { Bilan($0.lignes.filter { $0.role == .action }) }
        func serie(_ nom: String, _ couleur: Couleur, _ nombre: (Bilan) -> Int) -> Graphique.Serie {
            .init(nom, couleur, bilans.map { Decimal(nombre($0)) })
        }
        let etats: [(Etat, String, Couleur)] = [
            (.realisee, "Réalisées", .nuit), (.enCours, "En cours", .bleu), (.aLancer, "À lancer", .ciel),
            (.suspendue, "Suspendues", .ocre), (.abandonnee, "Abandonnées", .brique),
        ]
        return Graphique(
            forme: .barresEmpilees, titre: "Les actions de chaque axe par état, au \(situation.jour.enToutesLettres)",
            alternative: "Barres\u{A0}: actions par état dans \(compte(axes.count, "axe")), chiffres en annexe",
            categories: axes.map { index.designation(de: $0.axe).abrege(22) },
            series: etats.map { etat, nom, couleur in serie(nom, couleur) { $0.nombre(etat) } }
                + [serie("Sans saisie", .blanc, \.sansEtat)],
            unite: "actions")
    }

    /// The mean says nothing without the share of actions that were entered: both are drawn.
    var avancementAuFilDesSemestres: Graphique {
        let points = tendance.points
        return Graphique(
            forme: .courbes, titre: "L’avancement des actions au fil des semestres",
            alternative: "Courbes\u{A0}: avancement moyen et part saisie, semestre par semestre",
            categories: points.map(\.semestre.rawValue),
            series: [
                .init("Avancement moyen des actions chiffrées", .nuit, points.map { $0.bilan.moyenne?.valeur }),
                .init(
                    "Part des actions saisies ce semestre-là", .ocre,
                    points.map { point in
                        let total = point.bilan.total
                        return total == 0
                            ? nil
                            : arrondi(Decimal(total - point.bilan.sansSaisie) / Decimal(total) * 100, decimales: 0)
                    }),
            ], unite: "%", maximum: 100)
    }
}
