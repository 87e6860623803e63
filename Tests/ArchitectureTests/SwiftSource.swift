/// A source file as the tests of the house read it: what it imports, what it declares, what it names.
///
/// Read by tokens, without the compiler: a test needs no build products, and works on any checkout.
struct SwiftSource {
    /// Where it stands under `Sources`: « PlanWeb/View/Page.swift ».
    let path: String
    var imports: [(module: String, line: Int)] = []
    /// What other files may name: types, functions of the file, members of extensions.
    var declared: [Declared] = []
    /// Every name that something here declares, to tell what is ambiguous: locals and cases included.
    var names: Set<String> = []
    /// Identifiers with the first line of each.
    var named: [Named: Int] = [:]

    struct Declared: Hashable {
        var name: String
        var kind: Kind
    }
    enum Kind: Hashable { case type, function, member }

    struct Named: Hashable {
        var name: String
        /// After a dot: a member.
        var isMember: Bool
    }

    var target: String { String(path.prefix { $0 != "/" }) }

    init(path: String, text: String) {
        self.path = path
        read(tokens(Array(text.utf8)))
    }

    // MARK: - Declarations

    private mutating func read(_ tokens: [Token]) {
        var depth = 0
        /// Depth of the body of the extension that is being read.
        var extensionBody: Int?
        var isHidden = false
        for (place, token) in tokens.enumerated() {
            let next = place + 1 < tokens.count ? tokens[place + 1] : nil
            let afterDot = place > 0 && tokens[place - 1].text == "."
            switch token.text {
            case "{": depth += 1
            case "}":
                depth -= 1
                if let body = extensionBody, depth < body { extensionBody = nil }
            case "private", "fileprivate":
                // « private(set) » hides the writing only.
                isHidden = next?.text != "("
            case "import" where !afterDot:
                if let next, depth == 0 { imports.append((next.text, token.line)) }
            case "extension" where depth == 0: extensionBody = 1
            case "struct", "class", "enum", "protocol", "actor", "typealias":
                guard !afterDot, let next, next.isName, !["func", "var", "let"].contains(next.text) else { break }
                // One that stands in another is named through it.
                note(next.text, depth == 0 || extensionBody == depth ? .type : nil, isHidden)
                isHidden = false
            case "func", "var", "let", "case":
                guard !afterDot, let next, next.isName else { break }
                let kind: Kind? =
                    extensionBody == depth && token.text != "case"
                    ? .member : depth == 0 && token.text != "case" ? .function : nil
                note(next.text, kind, isHidden)
                isHidden = false
            case "init", "subscript": isHidden = false
            default: break
            }
            if token.isName {
                let name = Named(name: token.text, isMember: afterDot)
                if named[name] == nil { named[name] = token.line }
            }
        }
    }

    private mutating func note(_ name: String, _ kind: Kind?, _ isHidden: Bool) {
        names.insert(name)
        if let kind, !isHidden { declared.append(.init(name: name, kind: kind)) }
    }

    // MARK: - Tokens

    private struct Token {
        var text: String
        var line: Int
        var isName: Bool
    }

    /// Names and marks, without comments and without the words of texts; what stands in « \(…) » is code.
    private func tokens(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var place = 0
        var line = 1
        /// The texts that are open around « \(…) », with the parentheses that are open in each of these.
        var texts: [(delimiter: Delimiter, parentheses: Int)] = []

        func byte(_ offset: Int = 0) -> UInt8? { place + offset < bytes.count ? bytes[place + offset] : nil }

        /// To the end of the text, or to a « \( » that opens code.
        func skipText(_ delimiter: Delimiter) {
            while let current = byte() {
                if current == UInt8(ascii: "\n") {
                    line += 1
                    if !delimiter.isLong { return }
                }
                if current == UInt8(ascii: "\\"), hashes(at: place + 1, bytes) >= delimiter.hashes {
                    let after = place + 1 + delimiter.hashes
                    if after < bytes.count, bytes[after] == UInt8(ascii: "(") {
                        place = after + 1
                        texts.append((delimiter, 0))
                        return
                    }
                    place = min(after + 1, bytes.count)
                    continue
                }
                if delimiter.closes(at: place, bytes) {
                    place += delimiter.length
                    return
                }
                place += 1
            }
        }

        while let current = byte() {
            switch current {
            case UInt8(ascii: "\n"):
                line += 1
                place += 1
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                while let next = byte(), next != UInt8(ascii: "\n") { place += 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "#"):
                guard let delimiter = Delimiter(at: place, bytes) else {
                    place += 1
                    continue
                }
                place += delimiter.length
                skipText(delimiter)
            case UInt8(ascii: "("):
                if !texts.isEmpty { texts[texts.count - 1].parentheses += 1 }
                tokens.append(.init(text: "(", line: line, isName: false))
                place += 1
            case UInt8(ascii: ")"):
                place += 1
                if let open = texts.last {
                    if open.parentheses == 0 {
                        texts.removeLast()
                        skipText(open.delimiter)
                        continue
                    }
                    texts[texts.count - 1].parentheses -= 1
                }
                tokens.append(.init(text: ")", line: line, isName: false))
            case _ where Self.startsName(current):
                let start = place
                while let next = byte(), Self.continuesName(next) { place += 1 }
                tokens.append(
                    .init(text: String(decoding: bytes[start..<place], as: UTF8.self), line: line, isName: true))
            case UInt8(ascii: "."), UInt8(ascii: "{"), UInt8(ascii: "}"):
                tokens.append(.init(text: String(UnicodeScalar(current)), line: line, isName: false))
                place += 1
            default: place += 1
            }
        }
        return tokens
    }

    private struct Delimiter {
        var hashes: Int
        /// « """ ».
        var isLong: Bool
        var length: Int { hashes + (isLong ? 3 : 1) }

        /// Nil where no text starts.
        init?(at place: Int, _ bytes: [UInt8]) {
            hashes = SwiftSource.hashes(at: place, bytes)
            let quote = place + hashes
            guard quote < bytes.count, bytes[quote] == UInt8(ascii: "\"") else { return nil }
            isLong =
                quote + 2 < bytes.count && bytes[quote + 1] == UInt8(ascii: "\"")
                && bytes[quote + 2] == UInt8(ascii: "\"")
        }

        func closes(at place: Int, _ bytes: [UInt8]) -> Bool {
            let quotes = isLong ? 3 : 1
            guard place + quotes <= bytes.count else { return false }
            for offset in 0..<quotes where bytes[place + offset] != UInt8(ascii: "\"") { return false }
            return SwiftSource.hashes(at: place + quotes, bytes) >= hashes
        }
    }

    private static func hashes(at place: Int, _ bytes: [UInt8]) -> Int {
        var count = 0
        while place + count < bytes.count, bytes[place + count] == UInt8(ascii: "#") { count += 1 }
        return count
    }
    private func hashes(at place: Int, _ bytes: [UInt8]) -> Int { Self.hashes(at: place, bytes) }

    private static func startsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
            || byte >= 0x80
    }
    private static func continuesName(_ byte: UInt8) -> Bool {
        startsName(byte) || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
