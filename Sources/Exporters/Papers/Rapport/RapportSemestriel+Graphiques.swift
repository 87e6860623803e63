import Evaluation
import Foundation
import PlanModel

/// What the report draws.
extension RapportSemestriel {
    var etatsParAxe: Graphique {
        let montres = groupes.filter { !$0.lignes.isEmpty }
        let comptes = montres.map { situation.bilans($0.lignes).points }
        func serie(_ nom: String, _ couleur: Couleur, _ nombre: (Bilan) -> Int) -> Graphique.Serie {
            .init(nom, couleur, comptes.map { Decimal(nombre($0)) })
        }
        let ou = index.niveauDesGroupes.map { "par \($0.mot) et par état" } ?? "par état"
        return Graphique(
            forme: .barresEmpilees,
            titre: "\(motsComptes.avecMajuscule) \(ou), au \(situation.jour.enToutesLettres)",
            alternative:
                "Barres\u{A0}: \(bilans.points.total) \(bilans.motDesPoints.pluriel) \(ou), chiffres en annexe",
            categories: montres.map { $0.nom.abrege(22) },
            series: Etat.allCases.map { etat in
                serie(ColonneDeBilan.etat(etat).titre(feminin: bilans.mots.feminin), Couleur(etat)) { $0.nombre(etat) }
            } + [serie(ColonneDeBilan.aucuneSaisie.titre(), Couleur(nil), \.sansEtat)],
            unite: bilans.motDesPoints.pluriel)
    }

    /// The mean says nothing without the share of what was entered: both are drawn.
    var avancementAuFilDesSemestres: Graphique {
        let points = tendance.points
        let moyennes = bilans.parNiveau.map { mot, role, _ in
            Graphique.Serie(
                "Avancement moyen des \(mot.pluriel)", role == .sousAction ? .abandonnee : .realisee,
                points.map { point in
                    point.bilans.parNiveau.first { $0.role == role }?.bilan.moyenne?.valeur
                })
        }
        return Graphique(
            forme: .courbes, titre: "L’avancement au fil des semestres",
            alternative: "Courbes\u{A0}: avancement moyen et part saisie, semestre par semestre",
            categories: points.map(\.semestre.rawValue),
            series: moyennes + [
                .init(
                    "Part des \(bilans.motDesPoints.pluriel) \(accord("saisie", pluriel: true, feminin: bilans.motDesPoints.feminin)) ce semestre-là",
                    .enCours,
                    points.map { point in
                        let (total, sans) = (point.bilans.points.total, point.bilans.points.sansSaisie)
                        return total == 0
                            ? nil : arrondi(Decimal(total - sans) / Decimal(total) * 100, decimales: 0)
                    })
            ], unite: "%", maximum: 100)
    }
}
