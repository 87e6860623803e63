import Foundation
import PlanModel

/// The follow-up of an export, read back.
extension PlanXML {
    static func suivi(_ element: XMLTree.Element) throws(XMLFault) -> Suivi {
        var suivi = Suivi()
        for child in element.children {
            switch child.name {
            case "avancement": suivi.avancements.append(try avancement(child))
            case "releve": suivi.releves.append(try releve(child))
            case "decision": suivi.decisions.append(try decision(child))
            case "commentaire": suivi.commentaires.append(try commentaire(child))
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
        saisie.blocage = element.children.first { $0.name == "blocage" }.map {
            .init(motif: $0[attribute: "reserve"] == nil ? $0.text : nil, arbitrageDemande: text("arbitrage"))
        }
        (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = (
            text("freins"), text("solutions"), text("prochaines-etapes")
        )
        if let note = element.children.first(where: { $0.name == "note" }) {
            saisie.note = .init(texte: note.text, audience: try required(note, "audience", Audience.init(rawValue:)))
        }
        (saisie.ditPar, saisie.seance) = (element[attribute: "dit-par"], element[attribute: "seance"])
        return Avancement(
            id: try required(element, "id") { Int($0) }, saisie: saisie,
            saisiPar: element[attribute: "saisi-par"] ?? Reserve.auteur,
            saisiLe: try required(element, "saisi-le", Instant.init(rawValue:)),
            remplace: try optional(element, "remplace") { Int($0) },
            retire: try optional(element, "retire") { $0 == "oui" ? true : nil } ?? false)
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
            element[attribute: "producteur"],
            element[attribute: "contestation"] ?? element[attribute: "contestee"].map { _ in Reserve.motif }
        )
        mesure.ditPar = element[attribute: "dit-par"]
        return Releve(
            id: try required(element, "id") { Int($0) }, mesure: mesure,
            saisiPar: element[attribute: "saisi-par"] ?? Reserve.auteur,
            saisiLe: try required(element, "saisi-le", Instant.init(rawValue:)),
            remplace: try optional(element, "remplace") { Int($0) },
            retire: try optional(element, "retire") { $0 == "oui" ? true : nil } ?? false,
            motif: element[attribute: "motif"])
    }

    private static func decision(_ element: XMLTree.Element) throws(XMLFault) -> DecisionInscrite {
        let textes = try textes(of: element, ["texte", "suite"])
        guard let texte = textes["texte"] else {
            throw .unreadable(ligne: element.line, raison: "une décision sans <texte>")
        }
        var decision = Decision(
            try required(element, "nature", Decision.Nature.init(rawValue:)), texte,
            le: try required(element, "date") { Jour(iso: $0) })
        decision.seance = element[attribute: "seance"]
        decision.sujet = try optional(element, "sujet", Decision.Sujet.init(rawValue:))
        for id in (element[attribute: "noeuds"] ?? "").split(separator: " ") {
            guard let id = Identifiant<Noeud>(rawValue: String(id)) else {
                throw .unreadable(ligne: element.line, raison: "l'attribut « noeuds » de <decision>")
            }
            decision.noeuds.append(id)
        }
        decision.responsable = element[attribute: "responsable"]
        decision.echeance = try optional(element, "echeance") { Jour(iso: $0) }
        decision.etat = try required(element, "etat", Decision.Etat.init(rawValue:))
        decision.audience = try required(element, "audience", Audience.init(rawValue:))
        decision.suite = textes["suite"]
        return DecisionInscrite(
            id: try required(element, "id") { Int($0) }, numero: try required(element, "numero") { Int($0) },
            decision: decision, saisiPar: element[attribute: "saisi-par"] ?? Reserve.auteur,
            saisiLe: try required(element, "saisi-le", Instant.init(rawValue:)),
            remplace: try optional(element, "remplace") { Int($0) })
    }

    private static func commentaire(_ element: XMLTree.Element) throws(XMLFault) -> CommentaireInscrit {
        let textes = try textes(of: element, ["texte"])
        return CommentaireInscrit(
            id: try required(element, "id") { Int($0) },
            commentaire: Commentaire(
                try required(element, "partie", Commentaire.Partie.init(code:)),
                try required(element, "semestre", Semestre.init(rawValue:)), texte: textes["texte"]),
            saisiPar: element[attribute: "saisi-par"] ?? Reserve.auteur,
            saisiLe: try required(element, "saisi-le", Instant.init(rawValue:)),
            remplace: try optional(element, "remplace") { Int($0) })
    }

    /// The children of an element by name, when each is one of `names` and comes once.
    private static func textes(
        of element: XMLTree.Element, _ names: Set<String>
    ) throws(XMLFault) -> [String: String] {
        try refuseRepetition(element)
        if let other = element.children.first(where: { !names.contains($0.name) }) {
            throw .unreadable(ligne: other.line, raison: "l'élément <\(other.name)> dans <\(element.name)>")
        }
        return Dictionary(element.children.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
}
