public import PlanModel

extension Plausibilite {
    /// A plan is prepared two years before it starts, and spoken of for two years after it ends.
    public func remarques(sur decision: Decision) -> [String] {
        var remarques = remarques(sur: decision.date, "le", avant: 2, apres: 2)
        if let echeance = decision.echeance {
            if echeance < decision.date {
                remarques.append(
                    "l’échéance (\(echeance.enToutesLettres)) vient avant la décision (\(decision.date.enToutesLettres))"
                )
            } else {
                remarques += self.remarques(sur: echeance, "l’échéance du", avant: 2, apres: 5, aVenir: true)
            }
        }
        let semestre = Semestre(contenant: decision.date)
        if let rapport = rapport(semestre, sur: decision.noeuds.first) {
            remarques.append(
                "le rapport n° \(rapport.numero) du \(semestre.libelle), où tombe cette décision, est émis, il ne la dira pas"
            )
        }
        return remarques
    }
}
