import CLibXML2
import Fixtures
import Foundation

/// The grammars of ODF 1.3, as libxml2 can use them.
///
/// The files stay as published; three things change in memory:
/// - libxml2 does not recognise, inside `text:span` and `text:h`, an element whose name is a choice of names: each
///   becomes a choice of elements;
/// - rows of tables are nested repetitions, on which it backtracks in quadratic time: one level is enough, since the
///   caller repeats it;
/// - Debian only has the manifest grammar of 1.2, which 1.3 changes by its version number alone.
enum GrammaireODF {
    static let document = Result { try grammar("OpenDocument-v1.3-schema.rng", cure: cure) }
    static let manifeste = Result { try grammar("OpenDocument-manifest-schema.rng", cure: raiseVersion) }

    private struct Absente: Error, CustomStringConvertible {
        var fichier: String
        var description: String { "la grammaire ODF « \(fichier) » manque : lancez script/setup test" }
    }

    private static func grammar(_ name: String, cure: (xmlNodePtr) -> Void) throws -> Grammaire {
        let directory = ProcessInfo.processInfo.environment["PLANTRACKER_ODF_SCHEMAS"].map { URL(filePath: $0) }
        let file = (directory ?? fichierDuDepot(".build_odf")).appending(path: name)
        guard let data = FileManager.default.contents(atPath: file.path) else { throw Absente(fichier: file.path) }
        return try Grammaire([UInt8](data), cure: cure)
    }

    // MARK: - Changes

    private static func cure(_ root: xmlNodePtr) {
        for define in elements(of: root) where name(define) == "define" {
            switch attribute(define, "name") {
            case "table-rows":
                // One row, or one group of rows.
                replaceContent(
                    define,
                    with: """
                        <choice><ref name="table-table-rows"/><group><optional><ref name="text-soft-page-break"/></optional>\
                        <ref name="table-table-row"/></group></choice>
                        """)
            case "table-rows-no-group":
                replaceContent(
                    define, with: #"<choice><ref name="table-rows"/><ref name="table-table-header-rows"/></choice>"#)
            default: splitNames(define)
            }
        }
    }

    /// `<element><choice><name>a</name><name>b</name></choice>…</element>` as two elements to choose from.
    private static func splitNames(_ node: xmlNodePtr) {
        for child in elements(of: node) { splitNames(child) }
        guard name(node) == "element", let names = elements(of: node).first, name(names) == "choice",
            case let qualified = elements(of: names), qualified.allSatisfy({ name($0) == "name" }),
            let choice = xmlNewNode(node.pointee.ns, "choice")
        else { return }
        for held in qualified {
            guard let copy = xmlCopyNode(node, 1), let oldNames = elements(of: copy).first else { continue }
            xmlUnlinkNode(oldNames)
            xmlFreeNode(oldNames)
            xmlNewProp(copy, "name", text(held))
            xmlAddChild(choice, copy)
        }
        xmlReplaceNode(node, choice)
        xmlFreeNode(node)
    }

    private static func replaceContent(_ node: xmlNodePtr, with markup: String) {
        for child in elements(of: node) {
            xmlUnlinkNode(child)
            xmlFreeNode(child)
        }
        var parsed: xmlNodePtr?
        // The names take the default namespace, RelaxNG's, from where they stand.
        xmlParseInNodeContext(node, markup, CInt(markup.utf8.count), 0, &parsed)
        if let parsed { xmlAddChild(node, parsed) }
    }

    private static func raiseVersion(_ root: xmlNodePtr) {
        for child in elements(of: root) { raiseVersion(child) }
        guard name(root) == "value", text(root) == "1.2" else { return }
        xmlNodeSetContent(root, "1.3")
    }

    // MARK: - Reading the tree

    private static func elements(of node: xmlNodePtr) -> [xmlNodePtr] {
        var found: [xmlNodePtr] = []
        var child = node.pointee.children
        while let held = child {
            if held.pointee.type == XML_ELEMENT_NODE { found.append(held) }
            child = held.pointee.next
        }
        return found
    }

    private static func name(_ node: xmlNodePtr) -> String { String(decodingCString: node.pointee.name, as: UTF8.self) }

    private static func text(_ node: xmlNodePtr) -> String {
        node.pointee.children?.pointee.content.map { String(decodingCString: $0, as: UTF8.self) } ?? ""
    }

    private static func attribute(_ node: xmlNodePtr, _ name: String) -> String? {
        var attribute = node.pointee.properties
        while let held = attribute {
            if String(decodingCString: held.pointee.name, as: UTF8.self) == name {
                return held.pointee.children?.pointee.content.map { String(decodingCString: $0, as: UTF8.self) }
            }
            attribute = held.pointee.next
        }
        return nil
    }
}
