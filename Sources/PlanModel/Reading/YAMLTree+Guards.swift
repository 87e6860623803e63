/// What is refused of a file before libyaml sees it, each with its own clear message: libyaml's are obscure.
extension YAMLTree {
    /// The bytes of a text in UTF-8, without its mark.
    static func checked(_ bytes: [UInt8], file: String) throws(UnreadablePlan) -> ArraySlice<UInt8> {
        guard bytes.count <= sizeLimit else {
            throw fault(
                file, .inconnu, found: "un fichier de \(bytes.count / 1_000_000) Mo", expected: "16 Mo au plus",
                remedy: "un plan compte rarement plus de 1 Mo : vérifiez que c'est le bon fichier")
        }
        let utf16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        // Without its mark too: every other byte of Latin letters is zero.
        if utf16 || bytes.count > 3 && (bytes[0] == 0) != (bytes[1] == 0) {
            throw fault(
                file, .inconnu, found: "un fichier en UTF-16", expected: "un fichier en UTF-8",
                remedy: "dans l'éditeur : Enregistrer sous, encodage UTF-8")
        }
        if let (genre, remedy) = foreign(bytes) {
            throw fault(file, .inconnu, found: genre, expected: "un plan, qui est un texte YAML", remedy: remedy)
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard body.contains(where: { $0 > 0x20 }) else { throw empty(file) }
        guard String(validating: body, as: UTF8.self) != nil else {
            let place = firstInvalidByte(body)
            throw fault(
                file, place, found: "un octet qui n'est pas de l'UTF-8", expected: "un fichier en UTF-8",
                remedy: "le fichier est sans doute en Latin-1 ou Windows-1252 : enregistrez-le en UTF-8")
        }
        return body
    }

    /// A file of another kind, and what to do with it.
    private static func foreign(_ bytes: [UInt8]) -> (genre: String, remedy: String)? {
        func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
        let write = "écrivez le plan en YAML, sur le modèle d'un des plans fournis dans le dossier « plans »"
        if starts("PK\u{3}\u{4}") || starts("PK\u{5}\u{6}") {
            let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
            if head.contains("opendocument.spreadsheet") || head.contains("xl/") {
                return (
                    "un classeur (.ods, .xlsx)",
                    "une grille remplie se prend avec « record --grille » ; \(write)"
                )
            }
            if head.contains("opendocument.text") || head.contains("word/") {
                return ("un document de traitement de texte (.odt, .docx)", write)
            }
            return ("une archive ou un document compressé (ZIP, .xlsx, .docx, .ods, .odt)", write)
        }
        if starts("%PDF") { return ("un PDF", write) }
        if starts("{\\rtf") { return ("un document RTF", write) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return ("un document Office ancien (.doc, .xls)", write) }
        if bytes.starts(with: [0x1F, 0x8B]) { return ("un fichier compressé (gzip)", "décompressez-le d'abord") }
        let head = String(decoding: bytes.prefix(2048), as: UTF8.self).saisi
        if head.hasPrefix("{"), String(decoding: bytes, as: UTF8.self).contains("\"avancements\"") {
            return ("un export JSON", "exportez le plan en YAML : plantracker export … --format yaml")
        }
        guard head.hasPrefix("<") else { return nil }
        if head.contains("office:document") { return ("un document OpenDocument en XML (.fods, .fodt)", write) }
        if head.contains("<plantracker") {
            return ("un export XML", "exportez le plan en YAML : plantracker export … --format yaml")
        }
        return ("un fichier XML ou HTML", write)
    }

    private static func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Arbre.Lieu {
        // Lines are cut at LF, which is never part of a longer UTF-8 sequence.
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where String(validating: line, as: UTF8.self) == nil {
            var end = line.startIndex
            while let next = (1...4).lazy.map({ end + $0 })
                .first(where: { $0 <= line.endIndex && String(validating: line[end..<$0], as: UTF8.self) != nil })
            {
                end = next
            }
            return .init(ligne: number + 1, colonne: String(decoding: line[..<end], as: UTF8.self).count + 1)
        }
        return .inconnu
    }

    /// Tabs that indent and control characters.
    static func refuseHiddenCharacters(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(UnreadablePlan) {
        var diagnostics: [Diagnostic] = []
        var (line, column, indenting) = (1, 1, true)
        for byte in bytes {
            switch byte {
            case 0x0A: (line, column, indenting) = (line + 1, 0, true)
            case 0x20, 0x0D: break
            case 0x09 where indenting:
                diagnostics.append(
                    Diagnostic(
                        fichier: file, lieu: .init(ligne: line, colonne: column), trouve: "une tabulation",
                        attendu: "des espaces en début de ligne",
                        remede: "remplacez chaque tabulation par deux espaces"))
                indenting = false
            case 0x09: break
            case 0..<0x20, 0x7F:
                diagnostics.append(
                    Diagnostic(
                        fichier: file, lieu: .init(ligne: line, colonne: column),
                        trouve: "un caractère de contrôle (code \(byte)\(byte.controlName))", attendu: "du texte",
                        remede: "supprimez ce caractère invisible, souvent venu d'un copier-coller"))
            default: indenting = false
            }
            if byte & 0xC0 != 0x80 { column += 1 }
            if diagnostics.count == diagnosticLimit { break }
        }
        guard diagnostics.isEmpty else { throw UnreadablePlan(diagnostics: diagnostics) }
    }

    /// No-break and other wide spaces before a key or a dash: they look like indentation, and YAML takes them for text.
    static func refuseFalseIndentation(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(UnreadablePlan) {
        var diagnostics: [Diagnostic] = []
        var (start, number) = (0, 1)
        while start < bytes.count, diagnostics.count < diagnosticLimit {
            var place = start
            while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
            // What is not ASCII may be a blank: few lines begin with it.
            if place < end, bytes[place] >= 0x80,
                let (scalar, column) = falseIndent(String(decoding: bytes[start..<end], as: UTF8.self))
            {
                diagnostics.append(
                    Diagnostic(
                        fichier: file, lieu: .init(ligne: number, colonne: column),
                        trouve: scalar.isInvisible
                            ? "un caractère invisible (\(scalar.code)) en début de ligne"
                            : "une espace insécable (\(scalar.code)) en début de ligne",
                        attendu: "des espaces ordinaires en début de ligne",
                        remede: "remplacez chaque espace insécable du début de ligne par une espace ordinaire"))
            }
            (start, number) = (end + 1, number + 1)
        }
        guard diagnostics.isEmpty else { throw UnreadablePlan(diagnostics: diagnostics) }
    }

    /// The first blank of the line that is no space, and its column; nil when no entry follows.
    private static func falseIndent(_ line: String) -> (Unicode.Scalar, column: Int)? {
        let indent = line.unicodeScalars.prefix { $0.isBlank && $0 != "\r" }
        guard let wrong = indent.firstIndex(where: { $0 != " " && $0 != "\t" }),
            opensAnEntry(Substring(line.unicodeScalars[indent.endIndex...]))
        else { return nil }
        return (line.unicodeScalars[wrong], indent.distance(from: indent.startIndex, to: wrong) + 1)
    }

    /// « - … », or « clé: … ».
    private static func opensAnEntry(_ line: Substring) -> Bool {
        if line.hasPrefix("- ") { return true }
        let key = line.prefix { $0.isLetter || $0.isNumber || "_-\"".contains($0) }
        guard !key.isEmpty, line[key.endIndex...].first == ":" else { return false }
        return line[key.endIndex...].dropFirst().first.map { $0 == " " || $0.isNewline } ?? true
    }
}

extension UInt8 {
    /// Whence the control characters that texts are pasted with come.
    fileprivate var controlName: String {
        switch self {
        case 0x0B: ", tabulation verticale : un saut de ligne de Word"
        case 0x0C: ", saut de page"
        default: ""
        }
    }
}
