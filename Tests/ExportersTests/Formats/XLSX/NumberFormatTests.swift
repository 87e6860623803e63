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
        ("0.0,\" k\"", "12500", "12,5 k"), ("[Red]0", "3", "3"), ("0.00E+00", "12", "12"), ("@", "12", "12"),
        ("#", "0", ""),
    ])
    func numbersShowAsTheirFormatSays(code: String, value: String, text: String) throws {
        let value = try #require(Decimal(string: value))
        #expect(NumberFormat(code: code).text(of: value, date1904: false) == text)
    }

    @Test(arguments: [
        ("dd/mm/yyyy", "43891", "01/03/2020"), ("mmmm yyyy", "43891", "mars 2020"), ("mmm-yy", "43891", "mars-20"),
        ("[$-40C]d mmmm yyyy;@", "43891", "1 mars 2020"), ("dddd d", "43891", "dimanche 1"),
        ("hh:mm", "43891.75", "18:00"), ("h:mm AM/PM", "0.5", "12:00 PM"), ("[h]:mm", "1.5", "36:00"),
        ("mm:ss", "0.0007", "01:00"), ("yyyy\\-mm\\-dd", "36526", "2000-01-01"), ("d", "59", "28"),
    ])
    func datesAndTimesShowInFrench(code: String, value: String, text: String) throws {
        let value = try #require(Decimal(string: value))
        #expect(NumberFormat(code: code).text(of: value, date1904: false) == text)
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
