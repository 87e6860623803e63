import Fixtures
import Foundation
import PlanModel
import Testing

/// What a transcriber remarks stands where its audience reads it, never among the words of the plan.
struct RemarquesDeTranscriptionTests {
    /// Every text of a plan, as its reader gets it: documents, pages and exports draw from nothing else.
    private func textes(_ plan: Plan) throws -> [String] {
        func parcourt(_ valeur: Any) -> [String] {
            switch valeur {
            case let texte as String: [texte]
            case let liste as [Any]: liste.flatMap(parcourt)
            case let table as [String: Any]: table.values.flatMap(parcourt)
            default: []
            }
        }
        return parcourt(try JSONSerialization.jsonObject(with: JSONEncoder().encode(plan)))
    }

    private static let marques =
        "coupée?s?\\b|\\bperdue?s?\\b|imprimée?s?\\b|illisible \\(|extraction|au singulier|tronqu|DOCUMENT DE TRAVAIL"

    @Test(arguments: plansDuDepot, [Audience.public, .partenaires])
    func noneStandsInWhatOthersRead(slug: String, audience: Audience) throws {
        let plan = try planDuDepot(slug)
        let lus = try textes(plan.visible(pour: plan.regard(audience)))
        let marques = try NSRegularExpression(pattern: Self.marques, options: .caseInsensitive)
        func remarques(_ textes: [String]) -> [String] {
            textes.filter {
                marques.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil
            }
        }
        #expect(remarques(lus) == [])
        // The four files do hold some, and those who write the plan read them.
        #expect(!remarques(try textes(plan)).isEmpty)
    }

    @Test func whatIsLostIsTold() throws {
        let textes = try textes(planDuDepot("cantal"))
        #expect(textes.contains("Étudier les mutualisations de moyens…"))
    }

    @Test func theNoteOfAMentionIsForThoseWhoReadTheTranscription() throws {
        var plan = petitPlan()
        plan.copilotes = [
            Mention(.sigle("CD"), precision: "à solliciter", note: "imprimé « le Département »"),
            Mention(.absente(.illisible), note: "le début est coupé"),
        ]
        let (ouvert, ferme) = (
            plan.visible(pour: plan.regard(.interne)), plan.visible(pour: plan.regard(.partenaires))
        )
        #expect(
            ouvert.copilotes.map(\.texte) == [
                "CD (à solliciter\u{A0}; imprimé « le Département »)", "illisible (le début est coupé)",
            ])
        #expect(ferme.copilotes.map(\.texte) == ["CD (à solliciter)", "illisible"])
    }
}
