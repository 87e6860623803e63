import Evaluation
import Foundation
import PlanModel

extension Graphique {
    /// The readings of an indicator for the whole département, against the target that each date had.
    /// Empty when no reading is a number.
    init(_ position: PositionIndicateur) {
        let indicateur = position.indicateur
        var points = position.releves.compactMap { releve -> (libelle: String, annee: Int, valeur: Decimal?)? in
            guard case .nombre(let nombre) = releve.mesure.valeur else { return nil }
            return (releve.mesure.date.enChiffres, releve.mesure.date.annee, nombre)
        }
        let derniere = points.last
        if derniere != nil {
            if let reference = indicateur.reference?.valeur, let valeur = reference.valeur.valeur {
                points.insert(("référence \(reference.annee)", reference.annee, valeur), at: 0)
            }
            let prochaines = indicateur.ciblesDuDepartement.filter { $0.annee > derniere?.annee ?? 0 }
            points += prochaines.map { ("cible \($0.annee)", $0.annee, nil) }
        }
        let cibles = points.map { point in
            (indicateur.ciblesDuDepartement.first { $0.annee >= point.annee } ?? indicateur.ciblesDuDepartement.last)?
                .valeur.valeur
        }
        var series = [Serie("relevés", .bleu, points.map(\.valeur))]
        if cibles.contains(where: { $0 != nil }) { series.append(Serie("cible", .brique, cibles)) }
        self.init(
            forme: .courbes, titre: indicateur.titre.abrege(Self.tailleTitre),
            alternative: "\(compte(position.releves.count, "relevé")), le dernier \(derniere?.libelle ?? "")",
            categories: points.map(\.libelle), series: series, unite: indicateur.unite ?? "valeur")
        if let valeur = derniere?.valeur.map({ Texte.francais($0, unite: indicateur.unite) }) {
            alternative += "\u{A0}: \(valeur), cible \(position.cible.map(indicateur.texte) ?? "absente")"
        }
        alternative = alternative.abrege(Self.tailleAlternative)
    }

    /// It stands on one or two lines.
    private static let tailleTitre = 100
}
