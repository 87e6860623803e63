extension NumberFormat {
    /// Takes the signs of a section one after the other.
    struct Reader {
        private var rest: Substring
        private(set) var tokens: [Token] = []
        private(set) var condition: Condition?
        /// The names of days and months are those of the reader's language.
        private(set) var isFrench = true

        init(_ section: String) { rest = section[...] }

        mutating func read() {
            while let character = rest.popFirst() {
                switch character {
                case "\"":
                    let literal = rest.prefix { $0 != "\"" }
                    rest = rest.dropFirst(literal.count + 1)
                    tokens.append(.literal(String(literal)))
                case "\\": tokens.append(.literal(rest.popFirst().map(String.init) ?? ""))
                // A space as wide as the next character, a character repeated to fill the cell.
                case "_":
                    _ = rest.popFirst()
                    tokens.append(.literal(" "))
                case "*": _ = rest.popFirst()
                case "[":
                    let content = rest.prefix { $0 != "]" }
                    rest = rest.dropFirst(content.count + 1)
                    bracket(content)
                case "0", "#", "?": tokens.append(.digit(character))
                case ".": tokens.append(.point)
                case ",": tokens.append(.comma)
                case "%": tokens.append(.percent)
                case "/": tokens.append(.slash)
                case "@": tokens.append(.asText)
                case "E" where rest.first == "+" || rest.first == "-":
                    tokens.append(.exponent(plus: rest.popFirst() == "+"))
                default: word(character)
                }
            }
        }

        private static let words: [(String, Token)] = [
            ("am/pm", .halfDay), ("general", .general), ("standard", .general),
        ]

        private mutating func word(_ character: Character) {
            let text = (String(character) + rest).lowercased()
            for (word, token) in Self.words
            where text.hasPrefix(word) {
                rest = rest.dropFirst(word.count - 1)
                tokens.append(token)
                return
            }
            let letter = Character(character.lowercased())
            if "ymdhs".contains(letter) {
                let more = rest.prefix { $0.lowercased() == String(letter) }.count
                rest = rest.dropFirst(more)
                tokens.append(.datePart(letter, more + 1))
            } else {
                // Words stand in quotes: a bare letter is a sign (« b » for the year of Buddha, « g » for an era…).
                tokens.append(character.isLetter ? .unknown(String(character)) : .literal(String(character)))
            }
        }

        private static let colours: Set<String> = [
            "black", "blue", "cyan", "green", "magenta", "red", "white", "yellow",
            "noir", "bleu", "vert", "rouge", "blanc", "jaune",
        ]

        /// `[$€-40C]` is a currency and a language, `[h]` a duration, `[<10]` a condition; colours show nothing.
        private mutating func bracket(_ content: Substring) {
            let word = content.lowercased()
            if content.hasPrefix("$") {
                let parts = content.dropFirst().split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
                if let sign = parts.first, !sign.isEmpty { tokens.append(.literal(String(sign))) }
                if parts.count > 1 { language(parts[1].lowercased()) }
            } else if let condition = Condition(content), self.condition == nil {
                self.condition = condition
            } else if let letter = word.first, "hms".contains(letter), word.allSatisfy({ $0 == letter }) {
                tokens.append(.elapsed(letter))
            } else if !Self.colours.contains(word), !(word.hasPrefix("color") || word.hasPrefix("couleur")) {
                tokens.append(.unknown("[\(content)]"))
            }
        }

        /// « 40C », « fr-FR »; « F800 » and « F400 » are the long date and the time of the reader's own system.
        private mutating func language(_ code: String) {
            if code == "f800" || code == "f400" {
                var system = Reader(code == "f800" ? "dddd d mmmm yyyy" : "hh:mm:ss")
                system.read()
                (tokens, rest) = (tokens + system.tokens, "")
                return
            }
            guard let number = Int(code, radix: 16) else {
                isFrench = code.hasPrefix("fr") || code.isEmpty
                if code.contains(",") || code.contains("@") { tokens.append(.unknown("[$-\(code)]")) }
                return
            }
            // Above the language: other digits, another calendar.
            if number > 0xFFFF { tokens.append(.unknown("[$-\(code)]")) }
            isFrench = number & 0x3FF == 0x0C || number <= 2
        }
    }

    /// `m` is a minute after an hour or before seconds, and a month elsewhere: months become `M`.
    static func months(_ tokens: [Token]) -> [Token] {
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
}
