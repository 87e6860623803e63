import Foundation
import PlanModel

/// A number format of a spreadsheet (« 0.00% », « dd/mm/yyyy »), in the syntax of the file, which is the same in every
/// language: what kind of value the cell shows, and its text as a French reader sees it.
struct NumberFormat {
    enum Kind {
        case number, currency, percentage, date, time, text
    }

    let kind: Kind
    private let sections: [[Token]]

    /// Digits of a number without format that a narrow cell still shows.
    private static let significantDigits = 11

    enum Token: Hashable {
        case literal(String)
        /// `0`, `#` or `?`.
        case digit(Character)
        case point, comma, percent, exponent, general, asText
        /// `yyyy`, `m`, `hh`…: a letter and how many times it stands.
        case datePart(Character, Int)
        /// `[h]`, `[mm]`: hours, minutes or seconds elapsed.
        case elapsed(Character)
        case halfDay
    }

    init(code: String) {
        let sections = Self.sections(code).map(Self.tokens)
        self.sections = sections.isEmpty ? [[.general]] : sections
        let first = self.sections[0]
        let dateParts = first.filter {
            switch $0 {
            case .datePart, .elapsed: true
            default: false
            }
        }
        if first.contains(.asText), dateParts.isEmpty {
            kind = .text
        } else if dateParts.isEmpty {
            let hasCurrency = first.contains {
                if case .literal(let text) = $0 {
                    text.contains { $0.isCurrencySymbol } || text == "EUR"
                } else {
                    false
                }
            }
            kind = first.contains(.percent) ? .percentage : hasCurrency ? .currency : .number
        } else {
            let isDay = dateParts.contains {
                if case .datePart(let letter, _) = $0 { "ydM".contains(letter) } else { false }
            }
            kind = isDay ? .date : .time
        }
    }

    /// The formats that a file names by their number alone, as they show in French; nil for the others.
    static func builtIn(_ identifier: Int) -> NumberFormat? { builtInCodes[identifier].map(NumberFormat.init(code:)) }

    private static let builtInCodes: [Int: String] = {
        var codes = [
            0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
            12: "General", 13: "General", 14: "dd/mm/yyyy", 15: "dd-mmm-yy", 16: "dd-mmm", 17: "mmm-yy",
            18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm",
            37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
            41: "#,##0", 42: "#,##0 \"€\"", 43: "#,##0.00", 44: "#,##0.00 \"€\"", 45: "mm:ss", 46: "[h]:mm:ss",
            47: "mm:ss", 48: "0.00E+00", 49: "@",
        ]
        // The dates of other calendars: shown as days.
        for identifier in Array(27...36) + Array(50...58) { codes[identifier] = "dd/mm/yyyy" }
        return codes
    }()

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

    private static func tokens(_ section: String) -> [Token] {
        if section.lowercased() == "general" || section.lowercased() == "standard" { return [.general] }
        var tokens: [Token] = []
        var rest = section[...]
        while let character = rest.first {
            rest.removeFirst()
            switch character {
            case "\"":
                let literal = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(literal.count + 1)
                tokens.append(.literal(String(literal)))
            case "\\":
                tokens.append(.literal(rest.popFirst().map(String.init) ?? ""))
            // A space as wide as the next character, a character repeated to fill the cell.
            case "_":
                _ = rest.popFirst()
                tokens.append(.literal(" "))
            case "*": _ = rest.popFirst()
            case "[":
                let content = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(content.count + 1)
                tokens += bracket(content)
            case "0", "#", "?": tokens.append(.digit(character))
            case ".": tokens.append(.point)
            case ",": tokens.append(.comma)
            case "%": tokens.append(.percent)
            case "@": tokens.append(.asText)
            case "E" where rest.first == "+" || rest.first == "-":
                _ = rest.popFirst()
                tokens.append(.exponent)
            case "A" where rest.uppercased().hasPrefix("M/PM"), "a" where rest.uppercased().hasPrefix("M/PM"):
                rest = rest.dropFirst(4)
                tokens.append(.halfDay)
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
                let letter = Character(character.lowercased())
                let more = rest.prefix { $0.lowercased() == String(letter) }.count
                rest = rest.dropFirst(more)
                tokens.append(.datePart(letter, more + 1))
            default:
                if section.dropLast(rest.count + 1).isEmpty,
                    (String(character) + rest).lowercased().hasPrefix("general")
                {
                    rest = rest.dropFirst(6)
                    tokens.append(.general)
                } else {
                    tokens.append(.literal(String(character)))
                }
            }
        }
        return months(tokens)
    }

