/// Who reads each datum of the governance of a plan.
extension Instance: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous(
            "id", "role", "par", "territoire", "alimente", "statut", "statutPresidence", "statutRythme")
        + ChampLu.texte("nom") { $0.nom = $1.propre($0.nom) }
        + ChampLu.details("presidence") { $0.presidence.restreint(a: $1) }
        + ChampLu.details("composition") { $0.composition.restreint(a: $1) }
        + ChampLu.texte("rythme") { instance, filtre in
            instance.rythme = instance.rythme?.limite(a: filtre) { $0 }
        }
        + ChampLu.details("missions") { $0.missions.restreint(a: $1) }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Instance.Mission: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id") + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Etape: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "delaiMois", "apres")
        + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.details("organisations") { $0.organisations.restreint(a: $1) }
        + ChampLu.texte("periode") { etape, filtre in
            etape.periode = etape.periode?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Convention: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "statut", "noeuds")
        + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.details("signataires") { $0.signataires.restreint(a: $1) }
        + ChampLu.texte("periode") { convention, filtre in
            convention.periode = convention.periode?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension EvaluationPrevue: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "nature")
        + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.texte("periode") { evaluation, filtre in
            evaluation.periode = evaluation.periode?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.texte("methode") { $0.methode = $1.propre($0.methode) }
        + ChampLu.details("organisations") { $0.organisations.restreint(a: $1) }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}

extension Jalon: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id")
        + ChampLu.texte("titre") { $0.titre = $1.propre($0.titre) }
        + ChampLu.texte("periode") { jalon, filtre in
            jalon.periode = jalon.periode?.limite(a: filtre) { $0.limite(a: filtre) }
        }
        + ChampLu.selon("note", .transcription) { $0.note = nil }
        + ChampLu.selon("source", .renvois) { $0.source = [] }
}
