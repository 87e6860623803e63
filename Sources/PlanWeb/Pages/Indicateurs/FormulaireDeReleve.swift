import Exporters
import PlanCases
import PlanModel

/// The form of a reading, empty or with what was typed and its faults.
struct FormulaireDeReleve {
    var action: String
    var csrf: String
    var indicateur: String
    var semestre: String
    /// Shown unfolded.
    var ouvert: Bool
    var champs: [ChampDeFormulaire]
    var aVerifier: AVerifier?

    /// What was sent and could not be recorded.
    struct Refuse {
        var indicateur: Identifiant<Indicateur>
        var tapee: MesureTapee
        var fautes: [MesureTapee.Faute] = []
        /// Nothing is wrong, something is astonishing.
        var aVerifier: AVerifier?
    }

    /// - Parameter date: Proposed for the reading.
    init(
        _ indicateur: Indicateur, action: String, csrf: String, semestre: Semestre, date: String, refuse: Refuse?
    ) {
        (self.action, self.csrf) = (action, csrf)
        (self.indicateur, self.semestre) = (indicateur.id.rawValue, semestre.rawValue)
        (ouvert, aVerifier) = (refuse != nil, refuse?.aVerifier)
        champs = MesureTapee.Champ.allCases.compactMap { champ in
            if champ == .territoire, indicateur.territoires.isEmpty, refuse?.tapee[champ] == nil { return nil }
            var dessine = Self.vide(champ, indicateur, date)
            if let refuse {
                dessine.valeur = refuse.tapee[champ] ?? ""
                dessine.erreur = refuse.fautes.first { $0.champ == champ }.map { Self.phrase($0) }
                dessine.options = Self.territoires(champ, indicateur, choisi: refuse.tapee[champ])
                // A date field would drop what is no date.
                if champ == .date, dessine.erreur != nil { dessine.type = "text" }
            }
            return dessine.lie
        }
    }

    static func id(_ champ: MesureTapee.Champ, _ indicateur: Identifiant<Indicateur>) -> String {
        "\(IndicateurModele.ancre(indicateur))-\(champ.rawValue)"
    }

    static func phrase(_ faute: MesureTapee.Faute) -> String { Typographie.francaise(faute.message).phrase }

    static func libelle(_ champ: MesureTapee.Champ) -> String {
        switch champ {
        case .valeur: "Valeur"
        case .date: "Date du relevé"
        case .territoire: "Territoire"
        case .source: "Source"
        case .producteur: "Producteur"
        case .contestation: "Contestée : pourquoi ?"
        case .ditPar: "Dit par"
        }
    }

    private static func vide(
        _ champ: MesureTapee.Champ, _ indicateur: Indicateur, _ date: String
    ) -> ChampDeFormulaire {
        var dessine = ChampDeFormulaire(id: id(champ, indicateur.id), nom: champ.rawValue, libelle: libelle(champ))
        dessine.facultatif = champ != .valeur && champ != .date && champ != .territoire
        dessine.requis = champ == .valeur || champ == .date
        switch champ {
        case .valeur where indicateur.nature == .qualitatif:
            dessine.longue = true
            dessine.aide = "Une appréciation, ou un nombre."
        case .valeur:
            dessine.court = true
            dessine.clavier = "decimal"
            let unite = indicateur.unite.map { ", en \($0), sans écrire l’unité" } ?? ""
            dessine.aide = Typographie.francaise("Un nombre\(unite). Exemple : 1 234,5.")
        case .date:
            dessine.court = true
            dessine.type = "date"
            dessine.valeur = date
        case .territoire: dessine.options = territoires(champ, indicateur, choisi: nil)
        case .source: dessine.aide = indicateur.origine.map { Typographie.francaise("Attendue : \($0).") }
        case .contestation: dessine.aide = "À remplir seulement si quelqu’un conteste la valeur."
        case .ditPar: dessine.aide = "Une fonction ou un organisme."
        case .producteur: break
        }
        return dessine
    }

    /// Those of the indicator, and what was sent when it is none of them: nothing typed is lost.
    private static func territoires(
        _ champ: MesureTapee.Champ, _ indicateur: Indicateur, choisi: String?
    ) -> ChampDeFormulaire.Options? {
        guard champ == .territoire else { return nil }
        let inconnu = choisi.flatMap { indicateur.territoires.contains($0) ? nil : $0 }
        return .init(
            choix: [.init(code: "", texte: "tout le département", choisi: choisi == nil)]
                + (indicateur.territoires + [inconnu].compactMap(\.self)).map {
                    .init(code: $0, texte: $0, choisi: $0 == choisi)
                })
    }
}
