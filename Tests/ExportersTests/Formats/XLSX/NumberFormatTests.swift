import Foundation
import PlanModel
import Testing

@testable import Exporters

/// Number formats as Excel and LibreOffice write them, shown as a French reader sees them.
struct NumberFormatTests {
    @Test(arguments: [
        ("General", "40", "40"), ("General", "0.30000000000000004", "0,3"), ("General", "-12.5", "-12,5"),
        ("0%", "0.3", "30%"), ("0.00%", "0.305", "30,50%"), ("0\"\u{A0}\"%", "0.3", "30\u{A0}%"),
        ("#,##0.00\\ \"€\"", "1500", "1\u{A0}500,00 €"), ("#,##0.00\\ [$€-40C]", "-1500", "-1\u{A0}500,00 €"),
        ("\"CD\"0", "15", "CD15"), ("0#\" \"##\" \"##\" \"##\" \"##", "471460000", "04 71 46 00 00"),
        ("#,##0", "1234567", "1\u{A0}234\u{A0}567"), ("0.##", "12.5", "12,5"), ("0.00", "12.005", "12,01"),
        ("#,##0;(#,##0)", "-1200", "(1\u{A0}200)"), ("0;-0;\"néant\"", "0", "néant"), ("000", "7", "007"),
        ("0.0,\" k\"", "12500", "12,5 k"), ("[Red]0", "3", "3"), ("0.00E+00", "12", "1,20E+01"), ("@", "12", "12"),
        ("#", "0", ""),
    ])
    func numbersShowAsTheirFormatSays(code: String, value: String, text: String) throws {
        let value = try #require(Decimal(string: value))
        #expect(NumberFormat(code: code).shown(value, date1904: false).text == text)
    }

