import Exporters
import PlanModel
import PlanStore

extension PlanStore {
    /// What a paper or a file of data is made from, read from the base.
    func export(
        _ reference: String, _ semestre: Semestre?, audience: Audience, version: Int? = nil, connuLe: Instant? = nil,
        forme: Forme = Forme()
    ) throws -> Export {
        let (lu, retenue) = try plan(reference, version: version, connuLe: connuLe)
        return Export(
            plan: lu, version: retenue.numero, suivi: try suivi(reference, connuLe: connuLe), semestre: semestre,
            audience: audience, mention: try mention(), forme: forme)
    }

    /// Two versions of a plan side by side.
    func comparaison(
        _ reference: String, de: Int, a: Int, audience: Audience, forme: Forme = Forme()
    ) throws -> ComparaisonODT {
        let (ancien, depart) = try plan(reference, version: de)
        let (nouveau, arrivee) = try plan(reference, version: a)
        let export = Export(
            plan: nouveau, version: arrivee.numero, suivi: Suivi(), semestre: nil, audience: audience,
            mention: try mention(), forme: forme)
        func dite(_ version: Version) -> ComparaisonODT.Version {
            .init(numero: version.numero, date: version.chargeeLe.jour, motif: version.motif)
        }
        return ComparaisonODT(
            de: ancien, a: export, versions: (dite(depart), dite(arrivee)),
            date: max(depart.chargeeLe, arrivee.chargeeLe))
    }
}
