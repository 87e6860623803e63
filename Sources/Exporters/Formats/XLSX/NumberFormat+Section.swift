import Evaluation
import Foundation
import PlanModel

extension NumberFormat {
    /// One section of a format: what it is made of, and how it shows a number or a text.
    struct Section {
        private(set) var tokens: [Token] = []
        private(set) var condition: Condition?
        let kind: Kind
        /// False when one of its signs is not known, or stands where it says nothing that we know.
        let isUnderstood: Bool

        init(_ code: String) {
            var reader = Reader(code)
            reader.read()
            tokens = NumberFormat.months(reader.tokens)
            condition = reader.condition
            kind = Self.kind(tokens)
            isUnderstood = Self.isUnderstood(tokens, kind, inFrench: reader.isFrench)
        }

        init(unknown code: String) { (tokens, kind, isUnderstood) = ([.unknown(code)], .number, false) }

        /// Made for texts: « "CD"@ ».
        var isAboutText: Bool { tokens.contains(.asText) && !tokens.contains { $0.isDigit || $0.isDatePart } }

        /// Not only words that stand for it.
        var showsTheValue: Bool { tokens.contains { $0.isDigit || $0.isDatePart || $0 == .general } }

        private static func kind(_ tokens: [Token]) -> Kind {
            let dateParts = tokens.filter(\.isDatePart)
            guard dateParts.isEmpty else {
                let isDay = dateParts.contains {
                    if case .datePart(let letter, _) = $0 { "ydM".contains(letter) } else { false }
                }
                return isDay ? .date : .time
            }
            if tokens.contains(.percent) { return .percentage }
            let hasCurrency = tokens.contains {
                guard case .literal(let text) = $0 else { return false }
                return text.contains { $0.isCurrencySymbol } || text == "EUR"
            }
            return hasCurrency ? .currency : .number
        }

        private static func isUnderstood(_ tokens: [Token], _ kind: Kind, inFrench: Bool) -> Bool {
            let count = { (isCounted: (Token) -> Bool) in tokens.count(where: isCounted) }
            let unknown = count { if case .unknown = $0 { true } else { false } }
            let exponents = count { if case .exponent = $0 { true } else { false } }
            guard unknown == 0 else { return false }
            if kind == .date || kind == .time {
                let names = count {
                    if case .datePart(let letter, let length) = $0 {
                        "Md".contains(letter) && length > 2
                    } else {
                        false
                    }
                }
                return count { $0.isDigit || $0 == .percent || $0 == .general || $0 == .asText } == 0 && exponents == 0
                    && (inFrench || names == 0)
            }
            let slashes = tokens.indices.filter { isFraction(tokens, at: $0) }.count
            return count { $0 == .halfDay || $0 == .asText } == 0 && exponents + slashes <= 1
                && (count { $0 == .general } == 0 || count(\.isDigit) == 0 && count { $0 == .general } == 1)
        }

        // MARK: - Showing

        /// Nil for a date out of the calendar.
        func text(of value: Decimal, date1904: Bool) -> String? {
            if kind == .date || kind == .time {
                return SerialDate(value, date1904: date1904).map(date)
            }
            var scaled = value
            for token in tokens where token == .percent { scaled *= 100 }
            let sign = scaled < 0 ? "-" : ""
            if let slash = tokens.indices.first(where: { Self.isFraction(tokens, at: $0) }) {
                return sign + fraction(scaled.magnitude, slash)
            }
            for (place, token) in tokens.enumerated() {
                if case .exponent(let plus) = token { return sign + scientific(scaled.magnitude, place, plus: plus) }
            }
            guard tokens.contains(where: \.isDigit) else {
                return sign
                    + tokens.map { token in
                        switch token {
                        case .literal(let text): text
                        case .general: NumberFormat.general(scaled.magnitude)
                        case .percent: "%"
                        case .slash: "/"
                        default: ""
                        }
                    }.joined()
            }
            return sign + Self.number(scaled.magnitude, tokens)
        }

