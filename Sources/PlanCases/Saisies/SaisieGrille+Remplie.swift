import Exporters
import PlanModel
package import PlanStore

extension SaisieGrille {
    /// Whether a workbook is a grid that holds something the base does not: what a person typed in it would be lost.
    package static func estRemplie(_ octets: [UInt8], _ store: PlanStore) -> Bool {
        guard let classeur = try? WorkbookReader.read(octets), let identite = try? IdentiteDeGrille(classeur) else {
            return false
        }
        // A grid of a plan that is not here cannot be judged.
        guard let plan = try? store.plan(identite.plan).plan, let suivi = try? store.suivi(identite.plan) else {
            return true
        }
        do {
            let lecture = try lit(classeur, index: PlanIndex(plan), suivi: suivi)
            let retour = RetourDeGrille(lecture.lues, suivi: suivi)
            return !lecture.nonPris.isEmpty || retour.lignes.contains { !$0.estIdentique }
        } catch RefusDeGrille.vide(remarques: _, let nonPris) {
            return !nonPris.isEmpty
        } catch { return true }
    }
}
