public import Evaluation
import Foundation
public import PlanModel

extension Indicateur {
    /// « 12 bornes (2016) ».
    public var referenceAffichee: String {
        guard let reference else { return Absence.nonRenseigne.rawValue }
        return Texte.renseigne(reference.map(texte))
    }

    /// Every target, in the order of their years.
    public var ciblesAffichees: String {
        cibles.isEmpty ? "aucune cible dans le plan" : cibles.map(texte).joined(separator: "\n")
    }

    /// « au moins 800 bornes (2023, Mauriac) ».
    public func texte(_ point: Point) -> String {
        let borne = point.borne.map { "\($0.libelle) " } ?? ""
        let quand = [String(point.annee), point.territoire].compactMap(\.self).joined(separator: ", ")
        return "\(borne)\(Texte.renseigne(point.valeur.map { Texte.francais($0, unite: unite) })) (\(quand))"
    }

    public func texte(_ valeur: Mesure.Valeur) -> String {
        switch valeur {
        case .nombre(let nombre): Texte.francais(nombre, unite: unite)
        case .texte(let texte): texte
        }
    }
}

extension Indicateur.Sens {
    public var libelle: String {
        switch self {
        case .hausse: "à la hausse"
        case .baisse: "à la baisse"
        case .maintien: "à maintenir"
        }
    }
}

extension PositionIndicateur {
    /// The one that the last reading is judged against, and the one that the day expects when that is another; or that
    /// the plan gives none.
    public var cibleAffichee: String {
        guard let cible else {
            if territoire != nil { return "aucune cible pour ce territoire" }
            return indicateur.aDesCiblesParTerritoireSeulement
                ? "cibles par territoire seulement" : "aucune cible dans le plan"
        }
        return [cible, prochaineCible].compactMap(\.self).map(indicateur.texte).joined(separator: ", puis ")
    }

    public var releveAffiche: String {
        guard let mesure = releves.last?.mesure else { return "aucun relevé" }
        let contestation = mesure.contestation.map { "\nContestée\u{A0}: \($0)" } ?? ""
        return "\(indicateur.texte(mesure.valeur))\n\(mesure.date.enChiffres)\(contestation)"
    }

    public var phrase: String {
        switch verdict {
        case .atteinte: prochaineCible == nil ? "cible atteinte" : "cible de \(cible?.annee ?? 0) atteinte"
        case .faceALaCible(let valeur, let cible):
            "\(Texte.francais(valeur, unite: indicateur.unite)) pour une cible \(self.cible?.borne.map { "d’\($0.libelle)" } ?? "de") \(Texte.francais(cible, unite: indicateur.unite))"
        case .enChemin(let pourcentage): "\(Texte.francais(pourcentage))\u{A0}% du chemin"
        case .nonCalculable(let raison): "non calculable\u{A0}: \(raison)"
        }
    }

    /// What the last reading changed since the one that it is compared with, of which the day is said: semestres or
    /// years may lie between them.
    /// - Parameter ancien: The last one that was known at another moment, if there was one.
    public func evolution(depuis ancien: Releve?) -> String {
        guard let dernier = releves.last else { return "aucun relevé" }
        guard let ancien else { return "premier relevé" }
        guard dernier.id != ancien.id else { return "aucun nouveau relevé" }
        let depuis = "depuis le \(ancien.mesure.date.enChiffres)"
        guard case .nombre(let valeur) = dernier.mesure.valeur, case .nombre(let tenue) = ancien.mesure.valeur else {
            return dernier.mesure.valeur == ancien.mesure.valeur ? "inchangé \(depuis)" : "nouvelle appréciation"
        }
        guard valeur != tenue else { return "inchangé \(depuis)" }
        let ecart = Texte.francais(valeur - tenue, unite: indicateur.unite)
        return "\(valeur > tenue ? "+" : "")\(ecart) \(depuis)"
    }
}
