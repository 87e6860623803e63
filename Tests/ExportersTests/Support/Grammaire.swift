import CLibXML2
import Exporters

/// A grammar that cannot be used.
struct GrammaireInutilisable: Error, CustomStringConvertible {
    var description: String
}

/// A compiled RelaxNG grammar. Compiled once and only read afterwards: several threads may share it.
final class Grammaire: @unchecked Sendable {
    private let schema: xmlRelaxNGPtr

    /// - Parameter cure: Changes the tree of the grammar before it is compiled; the file stays as it is.
    init(_ bytes: [UInt8], cure: (xmlNodePtr) -> Void = { _ in }) throws {
        xmlInitParser()
        let options = CInt(XML_PARSE_NONET.rawValue)
        let document = bytes.withUnsafeBytes { raw in
            xmlReadMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), nil, nil, options)
        }
        guard let document else { throw GrammaireInutilisable(description: "la grammaire n'est pas du XML") }
        // The compiler works on a copy.
        defer { xmlFreeDoc(document) }
        if let root = xmlDocGetRootElement(document) { cure(root) }
        guard let parser = xmlRelaxNGNewDocParserCtxt(document) else {
            throw GrammaireInutilisable(description: "mémoire")
        }
        defer { xmlRelaxNGFreeParserCtxt(parser) }
        let messages = Messages()
        xmlRelaxNGSetParserStructuredErrors(parser, Messages.note, Unmanaged.passUnretained(messages).toOpaque())
        guard let schema = xmlRelaxNGParse(parser), messages.all.isEmpty else {
            throw GrammaireInutilisable(description: messages.all.joined(separator: "\n"))
        }
        self.schema = schema
    }

    deinit { xmlRelaxNGFree(schema) }

    /// What the grammar finds wrong; empty for a valid document.
    func fautes(_ bytes: [UInt8]) throws -> [String] {
        let options = CInt(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let document = bytes.withUnsafeBytes { raw in
            xmlReadMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), nil, nil, options)
        }
        guard let document else { return ["il n'est pas bien formé"] }
        defer { xmlFreeDoc(document) }
        guard let context = xmlRelaxNGNewValidCtxt(schema) else { throw GrammaireInutilisable(description: "mémoire") }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        let messages = Messages()
        xmlRelaxNGSetValidStructuredErrors(context, Messages.note, Unmanaged.passUnretained(messages).toOpaque())
        let verdict = xmlRelaxNGValidateDoc(context, document)
        if verdict == 0 { return [] }
        return messages.all.isEmpty ? ["invalide, sans autre message"] : messages.all
    }

    private final class Messages {
        var all: [String] = []

        static let note: xmlStructuredErrorFunc = { held, error in
            guard let held, let error else { return }
            let text = error.pointee.message.map { String(cString: $0) } ?? "erreur \(error.pointee.code)"
            Unmanaged<Messages>.fromOpaque(held).takeUnretainedValue().all.append(
                "ligne \(error.pointee.line) : \(text.filter { $0 != "\n" })")
        }
    }
}
