import Exporters
import Foundation
package import PlanModel
package import PlanStore

/// A template or a logo that someone gives to a plan, tried before it is kept: a report is made with it.
package struct EssaiDeForme: Sendable {
    package var store: PlanStore
    /// The plan's slug or its INSEE code.
    package var reference: String
    package var semestre: Semestre

    package init(store: PlanStore, reference: String, semestre: Semestre) {
        (self.store, self.reference, self.semestre) = (store, reference, semestre)
    }

    /// More would not stand side by side on a cover.
    static let logosAuPlus = 6

    /// - Throws: `Refusal`, in words for who gave the file.
    package func verifie(_ piece: RapportEmis.Piece) throws {
        let avant = try store.pieces(reference).filter {
            $0.nature != piece.nature || (piece.nature == .logo && $0.libelle != piece.libelle)
        }
        let pieces = avant + [piece]
        guard pieces.count(where: { $0.nature == .logo }) <= Self.logosAuPlus else {
            throw Refusal(
                "le plan a déjà \(Self.logosAuPlus) logos, et la couverture n'en porte pas davantage : retirez-en un d'abord"
            )
        }
        do {
            _ = try RedactionDuRapport(store: store, reference: reference).octets(
                semestre, OptionsDeRapport(annexes: false), etat: store.etat(reference), pieces: pieces)
        } catch let refus as CharteRefusee { throw Refusal("\(refus)") } catch let refus as Logo.Refus {
            throw Refusal("\(refus)")
        }
    }
}
