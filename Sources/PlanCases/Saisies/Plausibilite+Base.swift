package import Evaluation
package import PlanModel
package import PlanStore

extension Plausibilite {
    /// As the base stands.
    package init(_ index: PlanIndex, _ reference: String, _ store: PlanStore, le instant: Instant) throws {
        let rapports = try store.rapports(reference).map {
            RapportConnu(numero: $0.numero, semestre: $0.semestre, perimetre: $0.options.perimetre)
        }
        self.init(
            index, aujourdhui: instant.jour(index.plan.heureLocale), rapports: rapports.sorted { $0.numero < $1.numero }
        )
    }

    package func remarques(
        sur mesure: Mesure, _ enVigueur: [Identifiant<Indicateur>: [Releve]]
    ) -> [String] {
        guard let trouve = plan.tousLesIndicateurs.first(where: { $0.indicateur.id == mesure.indicateur }) else {
            return []
        }
        return remarques(
            sur: mesure, trouve.indicateur, noeud: trouve.noeud, connus: enVigueur[mesure.indicateur] ?? [])
    }
}
