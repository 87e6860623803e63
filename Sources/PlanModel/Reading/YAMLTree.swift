import Yams

/// Text of a YAML file to tree. The only file that knows Yams' parser.
enum YAMLTree {
    /// Bytes; the four plans are below 300 kB, a plan of 10,000 actions near 12 MB.
    static let sizeLimit = 16 << 20
    /// Aliases found before refusing to let the parser expand them (an alias bomb needs dozens).
    private static let aliasLimit = 20

    static func read(_ bytes: [UInt8], file: String) throws(UnreadablePlan) -> Arbre {
        let text = try text(bytes, file: file)
        let root: Node?
        // A node holds its anchor weakly: they live as long as the parser does.
        let parser: Parser
        do {
            // Without resolver rules a scalar stays the text that was written: "1.10" is not 1.1.
            parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            root = try parser.singleRoot()
        } catch let error as YamlError {
            throw UnreadablePlan(diagnostics: [diagnostic(error, file: file)])
        } catch {
            throw fault(file, .inconnu, found: "une écriture que YAML ne permet pas", expected: "un fichier YAML")
        }
        guard let root else { throw empty(file) }
        var faults: [Diagnostic] = []
        let tree = withExtendedLifetime(parser) { convert(root, file: file, faults: &faults) }
        guard faults.isEmpty else { throw UnreadablePlan(diagnostics: faults) }
        return tree
    }

    // MARK: - Before the parser

    private static func text(_ bytes: [UInt8], file: String) throws(UnreadablePlan) -> String {
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
        guard let text = String(validating: body, as: UTF8.self) else {
            let place = firstInvalidByte(body)
            throw fault(
                file, place, found: "un octet qui n'est pas de l'UTF-8", expected: "un fichier en UTF-8",
                remedy: "le fichier est sans doute en Latin-1 ou Windows-1252 : enregistrez-le en UTF-8")
        }
        try refuseHiddenCharacters(body, file: file)
        try refuseFalseIndentation(text, file: file)
        try refuseAliasBomb(body, file: file)
        return text
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

    /// Tabs that indent and control characters: each has its own clear message, libyaml's are obscure.
    private static func refuseHiddenCharacters(_ bytes: ArraySlice<UInt8>, file: String) throws(UnreadablePlan) {
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
            if diagnostics.count == 50 { break }
        }
        guard diagnostics.isEmpty else { throw UnreadablePlan(diagnostics: diagnostics) }
    }

