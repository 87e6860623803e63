import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// A document shows nothing that was written for a narrower audience.
    struct AudienceTests {
        /// Every format as text, by its name.
        private func documents(_ plan: Plan, for audience: Audience) throws -> [(name: String, text: String)] {
            let made = export(plan, audience: audience)
            let files = [
                ("xml", try PlanXML.bytes(made)), ("json", try PlanJSON.bytes(made)),
                ("yaml", try PlanYAML.bytes(made)),
            ]
            let odt = try PaquetODT(rapport(made))
            let parts = try odt.entrees.map { ("odt/\($0.nom)", try odt.octets($0.nom)) }
            let tables = PlanCSV.files(made).map { ("csv/\($0.name)", $0.bytes) }
            return (files + parts + tables).map { ($0, String(decoding: $1, as: UTF8.self)) }
        }

        @Test(arguments: plansDuDepot, Audience.allCases)
        func aNoteNarrowerThanTheAudienceStandsInNoDocument(slug: String, audience: Audience) throws {
            for (name, text) in try documents(planDuDepot(slug), for: audience) {
                for written in Audience.allCases where !audience.peutLire(written) {
                    #expect(!text.contains(noteInventee(pour: written)), "\(written) dans \(name)")
                }
            }
        }

        @Test(arguments: Audience.allCases)
        func aNoteThatTheAudienceMayReadStandsInEveryDocument(audience: Audience) throws {
            let documents = try documents(planDuDepot("cantal"), for: audience)
            for name in ["xml", "json", "yaml", "odt/content.xml", "csv/avancements.csv"] {
                let text = try #require(documents.first { $0.name == name }?.text)
                for written in Audience.allCases where audience.peutLire(written) {
                    #expect(text.contains(noteInventee(pour: written)), "\(written) dans \(name)")
                }
            }
        }

        @Test(arguments: Audience.allCases)
        func everyDocumentSaysItsAudience(audience: Audience) throws {
            let documents = Dictionary(
                uniqueKeysWithValues: try documents(petitPlan(), for: audience).map { ($0.name, $0.text) })
            #expect(documents["xml"]?.contains("audience=\"\(audience.rawValue)\"") == true)
            #expect(documents["json"]?.contains("\"audience\" : \"\(audience.rawValue)\"") == true)
            #expect(documents["yaml"]?.contains("audience : \(audience.rawValue)") == true)
            #expect(documents["odt/styles.xml"]?.contains("audience\u{A0}: \(audience.rawValue)") == true)
        }
    }
}
