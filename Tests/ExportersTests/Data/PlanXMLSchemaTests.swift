import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// Our XML against the grammar that we publish.
    struct PlanXMLSchemaTests {
        static let grammaire = Result {
            try Grammaire([UInt8](Data(contentsOf: fichierDuDepot("schema/plantracker.rng"))))
        }

        @Test(arguments: plansDuDepot)
        func everyPlanWithItsFollowUpIsValid(slug: String) throws {
            let plan = try planDuDepot(slug)
            for made in [export(plan, mention: "données fictives"), export(plan, semestre: nil), Self.nu(plan)] {
                #expect(try Self.grammaire.get().fautes(PlanXML.bytes(made)) == [])
            }
        }

        @Test func aPlanThatUsesEveryFormIsValid() throws {
            let plan = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
            #expect(try Self.grammaire.get().fautes(PlanXML.bytes(export(plan))) == [])
        }

        @Test func aPlanWithoutAnyNodeIsValid() throws {
            #expect(try Self.grammaire.get().fautes(PlanXML.bytes(export(planVide()))) == [])
            #expect(try Self.grammaire.get().fautes(PlanXML.bytes(export(planBlanc()))) == [])
        }

        @Test(arguments: TexteHostile.allCases)
        func hostileWordsLeaveTheDocumentValid(hostile: TexteHostile) throws {
            let made = export(planAvec(hostile.texte), suivi: suiviAvec(hostile.texte), mention: hostile.texte)
            #expect(try Self.grammaire.get().fautes(PlanXML.bytes(made)) == [])
        }

        @Test(arguments: 0..<40)
        func plansChangedAtRandomStayValid(seed: Int) throws {
            var mutator = PlanMutator(seed: UInt64(seed))
            let start = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
            let plan = mutator.mutate(start, times: 40)
            #expect(try Self.grammaire.get().fautes(PlanXML.bytes(export(plan))) == [])
        }

        @Test(arguments: [
            (#"version="1""#, #"version="2""#), (#"audience="interne""#, #"audience="secrete""#),
            ("urn:plantracker:plan:1", "urn:plantracker:plan:2"), ("<titre>Petit plan</titre>", ""),
            ("<titre>Petit plan</titre>", "<titre></titre>"), ("<noeuds>", "<noeuds/><noeuds>"),
            (#"semestre="2018-S2""#, #"semestre="2018-S3""#), ("<etat>non_precise</etat>", "<etat>vague</etat>"),
            ("<date>non renseigné</date>", "<date>2018-02-30</date>"), ("<code>15</code>", "<code>20</code>"),
            (#"<entree cle="ARS">"#, "<entree>"), ("<role>action</role>", "<role>actions</role>"),
            ("<id>carte</id>", "<id>Carte</id>"), ("<element>CD</element>", "<element>CD</element><autre/>"),
            (#"pourcentage="40""#, #"pourcentage="101""#), (#"etat="en_cours""#, #"etat="en-cours""#),
            ("<type>texte</type>", "<type>texte</type><role>pilote</role>"), (#"bloquee="non""#, #"bloquee="0""#),
            (#"saisi-le="2018-12-31T23:59:59Z""#, #"saisi-le="2018-12-31""#),
            ("<nombre>12</nombre>", "<nombre>12,5</nombre>"),
            ("</suivi>", "</suivi><inconnu/>"), ("<noeud role", "<noeud rang=\"1\" role"),
        ])
        func refusesADocumentThatWasSpoilt(written: String, spoilt: String) throws {
            let suivi = Suivi(
                avancements: [avancement(1, saisie("carte", "2018-S2", avancement: 40), le: "2018-12-31")],
                releves: [releve(1, "cartes", 12, le: "2018-12-31")])
            let document = String(decoding: try PlanXML.bytes(export(petitPlan(), suivi: suivi)), as: UTF8.self)
            #expect(try Self.grammaire.get().fautes([UInt8](document.utf8)) == [])
            let place = try #require(document.range(of: written))
            let changed = document.replacingCharacters(in: place, with: spoilt)
            #expect(try Self.grammaire.get().fautes([UInt8](changed.utf8)) != [])
        }

        @Test func aWithdrawalIsValidReadsBackAndLeavesNothingInForce() throws {
            let declaree = avancement(1, saisie("carte", "2018-S2", avancement: 40), le: "2018-12-30")
            var retrait = avancement(2, saisie("carte", "2018-S2"), le: "2018-12-31")
            (retrait.remplace, retrait.retire) = (1, true)
            let suivi = Suivi(avancements: [declaree, retrait])
            let bytes = try PlanXML.bytes(export(petitPlan(), suivi: suivi))
            #expect(try Self.grammaire.get().fautes(bytes) == [])
            #expect(try PlanXML.read(bytes, file: "export.xml").suivi == suivi)
            let document = String(decoding: bytes, as: UTF8.self)
            #expect(document.contains(#"saisie-ce-semestre="non""#))
            #expect(!document.contains(#"saisie-ce-semestre="oui""#))
            let spoilt = document.replacingOccurrences(of: #"retire="oui""#, with: #"retire="non""#)
            #expect(try Self.grammaire.get().fautes([UInt8](spoilt.utf8)) != [])
            #expect(throws: (any Error).self) { try PlanXML.read([UInt8](spoilt.utf8), file: "export.xml") }
        }

        /// The guide shows a document: it must be one.
        @Test func theExampleOfTheGuideIsValidAndReads() throws {
            let guide = try texteDuDepot("docs/format-xml.md")
            let example = try #require(guide.firstMatch(of: /(?s)```xml\n(.*?)```/)?.1)
            let bytes = [UInt8](String(example).utf8)
            #expect(try Self.grammaire.get().fautes(bytes) == [])
            #expect(try PlanXML.read(bytes, file: "exemple.xml").suivi.avancements.count == 1)
        }

        /// A plan that is in no base, without follow-up.
        private static func nu(_ plan: Plan) -> Export {
            Export(plan: plan, version: nil, suivi: Suivi(), semestre: nil, audience: .public)
        }
    }
}
