import Evaluation
import Exporters
import PlanModel

/// Where an action stands at a semestre.
struct SituationDeFiche {
    var semestreAffiche: String
    var etat: String
    var etatLibelle: String
    var jauge: Int?
    var meteo: String
    var meteoLibelle: String
    var motDuBlocage: String
    var bloquee: String?
    var arbitrageDemande: String?
    var enRetard: String?
    var aConfirmer: String?
    var retardInconnu: String?
    /// Why a réalisée is not taken at its word.
    var reserve: String?
    /// What was said with that state.
    var mots: [RubriqueSaisie]
    /// Who said it, who entered it and when, and for which semestre when it is an older one.
    var provenance: String

    init(_ ligne: Ligne, _ semestre: Semestre, _ regard: Regard, _ heure: Fuseau) {
        let saisie = ligne.derniere?.saisie
        semestreAffiche = "Au \(semestre.libelle)"
        etat = ligne.etat?.rawValue ?? FiltreDuPlan.aucunEtat
        etatLibelle = ligne.etatAccorde
        jauge = ligne.avancement?.rawValue
        (meteo, meteoLibelle) = (ligne.meteo.rawValue, ligne.meteoAffichee(regard))
        motDuBlocage = ligne.motDuBlocage
        bloquee = ligne.blocage.map { Typographie.francaise($0.motifAffiche) }
        arbitrageDemande = ligne.blocage?.arbitrageDemande.map(Typographie.francaise)
        switch ligne.retard {
        case .aucun: break
        case .enRetard(let motif): enRetard = Typographie.francaise(motif)
        case .aConfirmer(let motif): aConfirmer = Typographie.francaise(motif)
        case .nonCalculable(let raison): retardInconnu = Typographie.francaise(raison)
        }
        reserve = ligne.reserve
        self.mots = saisie.map(RubriqueSaisie.mots) ?? []
        guard let derniere = ligne.derniere, let saisie else {
            provenance = "Rien n’a été déclaré jusqu’à la fin de ce semestre."
            return
        }
        let ancienne =
            ligne.estSansSaisie && regard.lit(.sansReponse)
            ? "Rien n’est déclaré pour ce semestre : c’est la saisie du \(saisie.semestre.libelle) qui est montrée. "
            : ""
        provenance = ancienne + derniere.paroles(regard, heure).phrase
    }
}

/// A text of a declaration under its name.
struct RubriqueSaisie: Equatable {
    var rubrique: String
    var mots: String

    /// The free texts that are there, the reason of a block aside.
    static func mots(_ saisie: Saisie) -> [RubriqueSaisie] {
        let note = saisie.note.map { ("Note (\($0.audience.libelleDeLecteurs))", $0.texte) }
        let textes: [(String, String?)] = [
            ("Freins", saisie.freins), ("Solutions", saisie.solutions), ("Prochaines étapes", saisie.prochainesEtapes),
            (note?.0 ?? "Note", note?.1),
        ]
        return textes.compactMap { nom, texte in
            texte.map { RubriqueSaisie(rubrique: nom, mots: Typographie.francaise($0)) }
        }
    }
}

extension Audience {
    /// Who reads what is written for it.
    var libelleDeLecteurs: String {
        switch self {
        case .interne: "interne"
        case .partenaires: "pour les partenaires"
        case .public: "publique"
        }
    }
}

extension Avancement {
    /// « dit par la préfecture, saisi par m.dupont le 14 mars 2019 à 16 h 05, comité de suivi ».
    /// - Parameter regard: Whose page it is.
    func paroles(_ regard: Regard, _ heure: Fuseau) -> String {
        let dit =
            regard.lit(.ditPar) || saisie.ditPar != nil
            ? saisie.ditPar.map { "dit par \($0)" } ?? "sans dire de qui" : nil
        let par = regard.lit(.saisiPar) ? "saisi par \(saisiPar)" : "saisi"
        let paroles = [dit, "\(par) le \(saisiLe.enToutesLettres(heure))", saisie.seance].compactMap(\.self)
        return Typographie.francaise(paroles.joined(separator: ", "))
    }
}