    /// No-break and other wide spaces before a key or a dash: they look like indentation, and YAML takes them for text.
    private static func refuseFalseIndentation(_ text: String, file: String) throws(UnreadablePlan) {
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF }) else { return }
        var diagnostics: [Diagnostic] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let indent = line.unicodeScalars.prefix { $0.isBlank && $0 != "\r" }
            guard let wrong = indent.firstIndex(where: { $0 != " " && $0 != "\t" }) else { continue }
            let rest = line.unicodeScalars[indent.endIndex...]
            guard opensAnEntry(Substring(rest)) else { continue }
            let scalar = line.unicodeScalars[wrong]
            diagnostics.append(
                Diagnostic(
                    fichier: file,
                    lieu: .init(ligne: number + 1, colonne: indent.distance(from: indent.startIndex, to: wrong) + 1),
                    trouve: scalar.isInvisible
                        ? "un caractère invisible (\(scalar.code)) en début de ligne"
                        : "une espace insécable (\(scalar.code)) en début de ligne",
                    attendu: "des espaces ordinaires en début de ligne",
                    remede: "remplacez chaque espace insécable du début de ligne par une espace ordinaire"))
            if diagnostics.count == 50 { break }
        }
        guard diagnostics.isEmpty else { throw UnreadablePlan(diagnostics: diagnostics) }
    }

    /// « - … », or « clé: … ».
    private static func opensAnEntry(_ line: Substring) -> Bool {
        if line.hasPrefix("- ") { return true }
        let key = line.prefix { $0.isLetter || $0.isNumber || "_-\"".contains($0) }
        guard !key.isEmpty, line[key.endIndex...].first == ":" else { return false }
        return line[key.endIndex...].dropFirst().first.map { $0 == " " || $0.isNewline } ?? true
    }

    /// Yams expands aliases as it composes and hashes mapping keys: a bomb would run before we could look.
    private static func refuseAliasBomb(_ bytes: ArraySlice<UInt8>, file: String) throws(UnreadablePlan) {
        guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return }
        var aliases = 0
        var (line, column) = (1, 0)
        var previous = UInt8(ascii: "\n")
        for byte in bytes {
            column += 1
            if previous == UInt8(ascii: "*") { aliases += isWord(byte) ? 1 : 0 }
            if byte == 0x0A { (line, column) = (line + 1, 0) }
            guard aliases <= aliasLimit else {
                throw UnreadablePlan(diagnostics: [anchorDiagnostic(file, .init(ligne: line, colonne: column - 1))])
            }
            // Space, signs of YAML, and the last byte of each of its line ends: LF, CR, NEL, LS, PS.
            let opens =
                byte == UInt8(ascii: "*")
                && (" \n\r\t[{,-:?".utf8.contains(previous) || [0x85, 0xA8, 0xA9].contains(previous))
            previous = byte == UInt8(ascii: "*") && !opens ? UInt8(ascii: "x") : byte
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    // MARK: - After the parser

    private static func convert(_ node: Node, file: String, faults: inout [Diagnostic]) -> Arbre {
        let place = node.mark.map { Arbre.Lieu(ligne: $0.line, colonne: $0.column) } ?? .inconnu
        // An anchor is met before the aliases that repeat it: stopping here keeps the walk short.
        if node.anchor != nil {
            faults.append(anchorDiagnostic(file, place))
            return Arbre(.texte(""), lieu: place)
        }
        switch node {
        case .scalar(let scalar):
            return Arbre(.texte(scalar.string.saisi), lieu: place, estCite: scalar.style != .plain)
        case .sequence(let sequence):
            return Arbre(.liste(sequence.map { convert($0, file: file, faults: &faults) }), lieu: place)
        case .mapping(let mapping):
            let entries = mapping.map { key, value -> Arbre.Entree in
                let name = convert(key, file: file, faults: &faults)
                return Arbre.Entree(name.texte ?? "", convert(value, file: file, faults: &faults), lieu: name.lieu)
            }
            // The parser has compared the keys as they are written: those of bare letters cannot meet afterwards.
            let areBare = mapping.allSatisfy { key, _ in
                key.scalar?.string.utf8.allSatisfy { (0x21...0x7E).contains($0) } ?? false
            }
            if !areBare { noteDoubles(entries, file: file, faults: &faults) }
            return Arbre(.table(entries), lieu: place)
        case .alias: return Arbre(.texte(""), lieu: place)
        }
    }

    /// Two keys that a blank or an invisible mark alone tells apart are one for who reads them: one value would be lost.
    private static func noteDoubles(_ entries: [Arbre.Entree], file: String, faults: inout [Diagnostic]) {
        var seen: Set<String> = []
        for entry in entries where !seen.insert(entry.cle.sansInvisibles.saisi).inserted {
            faults.append(repeatedKey(file, entry.lieu, "« \(entry.cle.sansInvisibles.saisi) »"))
        }
    }

    private static func repeatedKey(_ file: String, _ place: Arbre.Lieu, _ keys: String) -> Diagnostic {
        Diagnostic(
            fichier: file, lieu: place, trouve: "la clé \(keys) écrite deux fois dans la même table",
            attendu: "chaque clé une seule fois", remede: "réunissez les deux valeurs sous une seule clé")
    }

    private static func anchorDiagnostic(_ file: String, _ place: Arbre.Lieu) -> Diagnostic {
        Diagnostic(
            fichier: file, lieu: place, trouve: "une ancre ou un alias YAML (« & » ou « * »)",
            attendu: "des valeurs écrites en toutes lettres",
            remede: "recopiez la valeur, ou mettez le texte entre guillemets s'il commence par ce signe")
    }

    private static func empty(_ file: String) -> UnreadablePlan {
        fault(
            file, .inconnu, found: "un fichier vide", expected: "un plan",
            remedy: "partez d'un des plans fournis dans le dossier « plans »")
    }

    private static func fault(
        _ file: String, _ place: Arbre.Lieu, found: String, expected: String, remedy: String? = nil
    ) -> UnreadablePlan {
        UnreadablePlan(diagnostics: [
            Diagnostic(fichier: file, lieu: place, trouve: found, attendu: expected, remede: remedy)
        ])
    }

    private static func diagnostic(_ error: YamlError, file: String) -> Diagnostic {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return Diagnostic(
                fichier: file, lieu: .init(ligne: mark.line, colonne: mark.column),
                trouve: "une écriture que YAML ne permet pas\(french(problem))", attendu: "du YAML bien formé",
                remede: remedy(for: problem, context: context?.text ?? ""))
        case .reader(_, let offset, _, let yaml):
            let before = yaml.utf8.prefix(offset ?? 0)
            let lines = before.split(separator: 0x0A, omittingEmptySubsequences: false)
            let place = Arbre.Lieu(
                ligne: lines.count, colonne: (lines.last.map { String(decoding: $0, as: UTF8.self).count } ?? 0) + 1)
            return Diagnostic(
                fichier: file, lieu: place, trouve: "un caractère que YAML ne permet pas",
                attendu: "du texte", remede: "supprimez ce caractère invisible, souvent venu d'un copier-coller")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "« \($0) »" }.joined(separator: ", ")
            return repeatedKey(file, .init(ligne: context.mark.line, colonne: context.mark.column), keys)
        default:
            return Diagnostic(
                fichier: file, lieu: .inconnu, trouve: "une écriture que YAML ne permet pas",
                attendu: "du YAML bien formé")
        }
    }

    /// libyaml speaks English: what it says most, in French; nothing for the rest, which the place and the remedy tell.
    private static func french(_ problem: String) -> String {
        let words: KeyValuePairs = [
            "mapping values are not allowed": "un « : » à une place où il n'ouvre pas de valeur",
            "did not find expected key": "une ligne qui n'est pas une clé",
            "could not find expected ':'": "une clé sans « : »",
            "did not find expected '-' indicator": "une ligne qui n'est pas un élément de la liste",
            "did not find expected ',' or": "une liste ou une table en ligne qui ne se ferme pas",
            "unexpected end of stream": "la fin du fichier avant la fin d'un texte entre guillemets",
            "another document": "un second document",
            "found undefined alias": "un « * » qui renvoie à rien",
            "found character that cannot start any token": "un signe qui ne peut pas ouvrir un texte",
            "did not find expected alphabetic or numeric character": "un « & » ou un « * » sans nom",
            "found unknown escape character": "une barre oblique inverse qui n'annonce rien",
            "block sequence entries are not allowed": "un tiret à une place où il n'ouvre pas de liste",
            "did not find expected node content": "une valeur qui manque",
            "did not find expected <document start>": "du texte après la fin du plan",
            "found a tab character": "une tabulation",
            "did not find expected hexdecimal number": "un code de caractère inachevé",
            "did not find expected comment or line break": "du texte après « | » ou « > »",
            "found unexpected document indicator": "une ligne « --- » ou « ... » dans un texte entre guillemets",
        ]
        return words.first { problem.contains($0.key) }.map { " (\($0.value))" } ?? ""
    }

    private static func remedy(for problem: String, context: String) -> String {
        switch problem {
        case let text where text.contains("mapping values are not allowed"):
            "un « : » suivi d'une espace ouvre une valeur : mettez tout le texte entre guillemets"
        case let text where text.contains("did not find expected key"):
            "vérifiez l'alignement de cette ligne avec les précédentes, et les guillemets"
        case let text
        where text.contains("did not find expected alphabetic or numeric character")
            || text.contains("found undefined alias")
            || text.contains("found character that cannot start any token"):
            "un texte qui commence par ce signe se met entre guillemets"
        case let text where text.contains("could not find expected ':'"):
            "ajoutez « : » et une espace après la clé, ou alignez cette ligne avec le texte qu'elle continue"
        case let text where text.contains("unknown escape"):
            "entre guillemets droits, doublez la barre oblique inverse, ou employez des apostrophes"
        case let text where text.contains("unexpected end of stream"):
            "un guillemet ou une accolade ouvert plus haut n'est pas refermé"
        case let text where text.contains("another document"):
            "un fichier décrit un seul plan : supprimez la ligne « --- »"
        case let text where text.contains("did not find expected ',' or"):
            "il manque une virgule ou un crochet fermant dans la liste ou la table en ligne"
        default: context.isEmpty ? "vérifiez l'indentation et les guillemets" : "vérifiez les lignes qui précèdent"
        }
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
