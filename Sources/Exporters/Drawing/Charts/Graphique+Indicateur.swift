import Evaluation
import Foundation
import PlanModel

extension Graphique {
    /// The readings of an indicator for the whole département, to the scale of time, with its baseline and its targets as
    /// marks of their own dates. Empty when no reading is a number.
    ///
    /// A year without a day is drawn where it says most: a baseline at its beginning, a target at its end.
    init(_ position: PositionIndicateur) {
        let indicateur = position.indicateur
        var points = position.releves.compactMap { releve -> Repere? in
            guard case .nombre(let nombre) = releve.mesure.valeur else { return nil }
            return Repere(releve.mesure.date.enChiffres, releve.mesure.date.enAnnees, .releve, nombre)
        }
        let derniere = points.last
        if derniere != nil {
            if let reference = indicateur.reference?.valeur, let valeur = reference.valeur.valeur {
                points.append(
                    Repere("référence \(reference.annee)", Decimal(reference.annee), .reference, valeur))
            }
            points += indicateur.ciblesDuDepartement.compactMap { cible in
                cible.valeur.valeur.map {
                    Repere("cible \(cible.annee)", Decimal(cible.annee + 1), .cible, $0)
                }
            }
        }
        // Two that stand at the same place keep the order of their reading.
        points = points.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
            .map(\.element)
        func serie(_ nom: String, _ couleur: Couleur, _ nature: Repere.Nature) -> Serie? {
            guard nature == .releve || points.contains(where: { $0.nature == nature }) else { return nil }
            return Serie(
                nom, couleur, points.map { $0.nature == nature ? $0.valeur : nil }, isolee: nature != .releve)
        }
        self.init(
            forme: .courbes, titre: indicateur.titre.abrege(Self.tailleTitre),
            alternative: "\(compte(position.releves.count, "relevé")), le dernier \(derniere?.libelle ?? "")",
            categories: points.map(\.libelle),
            series: [
                serie("relevés", .realisee, .releve), serie("cible", .brique, .cible),
                serie("référence", .aucun, .reference),
            ].compactMap(\.self), dates: points.map(\.date), unite: indicateur.unite ?? "valeur")
        if let valeur = derniere.map({ Texte.francais($0.valeur, unite: indicateur.unite) }) {
            alternative +=
                "\u{A0}: \(valeur), \(position.cible.map { "cible \(indicateur.texte($0))" } ?? position.cibleAffichee)"
        }
        alternative = alternative.abrege(Self.tailleAlternative)
    }

    private struct Repere {
        enum Nature { case releve, cible, reference }

        var libelle: String
        var date: Decimal
        var nature: Nature
        var valeur: Decimal

        init(_ libelle: String, _ date: Decimal, _ nature: Nature, _ valeur: Decimal) {
            (self.libelle, self.date, self.nature, self.valeur) = (libelle, date, nature, valeur)
        }
    }

    /// It stands on one or two lines.
    private static let tailleTitre = 100
}

extension Jour {
    /// « 2018.497 »: the year, and the part of it that is over.
    fileprivate var enAnnees: Decimal {
        let debut = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][mois - 1]
        var (part, arrondie) = (Decimal(debut + jour - 1) / 365, Decimal())
        NSDecimalRound(&arrondie, &part, 3, .plain)
        return Decimal(annee) + arrondie
    }
}
