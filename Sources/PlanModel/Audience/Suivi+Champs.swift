/// Who reads each datum of what was recorded.
extension Saisie: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("noeud", "semestre", "etat", "avancement", "meteo", "seance")
        + ChampLu.details("blocage") { $0.blocage?.restreint(a: $1) }
        + ChampLu.selon("freins", .freins) { $0.freins = nil }
        + ChampLu.selon("solutions", .solutions) { $0.solutions = nil }
        + ChampLu.selon("prochainesEtapes", .prochainesEtapes) { $0.prochainesEtapes = nil }
        + [
            ChampLu("note", .propre) { saisie, filtre in
                if let note = saisie.note, !filtre.regard.audience.peutLire(note.audience) { saisie.note = nil }
            }
        ]
        + ChampLu.selon("ditPar", .ditPar) { $0.ditPar = nil }
}

extension Saisie.Blocage: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.selon("motif", .motifBlocage) { $0.motif = nil }
        + ChampLu.selon("arbitrageDemande", .arbitrageDemande) { $0.arbitrageDemande = nil }
}

/// Shown whole or not at all: see `Saisie`.
extension Saisie.Note: Lisible {
    public static let champs: [ChampLu<Self>] = [ChampLu("texte", .propre)] + ChampLu.tous("audience")
}

extension Avancement: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "saisiLe", "remplace", "retire")
        + ChampLu.details("saisie") { $0.saisie.restreint(a: $1) }
        + ChampLu.selon("saisiPar", .saisiPar) { $0.saisiPar = Reserve.auteur }
}

extension Mesure: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("indicateur", "date", "valeur", "territoire", "source", "producteur")
        + ChampLu.selon("contestation", .contestation) { if $0.contestation != nil { $0.contestation = Reserve.motif } }
        + ChampLu.selon("ditPar", .ditPar) { $0.ditPar = nil }
}

extension Releve: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "saisiLe", "remplace", "retire")
        + ChampLu.details("mesure") { $0.mesure.restreint(a: $1) }
        + ChampLu.selon("saisiPar", .saisiPar) { $0.saisiPar = Reserve.auteur }
        // Why a reading was withdrawn is told among those who enter.
        + ChampLu.selon("motif", .saisiPar) { $0.motif = nil }
}

/// Shown whole, but for who must follow it up, or not at all: see `Suivi.visible`.
extension Decision: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("nature", "date", "sujet", "noeuds", "echeance", "etat", "audience")
        + [ChampLu("texte", .propre), ChampLu("seance", .propre), ChampLu("suite", .propre)]
        + ChampLu.selon("responsable", .responsable) { $0.responsable = nil }
}

extension DecisionInscrite: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "numero", "saisiLe", "remplace")
        + ChampLu.details("decision") { $0.decision.restreint(a: $1) }
        + ChampLu.selon("saisiPar", .saisiPar) { $0.saisiPar = Reserve.auteur }
}

/// The leads write for the readers of the report.
extension Commentaire: Lisible {
    public static let champs: [ChampLu<Self>] = ChampLu.tous("semestre", "partie", "texte")
}

extension CommentaireInscrit: Lisible {
    public static let champs: [ChampLu<Self>] =
        ChampLu.tous("id", "saisiLe", "remplace")
        + ChampLu.details("commentaire") { $0.commentaire.restreint(a: $1) }
        + ChampLu.selon("saisiPar", .saisiPar) { $0.saisiPar = Reserve.auteur }
}
