public import Foundation
public import PlanModel

/// Values of the model as French text, on one line.
public enum Texte {
    public static func valeur(_ renseignement: Renseignement<Contenu>) -> String {
        let texte = renseignement.valeur.map(contenu) ?? renseignement.absence?.rawValue ?? ""
        return renseignement.precision.map { "\(texte) (\($0))" } ?? texte
    }

    public static func contenu(_ contenu: Contenu) -> String {
        switch contenu {
        case .texte(let texte): texte
        case .organisations(let mentions): mentions.map(\.texte).joined(separator: ", ")
        case .periode(let periode): periode.imprime
        case .duree(let duree): duree.imprime
        case .liste, .indicateurs, .liens, .chiffres, .montants, .calendrier:
            (elements(contenu) ?? []).joined(separator: " ; ")
        }
    }

    /// One text for each element of a field that is a list; nil for a field that stands on one line.
    public static func elements(_ contenu: Contenu, lien: (Lien) -> String = Texte.lien) -> [String]? {
        switch contenu {
        case .liste(let textes): textes
        case .indicateurs(let indicateurs): indicateurs.map(\.titre)
        case .liens(let liens): liens.map(lien)
        case .chiffres(let chiffres): chiffres.map(chiffre)
        case .montants(let montants): montants.map(montant)
        case .calendrier(let etapes): etapes.map(etape)
        case .texte, .organisations, .periode, .duree: nil
        }
    }

    public static func lien(_ lien: Lien) -> String {
        lien.imprime ?? lien.vers.valeur?.rawValue ?? lien.vers.absence?.rawValue ?? ""
    }

    static func nombre(_ valeur: Renseignement<Decimal>) -> String {
        valeur.valeur.map(decimal) ?? valeur.absence?.rawValue ?? ""
    }

    /// « -1234,5 »: a number that French spreadsheets read as one.
    static func decimal(_ nombre: Decimal) -> String { nombre.description.replacing(".", with: ",") }

    /// « 1 234,5 », with the narrow no-break space of French typography.
    public static func francais(_ nombre: Decimal) -> String {
        let parts = nombre.description.split(separator: ".")
        let negative = parts[0].hasPrefix("-")
        let digits = Array(negative ? parts[0].dropFirst() : parts[0])
        var entiers = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { entiers += "\u{202F}" }
            entiers.append(digit)
        }
        return (negative ? "−" : "") + entiers + (parts.count > 1 ? ",\(parts[1])" : "")
    }

    /// « 12,5 % », « 1 234 bornes »: a sign never leaves its number, a word may, else a narrow column cuts it.
    public static func francais(_ nombre: Decimal, unite: String?) -> String {
        guard let unite else { return francais(nombre) }
        return "\(francais(nombre))\(unite.count > 3 ? " " : "\u{A0}")\(unite)"
    }

    public static let mois = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
}
