import Exporters
import Fixtures
import PlanModel
import Testing

struct PlanCSVTests {
    private func tables(_ made: Export) -> [String: [[String]]] {
        Dictionary(uniqueKeysWithValues: PlanCSV.files(made).map { ($0.name, lireCSV($0.bytes)) })
    }

    /// The cells below a header; a row that is too short has none.
    private func colonne(_ name: String, of rows: [[String]]) throws -> [String?] {
        let column = try #require(rows.first?.firstIndex(of: name))
        return rows.dropFirst().map { $0.indices.contains(column) ? $0[column] : nil }
    }

    @Test(arguments: plansDuDepot)
    func threeTablesHaveOneRowForEachThing(slug: String) throws {
        let plan = try planDuDepot(slug)
        let suivi = suiviInvente(plan)
        let made = export(plan, suivi: suivi)
        #expect(
            PlanCSV.files(made).map(\.name) == [
                "avancements.csv", "bilan.csv", "decisions.csv", "indicateurs.csv", "instances.csv", "noeuds.csv",
                "organisations.csv", "situation.csv", "sources.csv", "territoires.csv", "textes.csv",
            ])
        let tables = tables(made)
        #expect(tables["noeuds.csv"]?.dropFirst().map(\.[0]) == plan.noeuds.map(\.id.rawValue))
        #expect(tables["avancements.csv"]?.count == suivi.avancements.count + 1)
        let indicators = Set(tables["indicateurs.csv"]?.dropFirst().map(\.[0]) ?? [])
        #expect(indicators == Set(plan.tousLesIndicateurs.map(\.indicateur.id.rawValue)))
        for (name, rows) in tables {
            #expect(Set(rows.map(\.count)).count == 1, "\(name)")
            #expect(!rows[0].contains(""), "\(name)")
        }
    }

    @Test func instancesOrganisationsTerritoriesAndSourcesHaveTheirTables() throws {
        let plan = try PlanReader(file: "x").read([UInt8](PlansDAilleurs.territoires.yaml.utf8)).plan
        let tables = tables(export(plan, semestre: nil))
        #expect(try colonne("statut", of: try #require(tables["instances.csv"])) == ["propose", "en_place"])
        #expect(try colonne("statut_rythme", of: try #require(tables["instances.csv"])) == ["", "conditionnel"])
        #expect(try colonne("siren", of: try #require(tables["organisations.csv"])) == ["222309627", ""])
        #expect(try colonne("insee", of: try #require(tables["territoires.csv"])) == ["23096", "23008", ""])
        #expect(try colonne("siren", of: try #require(tables["territoires.csv"])) == ["", "", "200034825"])
        #expect(try colonne("url", of: try #require(tables["sources.csv"])) == ["https://example.fr/pmc.pdf"])
    }

    @Test func tablesStartWithAByteOrderMarkAndEndTheirLinesAsSpreadsheetsDo() {
        for file in PlanCSV.files(export(petitPlan())) {
            #expect(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(file.bytes.suffix(2) == [0x0D, 0x0A])
        }
    }

    @Test func aWithdrawalSaysThatItIsOne() throws {
        let declaree = avancement(1, saisie("carte", "2018-S2", avancement: 40), le: "2018-12-30")
        var retrait = avancement(2, saisie("carte", "2018-S2"), le: "2018-12-31")
        (retrait.remplace, retrait.retire) = (1, true)
        let suivi = Suivi(avancements: [declaree, retrait])
        let rows = try #require(tables(export(petitPlan(), suivi: suivi))["avancements.csv"])
        #expect(try colonne("retiree", of: rows) == ["", "oui"])
        let json = String(decoding: try PlanJSON.bytes(export(petitPlan(), suivi: suivi)), as: UTF8.self)
        #expect(json.ranges(of: "\"retire\" : true").count == 1)
    }

    @Test(arguments: TexteHostile.allCases)
    func hostileWordsStayInTheirCell(hostile: TexteHostile) throws {
        let tables = tables(export(planAvec(hostile.texte), suivi: suiviAvec(hostile.texte)))
        for (name, rows) in tables { #expect(Set(rows.map(\.count)).count == 1, "\(name)") }
        let rows = try #require(tables["avancements.csv"])
        let starts = hostile.texte.utf8.first.map { "=+-@\t\r\n".utf8.contains($0) } ?? false
        for cell in try colonne("freins", of: rows) {
            #expect(cell.map { Array($0.utf8) } == Array(((starts ? "'" : "") + hostile.texte).utf8))
        }
    }

    @Test(arguments: [
        "=1+1", "+33 1 23", "-x", "@SOMME(A1)", "\t=1", "\r=1", "\n=1", "\r\n=1", "=\u{301}1", "-", "=\u{FE0F}cmd",
    ])
    func aCellThatASpreadsheetWouldRunIsMadeAText(formula: String) throws {
        let rows = try #require(tables(export(planAvec(formula), suivi: suiviAvec(formula)))["avancements.csv"])
        for cell in try colonne("solutions", of: rows) {
            #expect(cell.map { Array($0.utf8) } == Array(("'" + formula).utf8))
        }
    }

    @Test(arguments: ["-3", "-12.5", "40"])
    func aNumberStaysANumber(number: String) throws {
        let rows = try #require(tables(export(petitPlan(), suivi: suiviAvec(number)))["indicateurs.csv"])
        #expect(try colonne("valeur", of: rows).contains(number))
    }

    @Test func quotesAreDoubledAndSemicolonsQuoted() throws {
        let text = #"dit "non" ; puis oui"#
        let file = try #require(PlanCSV.files(export(petitPlan(), suivi: suiviAvec(text))).first)
        #expect(String(decoding: file.bytes, as: UTF8.self).contains(#";"dit ""non"" ; puis oui";"#))
    }

    @Test func theMentionStandsOnEveryRow() {
        for (name, rows) in tables(export(petitPlan(), mention: "données fictives")) {
            #expect(rows[0].last == "mention", "\(name)")
            #expect(rows.dropFirst().allSatisfy { $0.last == "données fictives" }, "\(name)")
        }
    }

    @Test func anIndicatorWithoutReadingHasItsRow() throws {
        let rows = try #require(tables(export(petitPlan(), suivi: Suivi()))["indicateurs.csv"])
        #expect(rows.count == 2)
        #expect(rows[1][0] == "cartes")
        #expect(rows[1].suffix(9).allSatisfy { $0.isEmpty })
    }
}
