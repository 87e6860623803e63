import Foundation
public import PlanModel

extension Plausibilite {
    /// How many times larger or smaller than its neighbour a reading may be before it is remarked.
    private static let rapportAuPlus: Decimal = 10

    /// - Parameters:
    ///   - indicateur: The one that it reads, with its node.
    ///   - connus: Readings of that indicator in force, in the order of their dates.
    public func remarques(
        sur mesure: Mesure, _ indicateur: Indicateur, noeud: Identifiant<Noeud>?, connus: [Releve]
    ) -> [String] {
        let reference = indicateur.reference?.valeur
        var remarques = remarques(sur: mesure.date, "le", avant: 1, apres: 1, depuis: reference?.annee)
        if case .nombre(let valeur) = mesure.valeur {
            remarques += ecarts(valeur, mesure, indicateur, connus)
        }
        let semestre = Semestre(contenant: mesure.date)
        if let rapport = rapport(semestre, sur: noeud) {
            remarques.append(
                "le rapport n° \(rapport.numero) du \(semestre.libelle) est émis, il ne dira pas ce relevé")
        }
        return remarques
    }

    private func ecarts(
        _ valeur: Decimal, _ mesure: Mesure, _ indicateur: Indicateur, _ connus: [Releve]
    ) -> [String] {
        if indicateur.unite?.folded == "%", abs(valeur) > 100 {
            return ["\(indicateur.texteSimple(valeur)) dépasse 100 %"]
        }
        let siens = connus.filter {
            $0.mesure.territoire?.folded == mesure.territoire?.folded && $0.mesure.date != mesure.date
        }
        let voisin = siens.last { $0.mesure.date < mesure.date } ?? siens.first
        guard let voisin, case .nombre(let autre) = voisin.mesure.valeur, autre != 0, valeur != 0 else { return [] }
        let (grand, petit) = (max(abs(valeur), abs(autre)), min(abs(valeur), abs(autre)))
        guard grand >= petit * Self.rapportAuPlus, grand - petit >= Self.rapportAuPlus else { return [] }
        return [
            "\(indicateur.texteSimple(valeur)) est loin du relevé du \(voisin.mesure.date.enToutesLettres) (\(indicateur.texteSimple(autre)))"
        ]
    }
}

extension Indicateur {
    /// With a decimal comma.
    fileprivate func texteSimple(_ valeur: Decimal) -> String {
        valeur.description.replacing(".", with: ",") + (unite.map { " \($0)" } ?? "")
    }
}
