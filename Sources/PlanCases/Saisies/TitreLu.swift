import Exporters
import PlanModel

/// The title that a row bears beside its node: read only to see that both speak of the same action.
struct TitreLu {
    let colonne: String
    /// Why the row may be about something else; nil when the title is the node's.
    var remarque: String?
    /// The one node of the plan that bears this title, when it is not the one that the row names.
    var autre: Noeud?

    /// Nil when the row has no title, or names no node.
    init?(_ row: Rangee, _ index: PlanIndex) {
        colonne = row["titre"] == nil ? "intitule" : "titre"
        guard let titre = row[colonne], let reference = row["noeud"],
            let noeud = try? index.designe(par: reference.sansInvisibles)
        else { return nil }
        let cle = titre.foldedCode
        guard cle != noeud.titreAffiche.foldedCode else { return nil }
        let homonymes = index.plan.noeuds.filter { $0.titreAffiche.foldedCode == cle }
        if homonymes.count == 1 { autre = homonymes.first }
        remarque =
            "\(row.lieu(colonne)) : « \(titre.abrege(60)) » n'est pas le titre de « \(reference) » dans le plan (« \(noeud.titreAffiche.abrege(60)) ») ; le titre n'est pas pris, vérifiez que la ligne parle bien de cette action"
    }
}
