import Exporters
import PlanModel

/// What changes from a plan to another, in sentences, grouped by what happened.
struct EcartModele: Sendable {
    var groupes: [Groupe]
    /// « 12 changements ».
    var compte: String

    struct Groupe: Sendable {
        var intitule: String
        /// Of the style sheet.
        var classe: String
        var phrases: [Phrase]
    }

    struct Phrase: Sendable { var texte: String }

    init(_ diff: PlanDiff, de ancien: Plan, a nouveau: Plan) {
        let dits = zip(diff.changements, diff.phrasesParChangement(de: ancien, a: nouveau)).compactMap {
            changement, phrase in phrase.map { (changement.nature, Typographie.francaise($0)) }
        }
        groupes = [
            (PlanDiff.Nature.ajout, "Ce qui est ajouté", "ajout"), (.retrait, "Ce qui est retiré", "retrait"),
            (.modification, "Ce qui est modifié", "modification"),
        ].compactMap { nature, intitule, classe in
            let phrases = dits.filter { $0.0 == nature }.map { Phrase(texte: $0.1) }
            return phrases.isEmpty
                ? nil : Groupe(intitule: "\(intitule) (\(phrases.count))", classe: classe, phrases: phrases)
        }
        compte =
            dits.isEmpty
            ? diff.phraseDesRenvois ?? "Aucun changement qu’un lecteur verrait"
            : PlanModel.compte(dits.count, "changement") + (diff.phraseDesRenvois.map { ", \($0)" } ?? "")
    }

    init(de ancien: Plan, a nouveau: Plan) {
        self.init(PlanDiff(de: ancien, a: nouveau), de: ancien, a: nouveau)
    }
}
