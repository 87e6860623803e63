import Yams

/// Writes a plan as the file that a person would have written: sections apart, short tables on one line.
public enum PlanWriter {
    private static let width = 110

    /// - Throws: What Yams throws when it cannot emit, which no tree of a plan makes it do.
    public static func yaml(_ plan: Plan) throws -> String {
        var text = "# yaml-language-server: $schema=../schema/plan.schema.json\n"
        for section in plan.arbre.table ?? [] {
            let body = try yaml(section: section.cle, section.valeur)
            if section.valeur.texte == nil { text += "\n" }
            text += section.cle == "noeuds" ? spaced(body) : body
        }
        return text
    }

    /// One key and its value, as they stand in a file.
    public static func yaml(section cle: String, _ valeur: Arbre) throws -> String {
        try serialize(node: Node([(Node(cle), node(valeur, depth: 0))]), width: width, allowUnicode: true)
    }

    private static func node(_ tree: Arbre, depth: Int) -> Node {
        switch tree.contenu {
        case .texte(let text): .scalar(.init(text, .implicit, style(text)))
        case .nombre(let text): .scalar(.init(text))
        case .booleen(let value): .scalar(.init(String(value)))
        case .nul: .scalar(.init("null"))
        case .liste(let elements):
            .sequence(
                .init(
                    elements.map { node($0, depth: depth + 1) }, .implicit,
                    elements.allSatisfy(isScalar) && length(tree) <= 90 ? .flow : .block))
        case .table(let entries):
            .mapping(
                .init(
                    entries.map {
                        (.scalar(.init($0.cle, .implicit, style($0.cle))), node($0.valeur, depth: depth + 1))
                    },
                    .implicit, depth > 0 && isFlat(tree) && length(tree) <= 100 ? .flow : .block))
        }
    }

    private static func isScalar(_ tree: Arbre) -> Bool { tree.texte != nil && length(tree) < 60 }

    /// A table of scalars and short lists of scalars.
    private static func isFlat(_ tree: Arbre) -> Bool {
        (tree.table ?? []).allSatisfy { entry in
            entry.valeur.texte.map { !$0.contains("\n") } ?? entry.valeur.liste?.allSatisfy(isScalar) ?? false
        }
    }

    private static func length(_ tree: Arbre) -> Int {
        switch tree.contenu {
        case .liste(let elements): elements.reduce(2) { $0 + length($1) + 2 }
        case .table(let entries): entries.reduce(4) { $0 + $1.cle.count + 2 + length($1.valeur) + 2 }
        default: tree.texte?.count ?? 0
        }
    }

    /// Quotes what YAML would take for a number, a boolean or nothing; the emitter quotes the rest when it must.
    private static func style(_ text: String) -> Node.Scalar.Style {
        // A block that ends in empty lines closes the document (« ... »), one with a line like a node's would be cut.
        if text.contains("\n") { return text.hasSuffix("\n\n") || text.contains("niveau: ") ? .doubleQuoted : .literal }
        let looksLikeNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || ".+-_eExX:".utf8.contains($0) }
        let isWord = [
            "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "oui", "non", ".inf", ".nan",
        ].contains(text.lowercased())
        // A date and a reference (002:944) read the same bare; a lone period of years too.
        if looksLikeNumber, Jour(iso: text) != nil || Renvoi(rawValue: text) != nil && text.hasPrefix("0") {
            return .any
        }
        return looksLikeNumber || isWord ? .doubleQuoted : .any
    }

    /// An empty line before each node, where it cannot fall inside a text.
    private static func spaced(_ body: String) -> String {
        var lines: [Substring] = []
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.drop { $0 == " " }
            // Only a node has `niveau` next: indicators inside a sheet stay together.
            if content.hasPrefix("niveau: "), let last = lines.last,
                last.drop(while: { $0 == " " }).hasPrefix("- id: "),
                lines.count > 2
            {
                lines.insert("", at: lines.count - 1)
            }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}
