/// Notes which sigles of a list stand in the texts that pass by.
struct Releveur {
    private(set) var vus: Set<String> = []
    private let candidats: Set<String>
    /// Those of several words, or with a sign in them: « CD 15 », « ARS-DT ».
    private let composes: [String]

    init(parmi candidats: Set<String>) {
        self.candidats = candidats
        composes = candidats.filter { !Array($0.utf8).allSatisfy(Self.isWord) }.sorted()
    }

    /// Looks at the words of two capitals or more: « EPCI », « SDE15 ».
    mutating func note(_ texte: String) {
        guard !candidats.isEmpty else { return }
        for compose in composes where !vus.contains(compose) && texte.contientEntier(compose) { vus.insert(compose) }
        var texte = texte
        texte.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                guard Self.isUpper(bytes[start]) else {
                    // The rest of a word that a small letter begins is no sigle.
                    while start < bytes.count, Self.isWord(bytes[start]) { start += 1 }
                    start += 1
                    continue
                }
                var end = start + 1
                while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
                if end - start > 1 {
                    let mot = String(decoding: bytes[start..<end], as: UTF8.self)
                    if candidats.contains(mot) { vus.insert(mot) }
                }
                start = end + 1
            }
        }
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    /// Letters, accents included, and figures; 0xE2 begins the dashes, the apostrophe, the ellipsis.
    private static func isWord(_ byte: UInt8) -> Bool {
        isUpper(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte >= 0xC3 && byte != 0xE2
    }
}

extension String {
    /// Not as a piece of a longer word.
    fileprivate func contientEntier(_ mot: String) -> Bool {
        ranges(of: mot).contains { place in
            let avant = place.lowerBound > startIndex ? self[index(before: place.lowerBound)] : " "
            let apres = place.upperBound < endIndex ? self[place.upperBound] : " "
            return !avant.isLetter && !avant.isNumber && !apres.isLetter && !apres.isNumber
        }
    }
}
