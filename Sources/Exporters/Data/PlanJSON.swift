import Evaluation
import Foundation
import PlanModel

/// The plan and its follow-up as one JSON object: sections as in the plan format, nodes flat with their parent.
public enum PlanJSON {
    public static func bytes(_ export: Export) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(document(export))) + [0x0A]
    }

    static func document(_ export: Export) -> Arbre {
        let index = PlanIndex(export.plan)
        var entries = export.plan.sections
        entries.append(.init("noeuds", .liste(export.plan.noeuds.map { node($0, in: index, export) })))
        entries.append(.init("audience", .texte(export.audience.rawValue)))
        if let version = export.version { entries.append(.init("numero_de_version", .nombre(version))) }
        if let mention = export.mention { entries.append(.init("mention", .texte(mention))) }
        entries.append(.init("suivi", follow(export)))
        return Arbre(.table(entries))
    }

    /// The keys of the format, plus the role and the parent; `source` always a list, so that its type does not vary.
    private static func node(_ noeud: Noeud, in index: PlanIndex, _ export: Export) -> Arbre {
        var entries = (noeud.arbre(index.plan.champs).table ?? []).filter { $0.cle != "source" && $0.cle != "champs" }
        entries.append(.init("role", .texte(index.role(de: noeud).rawValue)))
        entries.append(.init("parent", noeud.parent.map { .texte($0.rawValue) } ?? Arbre(.nul)))
        if noeud.code == nil { entries.append(.init("code", Arbre(.nul))) }
        if export.lit(.renvois) {
            entries.append(.init("source", .liste(noeud.source.map { .texte($0.rawValue) })))
        }
        entries.append(.init("champs", noeud.arbre(index.plan.champs)["champs"] ?? Arbre(.table([]))))
        return Arbre(.table(entries))
    }

    /// The follow-up of an export, also the `suivi` section of its YAML.
    static func follow(_ export: Export) -> Arbre {
        let situation = export.situation
        return .table([
            "semestre": export.semestre.map { .texte($0.rawValue) },
            "avancements": .liste(export.avancements.map { $0.arbre(export.regard) }),
            "releves": .liste(export.releves.map { $0.arbre(export.regard) }),
            "decisions": .liste(export.decisions.map { $0.arbre(export.regard) }),
            "commentaires": .liste(export.commentaires.map { $0.arbre(export.regard) }),
            "situation": situation.map { .liste($0.lignes.map { $0.arbre(export.regard) }) },
            "bilan": situation.map { .liste(LigneDeBilan.toutes($0).map(\.arbre)) },
        ])
    }
}
