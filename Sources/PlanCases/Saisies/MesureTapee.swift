package import PlanModel
import PlanStore

/// A reading as it was typed, by whichever door: read whole, so that every fault is said at once and beside its field.
package struct MesureTapee {
    package enum Champ: String, CaseIterable {
        case valeur, date, territoire, source, producteur, contestation
        case ditPar = "dit_par"
    }

    package struct Faute: Hashable {
        package var champ: Champ
        package var message: String
    }

    /// Why nothing can be recorded: one fault or more, in the order of the fields.
    package struct Fautes: Error { package var fautes: [Faute] }

    private var textes: [Champ: String] = [:]

    package init() {}

    /// As it was typed, without spaces around; nil for nothing.
    package subscript(champ: Champ) -> String? {
        get { textes[champ] }
        set { textes[champ] = newValue.map(\.saisi).flatMap { $0.isEmpty ? nil : $0 } }
    }

    package func lue(pour indicateur: Indicateur) throws(Fautes) -> Mesure {
        var fautes: [Faute] = []
        let valeur = valeur(indicateur, &fautes)
        let date = date(&fautes)
        let nomme = self[.territoire].flatMap(indicateur.territoire(nomme:))
        if nomme == nil, let territoire = self[.territoire] {
            let inconnu = StoreError.territoireInconnu(territoire, connus: indicateur.territoires)
            fautes.append(Faute(champ: .territoire, message: "\(inconnu)"))
        }
        for champ in Champ.allCases where !fautes.contains(where: { $0.champ == champ }) {
            guard let scalaire = self[champ]?.premierCaractereInterdit else { continue }
            let interdit = StoreError.caractereInterdit(
                champ.rawValue.replacing("_", with: " "), objet: indicateur.id.rawValue, scalaire.value)
            fautes.append(Faute(champ: champ, message: "\(interdit)"))
        }
        guard fautes.isEmpty, let valeur, let date else { throw Fautes(fautes: fautes) }
        var mesure = Mesure(indicateur: indicateur.id, date: date, valeur: valeur)
        (mesure.territoire, mesure.source, mesure.producteur) = (nomme, self[.source], self[.producteur])
        (mesure.contestation, mesure.ditPar) = (self[.contestation], self[.ditPar])
        return mesure
    }

    private func valeur(_ indicateur: Indicateur, _ fautes: inout [Faute]) -> Mesure.Valeur? {
        guard let texte = self[.valeur] else {
            let attendu = indicateur.nature == .qualitatif ? "une appréciation" : "un nombre"
            fautes.append(Faute(champ: .valeur, message: "donnez la valeur : \(attendu)"))
            return nil
        }
        do { return try Mesure.Valeur(tapee: texte, pour: indicateur) } catch {
            let message =
                error.precision.map { "« \(texte) » n'est pas un nombre seul : \($0)" }
                ?? "« \(texte) » n'est pas un nombre (quinze chiffres au plus) ; seul un indicateur déclaré qualitatif reçoit un texte"
            fautes.append(Faute(champ: .valeur, message: message))
            return nil
        }
    }

    private func date(_ fautes: inout [Faute]) -> Jour? {
        guard let texte = self[.date] else {
            fautes.append(Faute(champ: .date, message: "donnez le jour du relevé, écrit 2019-06-30"))
            return nil
        }
        if let jour = Jour(saisi: texte) { return jour }
        fautes.append(
            Faute(
                champ: .date,
                message:
                    "« \(texte) » n'est pas une date ; \(texte.dateImpossible ?? "écrivez-la 2019-06-30 ou 30/06/2019")"
            ))
        return nil
    }
}
