import Foundation
import PlanModel

/// A number format of a spreadsheet (« 0.00% », « dd/mm/yyyy »), in the syntax of the file, which is the same in every
/// language: what kind of value the cell shows, and its text as a French reader sees it.
struct NumberFormat {
    enum Kind {
        case number, currency, percentage, date, time, text
    }

    /// What a cell shows.
    struct Shown {
        var text: String
        var kind: Kind
        /// False when a sign of the format is not understood: the text is then the plain value, never a half of the format.
        var isExact = true
    }

    enum Token: Hashable {
        case literal(String)
        /// `0`, `#` or `?`.
        case digit(Character)
        case point, comma, percent, slash, general, asText
        /// Whether a plus is written.
        case exponent(plus: Bool)
        /// `yyyy`, `m`, `hh`…: a letter and how many times it stands.
        case datePart(Character, Int)
        /// `[h]`, `[mm]`: hours, minutes or seconds elapsed.
        case elapsed(Character)
        case halfDay
        /// A sign that says something that we do not know.
        case unknown(String)

        var isDigit: Bool { if case .digit = self { true } else { false } }

        var isDatePart: Bool {
            switch self {
            case .datePart, .elapsed: true
            default: false
            }
        }
    }

    let code: String
    /// What it shows of most numbers.
    let kind: Kind
    /// Of numbers: one to three, chosen by the sign or by their conditions.
    private let sections: [Section]
    private let textSection: Section?

    init(code: String) {
        self.code = code
        var sections = Self.sections(code).map { Section($0) }
        if sections.count > 4 { sections = [Section(unknown: code)] }
        let isAboutText = sections.count == 4 || sections.last?.isAboutText == true
        textSection = isAboutText ? sections.removeLast() : nil
        self.sections = sections
        kind = sections.isEmpty ? .text : (sections.first(where: \.showsTheValue) ?? sections[0]).kind
    }

    /// The formats that a file names by their number alone, as they show in French; nil for the others.
    static func builtIn(_ identifier: Int) -> NumberFormat? { builtInCodes[identifier].map(NumberFormat.init(code:)) }

    private static let builtInCodes: [Int: String] = {
        var codes = [
            0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
            12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy",
            18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm",
            37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
            41: "#,##0", 42: "#,##0 \"€\"", 43: "#,##0.00", 44: "#,##0.00 \"€\"", 45: "mm:ss", 46: "[h]:mm:ss",
            47: "mm:ss", 48: "##0.0E+0", 49: "@",
        ]
        // The dates of other calendars: shown as days.
        for identifier in Array(27...36) + Array(50...58) { codes[identifier] = "dd/mm/yyyy" }
        return codes
    }()

    // MARK: - Showing a value

    /// - Parameter date1904: Days are counted from 1 January 1904.
    func shown(_ value: Decimal, date1904: Bool) -> Shown {
        guard !sections.isEmpty else { return Shown(text: Self.general(value), kind: .text) }
        guard let (section, dropsSign) = section(for: value), section.isUnderstood else {
            return Shown(text: Self.plain(value, kind, date1904: date1904), kind: kind, isExact: false)
        }
        let kind = section.showsTheValue ? section.kind : self.kind
        let value = dropsSign ? -value : value
        guard let text = section.text(of: value, date1904: date1904) else {
            return Shown(text: Self.general(value), kind: .number, isExact: section.kind != .date)
        }
        return Shown(text: text, kind: kind)
    }

    /// A cell of text, under the section that is for texts. One that would hide it says nothing of what is in it.
    func shown(_ text: String) -> Shown {
        guard let textSection, !text.isEmpty else { return Shown(text: text, kind: .text) }
        return textSection.text(of: text).map { Shown(text: $0, kind: .text) }
            ?? Shown(text: text, kind: .text, isExact: false)
    }

    /// The section of a number, and whether its sign is left out; nil when none is for it.
    private func section(for value: Decimal) -> (Section, dropsSign: Bool)? {
        let first = sections[0]
        guard sections.count > 1 else {
            guard let condition = first.condition else { return (first, false) }
            return condition.holds(value) ? (first, value < 0 && condition.isNegative) : nil
        }
        let second = sections[1]
        let isDefault = first.condition == nil && second.condition == nil
        let ofFirst = first.condition ?? Condition(sections.count > 2 || second.condition != nil ? .above : .atLeast, 0)
        if ofFirst.holds(value) { return (first, value < 0 && ofFirst.isNegative) }
        guard sections.count > 2 else {
            guard let ofSecond = second.condition else { return (second, value < 0 && ofFirst.leavesNegatives) }
            return ofSecond.holds(value) ? (second, value < 0 && ofSecond.isNegative) : nil
        }
        let ofSecond = second.condition ?? Condition(.below, 0)
        if ofSecond.holds(value) { return (second, value < 0 && (isDefault || ofSecond.isNegative)) }
        return (sections[2], false)
    }

