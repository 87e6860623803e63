import Foundation
import PlanCases
import PlanModel
import Testing

@testable import PlanWeb

/// The description of the interface for scripts against the one table of the fields of a declaration. The browser tests
/// have it judged by an independent validator, and compare each answer with it.
@Suite("The fields of the interface for scripts") struct OpenAPITests {
    private static func proprietes(_ schema: String) throws -> [String: [String: Any]] {
        let fichier = try #require(Ressources.parNom["statique/openapi.json"])
        let racine = try JSONSerialization.jsonObject(with: Data(fichier.octets)) as? [String: Any]
        let schemas = (racine?["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]]
        return try #require(schemas?[schema]?["properties"] as? [String: [String: Any]])
    }

    /// The codes that a field of the table takes; nil when it is free.
    private static func codes(_ champ: ChampDeDeclaration) -> Set<String>? {
        switch champ {
        case .etat: Set(Etat.allCases.map(\.rawValue))
        case .meteo: Set(Meteo.allCases.map(\.rawValue))
        case .audience: Set(Audience.allCases.map(\.rawValue))
        case .bloquee: ["oui", "non"]
        default: nil
        }
    }

    @Test("A declaration is sent and read back under the names of the table, and no others")
    func noms() throws {
        let champs = Set(SaisieEnLigne.Champ.allCases.map(\.rawValue))
        #expect(Set(try Self.proprietes("Declaration").keys) == champs.union(["noeud", "semestre", "connue"]))
        // Whoever may not read the reason reads that it is blocked.
        #expect(Set(try Self.proprietes("Valeurs").keys) == champs.union([ChampDeDeclaration.bloquee.rawValue]))
        // A reason says by itself that the action is blocked: « bloquée » is no field of its own here.
        #expect(
            Set(SaisieEnLigne.Champ.allCases.map(\.donnee)) == Set(ChampDeDeclaration.allCases).subtracting([.bloquee]))
    }

    @Test("Each field has the kind and the codes of the table", arguments: SaisieEnLigne.Champ.allCases)
    func genres(champ: SaisieEnLigne.Champ) throws {
        for schema in ["Declaration", "Valeurs"] {
            let decrit = try #require(try Self.proprietes(schema)[champ.rawValue])
            let codes = (decrit["enum"] as? [Any]).map { Set($0.compactMap { $0 as? String }).subtracting([""]) }
            #expect(codes == Self.codes(champ.donnee), "\(schema).\(champ.rawValue)")
            let types = Set((decrit["type"] as? [String]) ?? [decrit["type"] as? String].compactMap(\.self))
            #expect(types.contains("string"))
            // A number is taken too where the table has one.
            #expect(types.contains("integer") == (schema == "Declaration" && champ.donnee.genre == .pourcentage))
        }
    }
}
