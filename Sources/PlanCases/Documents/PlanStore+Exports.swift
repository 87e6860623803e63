package import Exporters
package import PlanModel
package import PlanStore

extension PlanSnapshot {
    /// What a paper or a file of data is made from.
    package func export(_ semestre: Semestre?, audience: Audience, forme: Forme = Forme()) -> Export {
        Export(
            plan: plan, version: version.numero, suivi: suivi, semestre: semestre, audience: audience, mention: mention,
            forme: forme)
    }
}

extension PlanStore {
    /// Two versions of a plan side by side.
    package func comparaison(
        _ reference: String, de: Int, a: Int, audience: Audience, forme: Forme = Forme()
    ) throws -> ComparaisonODT {
        let (ancien, depart) = try plan(reference, version: de)
        let (nouveau, arrivee) = try plan(reference, version: a)
        let export = Export(
            plan: nouveau, version: arrivee.numero, suivi: Suivi(), semestre: nil, audience: audience,
            mention: try mention(), forme: forme)
        func dite(_ version: Version) -> ComparaisonODT.Version {
            .init(numero: version.numero, date: version.chargeeLe.jour(nouveau.heureLocale), motif: version.motif)
        }
        return ComparaisonODT(
            de: ancien, a: export, versions: (dite(depart), dite(arrivee)),
            date: max(depart.chargeeLe, arrivee.chargeeLe))
    }
}
