import Evaluation
package import PlanModel

extension PlanReader {
    /// A plan as every door takes it: with the remarks of its file, and what is astonishing in it.
    package static func recoit(_ octets: [UInt8], fichier: String) throws(UnreadablePlan) -> PlanLu {
        var lu = try PlanReader(file: fichier).read(octets)
        lu.avertissements += Plausibilite.remarques(sur: lu.plan, fichier: fichier)
        return lu
    }
}
