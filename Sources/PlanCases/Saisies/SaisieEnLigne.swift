import Exporters
package import PlanModel
package import PlanStore

/// One declaration as a page or a script sends it: fields of text, read and checked the same way for both.
package struct SaisieEnLigne: Sendable {
    package var saisie: Saisie
    /// What its author believes to be in force.
    package var connue: Connue

    /// The fields of a declaration, in the order of the page.
    package enum Champ: String, CaseIterable, Sendable {
        case etat, avancement, meteo, blocage, note, freins, solutions, arbitrage, seance
        case ditPar = "dit_par"
        case prochainesEtapes = "prochaines_etapes"
        case audience = "note_audience"

        /// The datum that it holds.
        package var donnee: ChampDeDeclaration {
            switch self {
            case .etat: .etat
            case .avancement: .avancement
            case .meteo: .meteo
            case .blocage: .motif
            case .note: .note
            case .freins: .freins
            case .solutions: .solutions
            case .arbitrage: .arbitrage
            case .seance: .seance
            case .ditPar: .ditPar
            case .prochainesEtapes: .prochainesEtapes
            case .audience: .audience
            }
        }

        package var libelle: String {
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
    package struct Fautes: Error {
        var parChamp: [Champ: String] = [:]

        /// In the order of the page.
        package var messages: [(champ: Champ, message: String)] {
            Champ.allCases.compactMap { champ in parChamp[champ].map { (champ, $0.typographie) } }
        }
    }

    /// - Parameters:
    ///   - tenue: What its author believes to be in force: a field that is absent leaves what it says.
    ///   - champ: The text of a field; nil when it is absent, « » when it was emptied.
    /// - Throws: `Fautes` with all that is wrong.
    package init(
        _ noeud: Identifiant<Noeud>, _ semestre: Semestre, connue: Connue, tenue: Saisie?, champ: (Champ) -> String?
    ) throws(Fautes) {
        let lue = DeclarationLue(.parLeMotif) { donnee in
            Champ.allCases.first { $0.donnee == donnee }.flatMap(champ)?.saisi
        }
        do { saisie = try lue.saisie(noeud, semestre, depuis: tenue) } catch {
            var fautes = Fautes()
            for faute in error.fautes {
                guard let champ = Champ.allCases.first(where: { $0.donnee == faute.champ }) else { continue }
                fautes.parChamp[champ] = Self.message(faute)
            }
            throw fautes
        }
        self.connue = connue
    }

    private static func message(_ faute: FauteDeDeclaration) -> String {
        switch faute.motif {
        case .vide: "Choisissez l’état : à lancer, en cours, réalisée, suspendue ou abandonnée."
        case .choixInconnu(let texte):
            switch faute.champ {
            case .meteo: inconnu(texte, Meteo.self)
            case .audience: inconnu(texte, Audience.self)
            default: inconnu(texte, Etat.self)
            }
        case .pasUnPourcentage(let texte):
            "« \(texte) » n’est pas un nombre entier de 0 à 100 : corrigez-le, ou videz-le."
        case .pasOuiNon(let texte): "« \(texte) » n’est ni oui ni non."
        case .caractereInterdit(let scalaire):
            "Ce texte contient un caractère de contrôle (U+\(String(scalaire, radix: 16, uppercase: true))) : effacez-le."
        case .sansBlocage: "Un arbitrage se demande pour une action bloquée : donnez le motif du blocage."
        }
    }

    private static func inconnu<Choix: ChoixNomme>(_ texte: String, _: Choix.Type) -> String {
        "« \(texte) » n’est pas un choix possible : \(Choix.allCases.map(\.libelle).joined(separator: ", "))."
    }

    /// What each field holds, as the page sends it back.
    package static func valeur(_ champ: Champ, de saisie: Saisie) -> String {
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
    package static func texte(_ champ: Champ, de saisie: Saisie) -> String {
        switch champ {
        case .etat: saisie.etat.libelle
        case .avancement: saisie.avancement.map { "\($0.rawValue)\u{A0}%" } ?? ""
        case .meteo: saisie.meteo.libelle
        case .blocage: saisie.blocage?.motifAffiche ?? ""
        default: valeur(champ, de: saisie)
        }
    }

    /// A note that its author could not read, written for a narrower audience, stays with the declaration.
    package mutating func garde(noteDe tenue: Saisie?, lueParUn audience: Audience) -> String? {
        guard let note = tenue?.note, !audience.peutLire(note.audience) else { return nil }
        if saisie.note == nil {
            saisie.note = note
            return nil
        }
        return "Votre note remplace une note interne, que vous ne pouviez pas lire."
    }
}
