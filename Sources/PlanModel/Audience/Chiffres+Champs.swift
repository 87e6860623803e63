/// Who reads each datum of the figures that a plan quotes, and of what it names around itself.
extension Chiffre: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("valeur", "unite", "territoire")
        + ChampLu.texte("texte") { $0.texte = $1.propre($0.texte) }
        + ChampLu.texte("date") { chiffre, filtre in
            chiffre.date = chiffre.date?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Montant: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("devise", "annee")
        + ChampLu.texte("centimes") { montant, filtre in montant.centimes = montant.centimes.limite(a: filtre) { $0 } }
        + ChampLu.texte("objet") { $0.objet = $1.propre($0.objet) }
        + ChampLu.details("financeur") { $0.financeur?.restreint(a: $1) }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Duree: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("imprime", "mois")
}

extension EtapeDatee: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("annee", "fait") + ChampLu.texte("etape") { $0.etape = $1.propre($0.etape) }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

/// An office, never a person.
extension Contact: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("service", "adresse", "courriel", "telephone", "url")
}

extension Territoire: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("nom", "insee") + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension SchemaLie: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "sigle", "noeuds", "url")
        + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.texte("periode") { schema, filtre in
            schema.periode = schema.periode?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.texte("relation") { $0.relation = $1.propre($0.relation) }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Periode.Horizon: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("nom", "periode")
}

extension Noeud.Priorite: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("imprime", "rang")
}
