/// An element of a document that is edited, names with a prefix of our own choosing.
///
/// A tree of ours rather than libxml2's: nothing in it can dangle, and what is written goes through `XMLStream`.
final class XMLNode {
    enum Content {
        case element(XMLNode)
        case text(String)
    }

    var name: String
    /// In their order, which is the order they are written in.
    private(set) var attributes: [(name: String, value: String)]
    var content: [Content]

    init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [Content] = []) {
        self.name = name
        self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
        self.content = content
    }

    subscript(name: String) -> String? {
        get { attributes.first { $0.name == name }?.value }
        set {
            let place = attributes.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?): attributes[place].value = value
            case (let place?, nil): attributes.remove(at: place)
            case (nil, let value?): attributes.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// The elements directly below.
    var children: [XMLNode] {
        content.compactMap { if case .element(let node) = $0 { node } else { nil } }
    }

    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// Itself and every element below, in document order.
    var all: [XMLNode] { [self] + children.flatMap(\.all) }

    /// A tree of its own.
    var copy: XMLNode {
        let copy = XMLNode(name)
        copy.attributes = attributes
        copy.content = content.map {
            switch $0 {
            case .element(let node): .element(node.copy)
            case .text(let text): .text(text)
            }
        }
        return copy
    }

    func append(_ node: XMLNode) { content.append(.element(node)) }

    func insert(_ node: XMLNode, at place: Int) { content.insert(.element(node), at: place) }

    /// Removes the elements below, at any depth, that `isRefused` designates, with all they hold.
    func remove(where isRefused: (XMLNode) -> Bool) {
        content.removeAll { if case .element(let node) = $0 { isRefused(node) } else { false } }
        for child in children { child.remove(where: isRefused) }
    }

    /// The element directly below of that name; added at the end when there is none.
    func child(_ name: String) -> XMLNode {
        if let found = first(name) { return found }
        let added = XMLNode(name)
        append(added)
        return added
    }
}
