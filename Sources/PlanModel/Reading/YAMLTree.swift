import CYaml

/// Text of a YAML file to tree, event by event: no other tree is made. The only file that knows libyaml's parser.
///
/// libyaml comes with Yams, whose own parser makes a tree of nodes with a tag and a resolver for each, and expands what
/// an alias stands for.
enum YAMLTree {
    /// Bytes; the four plans are below 300 kB, a plan of 10,000 actions near 16 MB.
    static let sizeLimit = 16 << 20
    /// Texts, lists and tables; a plan of 10,000 actions has near a million.
    private static let nodeLimit = 2_000_000
    /// Tables and lists inside each other; a plan has ten at most.
    private static let depthLimit = 64
    /// Diagnostics of one kind, after which the file is not worth reading on.
    static let diagnosticLimit = 50

    static func read(_ bytes: [UInt8], file: String) throws(UnreadablePlan) -> Arbre {
        let body = try checked(bytes, file: file)
        return try body.withUnsafeBufferPointer { bytes throws(UnreadablePlan) in
            try refuseHiddenCharacters(bytes, file: file)
            try refuseFalseIndentation(bytes, file: file)
            var walk = Walk(file: file)
            return try walk.tree(of: bytes)
        }
    }

    // MARK: - Events

    /// What was read of a document, up to an event.
    private struct Walk {
        let file: String
        private var root: Arbre?
        private var ouverts: [Ouvert] = []
        private var nodes = 0
        private var ancres: Set<String> = []
        private var diagnostics: [Diagnostic] = []

        /// A list or a table whose end is to come.
        private struct Ouvert {
            var lieu: Arbre.Lieu
            var isTable: Bool
            var elements: [Arbre] = []
            var entrees: [Arbre.Entree] = []
            /// The key whose value is to come.
            var cle: (texte: String, lieu: Arbre.Lieu)?
        }

        init(file: String) { self.file = file }

        mutating func tree(of bytes: UnsafeBufferPointer<UInt8>) throws(UnreadablePlan) -> Arbre {
            // libyaml keeps the address of its parser.
            let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
            defer { parser.deallocate() }
            guard yaml_parser_initialize(parser) == 1 else { throw fault(YAMLFault(.memoire)) }
            defer { yaml_parser_delete(parser) }
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
            var event = yaml_event_t()
            var documents = 0
            while true {
                guard yaml_parser_parse(parser, &event) == 1 else {
                    throw fault(YAMLTree.fault(of: parser.pointee, in: bytes))
                }
                defer { yaml_event_delete(&event) }
                let lieu = Arbre.Lieu(ligne: event.start_mark.line + 1, colonne: event.start_mark.column + 1)
                switch event.type {
                case YAML_DOCUMENT_START_EVENT:
                    documents += 1
                    guard documents == 1 else { throw fault(YAMLFault(.ecriture("another document"), lieu)) }
                case YAML_SCALAR_EVENT:
                    let scalar = event.data.scalar
                    try anchor(scalar.anchor, at: lieu)
                    let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
                    try add(
                        Arbre(
                            .texte(String(decoding: value, as: UTF8.self).saisi), lieu: lieu,
                            estCite: scalar.style != YAML_PLAIN_SCALAR_STYLE))
                case YAML_SEQUENCE_START_EVENT:
                    try anchor(event.data.sequence_start.anchor, at: lieu)
                    try open(Ouvert(lieu: lieu, isTable: false))
                case YAML_MAPPING_START_EVENT:
                    try anchor(event.data.mapping_start.anchor, at: lieu)
                    try open(Ouvert(lieu: lieu, isTable: true))
                case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try close()
                case YAML_ALIAS_EVENT:
                    // What it stands for was refused with its anchor: nothing is ever expanded.
                    guard let name = event.data.alias.anchor, ancres.contains(String(cString: name)) else {
                        throw fault(YAMLFault(.ecriture("found undefined alias"), lieu))
                    }
                    try add(Arbre(.texte(""), lieu: lieu))
                case YAML_STREAM_END_EVENT:
                    guard diagnostics.isEmpty else { throw UnreadablePlan(diagnostics: diagnostics) }
                    guard let root else { throw YAMLTree.empty(file) }
                    return root
                default: break
                }
            }
        }

