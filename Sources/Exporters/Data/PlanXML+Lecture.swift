import Foundation
public import PlanModel

extension PlanXML {
    /// Reads an export back into the model it was made from.
    ///
    /// - Throws: `XMLFault` when it is not the XML that we write, `UnreadablePlan` when it holds no valid plan.
    public static func read(_ bytes: [UInt8], file: String) throws -> (plan: Plan, suivi: Suivi) {
        let root = try XMLTree.read(bytes, namespace: espace)
        guard root.name == "plantracker", root[attribute: "version"] == version else {
            throw XMLFault.unreadable(
                ligne: root.line, raison: "il ne commence pas par <plantracker version=\"\(version)\">")
        }
        try refuseRepetition(root)
        var entries: [Arbre.Entree] = [.init("format", .texte(PlanReader.format))]
        var suivi = Suivi()
        for child in root.children {
            switch child.name {
            case "noeuds": entries.append(.init("noeuds", try nested(child)))
            case "suivi": suivi = try self.suivi(child)
            case "situation": break
            default: entries.append(.init(child.name, try tree(child, topLevel: true), lieu: place(child)))
            }
        }
        let plan = try PlanReader(file: file).read(Arbre(.table(entries), lieu: place(root))).plan
        return (plan, suivi)
    }

    private static func place(_ element: XMLTree.Element) -> Arbre.Lieu { .init(ligne: element.line, colonne: 1) }

    private static func tree(_ element: XMLTree.Element, topLevel: Bool = false) throws(XMLFault) -> Arbre {
        guard let first = element.children.first else {
            let isEmptyList = topLevel && items[element.name] != nil && element.text.allSatisfy(\.isWhitespace)
            return Arbre(isEmptyList ? .liste([]) : .texte(element.text), lieu: place(element))
        }
        if first.name == item || topLevel && first.name == items[element.name] {
            var elements: [Arbre] = []
            for child in element.children {
                guard child.name == first.name else {
                    throw .unreadable(ligne: child.line, raison: "<\(child.name)> dans une liste de <\(first.name)>")
                }
                elements.append(try tree(child))
            }
            return Arbre(.liste(elements), lieu: place(element))
        }
        return Arbre(.table(try entrees(element)), lieu: place(element))
    }

    private static func entrees(_ element: XMLTree.Element) throws(XMLFault) -> [Arbre.Entree] {
        try refuseRepetition(element)
        var entrees: [Arbre.Entree] = []
        for child in element.children { entrees.append(.init(cle(child), try tree(child), lieu: place(child))) }
        return entrees
    }

    private static func cle(_ element: XMLTree.Element) -> String { element[attribute: "cle"] ?? element.name }

    /// A key written twice would lose one of its two values.
    static func refuseRepetition(_ element: XMLTree.Element) throws(XMLFault) {
        var seen: Set<String> = []
        for child in element.children where !seen.insert(cle(child)).inserted {
            throw .unreadable(ligne: child.line, raison: "« \(cle(child)) » deux fois dans <\(element.name)>")
        }
    }

    /// Deeper than any plan, far from what a stack holds.
    private static let depthLimit = 64

    /// Flat nodes put back under their parents. Each is taken once: none is lost, none goes round in circles.
    private static func nested(_ element: XMLTree.Element) throws(XMLFault) -> Arbre {
        var byParent: [String?: [XMLTree.Element]] = [:]
        for node in element.children { byParent[node[attribute: "parent"], default: []].append(node) }
        func build(_ parent: String?, depth: Int) throws(XMLFault) -> [Arbre] {
            var trees: [Arbre] = []
            for node in byParent.removeValue(forKey: parent) ?? [] {
                guard depth < depthLimit else {
                    throw .unreadable(ligne: node.line, raison: "plus de \(depthLimit) niveaux de nœuds")
                }
                var entries = try entrees(node)
                let children = try entries.first { $0.cle == "id" }?.valeur.texte
                    .map { id throws(XMLFault) in try build(id, depth: depth + 1) }
                if let children, !children.isEmpty { entries.append(.init("contient", .liste(children))) }
                trees.append(Arbre(.table(entries), lieu: place(node)))
            }
            return trees
        }
        let roots = try build(nil, depth: 0)
        if let lost = byParent.values.compactMap(\.first).min(by: { $0.line < $1.line }) {
            throw .unreadable(
                ligne: lost.line, raison: "un nœud dont le parent « \(lost[attribute: "parent"] ?? "") » n'est pas là")
        }
        return Arbre(.liste(roots), lieu: place(element))
    }
}
