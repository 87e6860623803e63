import Evaluation
import Foundation
import PlanModel

/// The whole plan and its follow-up as XML in our own namespace, described by `schema/plantracker.rng`.
///
/// Keys of the plan format become elements; tables with free keys (sigles, fields) become `entree` elements, lists
/// have one element per item. Nodes come flat, each with its `parent`, so that a plan of any size is streamed.
public enum PlanXML {
    public static let espace = "urn:plantracker:plan:1"
    /// Version of the schema; raised when a reader of the former one would not understand.
    public static let version = "1"

    /// The name of one item of the list that stands under a key.
    static let items = [
        "sources": "source", "niveaux": "niveau", "champs": "champ", "indicateurs": "indicateur",
        "instances": "instance", "procedure": "etape", "conventions": "convention", "evaluations": "evaluation",
        "jalons": "jalon", "schemas": "schema", "annonces": "annonce", "contradictions": "contradiction",
        "retraits": "retrait",
    ]
    static let item = "element"

    public static func bytes(_ export: Export) throws(XMLFault) -> [UInt8] {
        try XMLStream.document { write(export, in: $0) }
    }

    private static func write(_ export: Export, in xml: XMLStream) {
        xml.indent()
        xml.element(
            "plantracker",
            [
                "xmlns": espace, "version": version, "audience": export.audience.rawValue,
                "numero-de-version": export.version.map(String.init), "semestre": export.semestre?.rawValue,
                "mention": export.mention,
            ]
        ) {
            for section in export.plan.sections where section.cle != "format" {
                write(section.valeur, as: section.cle, in: xml, topLevel: true)
            }
            let index = PlanIndex(export.plan)
            xml.element("noeuds") {
                for noeud in export.plan.noeuds {
                    xml.element("noeud", ["parent": noeud.parent?.rawValue, "role": index.role(de: noeud).rawValue]) {
                        for entree in noeud.arbre(export.plan.champs).table ?? [] {
                            write(entree.valeur, as: entree.cle, in: xml)
                        }
                    }
                }
            }
            suivi(export, in: xml)
        }
    }

    private static let libres: Set<String> = [
        "organisations", "territoires", "glossaire", "champs", "sources", "horizons",
    ]

    private static func write(_ tree: Arbre, as cle: String, in xml: XMLStream, topLevel: Bool = false) {
        xml.start(named: cle)
        switch tree.contenu {
        case .liste(let elements):
            let name = topLevel ? items[cle] ?? item : item
            for element in elements { write(element, as: name, in: xml) }
        case .table(let entrees) where libres.contains(cle):
            for entree in entrees {
                xml.start("entree")
                xml.attribute("cle", entree.cle)
                content(entree.valeur, in: xml)
                xml.end()
            }
        case .table, .texte, .nombre, .booleen, .nul: content(tree, in: xml)
        }
        xml.end()
    }

    private static func content(_ tree: Arbre, in xml: XMLStream) {
        switch tree.contenu {
        case .liste(let elements): for element in elements { write(element, as: item, in: xml) }
        case .table(let entrees): for entree in entrees { write(entree.valeur, as: entree.cle, in: xml) }
        case .texte, .nombre, .booleen, .nul: xml.text(tree.texte ?? "")
        }
    }
}

extension Retard {
    /// Stable ASCII code of the exports.
    var code: String {
        switch self {
        case .aucun: "non"
        case .enRetard: "oui"
        case .aConfirmer: "a_confirmer"
        case .nonCalculable: "non_calculable"
        }
    }
}