        private mutating func anchor(
            _ name: UnsafeMutablePointer<UInt8>?, at lieu: Arbre.Lieu
        ) throws(UnreadablePlan) {
            guard let name else { return }
            ancres.insert(String(cString: name))
            diagnostics.append(YAMLFault(.ancre, lieu).diagnostic(file))
            guard diagnostics.count < diagnosticLimit else { throw UnreadablePlan(diagnostics: diagnostics) }
        }

        private mutating func open(_ ouvert: Ouvert) throws(UnreadablePlan) {
            guard ouverts.count < depthLimit else {
                throw fault(YAMLFault(.profondeur(depthLimit), ouvert.lieu))
            }
            ouverts.append(ouvert)
        }

        private mutating func close() throws(UnreadablePlan) {
            guard let ouvert = ouverts.popLast() else { return }
            guard ouvert.isTable else { return try add(Arbre(.liste(ouvert.elements), lieu: ouvert.lieu)) }
            let doubles = Self.doubles(ouvert.entrees)
            if let premiere = doubles.first {
                throw fault(YAMLFault(.clesEnDouble(doubles.map(\.cle)), premiere.lieu))
            }
            try add(Arbre(.table(ouvert.entrees), lieu: ouvert.lieu))
        }

        private mutating func add(_ arbre: Arbre) throws(UnreadablePlan) {
            nodes += 1
            guard nodes <= nodeLimit else { throw fault(YAMLFault(.nombre, arbre.lieu)) }
            let last = ouverts.count - 1
            guard last >= 0 else {
                root = arbre
                return
            }
            guard ouverts[last].isTable else {
                ouverts[last].elements.append(arbre)
                return
            }
            if let cle = ouverts[last].cle {
                ouverts[last].entrees.append(Arbre.Entree(cle.texte, arbre, lieu: cle.lieu))
                ouverts[last].cle = nil
            } else {
                // A list or a table for a key is no key that a plan knows.
                ouverts[last].cle = (arbre.texte ?? "", arbre.lieu)
            }
        }

        /// Each key that is there again, and where it is again, in the order of the keys: two keys that a blank or an
        /// invisible mark alone tells apart are one for a reader, and one value would be lost.
        private static func doubles(_ entrees: [Arbre.Entree]) -> [(cle: String, lieu: Arbre.Lieu)] {
            func repeated(_ groups: [String: [Arbre.Entree]]) -> [(cle: String, lieu: Arbre.Lieu)] {
                groups.filter { $0.value.count > 1 && !$0.value[0].cle.isEmpty }
                    .map { (cle: $0.key, lieu: $0.value[1].lieu) }.sorted { $0.cle < $1.cle }
            }
            guard entrees.allSatisfy({ $0.cle.utf8.allSatisfy { (0x20...0x7E).contains($0) } }) else {
                return repeated(Dictionary(grouping: entrees) { $0.cle.sansInvisibles.saisi })
            }
            // Most tables have a few keys, which are compared sooner than hashed.
            if entrees.count <= 16 {
                let isUnique = entrees.indices.allSatisfy { place in
                    !entrees[..<place].contains { $0.cle == entrees[place].cle && !$0.cle.isEmpty }
                }
                if isUnique { return [] }
            }
            return repeated(Dictionary(grouping: entrees, by: \.cle))
        }

        /// With the anchors that were met before.
        private func fault(_ fault: YAMLFault) -> UnreadablePlan {
            UnreadablePlan(diagnostics: diagnostics + [fault.diagnostic(file)])
        }
    }

    private static func fault(of parser: yaml_parser_t, in bytes: UnsafeBufferPointer<UInt8>) -> YAMLFault {
        func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
        switch parser.error {
        case YAML_READER_ERROR:
            let before = bytes[..<min(parser.problem_offset, bytes.count)]
            let line = before.lastIndex(of: 0x0A).map { before[($0 + 1)...] } ?? before
            return YAMLFault(
                .caractere,
                .init(
                    ligne: before.count { $0 == 0x0A } + 1, colonne: String(decoding: line, as: UTF8.self).count + 1))
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
            let mark = parser.problem_mark
            return YAMLFault(
                .ecriture(text(parser.problem), contexte: text(parser.context)),
                .init(ligne: mark.line + 1, colonne: mark.column + 1))
        default: return YAMLFault(.memoire)
        }
    }
}
