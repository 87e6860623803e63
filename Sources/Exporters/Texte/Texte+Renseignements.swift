public import PlanModel

extension Texte {
    /// The value or the word for its absence, with the remark between brackets.
    public static func renseigne(_ renseignement: Renseignement<String>?) -> String {
        guard let renseignement else { return Absence.nonRenseigne.rawValue }
        let texte = renseignement.valeur ?? renseignement.absence?.rawValue ?? Absence.nonRenseigne.rawValue
        return renseignement.precision.map { "\(texte) (\($0))" } ?? texte
    }

    /// « deux fois par an (rythme conditionnel) ».
    public static func rythme(_ instance: Instance) -> String {
        let statut = instance.statutRythme.map { $0 == .enPlace ? "" : " (rythme \($0.libelle))" } ?? ""
        return renseigne(instance.rythme?.map(\.imprime)) + statut
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

extension Instance {
    /// « instance proposée »; nil for one that the document gives for granted.
    public var reserve: String? {
        switch statut {
        case .propose, .conditionnel, .passe: statut.map { "instance \($0.libelleFeminin)" }
        case .enPlace, nil: nil
        }
    }

    /// Its meetings may not take place: the document proposes it, or speaks of it in the conditional.
    public var estSousReserve: Bool { reserve != nil || statutRythme == .propose || statutRythme == .conditionnel }
}

extension SchemaLie {
    /// « SDTAN – Schéma d'aménagement numérique (2018-2023) : ce qui les lie ».
    public var texte: String {
        let nom = [sigle, titre].compactMap(\.self).joined(separator: " – ")
        let quand = periode.map { " (\(Texte.renseigne($0.map(\.affichee))))" } ?? ""
        return nom + quand + (relation.map { "\u{A0}: \($0)" } ?? "")
    }
}

extension String {
    /// With a capital; the rest as it is.
    public var avecMajuscule: String { prefix(1).uppercased() + dropFirst() }
}

extension Organisation {
    /// Its whole name, or why it is not there, in the one wording of the documents.
    public var nomAffiche: String {
        let seul = nom.valeur == sigle && !sigle.contains(where: \.isLowercase)
        return Texte.nomComplet(seul ? .absent(.nonRenseigne) : nom)
    }
}

extension Sigle {
    public var sensAffiche: String { Texte.nomComplet(sens) }
}

extension Texte {
    fileprivate static func nomComplet(_ nom: Renseignement<String>) -> String {
        guard nom.absence == .nonRenseigne else { return renseigne(nom) }
        let precision = nom.precision.map { " (\($0))" } ?? ""
        return "nom complet non renseigné dans le plan" + precision
    }
}
