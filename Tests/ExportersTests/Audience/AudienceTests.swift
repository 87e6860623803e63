import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// A document shows nothing that was written for a narrower audience.
    struct AudienceTests {
        /// The bytes of a document, searched as they are: a report has millions of them.
        private struct Document {
            var nom: String
            var octets: Data

            func contient(_ texte: String) -> Bool { octets.range(of: Data(texte.utf8)) != nil }
        }

        /// Every format, by its name.
        private func documents(_ plan: Plan, for audience: Audience) throws -> [Document] {
            let made = export(plan, audience: audience)
            let files = [
                ("xml", try PlanXML.bytes(made)), ("json", try PlanJSON.bytes(made)),
                ("yaml", try PlanYAML.bytes(made)),
            ]
            let odt = try PaquetODT(rapport(made))
            let parts = try odt.entrees.map { ("odt/\($0.nom)", try odt.octets($0.nom)) }
            let tables = PlanCSV.files(made).map { ("csv/\($0.name)", $0.bytes) }
            let ouvertes = try DonneesOuvertes.files(made, date: dateDEssai).map { ("ouvertes/\($0.name)", $0.bytes) }
            return (files + parts + tables + ouvertes).map { Document(nom: $0, octets: Data($1)) }
        }

        @Test(arguments: plansDuDepot, [Audience.partenaires, .public])
        func aNoteNarrowerThanTheAudienceStandsInNoDocument(slug: String, audience: Audience) throws {
            for document in try documents(planDuDepot(slug), for: audience) {
                for written in Audience.allCases where !audience.peutLire(written) {
                    #expect(!document.contient(noteInventee(pour: written)), "\(written) dans \(document.nom)")
                }
            }
        }

        @Test(arguments: Audience.allCases)
        func aNoteThatTheAudienceMayReadStandsInEveryDocument(audience: Audience) throws {
            let documents = try documents(planDuDepot("cantal"), for: audience)
            for nom in ["xml", "json", "yaml", "odt/content.xml", "csv/avancements.csv", "csv/decisions.csv"] {
                let document = try #require(documents.first { $0.nom == nom })
                for written in Audience.allCases where audience.peutLire(written) {
                    #expect(document.contient(noteInventee(pour: written)), "\(written) dans \(nom)")
                }
            }
        }

        @Test(arguments: Audience.allCases)
        func everyDocumentSaysItsAudience(audience: Audience) throws {
            let documents = Dictionary(
                uniqueKeysWithValues: try documents(petitPlan(), for: audience).map { ($0.nom, $0) })
            #expect(documents["xml"]?.contient("audience=\"\(audience.rawValue)\"") == true)
            #expect(documents["json"]?.contient("\"audience\" : \"\(audience.rawValue)\"") == true)
            #expect(documents["yaml"]?.contient("audience : \(audience.rawValue)") == true)
            #expect(documents["odt/styles.xml"]?.contient("audience\u{A0}: \(audience.rawValue)") == true)
        }
    }
}
