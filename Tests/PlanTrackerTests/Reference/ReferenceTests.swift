import Fixtures
import Foundation
import PlanCases
import Testing

@testable import PlanTracker

/// The command reference and the man page are the declarations of the commands, word for word.
struct ReferenceTests {
    private static func reference() throws -> ReferenceDesCommandes {
        let jour = try texteDuDepot("CHANGELOG.md").firstMatch(of: #/(?m)^## [0-9.]+ – ([0-9-]+)$/#)
        return ReferenceDesCommandes(
            programme: try .programme(), version: Programme.version,
            jour: try #require(jour.map { String($0.output.1) }))
    }

    /// `script/reference` writes both again.
    @Test(arguments: ["docs/commandes.md", "docs/plantracker.1"])
    func thePageIsMadeOfTheDeclarations(fichier: String) throws {
        let reference = try Self.reference()
        let attendu = fichier.hasSuffix(".md") ? reference.page : reference.manuel
        if ProcessInfo.processInfo.environment["PLANTRACKER_ECRIRE_REFERENCE"] == "1" {
            try attendu.write(to: fichierDuDepot(fichier), atomically: true, encoding: .utf8)
        }
        #expect(try texteDuDepot(fichier) == attendu, "\(fichier) n'est plus à jour : script/reference")
    }

    @Test func everyCommandHasItsChapterInBoth() throws {
        let reference = try Self.reference()
        let noms = reference.programme.toutes.map(\.nom)
        #expect(Set(AideTests.commandes.map { "plantracker \($0)" }).isSubset(of: noms))
        #expect(noms.contains("plantracker document carnet"))
        for nom in noms {
            #expect(reference.page.contains("\n## \(nom)\n"))
            #expect(reference.manuel.contains("\n.SS \(nom)\n"))
        }
    }

    /// A command that reads another variable of the environment has to say so.
    @Test func everyVariableOfTheEnvironmentIsNamed() throws {
        let sources = fichierDuDepot("Sources").path()
        var lues: Set<String> = []
        for chemin in try FileManager.default.subpathsOfDirectory(atPath: sources) where chemin.hasSuffix(".swift") {
            let texte = try texteDuDepot("Sources/\(chemin)")
            lues.formUnion(texte.matches(of: #/"(PLANTRACKER_[A-Z_]+)"/#).map { String($0.output.1) })
        }
        #expect(lues == Set(ReferenceDesCommandes.variables.map(\.0)))
    }

    /// Nothing of the reference is in English, nor a sign that only a typewriter would put.
    @Test func theReferenceIsInFrench() throws {
        let reference = try Self.reference()
        for texte in [reference.page, reference.manuel] {
            for mot in ["Show ", "default", "Print", "OVERVIEW", "USAGE"] {
                #expect(!texte.contains(mot), "\(mot)")
            }
        }
        let horsDuCode = reference.page.replacing(#/```[\s\S]*?```|`[^`]*`/#, with: "")
        #expect(!horsDuCode.contains(#/ [:;?!%»]|« /#))
    }
}
