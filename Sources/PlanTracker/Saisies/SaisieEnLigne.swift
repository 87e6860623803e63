import PlanModel
import PlanStore

/// One declaration as a page or a script sends it: fields of text, read and checked the same way for both.
struct SaisieEnLigne: Sendable {
    var saisie: Saisie
    /// What its author believes to be in force.
    var connue: Connue

    /// The fields of a declaration, in the order of the page.
    enum Champ: String, CaseIterable, Sendable {
        case etat, avancement, meteo, blocage, note, freins, solutions, arbitrage, seance
        case ditPar = "dit_par"
        case prochainesEtapes = "prochaines_etapes"
        case audience = "note_audience"

        var libelle: String {
            switch self {
            case .etat: "État"
            case .avancement: "Avancement"
            case .meteo: "Météo"
            case .blocage: "Motif du blocage"
            case .note: "Note"
            case .freins: "Freins"
            case .solutions: "Solutions"
            case .arbitrage: "Arbitrage demandé"
            case .seance: "Séance"
            case .ditPar: "Dit par"
            case .prochainesEtapes: "Prochaines étapes"
            case .audience: "Qui peut lire la note"
            }
        }
    }

    /// What is wrong, field by field.
    struct Fautes: Error {
        var parChamp: [Champ: String] = [:]

        /// In the order of the page.
        var messages: [(champ: Champ, message: String)] {
            Champ.allCases.compactMap { champ in parChamp[champ].map { (champ, $0.typographie) } }
        }
    }

    /// - Parameter champ: The text of a field; nil when it is absent or empty.
    /// - Throws: `Fautes` with all that is wrong.
    init(
        _ noeud: Identifiant<Noeud>, _ semestre: Semestre, connue: Connue, champ: (Champ) -> String?
    ) throws(Fautes) {
        var fautes = Fautes()
        func texte(_ nom: Champ) -> String? {
            guard let texte = champ(nom)?.saisi, !texte.isEmpty else { return nil }
            if let scalaire = texte.premierCaractereInterdit {
                fautes.parChamp[nom] =
                    "Ce texte contient un caractère de contrôle (U+\(String(scalaire.value, radix: 16, uppercase: true))) : effacez-le."
            }
            return texte
        }
        func choix<Valeur: RawRepresentable<String>>(_ nom: Champ, _ attendu: String) -> Valeur? {
            guard let texte = texte(nom) else { return nil }
            if let valeur = Valeur(rawValue: texte) { return valeur }
            fautes.parChamp[nom] = "« \(texte) » n’est pas un choix possible : \(attendu)."
            return nil
        }
        let etat: Etat? = choix(.etat, Etat.allCases.map(\.libelle).joined(separator: ", "))
        if etat == nil, fautes.parChamp[.etat] == nil {
            fautes.parChamp[.etat] = "Choisissez l’état : à lancer, en cours, réalisée, suspendue ou abandonnée."
        }
        var saisie = Saisie(noeud: noeud, semestre: semestre, etat: etat ?? .aLancer)
        if let texte = texte(.avancement) {
            saisie.avancement = Int(texte.replacing("%", with: "").saisi).flatMap(Pourcentage.init)
            if saisie.avancement == nil {
                fautes.parChamp[.avancement] =
                    "« \(texte) » n’est pas un nombre entier de 0 à 100 : corrigez-le, ou videz-le."
            }
        }
        saisie.meteo = choix(.meteo, Meteo.allCases.map(\.libelle).joined(separator: ", ")) ?? .nonRenseignee
        let arbitrage = texte(.arbitrage)
        if let motif = texte(.blocage) {
            saisie.blocage = .init(motif: motif, arbitrageDemande: arbitrage)
        } else if arbitrage != nil {
            fautes.parChamp[.blocage] = "Un arbitrage se demande pour une action bloquée : donnez le motif du blocage."
        }
        (saisie.freins, saisie.solutions) = (texte(.freins), texte(.solutions))
        saisie.prochainesEtapes = texte(.prochainesEtapes)
        let audience: Audience? = choix(.audience, Audience.allCases.map(\.rawValue).joined(separator: ", "))
        // Without a word on who may read it, a note stays inside.
        saisie.note = texte(.note).map { .init(texte: $0, audience: audience ?? .interne) }
        (saisie.ditPar, saisie.seance) = (texte(.ditPar), texte(.seance))
        guard fautes.parChamp.isEmpty else { throw fautes }
        (self.saisie, self.connue) = (saisie, connue)
    }

    /// What each field holds, as the page sends it back.
    static func valeur(_ champ: Champ, de saisie: Saisie) -> String {
        switch champ {
        case .etat: saisie.etat.rawValue
        case .avancement: saisie.avancement.map { String($0.rawValue) } ?? ""
        case .meteo: saisie.meteo.rawValue
        case .blocage: saisie.blocage?.motif ?? ""
        case .note: saisie.note?.texte ?? ""
        case .freins: saisie.freins ?? ""
        case .solutions: saisie.solutions ?? ""
        case .arbitrage: saisie.blocage?.arbitrageDemande ?? ""
        case .seance: saisie.seance ?? ""
        case .ditPar: saisie.ditPar ?? ""
        case .prochainesEtapes: saisie.prochainesEtapes ?? ""
        case .audience: saisie.note?.audience.rawValue ?? ""
        }
    }

    /// The same, as a person reads it.
    static func texte(_ champ: Champ, de saisie: Saisie) -> String {
        switch champ {
        case .etat: saisie.etat.libelle
        case .avancement: saisie.avancement.map { "\($0.rawValue)\u{A0}%" } ?? ""
        case .meteo: saisie.meteo.libelle
        default: valeur(champ, de: saisie)
        }
    }

    /// A note that its author could not read, written for a narrower audience, stays with the declaration.
    mutating func garde(noteDe tenue: Saisie?, lueParUn audience: Audience) -> String? {
        guard let note = tenue?.note, !audience.peutLire(note.audience) else { return nil }
        if saisie.note == nil {
            saisie.note = note
            return nil
        }
        return "Votre note remplace une note interne, que vous ne pouviez pas lire."
    }
}
