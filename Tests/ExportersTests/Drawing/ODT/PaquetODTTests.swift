import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// The package around the document.
    struct PaquetODTTests {
        @Test func mimetypeComesFirstStoredAndWithoutExtraField() throws {
            let paquet = try PaquetODT(rapport(export(petitPlan())))
            let first = try #require(paquet.entrees.first)
            #expect((first.nom, first.methode, first.supplement) == ("mimetype", 0, 0))
            // Bit 3 would put the sizes after the data, where `file` does not look for them.
            #expect(first.drapeaux & 8 == 0)
            #expect(try paquet.octets("mimetype") == Array("application/vnd.oasis.opendocument.text".utf8))
            #expect(paquet.entrees.dropFirst().allSatisfy { $0.methode == 8 })
        }

        @Test(arguments: plansDuDepot)
        func theManifestListsEachPartOnceAndNothingElse(slug: String) throws {
            let paquet = try PaquetODT(rapport(export(try planDuDepot(slug))))
            // An object is a folder with a type of its own.
            let objets = Set(
                paquet.entrees.map(\.nom).filter { $0.hasPrefix("Object ") }.map { "\($0.prefix { $0 != "/" })/" })
            let entries = try paquet.xml("META-INF/manifest.xml").enfants("manifest:file-entry")
            let listed = entries.compactMap { $0["manifest:full-path"] }
            let parts = paquet.entrees.map(\.nom).filter { $0 != "mimetype" && !$0.hasPrefix("META-INF/") }
            #expect(listed.sorted() == (["/"] + objets + parts).sorted())
            #expect(
                entries.first { $0["manifest:full-path"] == "/" }?["manifest:media-type"]
                    == "application/vnd.oasis.opendocument.text")
        }

        @Test(arguments: plansDuDepot)
        func theSameReportGivesTheSameBytes(slug: String) throws {
            let plan = try planDuDepot(slug)
            #expect(try rapport(export(plan)) == rapport(export(plan)))
        }

        @Test func eachPartDeclaresVersion13() throws {
            let paquet = try PaquetODT(rapport(export(petitPlan())))
            for part in ["content.xml", "styles.xml", "meta.xml"] {
                #expect(try paquet.xml(part)["office:version"] == "1.3")
            }
        }
    }
}
