import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// The papers against the grammars of ODF 1.3, and against themselves.
    struct PapiersValidesTests {
        @Test(arguments: DocumentEssai.tous)
        func everyPartIsValid(document: DocumentEssai) throws {
            #expect(try document.ouvert().paquet.fautes() == [])
        }

        @Test(arguments: DocumentEssai.reels)
        func theSamePaperGivesTheSameBytes(document: DocumentEssai) throws {
            #expect(try document.octets() == document.octets())
        }

        @Test(arguments: 0..<10)
        func plansChangedAtRandomGiveValidPapers(seed: Int) throws {
            var mutator = PlanMutator(seed: UInt64(seed))
            let start = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
            let made = export(mutator.mutate(start, times: 40))
            for bytes in [
                try FicheActionODT(made, date: dateDEssai).bytes(), try PlanEntierODT(made, date: dateDEssai).bytes(),
                try comparaison(de: start, a: made.plan),
                try CarnetIndicateursODT(made, semestre: semestre("2018-S2"), date: dateDEssai).bytes(),
            ] {
                #expect(try PaquetODT(bytes).fautes() == [])
            }
        }

        @Test(arguments: DocumentEssai.reels.filter { $0.papier != .rapport })
        func theCoverSaysWhatItIsForWhomAndOfWhen(document: DocumentEssai) throws {
            let plan = try planDuDepot(document.exemple)
            let content = try document.ouvert().content
            let body = try #require(content.tous("office:text").first)
            let cover = body.enfants.prefix {
                ($0.nom != "text:h" || $0["text:style-name"] == "Title") && $0.nom != "text:table-of-content"
            }
            .map(\.texteODF)
            #expect(cover.contains(plan.departement.nom))
            #expect(cover.contains(Typographie.francaise(plan.titre)))
            #expect(cover.contains("Données fictives"))
            #expect(cover.contains { $0.hasPrefix("Audience de ce document\u{A0}: ") })
            #expect(cover.contains("Dernier changement pris en compte\u{A0}: 10\u{A0}janvier\u{A0}2019"))
            let header = try document.ouvert().styles.tous("style:header").map(\.texteODF)
            #expect(header.allSatisfy { $0.hasSuffix(" – données fictives") })
        }
    }
}
