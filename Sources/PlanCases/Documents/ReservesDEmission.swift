import Evaluation
package import PlanModel
package import PlanStore

/// What should make someone think twice before a report is sealed: nothing forbids it, it cannot be undone.
package struct ReservesDEmission: Sendable {
    /// Parts of a sentence, for a message or for a page.
    package let phrases: [String]

    /// - Parameter jour: The day of the issue.
    package init(
        _ plan: Plan, _ suivi: Suivi, _ semestre: Semestre, _ perimetre: Perimetre, au jour: Jour
    ) {
        var phrases: [String] = []
        let dates = Periode(imprime: semestre.libelle, debut: semestre.debut, fin: semestre.fin)
        if let periode = plan.periode.valeur, dates.estHors(de: periode) {
            phrases.append("le \(semestre.libelle) est hors de la période du plan (\(periode.imprime))")
        }
        if semestre.debut > jour { phrases.append("le \(semestre.libelle) n’a pas commencé") }
        if Self.rien(plan, suivi, semestre, perimetre) {
            phrases.append(
                "rien n’est saisi pour le \(semestre.libelle), ni avancement, ni relevé, ni décision, ni texte")
        }
        self.phrases = phrases
    }

    package init(
        _ store: PlanStore, _ reference: String, _ semestre: Semestre, _ perimetre: Perimetre, au jour: Jour
    ) throws {
        let lu = try store.snapshot(reference, a: semestre)
        self.init(lu.plan, lu.suivi, semestre, perimetre, au: jour)
    }

    private static func rien(_ plan: Plan, _ suivi: Suivi, _ semestre: Semestre, _ perimetre: Perimetre) -> Bool {
        let dates = semestre.debut...semestre.fin
        return Situation(plan, suivi: suivi, semestre: semestre, perimetre: perimetre).lignes.allSatisfy(
            \.estSansSaisie)
            && !suivi.relevesEnVigueur.values.joined().contains { dates.contains($0.mesure.date) }
            && !suivi.decisions.contains { dates.contains($0.decision.date) }
            && !suivi.commentaires.contains { $0.commentaire.semestre == semestre && $0.commentaire.texte != nil }
    }
}
