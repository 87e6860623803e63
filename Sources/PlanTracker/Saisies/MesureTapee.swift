import Foundation
import PlanModel
import PlanStore

/// A reading as it was typed, by whichever door: read whole, so that every fault is said at once and beside its field.
struct MesureTapee {
    enum Champ: String, CaseIterable {
        case valeur, date, territoire, source, producteur, contestation
        case ditPar = "dit_par"
    }

    struct Faute: Hashable {
        var champ: Champ
        var message: String
    }

    /// Why nothing can be recorded: one fault or more, in the order of the fields.
    struct Fautes: Error { var fautes: [Faute] }

    private(set) var textes: [Champ: String] = [:]

    /// As it was typed, without spaces around; nil for nothing.
    subscript(champ: Champ) -> String? {
        get { textes[champ] }
        set { textes[champ] = newValue.map(\.saisi).flatMap { $0.isEmpty ? nil : $0 } }
    }

    func lue(pour indicateur: Indicateur) throws(Fautes) -> Mesure {
        var fautes: [Faute] = []
        let valeur = lu(.valeur, &fautes, vide: Self.attendu(indicateur)) { Mesure.Valeur($0, pour: indicateur) }
        let date = lu(.date, &fautes, vide: "donnez le jour du relevé, écrit 2019-06-30", Jour.init(saisi:))
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

    private static func attendu(_ indicateur: Indicateur) -> String {
        indicateur.nature == .qualitatif ? "donnez la valeur : une appréciation" : "donnez la valeur : un nombre"
    }

    private func lu<Valeur>(
        _ champ: Champ, _ fautes: inout [Faute], vide: String, _ lire: (String) -> Valeur?
    ) -> Valeur? {
        guard let texte = self[champ] else {
            fautes.append(Faute(champ: champ, message: vide))
            return nil
        }
        if let valeur = lire(texte) { return valeur }
        let attendu =
            champ == .date
            ? "n'est pas une date ; écrivez-la 2019-06-30 ou 30/06/2019"
            : "n'est pas un nombre (quinze chiffres au plus) ; seul un indicateur déclaré qualitatif reçoit un texte"
        fautes.append(Faute(champ: champ, message: "« \(texte) » \(attendu)"))
        return nil
    }
}

extension Mesure.Valeur {
    /// A French or an English decimal; a text only for an indicator that is declared qualitative.
    init?(_ text: String, pour indicateur: Indicateur?) {
        let plain = text.replacing(" ", with: "").replacing("\u{A0}", with: "").replacing("\u{202F}", with: "")
            .replacing(",", with: ".")
        if let nombre = Decimal(strict: plain) {
            // No count, no amount goes so far: a slip of the keyboard.
            guard abs(nombre) < 1_000_000_000_000_000 else { return nil }
            self = .nombre(nombre)
        } else if indicateur?.nature == .qualitatif {
            self = .texte(text)
        } else {
            return nil
        }
    }
}

extension Jour {
    /// « 2019-06-30 », or « 30/06/2019 » as French spreadsheets rewrite it.
    init?(saisi texte: String) {
        let periode = Periode(imprime: texte)
        guard let jour = Jour(iso: texte) ?? (periode?.debut == periode?.fin ? periode?.debut : nil) else { return nil }
        self = jour
    }
}
