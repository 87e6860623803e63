import Fixtures
import GRDB
import PlanModel

@testable import PlanStore

/// Accounts in memory, with a derivation that costs nothing: what it costs is not what these tests are about.
struct BancDeComptes {
    static let leger = MotDePasse.Parametres(n: 16, r: 1, p: 1)
    static let motDePasse = "quatre mots à la suite"

    let queue: DatabaseQueue
    let store: CompteStore
    let debut = Instant.a("2019-01-07")

    init(_ parametres: MotDePasse.Parametres = leger) throws {
        queue = try DatabaseQueue()
        store = try CompteStore(queue, parametres)
    }

    /// An account whose invitation was accepted.
    @discardableResult
    func compte(
        _ identifiant: String, _ droits: Droit..., motDePasse: String = motDePasse
    ) throws -> Compte {
        let (_, invitation) = try store.creer(
            identifiant, nom: "Secrétariat du comité", droits: droits, par: "installation", le: debut)
        return try store.accepter(invitation, motDePasse: motDePasse, le: debut)
    }

    @discardableResult
    func administrateur(_ identifiant: String = "admin") throws -> Compte {
        try compte(identifiant, Droit(role: .administration))
    }

    func authentifie(_ identifiant: String, _ motDePasse: String = motDePasse) throws -> Compte? {
        try store.authentifier(identifiant, motDePasse: motDePasse, le: debut)
    }

    /// Everything the base holds, as text: what a stolen copy would show.
    func contenu() throws -> String {
        try queue.read { db in
            try ["compte", "droit", "invitation", "session", "jeton", "evenement"].map { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map(\.description).joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }
}
