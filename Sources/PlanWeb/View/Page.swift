import HTTPTypes
import Hummingbird
import NIOCore

/// A page to be framed: its own part, and what the frame says of it.
struct Page: Sendable {
    var titre: String
    /// Nil outside a plan.
    var plan: PlanVivant?
    var onglet: Onglet?
    /// Where the page stands, from the top; the last one is the page itself.
    var fil: [Pas] = []
    var corps: ByteBuffer
    /// Names of files of « statique/ ».
    var scripts: [String] = []
    var feuilles: [String] = []
    var statut: HTTPResponse.Status = .ok

    init(_ titre: String, corps: ByteBuffer) { (self.titre, self.corps) = (titre, corps) }
    init(_ titre: String, corps: String) { self.init(titre, corps: ByteBuffer(string: corps)) }

    struct Pas: Sendable {
        var libelle: String
        var href: String?
    }

    /// The pages of a plan.
    enum Onglet: String, CaseIterable, Sendable {
        case plan, saisie, indicateurs, documents, grilles, versions, journal

        var libelle: String {
            switch self {
            case .plan: "Le plan"
            case .saisie: "La saisie"
            case .indicateurs: "Les indicateurs"
            case .documents: "Les documents"
            case .grilles: "Grilles"
            case .versions: "Versions"
            case .journal: "Journal"
            }
        }

        var permission: Permission {
            switch self {
            case .plan, .indicateurs, .documents, .versions: .lire
            case .saisie: .saisir
            case .grilles, .journal: .tenirLeSecretariat
            }
        }

        func href(_ plan: String) -> String { self == .plan ? "/plans/\(plan)" : "/plans/\(plan)/\(rawValue)" }
    }
}
