import CLibXML2

/// Reads XML that others may have touched, event by event: no tree is kept. The guards are those of `XMLTree`.
enum XMLEvents {
    enum Event {
        case debut(Balise)
        case fin
        case texte(String)
    }

    struct Balise {
        /// Without its prefix, which each program chooses.
        var nom: String
        /// The namespace that the prefix stands for.
        var espace: String
        /// Declarations of namespaces are left out.
        var attributs: [Attribut]
        var ligne: Int

        /// - Parameter local: Without its prefix.
        subscript(_ local: String, dans espace: String) -> String? {
            attributs.first { $0.local == local && $0.espace == espace }?.valeur
        }
    }

    struct Attribut {
        /// With its prefix.
        var nom: String
        var local: String
        var espace: String
        var valeur: String
    }

    /// - Parameter body: Takes the events in their order; each `debut` has its `fin`.
    static func read(_ bytes: [UInt8], _ body: (Event) throws(XMLFault) -> Void) throws(XMLFault) {
        try XMLTree.withReader(of: bytes) { reader throws(XMLFault) in try events(reader, body) }
    }

    private static func events(
        _ reader: xmlTextReaderPtr, _ body: (Event) throws(XMLFault) -> Void
    ) throws(XMLFault) {
        var mots = Mots()
        while true {
            let status = xmlTextReaderRead(reader)
            if status == 0 { return }
            guard status == 1 else {
                throw .unreadable(
                    ligne: Int(xmlTextReaderGetParserLineNumber(reader)), raison: "il n'est pas bien formé")
            }
            switch UInt32(xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
                throw .unreadable(ligne: line(reader), raison: "un DOCTYPE, que nous ne lisons pas")
            case XML_READER_TYPE_ELEMENT.rawValue:
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                try body(.debut(balise(reader, &mots)))
                if isEmpty { try body(.fin) }
            case XML_READER_TYPE_END_ELEMENT.rawValue: try body(.fin)
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                try body(.texte(XMLTree.string(xmlTextReaderConstValue(reader))))
            default: break
            }
        }
    }

    private static func balise(_ reader: xmlTextReaderPtr, _ mots: inout Mots) -> Balise {
        var balise = Balise(
            nom: mots.mot(xmlTextReaderConstLocalName(reader)),
            espace: mots.mot(xmlTextReaderConstNamespaceUri(reader)),
            attributs: [], ligne: line(reader))
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            let name = mots.mot(xmlTextReaderConstName(reader))
            guard !name.hasPrefix("xmlns") else { continue }
            balise.attributs.append(
                Attribut(
                    nom: name, local: mots.mot(xmlTextReaderConstLocalName(reader)),
                    espace: mots.mot(xmlTextReaderConstNamespaceUri(reader)),
                    valeur: XMLTree.string(xmlTextReaderConstValue(reader))))
        }
        return balise
    }

    /// Names and namespaces stay at one place as long as their reader does: each becomes a `String` once.
    private struct Mots {
        private var connus: [UnsafePointer<xmlChar>: String] = [:]

        mutating func mot(_ pointer: UnsafePointer<xmlChar>?) -> String {
            guard let pointer else { return "" }
            if let connu = connus[pointer] { return connu }
            let mot = XMLTree.string(pointer)
            connus[pointer] = mot
            return mot
        }
    }

    /// Of the node: the parser itself is already some lines further.
    private static func line(_ reader: xmlTextReaderPtr) -> Int {
        xmlTextReaderCurrentNode(reader).map { xmlGetLineNo($0) } ?? 0
    }
}
