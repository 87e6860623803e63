import Foundation
public import PlanModel

extension PlanXML {
    /// Reads an export back into the model it was made from.
    ///
    /// - Throws: `XMLFault` when it is not the XML that we write, `UnreadablePlan` when it holds no valid plan.
    public static func read(_ bytes: [UInt8], file: String) throws -> (plan: Plan, suivi: Suivi) {
        let root = try XMLTree.read(bytes)
        guard root.name == "plantracker", root[attribute: "version"] == version else {
            throw XMLFault.unreadable(
                ligne: root.line, raison: "il ne commence pas par <plantracker version=\"\(version)\">")
        }
        var entries: [Arbre.Entree] = [.init("format", .texte(PlanReader.format))]
        var suivi = Suivi()
        for child in root.children {
            switch child.name {
            case "noeuds": entries.append(.init("noeuds", nested(child)))
            case "suivi": suivi = try self.suivi(child)
            case "situation": break
            default: entries.append(.init(child.name, tree(child, topLevel: true), lieu: place(child)))
            }
        }
        let plan = try PlanReader(file: file).read(Arbre(.table(entries), lieu: place(root))).plan
        return (plan, suivi)
    }

    private static func place(_ element: XMLTree.Element) -> Arbre.Lieu { .init(ligne: element.line, colonne: 1) }

    private static func tree(_ element: XMLTree.Element, topLevel: Bool = false) -> Arbre {
        guard let first = element.children.first else { return Arbre(.texte(element.text), lieu: place(element)) }
        if first.name == item || topLevel && first.name == items[element.name] {
            return Arbre(.liste(element.children.map { tree($0) }), lieu: place(element))
        }
        return Arbre(.table(element.children.map(entree)), lieu: place(element))
    }

    private static func entree(_ element: XMLTree.Element) -> Arbre.Entree {
        .init(element[attribute: "cle"] ?? element.name, tree(element), lieu: place(element))
    }

    /// Flat nodes put back under their parents, which come before them.
    private static func nested(_ element: XMLTree.Element) -> Arbre {
        var byParent: [String: [XMLTree.Element]] = [:]
        for node in element.children { byParent[node[attribute: "parent"] ?? "", default: []].append(node) }
        func build(_ parent: String) -> [Arbre] {
            (byParent[parent] ?? []).map { node in
                var entries = node.children.map(entree)
                let id = entries.first { $0.cle == "id" }?.valeur.texte ?? ""
                let children = id.isEmpty ? [] : build(id)
                if !children.isEmpty { entries.append(.init("contient", .liste(children))) }
                return Arbre(.table(entries), lieu: place(node))
            }
        }
        return Arbre(.liste(build("")), lieu: place(element))
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

    private static func avancement(_ element: XMLTree.Element) throws(XMLFault) -> Avancement {
        func text(_ name: String) -> String? { element.children.first { $0.name == name }?.text }
        var saisie = Saisie(
            noeud: try required(element, "noeud") { Identifiant(rawValue: $0) },
            semestre: try required(element, "semestre", Semestre.init(rawValue:)),
            etat: try required(element, "etat", Etat.init(rawValue:)))
        saisie.avancement = element[attribute: "pourcentage"].flatMap { Int($0) }.flatMap(Pourcentage.init)
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
            remplace: element[attribute: "remplace"].flatMap { Int($0) })
    }

    private static func releve(_ element: XMLTree.Element) throws(XMLFault) -> Releve {
        let valeur: Mesure.Valeur? = element.children.first.flatMap { child in
            child.name == "nombre" ? Decimal(strict: child.text).map(Mesure.Valeur.nombre) : .texte(child.text)
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
            remplace: element[attribute: "remplace"].flatMap { Int($0) })
    }
}
