/// The text of a cell as an Excel workbook writes it: runs one after the other, without what explains how they are read.
struct RichText {
    private(set) var text = ""
    private var depth = 0
    /// Inside `t`, which alone holds words.
    private var isText = false
    /// Its words stand in `text`, without runs.
    var isPlain = false
    /// Depth of the phonetic run that is passed, if any.
    private var passed: Int?
    /// The run that is read is struck out.
    private var strikes = false
    /// Some of its words are struck out.
    private(set) var isStruck = false

    mutating func take(_ event: XMLEvents.Event) {
        switch event {
        case .debut(let balise):
            depth += 1
            if balise.nom == "rPh", passed == nil { passed = depth }
            if balise.nom == "r" { strikes = false }
            if balise.nom == "strike" { strikes = balise.isOn }
            isText = (balise.nom == "t" || isPlain && balise.nom == "text") && passed == nil
        case .fin:
            if passed == depth { passed = nil }
            depth -= 1
            isText = false
        case .texte(let morceau):
            guard isText else { return }
            text += morceau
            if strikes, !morceau.allSatisfy(\.isWhitespace) { isStruck = true }
        }
    }

    /// The text, with the characters that the format escapes (`_x000D_` for a carriage return).
    var unescaped: String { Self.unescaped(text) }

    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var (result, rest) = ("", text[...])
        while let start = rest.firstRange(of: "_x") {
            result += rest[..<start.lowerBound]
            let tail = rest[start.upperBound...].prefix(5)
            let digits = tail.prefix(4)
            if tail.count == 5, tail.last == "_", digits.allSatisfy(\.isHexDigit), let code = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                result.unicodeScalars.append(scalar)
                rest = rest[tail.endIndex...]
            } else {
                result += "_x"
                rest = rest[start.upperBound...]
            }
        }
        return result + rest
    }
}

/// The texts that cells name by their rank.
struct SharedStrings {
    private(set) var texts: [String] = []
    /// Ranks of those with words that are struck out.
    private(set) var struck: Set<Int> = []
    private var current: RichText?
    private var depth = 0

    mutating func take(_ event: XMLEvents.Event) throws(XMLFault) {
        switch event {
        case .debut(let balise):
            depth += 1
            if depth == 2, balise.nom == "si" {
                current = RichText()
            } else {
                current?.take(event)
            }
        case .fin:
            if depth == 2, let text = current?.unescaped {
                guard text.utf8.count <= ODSReader.texteLimit else {
                    throw .unreadable(
                        ligne: 1,
                        raison: "le texte partagé n° \(texts.count + 1) a plus de \(ODSReader.texteLimit) octets")
                }
                guard texts.count < ODSReader.celluleLimit else {
                    throw .unreadable(ligne: 1, raison: "plus de \(ODSReader.celluleLimit) textes partagés")
                }
                if current?.isStruck == true { struck.insert(texts.count) }
                texts.append(text)
                current = nil
            } else {
                current?.take(event)
            }
            depth -= 1
        case .texte: current?.take(event)
        }
    }
}

/// The number formats of the cells' styles, by the rank that a cell gives.
struct CellFormats {
    private var codes: [Int: NumberFormat] = [:]
    private(set) var formats: [NumberFormat] = []
    /// Whether each font strikes words out, then the ranks of the styles that have one that does.
    private var fonts: [Bool] = []
    private var struck: Set<Int> = []
    private var path: [String] = []
    private static let limit = 70_000

    static let general = NumberFormat(code: "General")

    mutating func take(_ event: XMLEvents.Event) throws(XMLFault) {
        switch event {
        case .debut(let balise):
            if path.last == "numFmts", balise.nom == "numFmt", codes.count < Self.limit,
                let identifier = balise.value("numFmtId").flatMap({ Int($0) })
            {
                codes[identifier] = NumberFormat(code: String((balise.value("formatCode") ?? "").prefix(255)))
            }
            if path.last == "fonts", balise.nom == "font", fonts.count < Self.limit { fonts.append(false) }
            if path.dropLast().last == "fonts", balise.nom == "strike", !fonts.isEmpty {
                fonts[fonts.count - 1] = balise.isOn
            }
            if path.last == "cellXfs", balise.nom == "xf" {
                guard formats.count < Self.limit else {
                    throw .unreadable(ligne: balise.ligne, raison: "plus de \(Self.limit) styles")
                }
                let identifier = balise.value("numFmtId").flatMap { Int($0) } ?? 0
                let font = balise.value("fontId").flatMap { Int($0) } ?? 0
                if fonts.indices.contains(font), fonts[font] { struck.insert(formats.count) }
                formats.append(codes[identifier] ?? NumberFormat.builtIn(identifier) ?? Self.general)
            }
            path.append(balise.nom)
        case .fin: path.removeLast()
        case .texte: break
        }
    }

    subscript(_ rank: Int) -> NumberFormat { formats.indices.contains(rank) ? formats[rank] : Self.general }

    func isStruck(_ rank: Int) -> Bool { struck.contains(rank) }
}

extension XMLEvents.Balise {
    /// The rank of a cell's style.
    var style: Int { value("s").flatMap { Int($0) } ?? 0 }

    /// A property that is there unless its value says that it is not.
    var isOn: Bool { !["0", "false", "off"].contains(value("val") ?? "") }

    /// An attribute without namespace, as these files write nearly all of theirs.
    func value(_ name: String) -> String? { attributs.first { $0.local == name && $0.espace.isEmpty }?.valeur }
}
