public import PlanModel

extension Texte {
    /// The value or the word for its absence, with the remark between brackets.
    public static func renseigne(_ renseignement: Renseignement<String>?) -> String {
        guard let renseignement else { return Absence.nonRenseigne.rawValue }
        let texte = renseignement.valeur ?? renseignement.absence?.rawValue ?? Absence.nonRenseigne.rawValue
        return renseignement.precision.map { "\(texte) (\($0))" } ?? texte
    }

    /// « EPCI, Région », or that the document names none.
    public static func mentions(_ mentions: [Mention]) -> String {
        mentions.isEmpty ? Absence.nonRenseigne.rawValue : mentions.map(\.texte).joined(separator: ", ")
    }
}

extension PlanIndex {
    /// The printed code; « sous 1.2 » for a node without one, so that a reader finds its action.
    public func code(_ noeud: Noeud) -> String {
        noeud.code ?? ancetres(de: noeud).lazy.compactMap(\.code).first.map { "sous\u{A0}\($0)" } ?? "sans code"
    }

    /// « Fiche-action 1.2 – Ouvrir une maison des services ».
    public func intitule(_ noeud: Noeud) -> String { "\(designation(de: noeud)) – \(noeud.titreAffiche)" }

    public func intitule(_ id: Identifiant<Noeud>?) -> String {
        id.map { id in noeud(id).map(intitule) ?? id.rawValue } ?? "plan entier"
    }
}

extension SchemaLie {
    /// « SDTAN – Schéma d'aménagement numérique (2018-2023) : ce qui les lie ».
    public var texte: String {
        let nom = [sigle, titre].compactMap(\.self).joined(separator: " – ")
        let quand = periode.map { " (\(Texte.renseigne($0.map(\.imprime))))" } ?? ""
        return nom + quand + (relation.map { "\u{A0}: \($0)" } ?? "")
    }
}

extension String {
    /// With a capital; the rest as it is.
    public var avecMajuscule: String { prefix(1).uppercased() + dropFirst() }
}
