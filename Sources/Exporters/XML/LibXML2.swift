import CLibXML2
import PlanModel

/// Why a document could not be written or read.
public enum XMLFault: Error, Hashable, Sendable, CustomStringConvertible {
    case writing(String)
    /// The document given is not well formed, or holds what we refuse to read (a DOCTYPE, an oversized tag).
    case unreadable(ligne: Int, raison: String)

    public var description: String {
        switch self {
        case .writing(let what): "écriture XML impossible (\(what))"
        case .unreadable(let ligne, let raison): "ligne \(ligne) : document XML illisible, \(raison)"
        }
    }
}

enum LibXML2 {
    /// libxml2's globals are set once, before any thread uses it.
    static let prepared: Void = {
        xmlInitParser()
        // No document of ours refers outside itself: whatever asks for a file gets nothing.
        xmlSetExternalEntityLoader { _, _, _ in nil }
    }()
}

/// Reads XML that others may have touched, element by element, with nothing widened: no DTD, no entity, no network.
public enum XMLTree {
    public static let sizeLimit = 64 << 20
    /// Our elements have 11 at most; libxml2 compares each attribute with all those before.
    private static let attributeLimit = 128

    /// An element: its name, attributes in order, and either text or elements.
    public struct Element: Sendable {
        public var name: String
        public var attributes: [(name: String, value: String)] = []
        public var text = ""
        public var children: [Element] = []
        public var line = 0

        public subscript(attribute name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    /// - Parameter namespace: The one that every element must be in; nil to read any.
    public static func read(_ bytes: [UInt8], namespace: String? = nil) throws(XMLFault) -> Element {
        var stack: [Element] = [Element(name: "")]
        try XMLEvents.read(bytes) { event throws(XMLFault) in
            switch event {
            case .debut(let balise):
                guard namespace == nil || balise.espace == namespace else {
                    throw .unreadable(
                        ligne: balise.ligne,
                        raison: "<\(balise.nom)> hors de l'espace de noms « \(namespace ?? "") »")
                }
                var element = Element(name: balise.nom)
                element.line = balise.ligne
                element.attributes = balise.attributs.map { ($0.nom, $0.valeur) }
                stack.append(element)
            case .fin: try close(&stack)
            case .texte(let texte): stack[stack.count - 1].text += texte
            }
        }
        guard let root = stack.first?.children.first else { throw .unreadable(ligne: 0, raison: "il est vide") }
        return root
    }

    private static func close(_ stack: inout [Element]) throws(XMLFault) {
        guard var done = stack.popLast(), !stack.isEmpty else { return }
        if !done.children.isEmpty {
            guard done.text.allSatisfy(\.isWhitespace) else {
                throw .unreadable(ligne: done.line, raison: "du texte entre les éléments de <\(done.name)>")
            }
            done.text = ""
        }
        stack[stack.count - 1].children.append(done)
    }

    /// Opens a reader with nothing widened, once the guards have seen the bytes.
    static func withReader<Value>(
        of bytes: [UInt8], _ body: (xmlTextReaderPtr) throws(XMLFault) -> Value
    ) throws(XMLFault) -> Value {
        _ = LibXML2.prepared
        guard bytes.count <= sizeLimit else { throw .unreadable(ligne: 0, raison: "plus de 64 Mo") }
        // What is scanned must be what is parsed: an encoding that the document declares is not followed.
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .unreadable(ligne: 0, raison: "il n'est pas en UTF-8")
        }
        try refuseManyAttributes(bytes)
        let result: Result<Value, XMLFault> = bytes.withUnsafeBytes { raw in
            let options = [
                XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_IGNORE_ENC, XML_PARSE_BIG_LINES,
            ]
            let reader = xmlReaderForMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), nil, "UTF-8",
                CInt(options.reduce(0) { $0 | $1.rawValue }))
            guard let reader else { return .failure(.unreadable(ligne: 0, raison: "mémoire")) }
            defer { xmlFreeTextReader(reader) }
            return Result { () throws(XMLFault) in try body(reader) }
        }
        return try result.get()
    }

    /// Counts the quoted values of each tag before libxml2 sees it; comments, CDATA and instructions are passed over.
    ///
    /// As long as the document is well formed the scan is exact; where it is not, libxml2 stops before what follows.
    private static func refuseManyAttributes(_ bytes: [UInt8]) throws(XMLFault) {
        var place = 0
        func starts(_ text: StaticString) -> Bool {
            place + text.utf8CodeUnitCount <= bytes.count
                && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
        }
        func pass(_ end: StaticString) {
            while place < bytes.count, !starts(end) { place += 1 }
        }
        while let opened = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            place = opened
            if starts("<!--") {
                place += 4
                pass("-->")
            } else if starts("<![CDATA[") {
                pass("]]>")
            } else if starts("<?") {
                pass("?>")
            } else if starts("<!DOCTYPE") {
                throw .unreadable(
                    ligne: bytes[..<place].count { $0 == 0x0A } + 1, raison: "un DOCTYPE, que nous ne lisons pas")
            } else {
                var attributes = 0
                var quote: UInt8?
                while place < bytes.count, quote != nil || bytes[place] != UInt8(ascii: ">") {
                    if bytes[place] == quote {
                        quote = nil
                    } else if quote == nil, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") {
                        quote = bytes[place]
                        attributes += 1
                    }
                    place += 1
                }
                guard attributes <= attributeLimit else {
                    throw .unreadable(
                        ligne: bytes[..<opened].count { $0 == 0x0A } + 1,
                        raison: "une balise de \(attributes) attributs")
                }
            }
            place = min(place + 1, bytes.count)
        }
    }

    static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(decodingCString: $0, as: UTF8.self) } ?? ""
    }
}