    /// As LibreOffice shows them too.
    @Test(arguments: [
        ("[=0]\"aucune\";0", "0", "aucune"), ("[=0]\"aucune\";0", "12", "12"),
        ("[<10]\"peu\";[>=100]\"beaucoup\";0", "9", "peu"), ("[<10]\"peu\";[>=100]\"beaucoup\";0", "150", "beaucoup"),
        ("[<10]\"peu\";[>=100]\"beaucoup\";0", "50", "50"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0,\" k\";0", "2500000", "2,5M"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0,\" k\";0", "1500", "2 k"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0,\" k\";0", "150", "150"),
        ("[<0]\"moins \"0;0", "-3", "moins 3"), ("[>100]\"a\"0;\"b\"0;\"c\"0", "-3", "b3"),
        ("[>100]\"a\"0;\"b\"0;\"c\"0", "50", "c50"), ("[<-5]0;0", "-12", "-12"), ("[>0]0;0", "-3", "3"),
        ("[=1]0\" action\";0\" actions\"", "1", "1 action"), ("[<>0]0;\"nul\"", "0", "nul"),
        ("0\" \"00\" \"00\" \"00\" \"000\" \"000\" | \"00", "171017512345678", "1 71 01 75 123 456 | 78"),
        ("General\" bornes\"", "12.5", "12,5 bornes"), ("\"n° \"General", "12", "n° 12"), ("0%%", "0.5", "5000%%"),
        ("0.00E+00", "-0.5", "-5,00E-01"), ("##0.0E+0", "1500", "1,5E+3"), ("##0.0E+0", "12.375", "12,4E+0"),
        ("0.0E-0", "2500000", "2,5E6"), ("\"CD\"@", "12", "12"), ("0\"/20\"", "15", "15/20"),
    ])
    func aSectionIsChosenByItsCondition(code: String, value: String, text: String) throws {
        let shown = NumberFormat(code: code).shown(try #require(Decimal(string: value)), date1904: false)
        #expect(shown.text == text)
        #expect(shown.isExact)
    }

    @Test(arguments: [
        ("# ?/8", "12.375", "12 3/8"), ("# ?/8", "0.5", "4/8"), ("# ?/8", "12", "12"), ("# ?/8", "-0.5", "-4/8"),
        ("# ?/8", "0.99", "1"), ("# ?/?", "0.333333333333", "1/3"), ("# ?/?", "2.718281828", "2 5/7"),
        ("# ??/??", "2.718281828", "2 51/71"), ("#\" \"?/?", "1.5", "1 1/2"), ("?/?", "12.375", "99/8"),
        ("?/?", "12", "12/1"), ("0/20", "1.5", "30/20"), ("# ?/10", "1.5", "1 5/10"), ("0 ?/4", "0.5", "0 2/4"),
        ("# ?/?", "0", "0"),
    ])
    func fractionsHaveTheirDenominator(code: String, value: String, text: String) throws {
        let shown = NumberFormat(code: code).shown(try #require(Decimal(string: value)), date1904: false)
        #expect(shown.text == text)
        #expect(shown.isExact)
    }

    @Test(arguments: [(12, "0.5", "1/2"), (13, "1.333333333", "1 1/3"), (48, "1500", "1,5E+3")])
    func aFormatKnownByItsNumberShowsAsInExcel(identifier: Int, value: String, text: String) throws {
        let format = try #require(NumberFormat.builtIn(identifier))
        #expect(format.shown(try #require(Decimal(string: value)), date1904: false).text == text)
    }

    /// The plain value, and never a half of the format.
    @Test(arguments: [
        ("[DBNum1]0", "12", "12"), ("b0\" k\"", "12", "12"), ("[<10]0", "12", "12"), ("[<10]0;[>20]0", "15", "15"),
        ("mm:ss.00", "0.0007", "00:01:00"), ("[$-409]mmmm yyyy", "43891", "01/03/2020"),
        ("[$-2000401]0", "12", "12"), ("0;0;0;0;0", "12", "12"), ("0.00E+00 # ?/?", "12", "12"),
        ("[$-411]ge\\.m\\.d", "43891", "01/03/2020"),
    ])
    func aSignThatIsNotUnderstoodIsSaid(code: String, value: String, text: String) throws {
        let shown = NumberFormat(code: code).shown(try #require(Decimal(string: value)), date1904: false)
        #expect(shown.text == text)
        #expect(!shown.isExact)
    }

    @Test(arguments: [
        ("\"CD\"@", "15", "CD15", true), ("0;0;0;\"dit \"@", "oui", "dit oui", true), ("0", "oui", "oui", true),
        ("@\" (sic)\"", "oui", "oui (sic)", true), ("dd/mm/yyyy;@", "mars", "mars", true),
        (";;;", "oui", "oui", false), ("0;0;0;\"x\"", "oui", "oui", false),
    ])
    func aTextShowsUnderTheSectionOfTexts(code: String, value: String, text: String, isExact: Bool) {
        let shown = NumberFormat(code: code).shown(value)
        #expect(shown.text == text)
        #expect(shown.isExact == isExact)
    }

    @Test(arguments: [
        ("dd/mm/yyyy", "43891", "01/03/2020"), ("mmmm yyyy", "43891", "mars 2020"), ("mmm-yy", "43891", "mars-20"),
        ("[$-40C]d mmmm yyyy;@", "43891", "1 mars 2020"), ("dddd d", "43891", "dimanche 1"),
        ("hh:mm", "43891.75", "18:00"), ("h:mm AM/PM", "0.5", "12:00 PM"), ("[h]:mm", "1.5", "36:00"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "43891", "dimanche 1 mars 2020"), ("[$-fr-FR]mmm", "43891", "mars"),
        ("mm:ss", "0.0007", "01:00"), ("yyyy\\-mm\\-dd", "36526", "2000-01-01"), ("d", "59", "28"),
    ])
    func datesAndTimesShowInFrench(code: String, value: String, text: String) throws {
        let value = try #require(Decimal(string: value))
        #expect(NumberFormat(code: code).shown(value, date1904: false).text == text)
    }

    @Test(arguments: [
        ("0%", NumberFormat.Kind.percentage), ("General", .number), ("#,##0 \"jours\"", .number), ("@", .text),
        ("dd/mm/yy", .date), ("hh:mm", .time), ("mm:ss", .time), ("[h]:mm", .time), ("m/d/yyyy h:mm", .date),
        ("\"d\"0", .number), ("[Red]0;\\d0", .number),
    ])
    func theKindOfAFormatIsWhatItShows(code: String, kind: NumberFormat.Kind) {
        #expect(NumberFormat(code: code).kind == kind)
    }

    @Test(arguments: [
        (1, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"), (43_891, false, "2020-03-01"),
        (42_429, true, "2020-03-01"), (0, true, "1904-01-01"),
    ])
    func daysAreCountedAsTheWorkbookSays(serial: Int, date1904: Bool, jour: String) {
        #expect(SerialDate(Decimal(serial), date1904: date1904)?.day == Jour(iso: jour))
    }

    @Test func aDayThatNeverWasIsNoDay() {
        #expect(SerialDate(60, date1904: false)?.day == nil)
        #expect(SerialDate(-1, date1904: false) == nil)
        #expect(SerialDate(9_999_999, date1904: false) == nil)
    }
}
