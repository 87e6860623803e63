import Fixtures
import Foundation
import PlanModel
import Testing

struct JourTests {
    @Test(arguments: ["2018-04-17", "2020-02-29", "2000-02-29", "1900-01-01", "2199-12-31"])
    func writesADayAsItReadsIt(iso: String) throws {
        let jour = try #require(Jour(iso: iso))
        #expect(jour.description == iso)
    }

    @Test(arguments: [
        "2018-02-30", "2019-02-29", "1900-02-29", "2018-13-01", "2018-00-10", "2018-04-00", "2018-04-31", "1899-12-31",
        "2200-01-01", "2018-4-17", "17-04-2018", "2018/04/17", "2018-04-17T00:00", "20180417", "", "2018--4-17",
        "2018-+4-17", "2018-04-+7", "+018-04-17", "２０18-04-17",
    ])
    func refusesADayThatDoesNotExistOrIsWrittenOtherwise(iso: String) {
        #expect(Jour(iso: iso) == nil)
    }

    @Test func comparesByYearThenMonthThenDay() {
        let jours = ["2018-12-31", "2019-01-01", "2019-01-02", "2019-02-01"].map(jour)
        #expect(jours.reversed().sorted() == jours)
    }

    @Test func isOneTextInJSON() throws {
        let bytes = try JSONEncoder().encode([jour("2018-04-17")])
        #expect(String(decoding: bytes, as: UTF8.self) == #"["2018-04-17"]"#)
        #expect(try JSONDecoder().decode([Jour].self, from: bytes) == [jour("2018-04-17")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Jour].self, from: Data(#"["2018-02-30"]"#.utf8))
        }
    }
}