    /// What is shown in place of a format that is not understood.
    private static func plain(_ value: Decimal, _ kind: Kind, date1904: Bool) -> String {
        guard kind == .date || kind == .time, let moment = SerialDate(value, date1904: date1904) else {
            return general(value)
        }
        let code = kind == .time ? "hh:mm:ss" : moment.seconds == 0 ? "dd/mm/yyyy" : "dd/mm/yyyy hh:mm"
        return Section(code).text(of: value, date1904: date1904) ?? general(value)
    }

    /// Digits of a number without format that a narrow cell still shows.
    private static let significantDigits = 11

    static func general(_ value: Decimal) -> String {
        let digits = value.magnitude.description.split(separator: ".").first?.count ?? 1
        let rounded = arrondi(value, decimales: max(0, significantDigits - digits))
        return rounded.description.replacing(".", with: ",")
    }

    // MARK: - Reading the code

    private static func sections(_ code: String) -> [String] {
        var sections = [""]
        var (isQuoted, isEscaped, isBracketed) = (false, false, false)
        for character in code {
            if character == ";", !isQuoted, !isEscaped, !isBracketed {
                sections.append("")
                continue
            }
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else {
                switch character {
                case "\"": isQuoted = true
                case "\\", "_", "*": isEscaped = true
                case "[": isBracketed = true
                case "]": isBracketed = false
                default: break
                }
            }
            sections[sections.count - 1].append(character)
        }
        return sections
    }

    /// « [<10] »: the numbers that a section is for.
    struct Condition: Hashable {
        enum Comparison: String {
            case below = "<"
            case atMost = "<="
            case equal = "="
            case different = "<>"
            case above = ">"
            case atLeast = ">="
        }

        let comparison: Comparison
        let limit: Decimal

        init(_ comparison: Comparison, _ limit: Decimal) { (self.comparison, self.limit) = (comparison, limit) }

        /// Nil for another bracket.
        init?(_ bracket: Substring) {
            let sign = bracket.prefix { "<>=".contains($0) }
            guard let comparison = Comparison(rawValue: String(sign)),
                let limit = Decimal(strict: bracket.dropFirst(sign.count).filter { $0 != " " })
            else { return nil }
            (self.comparison, self.limit) = (comparison, limit)
        }

        func holds(_ value: Decimal) -> Bool {
            switch comparison {
            case .below: value < limit
            case .atMost: value <= limit
            case .equal: value == limit
            case .different: value != limit
            case .above: value > limit
            case .atLeast: value >= limit
            }
        }

        /// For the negative numbers, all of them: the section says so in its own way.
        var isNegative: Bool { comparison == .below && limit == 0 }

        /// What does not fulfil it is negative, or zero.
        var leavesNegatives: Bool { limit == 0 && (comparison == .above || comparison == .atLeast) }
    }
}

/// A moment as spreadsheets count it: days since the end of 1899, or since the beginning of 1904.
struct SerialDate {
    /// Nil for a time of day alone, and out of our calendar.
    let day: Jour?
    /// Of the day, 0 to 86,399.
    let seconds: Int
    let elapsedSeconds: Int
    /// 0 for Sunday.
    let weekDay: Int

    /// Nil for a negative number, and after 9999.
    init?(_ value: Decimal, date1904: Bool) {
        guard value >= 0, value < 2_958_466 else { return nil }
        let total = Int((NSDecimalNumber(decimal: arrondi(value * 86_400, decimales: 0))).int64Value)
        (seconds, elapsedSeconds) = (total % 86_400, total)
        var serial = total / 86_400
        if date1904 { serial += 1462 }
        weekDay = (serial + 6) % 7
        // The calendar of 1900 has a 29 February that never was: it is number 60.
        day = serial == 60 ? nil : Self.day(serial < 60 ? serial + 1 : serial)
    }

    /// - Parameter count: Days since 30 December 1899.
    private static func day(_ count: Int) -> Jour? { Instant(secondesUnix: (count - 25_569) * 86_400)?.jourUTC }
}