    /// `[$€-40C]` is a currency, `[h]` a duration; colours, languages and conditions show nothing.
    private static func bracket(_ content: Substring) -> [Token] {
        if content.hasPrefix("$") { return [.literal(String(content.dropFirst().prefix { $0 != "-" }))] }
        guard let letter = content.lowercased().first, "hms".contains(letter),
            content.lowercased().allSatisfy({ $0 == letter })
        else { return [] }
        return [.elapsed(letter)]
    }

    /// `m` is a minute after an hour or before seconds, and a month elsewhere: months become `M`.
    private static func months(_ tokens: [Token]) -> [Token] {
        var result = tokens
        let parts = tokens.indices.filter {
            switch tokens[$0] {
            case .datePart, .elapsed: true
            default: false
            }
        }
        func letter(_ place: Int?) -> Character? {
            guard let place else { return nil }
            return switch tokens[place] {
            case .datePart(let letter, _), .elapsed(let letter): letter
            default: nil
            }
        }
        for (rank, place) in parts.enumerated() {
            guard case .datePart("m", let count) = tokens[place] else { continue }
            let before = letter(rank > 0 ? parts[rank - 1] : nil)
            let after = letter(rank + 1 < parts.count ? parts[rank + 1] : nil)
            if before != "h", after != "s" { result[place] = .datePart("M", count) }
        }
        return result
    }

    // MARK: - Showing a value

    /// - Parameter date1904: Days are counted from 1 January 1904.
    func text(of value: Decimal, date1904: Bool) -> String {
        let isNegative = value < 0
        var section = sections[0]
        var shown = value
        if isNegative, sections.count > 1 {
            (section, shown) = (sections[1], -value)
        } else if value == 0, sections.count > 2 {
            section = sections[2]
        }
        if section == [.general] || section.contains(.exponent) { return Self.general(value) }
        switch kind {
        case .text: return Self.general(value)
        case .date, .time:
            return SerialDate(value, date1904: date1904).map { Self.date($0, section) } ?? Self.general(value)
        case .number, .currency, .percentage: return Self.number(shown, section)
        }
    }

    static func general(_ value: Decimal) -> String {
        let digits = value.magnitude.description.split(separator: ".").first?.count ?? 1
        let rounded = arrondi(value, decimales: max(0, significantDigits - digits))
        return rounded.description.replacing(".", with: ",")
    }

    private static func number(_ value: Decimal, _ section: [Token]) -> String {
        let lastDigit = section.lastIndex { if case .digit = $0 { true } else { false } }
        guard let lastDigit else { return literals(section) }
        let point = section.firstIndex(of: .point).flatMap { $0 < lastDigit ? $0 : nil }
        let whole = section[..<(point ?? section.endIndex)]
        let fraction = point.map { Array(section[($0 + 1)...]) } ?? []
        let decimals = fraction.count { if case .digit = $0 { true } else { false } }
        // Commas after the last digit divide by a thousand each; among the digits they group them.
        let scale = section[section.index(after: lastDigit)...].prefix { $0 == .comma }.count
        let firstDigit = whole.firstIndex { if case .digit = $0 { true } else { false } } ?? whole.endIndex
        let lastWhole = whole.lastIndex { if case .digit = $0 { true } else { false } } ?? whole.startIndex
        let isGrouped = whole.indices.contains { $0 > firstDigit && $0 < lastWhole && whole[$0] == .comma }
        var scaled = section.contains(.percent) ? value * 100 : value
        for _ in 0..<scale { scaled /= 1000 }
        let parts = arrondi(scaled.magnitude, decimales: decimals).description.split(separator: ".")
        var text = integer(parts.first.map(Array.init) ?? [], Array(whole), isGrouped: isGrouped)
        if point != nil {
            let written = self.fraction(parts.count > 1 ? Array(parts[1]) : [], fraction)
            text += written.hasDigits ? ",\(written.text)" : written.text
        }
        return (scaled < 0 ? "-" : "") + text
    }