        /// Nil when the text is not shown.
        func text(of text: String) -> String? {
            guard isAboutText, tokens.allSatisfy({ if case .literal = $0 { true } else { $0 == .asText } }) else {
                return nil
            }
            return tokens.map { if case .literal(let words) = $0 { words } else { text } }.joined()
        }

        private static func number(_ value: Decimal, _ tokens: [Token]) -> String {
            guard let lastDigit = tokens.lastIndex(where: \.isDigit) else { return "" }
            let point = tokens.firstIndex(of: .point).flatMap { $0 < lastDigit ? $0 : nil }
            let whole = tokens[..<(point ?? tokens.endIndex)]
            let fraction = point.map { Array(tokens[($0 + 1)...]) } ?? []
            let decimals = fraction.count(where: \.isDigit)
            let firstDigit = whole.firstIndex(where: \.isDigit) ?? whole.endIndex
            let lastWhole = whole.lastIndex(where: \.isDigit) ?? whole.startIndex
            // Commas after the last digit divide by a thousand each; among the digits they group them.
            var scale = tokens[tokens.index(after: lastDigit)...].prefix { $0 == .comma }.count
            if point != nil, firstDigit < whole.endIndex {
                scale += whole[(lastWhole + 1)...].prefix { $0 == .comma }.count
            }
            let isGrouped = whole.indices.contains { $0 > firstDigit && $0 < lastWhole && whole[$0] == .comma }
            var scaled = value
            for _ in 0..<scale { scaled /= 1000 }
            let parts = arrondi(scaled, decimales: decimals).description.split(separator: ".")
            var text = integer(parts.first.map(Array.init) ?? [], Array(whole), isGrouped: isGrouped)
            if point != nil {
                let written = self.fraction(parts.count > 1 ? Array(parts[1]) : [], fraction)
                text += written.hasDigits ? ",\(written.text)" : written.text
            }
            return text
        }

        /// « 1,25E+03 »; with several digits before the point, the exponent goes by as many.
        private func scientific(_ value: Decimal, _ place: Int, plus: Bool) -> String {
            let mantissa = Array(tokens[..<place])
            let point = mantissa.firstIndex(of: .point) ?? mantissa.endIndex
            let step = max(1, mantissa[..<point].count(where: \.isDigit))
            let decimals = mantissa[point...].count(where: \.isDigit)
            var (exponent, shown) = (0, value)
            while shown >= 10 { (exponent, shown) = (exponent + 1, shown / 10) }
            while shown > 0, shown < 1 { (exponent, shown) = (exponent - 1, shown * 10) }
            while exponent % step != 0 { (exponent, shown) = (exponent - 1, shown * 10) }
            var limit = Decimal(1)
            for _ in 0..<step { limit *= 10 }
            if arrondi(shown, decimales: decimals) >= limit { (exponent, shown) = (exponent + step, shown / limit) }
            let after = tokens[(place + 1)...]
            let digits = String(exponent.magnitude)
            let zeros = after.count { $0 == .digit("0") } - digits.count
            let sign = exponent < 0 ? "-" : plus ? "+" : ""
            return Self.number(shown, mantissa) + "E\(sign)" + String(repeating: "0", count: max(0, zeros)) + digits
                + Self.literals(after)
        }

        // MARK: - Fractions

        /// A slash between two numbers: « # ?/8 », « ?/? ».
        private static func isFraction(_ tokens: [Token], at place: Int) -> Bool {
            guard tokens[place] == .slash, place > 0, tokens[place - 1].isDigit, place + 1 < tokens.count else {
                return false
            }
            if case .literal(let text) = tokens[place + 1] { return text.first?.isWholeNumber == true }
            return tokens[place + 1].isDigit
        }

