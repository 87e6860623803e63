import Exporters
import PlanModel

/// What a row says of its subject beside the name that it goes by: its title, its code, its unit… Read only to see that
/// all speak of the same thing. The title or the code of another element is a fault; another difference, a remark.
struct Temoins {
    /// By their column.
    private(set) var fautes: [(colonne: String, message: String)] = []
    private(set) var remarques: [String] = []
    private let row: Rangee
    /// As the row names it, and « 1.2 (carte) ».
    private let reference: String
    private let nom: String

    /// A row about a node.
    init(_ row: Rangee, _ reference: String, noeud: Noeud, _ index: PlanIndex) {
        (self.row, self.reference, nom) = (row, reference, Self.nom(noeud))
        for colonne in ["titre", "intitule"] {
            compare(colonne, "titre", attendu: noeud.titreAffiche) { cle in
                Self.seul(index.plan.noeuds) { $0.titreAffiche.foldedCode == cle }.map {
                    ($0.titreAffiche, Self.nom($0))
                }
            }
        }
        // The row goes by its code: it is no witness of itself.
        if row["code"]?.foldedCode != reference.foldedCode { compareCode(noeud, index) }
        compare("pilote", "pilote", attendu: Texte.mentions(index.pilotes(de: noeud)))
        compare("niveau", "niveau", attendu: index.niveau(noeud.niveau)?.mot ?? noeud.niveau.rawValue)
    }

    /// A row about an indicator, in the sheet of `porteur` unless it is the plan's.
    init(_ row: Rangee, indicateur: Indicateur, porteur: Noeud?, _ index: PlanIndex) {
        (self.row, reference, nom) = (row, indicateur.id.rawValue, "« \(indicateur.titre.abrege(60)) »")
        let tous = index.plan.tousLesIndicateurs.map(\.indicateur)
        for colonne in ["titre", "intitule"] {
            compare(colonne, "titre", attendu: indicateur.titre) { cle in
                Self.seul(tous) { $0.titre.foldedCode == cle }.map { ($0.titre, "l'indicateur « \($0.id) »") }
            }
        }
        compare("unite", "unité", attendu: indicateur.unite ?? "")
        compare("noeud", "nœud", attendu: porteur?.id.rawValue ?? "") { _ in
            let dit = row["noeud"].flatMap { try? index.designe(par: $0.sansInvisibles) }
            return dit.flatMap { $0.id == porteur?.id ? nil : ($0.id.rawValue, Self.nom($0)) }
        }
        if let porteur {
            compareCode(porteur, index)
            compare("pilote", "pilote", attendu: Texte.mentions(index.pilotes(de: porteur)))
        }
    }

    private mutating func compareCode(_ noeud: Noeud, _ index: PlanIndex) {
        compare("code", "code", attendu: noeud.code ?? "") { cle in
            Self.seul(index.plan.noeuds) { $0.code?.foldedCode == cle }.map { ($0.code ?? "", Self.nom($0)) }
        }
    }

    /// - Parameter autre: The one other element that a folded text means: what it is called there, and its name.
    private mutating func compare(
        _ colonne: String, _ quoi: String, attendu: String, autre: (String) -> (String, String)? = { _ in nil }
    ) {
        guard let texte = row[colonne], texte.foldedCode != Absence.nonRenseigne.rawValue.foldedCode else { return }
        let cle = texte.foldedCode
        guard cle != attendu.foldedCode else { return }
        let article = quoi == "unité" ? "l'unité" : "le \(quoi)"
        if let (dit, autre) = autre(cle) {
            fautes.append(
                (
                    colonne,
                    "« \(dit.abrege(60)) » est \(article) de \(autre), mais la ligne désigne « \(reference) », \(nom) ; \(remede)"
                ))
            return
        }
        let dansLePlan = attendu.isEmpty ? "qui n'en a pas" : "« \(attendu.abrege(60)) »"
        remarques.append(
            "\(row.lieu(colonne)) : « \(texte.abrege(60)) » n'est pas \(article) de « \(reference) » dans le plan (\(dansLePlan)) ; ce texte n'est pas pris, vérifiez que la ligne parle bien de cet élément"
        )
    }

    private var remede: String {
        // In a grid, the identifier stands in a hidden column.
        row.parLibelles
            ? "les lignes ont-elles été triées sans toutes leurs colonnes ? Remettez chaque identifiant (colonne A, masquée) en face de son action, ou repartez d'une grille neuve"
            : "un tableur a-t-il changé le code ? Mettez l'identifiant dans la colonne « \(row["indicateur"] == nil ? "noeud" : "indicateur") »"
    }

    private static func seul<Element>(_ elements: [Element], _ convient: (Element) -> Bool) -> Element? {
        let trouves = elements.filter(convient)
        return trouves.count == 1 ? trouves[0] : nil
    }

    private static func nom(_ noeud: Noeud) -> String {
        noeud.code.map { "\($0) (\(noeud.id))" } ?? noeud.id.rawValue
    }
}
