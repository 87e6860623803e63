import Foundation

/// Levels as people write them: by their identifier, by the word of the plan, alone or in a list.
extension PlanReader {
    /// A declared level, named by its identifier.
    mutating func niveau(_ node: Arbre) -> Identifiant<Niveau>? {
        guard let text = tree.text(node) else { return nil }
        if let id = Identifiant<Niveau>(rawValue: text), niveaux[id] != nil { return id }
        // Declared, but too faulty to be made: its own fault is enough.
        if lieux.niveauxFautifs.contains(text) { return nil }
        guard !niveaux.isEmpty else {
            tree.fault(
                node.lieu, found: "le niveau « \(text) »",
                expected: "un niveau déclaré, et « niveaux » n'en déclare aucun",
                remedy: "déclarez d'abord les niveaux : - { id: …, mot: …, role: … }, du plus haut au plus bas")
            return nil
        }
        let declares = niveaux.values.sorted { $0.rang < $1.rang }.map(\.niveau)
        let cle = text.folded
        if let nomme = declares.first(where: { [$0.mot.folded, $0.pluriel.folded].contains(cle) }),
            nomme.id.rawValue != text
        {
            let declared = niveaux.keys.map(\.rawValue).sorted().prefix(12).joined(separator: ", ")
            tree.fault(
                node.lieu, found: "« \(text) »", expected: "un niveau déclaré : \(declared)",
                remedy: "un niveau se désigne par son identifiant : écrivez « \(nomme.id) »")
            return nil
        }
        return tree.identifier(node, Niveau.self).flatMap {
            known($0, at: node, among: niveaux.keys, what: "un niveau déclaré")
        }
    }

    /// The list of the levels of a field; one level alone is told how to be a list.
    mutating func liste(deNiveaux node: Arbre?) -> Arbre? {
        guard let node, let text = node.texte, !text.isEmpty else { return node }
        let mots = text.split { ", ".contains($0) }.joined(separator: ", ")
        tree.fault(
            node.lieu, found: "le texte « \(text.prefix(40)) »", expected: "une liste de niveaux",
            remedy: "écrivez-la entre crochets : niveaux: [\(mots)]")
        return nil
    }

    /// « 18 fiches »: the announcement that it means.
    var exempleDAnnonce: (String) -> String? {
        let niveaux = niveaux.values.map(\.niveau)
        return { texte in
            let nombre = (try? NombreTape(texte))
            let mot = (nombre?.unite ?? texte).folded
            let niveau = niveaux.first { [$0.id.rawValue.folded, $0.mot.folded, $0.pluriel.folded].contains(mot) }
            return "{ niveau: \(niveau?.id.rawValue ?? "…"), nombre: \(nombre?.nombre.description ?? "…") }"
        }
    }

    /// The section itself: a table or bare words instead of a list of tables say what each level needs.
    mutating func sectionDesNiveaux(_ node: Arbre?) -> Arbre? {
        guard let node else { return nil }
        let exemple = "- { id: action, mot: action, pluriel: actions, role: action }"
        if let entries = node.table {
            tree.fault(
                node.lieu, found: "une table (\(entries.prefix(4).map(\.cle).joined(separator: ", ")))",
                expected: "une liste de niveaux, du plus haut au plus bas",
                remedy: "écrivez un niveau par ligne : \(exemple)")
            return nil
        }
        guard let elements = node.liste, !elements.isEmpty, elements.allSatisfy({ $0.texte != nil }) else {
            return node
        }
        tree.fault(
            elements[0].lieu, found: "le mot « \(elements[0].texte ?? "") » à la place d'un niveau",
            expected: "pour chaque niveau, une table : id, mot, role",
            remedy: "écrivez un niveau par ligne : \(exemple)")
        return nil
    }
}
