public import PlanModel

/// What a grid that comes back holds by itself, so that what somebody wrote in it can be told apart.
public enum GrilleRevenue {
    /// The columns where one types, by their titles, each at the place where the grid left with it.
    public static let colonnes: [(titre: String, place: Int)] = GrilleDeSaisie.Colonne.allCases.enumerated().compactMap
    {
        $1.estSaisie ? ($1.titre, $0) : nil
    }

    /// The notes of the titles: what each column expects.
    public static func estUneAide(_ commentaire: String) -> Bool { aides.contains(commentaire.foldedCode) }

    private static let aides = Set(
        GrilleDeSaisie.Colonne.allCases.compactMap { $0.aide.map { Typographie.francaise($0).foldedCode } })

    /// Whether a cell without identifier only shows an axe: « Axe 1 – La santé », whatever its title was then.
    public static func estUnBandeau(_ texte: String, _ index: PlanIndex) -> Bool {
        index.plan.noeuds.contains { texte.hasPrefix("\(index.designation(de: $0)) – ") }
    }

    /// What the columns that recall the former situation may have shown, by their titles.
    /// - Parameter declarations: All those of the node, before the semestre of the grid.
    public static func rappels(_ declarations: [Saisie]) -> [(titre: String, textes: Set<String>)] {
        GrilleDeSaisie.Colonne.allCases.compactMap { colonne in
            let textes = ([nil] + declarations).compactMap { (saisie: Saisie?) -> String? in
                switch colonne.rappel(saisie) {
                case .texte(let texte): texte.foldedCode
                case .pourcentage(let part): Texte.francais(part)
                default: nil
                }
            }
            return textes.isEmpty ? nil : (colonne.titre, Set(textes))
        }
    }

    /// What the grid says of the node itself, by the titles of the columns. Words for an absence may have been filled
    /// since the grid left.
    public static func dits(_ noeud: Noeud, _ index: PlanIndex) -> [(titre: String, textes: Set<String>)] {
        let absence = Absence.nonRenseigne.rawValue.foldedCode
        func textes(_ texte: String) -> Set<String> { [texte.foldedCode, absence] }
        return [
            (GrilleDeSaisie.Colonne.code.titre, [(noeud.code ?? "").foldedCode]),
            (GrilleDeSaisie.Colonne.intitule.titre, [noeud.titreAffiche.foldedCode]),
            (
                GrilleDeSaisie.Colonne.niveau.titre,
                [(index.niveau(noeud.niveau)?.mot ?? noeud.niveau.rawValue).foldedCode]
            ),
            (GrilleDeSaisie.Colonne.pilote.titre, textes(Texte.mentions(index.pilotes(de: noeud)))),
            (
                GrilleDeSaisie.Colonne.dates.titre,
                textes(index.datesPrevues(de: noeud).joined(separator: "\n"))
            ),
        ]
    }

    /// Whether this sheet is one that the program writes for itself, and not to be typed in.
    public static func estLeModeDEmploi(_ feuille: ClasseurODS.Feuille) -> Bool {
        feuille.nom == GrilleDeSaisie.feuilleDuModeDEmploi
    }

    public static func estLIdentification(_ feuille: ClasseurODS.Feuille) -> Bool {
        feuille.nom == IdentiteDeGrille.feuille
    }

    /// Whether a cell of one of those sheets is as it left.
    public static func estDeNous(
        _ cellule: ClasseurODS.Cellule, _ colonne: Int, _ ligne: ClasseurODS.Ligne, _ feuille: ClasseurODS.Feuille
    ) -> Bool {
        guard colonne < 2 else { return false }
        if estLIdentification(feuille) {
            return ligne[0].map { IdentiteDeGrille.noms.contains($0.texte) } ?? false
        }
        let terme = ligne[0]?.texte ?? ""
        // The title, the plan, the mention of the base.
        if colonne == 0, ligne.numero <= 3 { return true }
        return GrilleDeSaisie.termesVariables.contains(terme) || fixes.contains(cellule.texte.foldedCode)
    }

    private static let fixes = Set(GrilleDeSaisie.textesFixes.map(\.foldedCode))
}
