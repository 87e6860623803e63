import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// What was written reads back.
    struct PlanXMLLectureTests {
        @Test(arguments: plansDuDepot)
        func givesBackTheSamePlanAndTheSameFollowUp(slug: String) throws {
            let plan = try planDuDepot(slug)
            let suivi = suiviInvente(plan)
            let read = try PlanXML.read(PlanXML.bytes(export(plan, suivi: suivi)), file: "export.xml")
            #expect(read.plan == plan)
            #expect(read.suivi == suivi)
        }

        @Test(arguments: 0..<60)
        func givesBackAPlanChangedAtRandom(seed: Int) throws {
            var mutator = PlanMutator(seed: UInt64(seed))
            let start = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
            let plan = mutator.mutate(start, times: 30)
            let suivi = suiviInvente(plan)
            let read = try PlanXML.read(PlanXML.bytes(export(plan, suivi: suivi)), file: "export.xml")
            #expect(read.plan == plan)
            #expect(read.suivi == suivi)
        }

        @Test(arguments: TexteHostile.allCases.filter(\.estPermis))
        func givesBackHostileWordsByteForByte(hostile: TexteHostile) throws {
            let (plan, suivi) = (planAvec(hostile.texte), suiviAvec(hostile.texte))
            let read = try PlanXML.read(PlanXML.bytes(export(plan, suivi: suivi)), file: "export.xml")
            #expect(read.plan == plan)
            #expect(read.suivi == suivi)
            let title = read.plan.titre.utf8
            #expect(Array(title) == Array(hostile.texte.utf8))
        }

        @Test func aForbiddenCharacterThatSlippedInBecomesAReplacementCharacter() throws {
            let hostile = TexteHostile.controles.texte
            let bytes = try PlanXML.bytes(export(planAvec(hostile), suivi: suiviAvec(hostile)))
            let read = try PlanXML.read(bytes, file: "export.xml")
            #expect(read.plan.titre == permis(hostile))
            #expect(read.suivi.avancements.map(\.saisie.freins).allSatisfy { $0 == permis(hostile) })
        }

        @Test func aPlanWithoutAnyNodeReadsBack() throws {
            let read = try PlanXML.read(PlanXML.bytes(export(planVide())), file: "export.xml")
            #expect(read.plan == planVide())
        }

        @Test func aPlanThatDeclaresNothingYetReadsBack() throws {
            let plan = planBlanc()
            #expect(try PlanXML.read(PlanXML.bytes(export(plan)), file: "export.xml").plan == plan)
        }

        @Test func followUpAfterTheSemestreIsLeftOut() throws {
            let plan = petitPlan()
            let suivi = suiviInvente(plan, semestres: ["2018-S2", "2019-S1"])
            let read = try PlanXML.read(PlanXML.bytes(export(plan, suivi: suivi)), file: "export.xml")
            #expect(read.suivi.avancements == suivi.avancements.filter { $0.saisie.semestre <= semestre("2018-S2") })
            let whole = try PlanXML.read(PlanXML.bytes(export(plan, suivi: suivi, semestre: nil)), file: "export.xml")
            #expect(whole.suivi == suivi)
        }

        @Test(arguments: plansDuDepot)
        func theSameExportGivesTheSameBytes(slug: String) throws {
            let plan = try planDuDepot(slug)
            #expect(try PlanXML.bytes(export(plan)) == PlanXML.bytes(export(plan)))
        }

        /// The line of a fault is the line of its element, also far from the start of a file.
        @Test func aFaultGivesTheLineOfItsElement() throws {
            let document = String(decoding: try PlanXML.bytes(export(try planDuDepot("cantal"))), as: UTF8.self)
            var lines = document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let place = try #require(lines.lastIndex { $0.contains("<niveau>") })
            lines[place] = lines[place].replacing("<niveau>", with: "<niveau>in")
            let failure = #expect(throws: UnreadablePlan.self) {
                try PlanXML.read([UInt8](lines.joined(separator: "\n").utf8), file: "export.xml")
            }
            #expect(failure?.diagnostics.first?.ligne == place + 1)
        }
    }
}
