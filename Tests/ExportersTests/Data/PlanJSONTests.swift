import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

struct PlanJSONTests {
    private func object(_ made: Export) throws -> [String: Any] {
        let parsed = try JSONSerialization.jsonObject(with: Data(PlanJSON.bytes(made)))
        return try #require(parsed as? [String: Any])
    }

    @Test(arguments: plansDuDepot)
    func everyNodeHasTheKeysThatARobotReliesOn(slug: String) throws {
        let plan = try planDuDepot(slug)
        let index = PlanIndex(plan)
        let nodes = try #require(try object(export(plan))["noeuds"] as? [[String: Any]])
        #expect(nodes.compactMap { $0["id"] as? String } == plan.noeuds.map(\.id.rawValue))
        for (node, noeud) in zip(nodes, plan.noeuds) {
            for key in ["id", "code", "niveau", "role", "titre", "parent", "champs", "source"] {
                #expect(node[key] != nil, "\(noeud.id), \(key)")
            }
            // An absent code or parent is null, never a missing key or an empty text.
            #expect(node["code"] as? String == noeud.code)
            #expect(node["parent"] as? String == noeud.parent?.rawValue)
            #expect(node["role"] as? String == index.role(de: noeud).rawValue)
            #expect(node["source"] as? [String] == noeud.source.map(\.rawValue))
            #expect((node["champs"] as? [String: Any])?.count == noeud.champs.count)
        }
    }

    @Test func everySectionOfThePlanIsThereWithItsFollowUp() throws {
        let plan = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
        let suivi = suiviInvente(plan)
        let document = try object(export(plan, suivi: suivi, mention: "données fictives"))
        for section in plan.sections { #expect(document[section.cle] != nil, "\(section.cle)") }
        #expect(document["mention"] as? String == "données fictives")
        #expect(document["numero_de_version"] as? Int == 3)
        let follow = try #require(document["suivi"] as? [String: Any])
        #expect((follow["avancements"] as? [Any])?.count == suivi.avancements.count)
        #expect((follow["releves"] as? [Any])?.count == suivi.releves.count)
        #expect((follow["situation"] as? [Any])?.count == PlanIndex(plan).suivis.count)
    }

    @Test func numbersAreNumbersAndWordsAreWords() throws {
        let suivi = Suivi(
            avancements: [avancement(1, saisie("carte", "2018-S2", avancement: 40), le: "2018-12-31")],
            releves: [releve(1, "cartes", 12, le: "2018-12-31")])
        let text = String(decoding: try PlanJSON.bytes(export(petitPlan(), suivi: suivi)), as: UTF8.self)
        #expect(text.contains("\"avancement\" : 40"))
        #expect(text.contains("\"valeur\" : 12"))
        #expect(text.contains("\"code\" : \"1.1\""))
    }

    @Test(arguments: TexteHostile.allCases)
    func hostileWordsAreGivenBackByteForByte(hostile: TexteHostile) throws {
        let document = try object(export(planAvec(hostile.texte), suivi: suiviAvec(hostile.texte)))
        let title = try #require((document["plan"] as? [String: Any])?["titre"] as? String)
        #expect(Array(title.utf8) == Array(hostile.texte.utf8))
    }

    @Test(arguments: plansDuDepot)
    func theSameExportGivesTheSameBytes(slug: String) throws {
        let plan = try planDuDepot(slug)
        #expect(try PlanJSON.bytes(export(plan)) == PlanJSON.bytes(export(plan)))
    }
}
