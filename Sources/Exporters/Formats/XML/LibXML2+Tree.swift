import CLibXML2

extension XMLNode {
    /// Reads a whole document into a tree, under the guards of `XMLTree`: no DTD, no entity, no network.
    ///
    /// Foreign markup is left out: attributes, and elements with what they hold. In a text, where an editor may wrap
    /// words in an element of its own, only the wrapping goes.
    /// - Parameters:
    ///   - prefixes: The prefix that names take here, for each namespace that is kept.
    ///   - texts: Elements whose content is a text.
    static func read(
        _ bytes: [UInt8], prefixes: [String: String], texts: Set<String>
    ) throws(XMLFault) -> XMLNode {
        try XMLTree.withReader(of: bytes) { reader throws(XMLFault) in
            try tree(reader, prefixes, texts)
        }
    }

    /// An element that is open: foreign ones lend their place to the nearest that is kept.
    private struct Open {
        var node: XMLNode
        var isInText: Bool
        var isKept: Bool
    }

    private static func tree(
        _ reader: xmlTextReaderPtr, _ prefixes: [String: String], _ texts: Set<String>
    ) throws(XMLFault) -> XMLNode {
        let document = XMLNode("")
        var stack = [Open(node: document, isInText: false, isKept: true)]
        while true {
            let status = xmlTextReaderRead(reader)
            if status == 0 { break }
            guard status == 1, let parent = stack.last else {
                throw .unreadable(
                    ligne: Int(xmlTextReaderGetParserLineNumber(reader)), raison: "il n'est pas bien formé")
            }
            switch UInt32(xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
                throw .unreadable(
                    ligne: Int(xmlTextReaderGetParserLineNumber(reader)), raison: "un DOCTYPE, que nous ne lisons pas")
            case XML_READER_TYPE_ELEMENT.rawValue:
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                var opened = parent
                if let name = name(reader, prefixes) {
                    opened.node = XMLNode(name)
                    opened.isInText = parent.isInText || texts.contains(name)
                    if parent.isKept { parent.node.append(opened.node) }
                } else {
                    opened.isKept = parent.isKept && parent.isInText
                }
                if opened.node !== parent.node {
                    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
                        guard let name = name(reader, prefixes) else { continue }
                        opened.node[name] = XMLTree.string(xmlTextReaderConstValue(reader))
                    }
                }
                if isEmpty { break }
                stack.append(opened)
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                stack.removeLast()
                if !parent.isInText { parent.node.dropIndentation() }
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                guard parent.isKept else { break }
                parent.node.content.append(.text(XMLTree.string(xmlTextReaderConstValue(reader))))
            default: break
            }
        }
        guard let root = document.children.first else {
            throw .unreadable(ligne: 0, raison: "sa racine n'est pas d'un espace de noms connu")
        }
        return root
    }

    /// Of the element or attribute where the reader stands; nil when it is foreign.
    private static func name(_ reader: xmlTextReaderPtr, _ prefixes: [String: String]) -> String? {
        let namespace = XMLTree.string(xmlTextReaderConstNamespaceUri(reader))
        return prefixes[namespace].map { "\($0):\(XMLTree.string(xmlTextReaderConstLocalName(reader)))" }
    }

    /// White space between elements says nothing outside of texts.
    private func dropIndentation() {
        guard !children.isEmpty else { return }
        content.removeAll { if case .text(let text) = $0 { text.allSatisfy(\.isWhitespace) } else { false } }
    }

    /// The document of which this is the root, with the namespaces that it uses declared there.
    ///
    /// - Parameter namespaces: Each prefix with its namespace, in the order of the declarations.
    func octets(namespaces: [(prefix: String, uri: String)]) throws(XMLFault) -> [UInt8] {
        let names = all.flatMap { node in [node.name] + node.attributes.map { $0.name } }
        let used = Set(names.map { String($0.prefix { $0 != ":" }) })
        return try XMLStream.document { xml in
            write(in: xml, declared: namespaces.filter { used.contains($0.prefix) })
        }
    }

    private func write(in xml: XMLStream, declared: [(prefix: String, uri: String)] = []) {
        xml.start(named: name)
        for (prefix, uri) in declared { xml.attribute(named: "xmlns:\(prefix)", uri) }
        for (name, value) in attributes { xml.attribute(named: name, value) }
        for item in content {
            switch item {
            case .element(let node): node.write(in: xml)
            case .text(let text): xml.text(text)
            }
        }
        xml.end()
    }
}

extension XMLTree {
    /// The first element, in document order, whose name satisfies `isSought`; no tree is kept.
    static func first(
        in bytes: [UInt8], prefixes: [String: String], where isSought: (String) -> Bool
    ) throws(XMLFault) -> String? {
        try withReader(of: bytes) { reader throws(XMLFault) in
            var found: String?
            while true {
                let status = xmlTextReaderRead(reader)
                if status == 0 { return found }
                guard status == 1 else {
                    throw .unreadable(
                        ligne: Int(xmlTextReaderGetParserLineNumber(reader)), raison: "il n'est pas bien formé")
                }
                guard found == nil, UInt32(xmlTextReaderNodeType(reader)) == XML_READER_TYPE_ELEMENT.rawValue,
                    let prefix = prefixes[string(xmlTextReaderConstNamespaceUri(reader))]
                else { continue }
                let name = "\(prefix):\(string(xmlTextReaderConstLocalName(reader)))"
                if isSought(name) { found = name }
            }
        }
    }
}