        /// Without the blanks that only line up one row under the other.
        private func fraction(_ value: Decimal, _ slash: Int) -> String {
            var firstOfNumerator = slash - 1
            while firstOfNumerator > 0, tokens[firstOfNumerator - 1].isDigit { firstOfNumerator -= 1 }
            var end = slash + 1
            var (fixed, places) = ("", 0)
            while end < tokens.count {
                if case .literal(let text) = tokens[end], text.allSatisfy({ $0.isASCII && $0.isWholeNumber }) {
                    fixed += text
                } else if tokens[end] == .digit("0"), !fixed.isEmpty {
                    fixed += "0"
                } else if tokens[end].isDigit {
                    places += 1
                } else {
                    break
                }
                end += 1
            }
            let before = Array(tokens[..<firstOfNumerator])
            let hasWhole = before.contains(where: \.isDigit)
            var whole = hasWhole ? Self.floor(value) : 0
            let rest = value - whole
            var (numerator, denominator) =
                Int(fixed).map { ($0 == 0 ? (0, 1) : (Self.nearest(rest * Decimal($0)), $0)) }
                ?? Self.closest(rest, upTo: places)
            if hasWhole, numerator >= denominator { (whole, numerator) = (whole + 1, 0) }
            let after = Self.literals(tokens[end...])
            if hasWhole {
                let isAlone = numerator == 0
                // « # ?/? » of one half: no zero stands before.
                let showsWhole = whole > 0 || isAlone || before.contains(.digit("0"))
                let text = showsWhole ? Self.number(whole, before) : Self.literals(before[...])
                return (text.saisi.isEmpty && isAlone ? "0" : text.saisi)
                    + (isAlone ? "" : (showsWhole ? " " : "") + "\(numerator)/\(denominator)")
                    + after
            }
            if numerator == 0 { denominator = Int(fixed) ?? 1 }
            return Self.literals(before[...]) + "\(numerator)/\(denominator)" + after
        }

        private static func nearest(_ value: Decimal) -> Int {
            NSDecimalNumber(decimal: arrondi(value, decimales: 0)).intValue
        }

        private static func floor(_ value: Decimal) -> Decimal {
            var (source, result) = (value, Decimal())
            NSDecimalRound(&result, &source, 0, .down)
            return result
        }

        /// The fraction closest to `value`, of the smallest denominator.
        private static func closest(_ value: Decimal, upTo places: Int) -> (Int, Int) {
            var limit = 1
            for _ in 0..<min(places, 4) { limit *= 10 }
            var best = (numerator: nearest(value), denominator: 1)
            var distance = abs(value - Decimal(best.numerator))
            for denominator in 2..<max(limit, 3) where distance > 0 {
                let numerator = nearest(value * Decimal(denominator))
                let error = abs(value - Decimal(numerator) / Decimal(denominator))
                // Thirds have no end: what is nearer by the last digit only is the same.
                if error + Decimal(sign: .plus, exponent: -20, significand: 1) < distance {
                    (best, distance) = ((numerator, denominator), error)
                }
            }
            return best
        }

        // MARK: - Digits

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
                case .slash: reversed.append("/")
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
                case .slash: text.append("/")
                default: break
                }
            }
            return (text, hasDigits)
        }
        private static func literals(_ tokens: some Sequence<Token>) -> String {
            tokens.map { if case .literal(let text) = $0 { text } else { $0 == .percent ? "%" : "" } }.joined()
        }

        // MARK: - Dates

        private func date(_ date: SerialDate) -> String {
            let isHalfDay = tokens.contains(.halfDay)
            return tokens.map { token in
                switch token {
                case .literal(let text): text
                case .datePart(let letter, let count): Self.part(letter, count, date, isHalfDay: isHalfDay)
                case .elapsed("h"): String(date.elapsedSeconds / 3600)
                case .elapsed("m"): String(date.elapsedSeconds / 60)
                case .elapsed: String(date.elapsedSeconds)
                case .halfDay: date.seconds < 43_200 ? "AM" : "PM"
                case .point, .comma: ","
                case .slash: "/"
                case .digit, .percent, .exponent, .general, .asText, .unknown: ""
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

}
