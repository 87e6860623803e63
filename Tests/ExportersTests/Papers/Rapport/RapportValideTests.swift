import CLibXML2
import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// The report against the grammars of ODF 1.3.
    struct RapportValideTests {
        @Test(arguments: plansDuDepot)
        func everyPartOfEveryPlanIsValid(slug: String) throws {
            let bytes = try rapport(export(try planDuDepot(slug), mention: "données fictives"))
            #expect(try PaquetODT(bytes).fautes() == [])
        }

        @Test(arguments: TexteHostile.allCases)
        func hostileWordsLeaveEveryPartValid(hostile: TexteHostile) throws {
            let versions = [
                RapportSemestriel.NouvelleVersion(
                    numero: 2, date: jour("2018-09-01"), motif: hostile.texte, phrases: [hostile.texte])
            ]
            let made = export(planAvec(hostile.texte), suivi: suiviAvec(hostile.texte), mention: hostile.texte)
            #expect(try PaquetODT(rapport(made, versions: versions)).fautes() == [])
        }

        @Test func aPlanWithoutAnyNodeGivesAValidReport() throws {
            let paquet = try PaquetODT(rapport(export(planVide())))
            #expect(try paquet.fautes() == [])
            #expect(try paquet.xml("content.xml").texte.contains("Le plan ne compte ni action ni sous-action."))
        }

        @Test func aPlanThatUsesEveryFormGivesAValidReport() throws {
            let plan = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
            #expect(try PaquetODT(rapport(export(plan))).fautes() == [])
        }

        @Test func twoThousandActionsGiveAValidReport() throws {
            let paquet = try PaquetODT(rapport(export(grandPlan(actions: 2000))))
            #expect(try paquet.fautes() == [])
            let headings = try paquet.xml("content.xml").tous("text:h").map(\.texteODF)
            #expect(headings.count { $0.hasPrefix("Action ") } == 2000)
        }

        @Test(arguments: 0..<20)
        func plansChangedAtRandomGiveValidReports(seed: Int) throws {
            var mutator = PlanMutator(seed: UInt64(seed))
            let start = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
            let plan = mutator.mutate(start, times: 40)
            #expect(try PaquetODT(rapport(export(plan))).fautes() == [])
        }
    }

    /// The validator itself: a judge who always says yes proves nothing.
    struct GrammaireODFTests {
        @Test(arguments: [
            (#"text:style-name="Title""#, #"text:style="Title""#),
            (#"text:anchor-type="as-char""#, #"text:anchor-type="nulle-part""#),
            (#"text:outline-level="1""#, #"text:outline-level="un""#),
            ("<table:table-row ", "<table:row "), ("</table:table-row>", "</table:table-row><text:p/>"),
            ("<text:bookmark-start ", "<text:bookmark-debut "), ("<text:sequence ", "<text:sequence text:rang=\"1\" "),
            ("<office:body>", "<office:body><text:p/>"), (#"xlink:type="simple""#, #"xlink:type="complexe""#),
            (#"text:reference-format="page""#, #"text:reference-format="numero-de-page""#),
            ("<table:table-header-rows>", "<table:table-header-rows><text:p/>"),
            (#"office:version="1.3""#, #"office:version="2.0""#),
        ])
        func refusesAContentThatWasSpoilt(written: String, spoilt: String) throws {
            let content = String(decoding: try petitContenu(), as: UTF8.self)
            let place = try #require(content.range(of: written))
            let changed = content.replacingCharacters(in: place, with: spoilt)
            #expect(try GrammaireODF.document.get().fautes([UInt8](changed.utf8)) != [])
        }

        @Test func refusesAManifestOfAnotherVersion() throws {
            let paquet = try PaquetODT(rapport(export(petitPlan())))
            let manifest = String(decoding: try paquet.octets("META-INF/manifest.xml"), as: UTF8.self)
            #expect(manifest.contains(#"manifest:version="1.3""#))
            let older = manifest.replacing(#"manifest:version="1.3""#, with: #"manifest:version="1.2""#)
            #expect(try GrammaireODF.manifeste.get().fautes([UInt8](older.utf8)) != [])
        }

        /// libxml2 alone calls these invalid: they prove that the grammar was mended before use.
        @Test(arguments: ["text:span", "text:h"])
        func acceptsPageFieldsInsideSpansAndHeadings(inside: String) throws {
            let content = String(decoding: try petitContenu(), as: UTF8.self)
            let level = inside == "text:h" ? #" text:outline-level="1""# : ""
            let field = """
                <\(inside)\(level)><text:bookmark-ref text:reference-format="page" text:ref-name="a">?</text:bookmark-ref>\
                <text:page-count>1</text:page-count></\(inside)>
                """
            let added = inside == "text:h" ? field : "<text:p>\(field)</text:p>"
            let changed = content.replacing("</office:text>", with: "\(added)</office:text>")
            #expect(try GrammaireODF.document.get().fautes([UInt8](changed.utf8)) == [])
        }

        private func petitContenu() throws -> [UInt8] {
            try PaquetODT(rapport(export(petitPlan()))).octets("content.xml")
        }
    }
}
