import CLibXML2

/// An XML document that libxml2 cannot read.
struct MalForme: Error, CustomStringConvertible {
    var description: String
}

/// What is read of an XML part to be looked at: elements and texts in their order, names with their prefix.
struct ElementXML: Sendable {
    indirect enum Contenu: Sendable {
        case element(ElementXML)
        case texte(String)
    }

    var nom: String
    var attributs: [String: String] = [:]
    var contenu: [Contenu] = []

    subscript(_ attribut: String) -> String? { attributs[attribut] }

    var enfants: [ElementXML] {
        contenu.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    func enfants(_ nom: String) -> [ElementXML] { enfants.filter { $0.nom == nom } }

    /// Itself and all that is below, in document order.
    var tous: [ElementXML] { [self] + enfants.flatMap(\.tous) }

    func tous(_ nom: String) -> [ElementXML] { tous.filter { $0.nom == nom } }

    /// The characters as they stand, without the rules of ODF on white space.
    var texte: String {
        contenu.map {
            switch $0 {
            case .element(let element): element.texte
            case .texte(let texte): texte
            }
        }.joined()
    }
}

extension ElementXML {
    init(_ bytes: [UInt8]) throws {
        let options = CInt(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let document = bytes.withUnsafeBytes { raw in
            xmlReadMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), nil, nil, options)
        }
        guard let document else { throw MalForme(description: "un document XML mal formé") }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { throw MalForme(description: "un document XML vide") }
        self.init(root)
    }

    private init(_ node: xmlNodePtr) {
        self.init(nom: Self.name(node.pointee.ns, node.pointee.name))
        var attribute = node.pointee.properties
        while let held = attribute {
            attributs[Self.name(held.pointee.ns, held.pointee.name)] = Self.string(
                held.pointee.children?.pointee.content)
            attribute = held.pointee.next
        }
        var child = node.pointee.children
        while let held = child {
            switch held.pointee.type {
            case XML_ELEMENT_NODE: contenu.append(.element(ElementXML(held)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: contenu.append(.texte(Self.string(held.pointee.content)))
            default: break
            }
            child = held.pointee.next
        }
    }

    private static func name(_ space: xmlNsPtr?, _ local: UnsafePointer<xmlChar>?) -> String {
        let prefix = space?.pointee.prefix.map { string($0) + ":" } ?? ""
        return prefix + string(local)
    }

    private static func string(_ characters: UnsafePointer<xmlChar>?) -> String {
        characters.map { String(decodingCString: $0, as: UTF8.self) } ?? ""
    }
}

extension ElementXML {
    /// The text that an ODF reader shows for a paragraph: white space is folded, `text:s`, `text:tab` and
    /// `text:line-break` are spaces, tabs and line ends.
    ///
    /// Source: ODF 1.3, part 3, section 6.1.2.
    var texteODF: String {
        // The elements stand as private characters while the white space of the texts is folded.
        let (space, tab, line): (Character, Character, Character) = ("\u{E000}", "\u{E001}", "\u{E002}")
        func flat(_ element: ElementXML) -> String {
            switch element.nom {
            case "text:s": return String(repeating: space, count: element["text:c"].flatMap { Int($0) } ?? 1)
            case "text:tab": return String(tab)
            case "text:line-break": return String(line)
            // Told by a screen reader, never shown.
            case "svg:title", "svg:desc": return ""
            default:
                return element.contenu.map {
                    switch $0 {
                    case .element(let element): flat(element)
                    case .texte(let texte): texte
                    }
                }.joined()
            }
        }
        var folded = String.UnicodeScalarView()
        for scalar in flat(self).unicodeScalars {
            guard [0x09, 0x0A, 0x0D, 0x20].contains(scalar.value) else {
                folded.append(scalar)
                continue
            }
            if let last = folded.last, last != " " { folded.append(" ") }
        }
        if folded.last == " " { folded.removeLast() }
        var shown = String.UnicodeScalarView()
        for scalar in folded {
            switch Character(scalar) {
            case space: shown.append(" ")
            case tab: shown.append("\t")
            case line: shown.append("\n")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
