import PlanModel
package import PlanStore

/// Makes each issued report again and compares it with the original.
package struct VerificationDesRapports {
    let store: PlanStore
    /// Takes what is being made, then nil.
    let progress: (String?) -> Void

    package init(store: PlanStore, progress: @escaping (String?) -> Void) {
        (self.store, self.progress) = (store, progress)
    }

    /// What is wrong, and what there is to say of the rest.
    package func run() throws -> (anomalies: [Anomalie], phrases: [String]) {
        var (anomalies, phrases): ([Anomalie], [String]) = ([], [])
        for plan in try store.plans() {
            var identiques = 0
            for rapport in try store.rapports(plan.identifiant) {
                progress("rapport n° \(rapport.numero) de \(plan.identifiant)…")
                let quoi = "rapport n° \(rapport.numero) de \(plan.identifiant)"
                let original = try store.original(plan.identifiant, rapport: rapport.numero)
                let refait = try? RedactionDuRapport(store: store, reference: plan.identifiant).reconstruction(
                    rapport, pieces: original.pieces)
                if refait == original.octets {
                    identiques += 1
                } else if rapport.programme == Programme.version {
                    anomalies.append(
                        Anomalie(
                            plan: plan.identifiant,
                            description:
                                "\(quoi) : reconstruit, il n'est pas identique à l'original ; l'original reste dans la base"
                        ))
                } else {
                    phrases.append(
                        "\(quoi) : émis par la version \(rapport.programme) du programme, que celle-ci ne refait pas à l'identique ; l'original est intact"
                    )
                }
            }
            if identiques > 0 {
                phrases.append(
                    "\(plan.identifiant) : \(compte(identiques, "rapport émis reconstruit à l'identique", "rapports émis reconstruits à l'identique"))"
                )
            }
        }
        progress(nil)
        return (anomalies, phrases)
    }
}
