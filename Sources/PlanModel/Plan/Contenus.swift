public import Foundation

/// A figure that the text of a plan quotes, with what makes it comparable: where, and when it was true.
public struct Chiffre: Hashable, Sendable, Codable {
    /// With our words: « part des habitants à plus de 20 minutes d'un service ».
    public var texte: String
    public var valeur: Decimal?
    public var unite: String?
    /// What it counts, when it is not the département: a figure of the région is no figure of the département.
    public var territoire: String?
    public var date: Renseignement<Periode>?
    public var note: String?
    public var source: [Renvoi] = []

    public init(texte: String) { self.texte = texte }
}

/// An amount that the plan gives or announces.
public struct Montant: Hashable, Sendable, Codable {
    /// In hundredths of the currency.
    public var centimes: Renseignement<Int>
    /// ISO 4217: `EUR`.
    public var devise = Montant.euro
    public var annee: Int?
    /// Of what: « travaux », « fonctionnement ».
    public var objet: String?
    public var financeur: Mention?
    public var note: String?
    public var source: [Renvoi] = []

    public static let euro = "EUR"

    public init(centimes: Renseignement<Int>) { self.centimes = centimes }

    /// In units of the currency.
    public var valeur: Renseignement<Decimal> { centimes.map { Decimal($0) / 100 } }
}

/// How long something lasts, as it is printed.
public struct Duree: Hashable, Sendable, Codable {
    public var imprime: String
    /// Nil when the words give no number of months.
    public var mois: Int?

    public init(imprime: String, mois: Int?) { (self.imprime, self.mois) = (imprime, mois) }

    /// Reads « 6 ans », « six ans », « 18 mois », « 2 ans et demi », « un an et 6 mois », « deux semestres ».
    public init?(imprime: String) {
        let mots = imprime.folded.split { " \u{A0}\u{202F}".contains($0) }.map(String.init)
        guard let mois = Duree.mois(mots[...]) else { return nil }
        self.init(imprime: imprime, mois: mois)
    }

    private static let nombres = [
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    ]
    private static let unites = [
        "an": 12, "ans": 12, "annee": 12, "annees": 12, "mois": 1, "semestre": 6, "semestres": 6, "trimestre": 3,
        "trimestres": 3,
    ]

    private static func mois(_ mots: ArraySlice<String>) -> Int? {
        guard mots.count >= 2, let premier = mots.first, let unite = mots.dropFirst().first,
            let parUnite = unites[unite], let nombre = Int(premier) ?? nombre(premier), (1...600).contains(nombre)
        else { return nil }
        let reste = mots.dropFirst(2)
        switch Array(reste) {
        case []: return nombre * parUnite
        case ["et", "demi"], ["et", "demie"]: return parUnite % 2 == 0 ? nombre * parUnite + parUnite / 2 : nil
        case let suite where suite.first == "et": return mois(reste.dropFirst()).map { nombre * parUnite + $0 }
        default: return nil
        }
    }

    private static func nombre(_ mot: String) -> Int? {
        if mot == "une" { return 1 }
        return nombres.firstIndex(of: mot).map { $0 + 1 }
    }
}

/// A step of an action's own calendar, in a year.
public struct EtapeDatee: Hashable, Sendable, Codable {
    public var annee: Int
    public var etape: String
    /// Nil when the document does not say whether it was done.
    public var fait: Bool?
    public var note: String?
    public var source: [Renvoi] = []

    public init(annee: Int, etape: String, fait: Bool? = nil) {
        (self.annee, self.etape, self.fait) = (annee, etape, fait)
    }
}
