import Evaluation
import Exporters
import PlanCases
import PlanModel

/// The page of the leads' texts, as plain values.
struct TextesModele {
    var csrf: String
    var action: String
    var semestre: String
    var semestres: [LienDeSemestre]
    /// Somebody else changed a text meanwhile.
    var devance: Bool
    /// What is astonishing in writing for that semestre.
    var remarques: [String] = []
    var parties: [Place]

    struct Place {
        var ancre: String
        var code: String
        var intitule: String
        var connu: Int
        var texte: String
        /// « écrit par prefecture le 12 mars 2019 »; nil when nothing is.
        var provenance: String?
        var conflit: Conflit?
    }

    struct Conflit {
        var qui: String
        var leur: String
    }

    /// A text that came too late: another is in force.
    struct Refus {
        var partie: Commentaire.Partie
        var texte: String
    }

    static func places(_ index: PlanIndex) -> [Commentaire.Partie] {
        [.introduction] + index.groupes.map { .axe($0.id) } + [.conclusion]
    }

    init(
        _ plan: PlanVivant, _ semestre: Semestre, _ inscrits: [CommentaireInscrit], semestres: [Semestre],
        refus: [Refus], csrf: String
    ) {
        let chemin = "\(Page.Onglet.documents.href(plan.slug))/textes"
        (self.csrf, action, self.semestre) = (csrf, chemin, semestre.rawValue)
        self.semestres = LienDeSemestre.liens(semestres, courant: semestre) { "\(chemin)?semestre=\($0)" }
        devance = !refus.isEmpty
        parties = Self.places(plan.index).enumerated().map { rang, partie in
            let tenu = inscrits.dernier(partie, semestre)
            let provenance = tenu.map {
                "\($0.commentaire.texte == nil ? "retiré" : "écrit") par \($0.saisiPar) le \($0.saisiLe.jour(plan.heure).enToutesLettres)"
            }
            var place = Place(
                ancre: "texte-\(rang)", code: partie.code, intitule: partie.intitule(plan.index), connu: tenu?.id ?? 0,
                texte: tenu?.commentaire.texte ?? "", provenance: provenance)
            if let refus = refus.first(where: { $0.partie == partie }) {
                place.texte = refus.texte
                place.conflit = Conflit(
                    qui: provenance ?? "", leur: tenu?.commentaire.texte ?? "(texte retiré)")
            }
            return place
        }
    }
}

extension Commentaire.Partie {
    fileprivate func intitule(_ index: PlanIndex) -> String {
        switch self {
        case .introduction: "Introduction du rapport"
        case .conclusion: "Conclusion du rapport"
        case .axe(let id):
            "\(index.motDesAxes.avecMajuscule) \(index.noeud(id).map(index.designationCourte) ?? id.rawValue)\u{A0}: commentaire"
        }
    }
}
