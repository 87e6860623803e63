import Fixtures
import Foundation
import PlanCases
import Testing

@testable import PlanWeb

@Suite("The files that the program carries") struct RessourcesTests {
    /// The plans stand at the root of the repository, where people read them.
    private static func fichier(_ nom: String) -> URL {
        fichierDuDepot(nom.hasPrefix("plans/") ? nom : "Sources/CRessources/\(nom)")
    }

    @Test("They are those of the three folders, no more and no less")
    func lesMemes() throws {
        var fichiers: Set<String> = []
        for dossier in ["gabarits", "plans", "statique"] {
            let debut = Self.fichier("\(dossier)/")
            for chemin in try FileManager.default.subpathsOfDirectory(atPath: debut.path()) {
                var estUnDossier: ObjCBool = false
                let entier = debut.appending(path: chemin).path(percentEncoded: false)
                _ = FileManager.default.fileExists(atPath: entier, isDirectory: &estUnDossier)
                if !estUnDossier.boolValue { fichiers.insert("\(dossier)/\(chemin)") }
            }
        }
        #expect(Set(Ressources.tous.map(\.nom)) == fichiers)
        #expect(Ressources.tous.map(\.nom) == Ressources.tous.map(\.nom).sorted())
    }

    @Test("Their bytes are those of the folder")
    func lesMemesOctets() throws {
        for fichier in Ressources.tous {
            let octets = [UInt8](try Data(contentsOf: Self.fichier(fichier.nom)))
            #expect(fichier.octets == octets, "\(fichier.nom)")
        }
    }

    @Test("No template holds a style, a script or an address of elsewhere")
    func sansStyle() {
        for fichier in Ressources.tous where fichier.nom.hasSuffix(".mustache") {
            let texte = String(decoding: fichier.octets, as: UTF8.self)
            for interdit in [
                " style=", "<style", "javascript:", "src=\"http", "href=\"http", " onclick=", " onchange=",
            ] {
                #expect(!texte.contains(interdit), "\(fichier.nom) : \(interdit)")
            }
        }
    }
}
