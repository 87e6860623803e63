import Fixtures
import PlanModel

@testable import Exporters

/// A document that draws all that ours can: headings of every level, paragraphs, lists, tables, contents.
func documentDEssai(_ charte: Charte?, entete: String = "Audience : interne – données fictives") throws -> [UInt8] {
    let plan = try planDuDepot("cantal")
    let index = PlanIndex(plan)
    return try ODTPackage(
        meta: ODFMeta(
            titre: "Essai de charte", sujet: plan.titre, motsCles: ["charte"], date: instant("2019-01-10T08:30:00Z")),
        pied: "Cantal – essai", entete: entete, charte: charte
    ).bytes { document in
        document.paragraphe(plan.departement.nom, style: "Subtitle")
        document.titreDuDocument(plan.titre)
        document.paragraphe(entete, style: "Mention")
    } corps: { document in
        document.titre(1, "Ce qu'il faut retenir")
        document.definition("Période du plan", "six ans")
        document.liste(["Premier fait.", "Deuxième fait, plus long que le premier."])
        document.tableau(
            "les nœuds du plan", [.init("Code", 20), .init("Intitulé", 100), .init("Suivi", 50)],
            lignes: plan.noeuds.map { noeud in
                [noeud.code ?? "", noeud.titreAffiche, index.suivis.contains { $0.id == noeud.id } ? "suivi" : ""]
            })
        for noeud in plan.noeuds {
            document.titre(min(index.ancetres(de: noeud).count + 1, 4), noeud.titreAffiche)
            document.paragraphe("Le nœud « \(noeud.id.rawValue) » du plan, qui dit ce qu'il en est de cette action.")
        }
    }
}
