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
    private static func refuseRepetition(_ element: XMLTree.Element) throws(XMLFault) {
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

    private static func suivi(_ element: XMLTree.Element) throws(XMLFault) -> Suivi {
        var suivi = Suivi()
        for child in element.children {
            switch child.name {
            case "avancement": suivi.avancements.append(try avancement(child))
            case "releve": suivi.releves.append(try releve(child))
            default: throw .unreadable(ligne: child.line, raison: "l'élément <\(child.name)> dans <suivi>")
            }
        }
        return suivi
    }

    private static func required<Value>(
        _ element: XMLTree.Element, _ name: String, _ make: (String) -> Value?
    ) throws(XMLFault) -> Value {
        guard let value = element[attribute: name].flatMap(make) else {
            throw .unreadable(ligne: element.line, raison: "l'attribut « \(name) » de <\(element.name)>")
        }
        return value
    }

    /// Nil when it is not there; a value that cannot be read is a fault, never nothing.
    private static func optional<Value>(
        _ element: XMLTree.Element, _ name: String, _ make: (String) -> Value?
    ) throws(XMLFault) -> Value? {
        element[attribute: name] == nil ? nil : try required(element, name, make)
    }

    private static let textes: Set = ["blocage", "arbitrage", "freins", "solutions", "prochaines-etapes", "note"]

    private static func avancement(_ element: XMLTree.Element) throws(XMLFault) -> Avancement {
        try refuseRepetition(element)
        if let other = element.children.first(where: { !textes.contains($0.name) }) {
            throw .unreadable(ligne: other.line, raison: "l'élément <\(other.name)> dans <avancement>")
        }
        func text(_ name: String) -> String? { element.children.first { $0.name == name }?.text }
        var saisie = Saisie(
            noeud: try required(element, "noeud") { Identifiant(rawValue: $0) },
            semestre: try required(element, "semestre", Semestre.init(rawValue:)),
            etat: try required(element, "etat", Etat.init(rawValue:)))
        saisie.avancement = try optional(element, "pourcentage") { Int($0).flatMap(Pourcentage.init) }
        saisie.meteo = try required(element, "meteo", Meteo.init(rawValue:))
        saisie.blocage = text("blocage").map { .init(motif: $0, arbitrageDemande: text("arbitrage")) }
        (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = (
            text("freins"), text("solutions"), text("prochaines-etapes")
        )
        if let note = element.children.first(where: { $0.name == "note" }) {
            saisie.note = .init(texte: note.text, audience: try required(note, "audience", Audience.init(rawValue:)))
        }
        (saisie.ditPar, saisie.seance) = (element[attribute: "dit-par"], element[attribute: "seance"])
        return Avancement(
            id: try required(element, "id") { Int($0) }, saisie: saisie,
            saisiPar: try required(element, "saisi-par") { $0 },
            saisiLe: try required(element, "saisi-le", Instant.init(rawValue:)),
            remplace: try optional(element, "remplace") { Int($0) })
    }

    private static func releve(_ element: XMLTree.Element) throws(XMLFault) -> Releve {
        let valeur: Mesure.Valeur? =
            switch (element.children.count, element.children.first?.name, element.children.first?.text) {
            case (1, "nombre", let text?): Decimal(strict: text).map(Mesure.Valeur.nombre)
            case (1, "texte", let text?): .texte(text)
            default: nil
            }
        guard let valeur else { throw .unreadable(ligne: element.line, raison: "un relevé sans valeur") }
        var mesure = Mesure(
            indicateur: try required(element, "indicateur") { Identifiant(rawValue: $0) },
            date: try required(element, "date") { Jour(iso: $0) }, valeur: valeur)
        (mesure.territoire, mesure.source) = (element[attribute: "territoire"], element[attribute: "source"])
        (mesure.producteur, mesure.contestation) = (
            element[attribute: "producteur"], element[attribute: "contestation"]
        )
        mesure.ditPar = element[attribute: "dit-par"]
        return Releve(
            id: try required(element, "id") { Int($0) }, mesure: mesure,
            saisiPar: try required(element, "saisi-par") { $0 },
            saisiLe: try required(element, "saisi-le", Instant.init(rawValue:)),
            remplace: try optional(element, "remplace") { Int($0) })
    }
}