    /// Digits take the places of the pattern from the right; what is left of them stands at the first place.
    private static func integer(_ digits: [Character], _ pattern: [Token], isGrouped: Bool) -> String {
        var left = digits == ["0"] ? [] : digits
        var (reversed, placed): (String, Int) = ("", 0)
        let first = pattern.firstIndex { if case .digit = $0 { true } else { false } }
        func place(_ digit: Character) {
            if isGrouped, placed > 0, placed % 3 == 0 { reversed.append("\u{A0}") }
            reversed.append(digit)
            placed += 1
        }
        for index in pattern.indices.reversed() {
            switch pattern[index] {
            case .digit(let kind):
                if let digit = left.popLast() {
                    place(digit)
                } else if kind == "0" {
                    place("0")
                } else if kind == "?" {
                    reversed.append(" ")
                }
                if index == first { while let digit = left.popLast() { place(digit) } }
            case .literal(let text): reversed.append(contentsOf: text.reversed())
            case .percent: reversed.append("%")
            default: break
            }
        }
        return String(reversed.reversed())
    }

    private static func fraction(_ digits: [Character], _ pattern: [Token]) -> (text: String, hasDigits: Bool) {
        var (text, place, hasDigits) = ("", 0, false)
        for token in pattern {
            switch token {
            case .digit(let kind):
                if place < digits.count {
                    text.append(digits[place])
                    hasDigits = true
                } else if kind == "0" {
                    text.append("0")
                    hasDigits = true
                } else if kind == "?" {
                    text.append(" ")
                }
                place += 1
            case .literal(let literal): text += literal
            case .percent: text.append("%")
            default: break
            }
        }
        return (text, hasDigits)
    }

    private static func literals(_ section: [Token]) -> String {
        section.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
    }

    private static func date(_ date: SerialDate, _ section: [Token]) -> String {
        let isHalfDay = section.contains(.halfDay)
        return section.map { token in
            switch token {
            case .literal(let text): text
            case .datePart(let letter, let count): part(letter, count, date, isHalfDay: isHalfDay)
            case .elapsed("h"): String(date.elapsedSeconds / 3600)
            case .elapsed("m"): String(date.elapsedSeconds / 60)
            case .elapsed: String(date.elapsedSeconds)
            case .halfDay: date.seconds < 43_200 ? "AM" : "PM"
            case .point: ","
            case .comma: ","
            case .digit(let digit): String(digit)
            case .percent: "%"
            case .exponent, .general, .asText: ""
            }
        }.joined()
    }

    private static func part(_ letter: Character, _ count: Int, _ date: SerialDate, isHalfDay: Bool) -> String {
        func padded(_ value: Int) -> String { count > 1 && value < 10 ? "0\(value)" : String(value) }
        switch letter {
        case "y":
            let year = date.day?.annee ?? 1900
            return count > 2 ? String(year) : (year % 100 < 10 ? "0\(year % 100)" : String(year % 100))
        case "M":
            let month = date.day?.mois ?? 1
            switch count {
            case 1, 2: return padded(month)
            case 3: return shortMonths[month - 1]
            case 5: return String(Texte.mois[month - 1].prefix(1))
            default: return Texte.mois[month - 1]
            }
        case "d":
            switch count {
            case 1, 2: return padded(date.day?.jour ?? 0)
            case 3: return String(weekDays[date.weekDay].prefix(3)) + "."
            default: return weekDays[date.weekDay]
            }
        case "h":
            let hour = date.seconds / 3600
            return padded(isHalfDay ? (hour + 11) % 12 + 1 : hour)
        case "m": return padded(date.seconds / 60 % 60)
        default: return padded(date.seconds % 60)
        }
    }

    private static let shortMonths = [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ]
    private static let weekDays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
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
