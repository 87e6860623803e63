import PlanModel
import PlanStore

/// Makes each issued report again and compares it with the original.
struct VerificationDesRapports {
    let store: PlanStore
    let outside: Outside

    /// What is wrong, and what there is to say of the rest.
    func run() throws -> (anomalies: [Anomalie], phrases: [String]) {
        var (anomalies, phrases): ([Anomalie], [String]) = ([], [])
        for plan in try store.plans() {
            var identiques = 0
            for rapport in try store.rapports(plan.identifiant) {
                outside.progress("rapport n° \(rapport.numero) de \(plan.identifiant)…")
                let quoi = "rapport n° \(rapport.numero) de \(plan.identifiant)"
                let original = try store.original(plan.identifiant, rapport: rapport.numero)
                let refait = try? RedactionDuRapport(store: store, reference: plan.identifiant).reconstruction(
                    rapport, pieces: original.pieces)
                if refait == original.octets {
                    identiques += 1
                } else if rapport.programme == PlanTracker.version {
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
        outside.progress(nil)
        return (anomalies, phrases)
    }
}
