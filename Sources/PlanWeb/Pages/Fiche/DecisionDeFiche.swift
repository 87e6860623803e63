import Evaluation
import Exporters
import PlanModel

/// A decision about a node as it was last recorded, with what became of it.
struct DecisionDeFiche {
    var nature: String
    var numeroDeDecision: Int
    var date: String
    var seanceDeDecision: String?
    var texteDeLaDecision: String
    var etatDeLaDecision: String
    /// Who must follow it up and until when, what was done, who entered it.
    var suites: [String]
    /// The nodes that it is about, when the page is about another one.
    var sur: String?

    /// Open ones first, then the latest; nil for none.
    static func toutes(
        _ concernes: Set<Identifiant<Noeud>>, _ noeud: Noeud, _ situation: Situation, _ regard: Regard
    ) -> FicheModele.Decisions? {
        let siennes = situation.suivi.decisionsEnVigueur.filter { !concernes.isDisjoint(with: $0.decision.noeuds) }
        func ouverte(_ inscrite: DecisionInscrite) -> Int { inscrite.decision.etat == .ouverte ? 1 : 0 }
        let rangees = siennes.sorted {
            (ouverte($0), $0.decision.date, $0.numero) > (ouverte($1), $1.decision.date, $1.numero)
        }
        return rangees.isEmpty ? nil : .init(liste: rangees.map { DecisionDeFiche($0, noeud, situation, regard) })
    }

    private init(_ inscrite: DecisionInscrite, _ noeud: Noeud, _ situation: Situation, _ regard: Regard) {
        let decision = inscrite.decision
        nature = decision.nature.libelle.avecMajuscule
        numeroDeDecision = inscrite.numero
        date = decision.date.enToutesLettres
        seanceDeDecision = decision.seance.map(Typographie.francaise)
        texteDeLaDecision = Typographie.francaise(decision.texte)
        etatDeLaDecision = decision.etat.libelle
        let echeance = decision.echeance.map { echeance in
            "échéance le \(echeance.enToutesLettres)"
                + (decision.estEnRetard(au: situation.jour) ? ", dépassée au \(situation.jour.enToutesLettres)" : "")
        }
        let responsable = regard.lit(.responsable) ? decision.responsable ?? "responsable non désigné" : nil
        let suivi = [responsable, echeance ?? "sans échéance"].compactMap(\.self).joined(separator: ", ")
        suites = [
            Typographie.francaise(suivi).phrase,
            decision.suite.map { Typographie.francaise("Suite : \($0)").phrase } ?? "Aucune suite inscrite.",
            "Inscrite\(regard.lit(.saisiPar) ? " par \(inscrite.saisiPar)" : "") le \(inscrite.saisiLe.enToutesLettres(situation.plan.heureLocale)).",
        ]
        let autres = decision.noeuds.filter { $0 != noeud.id }.compactMap(situation.index.noeud)
        sur =
            autres.isEmpty
            ? nil : Typographie.francaise(autres.map(situation.index.intitule).joined(separator: " ; "))
    }
}
