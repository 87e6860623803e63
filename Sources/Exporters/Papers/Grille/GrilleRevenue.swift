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
        (GrilleDeSaisie.Colonne.allCases.compactMap(\.aide) + GrilleDeSaisie.anciennesAides)
            .map { Typographie.francaise($0).foldedCode })

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
        _ cellule: ClasseurODS.Cellule, _ colonne: Int, _ ligne: ClasseurODS.Ligne, _ feuille: ClasseurODS.Feuille,
        _ classeur: ClasseurODS, _ identite: IdentiteDeGrille, _ index: PlanIndex
    ) -> Bool {
        guard colonne < 2 else { return false }
        let cle = cellule.enClair.folded
        let terme = ligne[0]?.texte ?? ""
        if estLIdentification(feuille) {
            guard IdentiteDeGrille.noms.contains(terme) else { return false }
            return colonne == 0 || (classeur.proprietes[terme] ?? cellule.texte).folded == cle
        }
        if fixes.contains(cellule.texte.foldedCode) { return true }
        if colonne == 0 {
            let titres = ["Grille de saisie – \(identite.semestre.libelle)", index.plan.titre.surUneLigne]
            return GrilleDeSaisie.termesVariables.contains(terme) || titres.contains { $0.folded == cle }
                // The mention of the base, which the pages bear too.
                || ligne.numero == 3 && classeur.marges.contains { $0.folded.hasSuffix(cle) }
        }
        return GrilleDeSaisie.dit(terme, cle, identite, index)
    }

    /// Whether words at the top or at the foot of the pages are those that the grid left with, or no words.
    public static func estDeNous(marge: String, _ identite: IdentiteDeGrille, _ index: PlanIndex) -> Bool {
        let cle = marge.folded
        let entete = "\(index.plan.departement.nom) – grille de saisie, \(identite.semestre.libelle)".folded
        let pied = "Audience : \(identite.audience.rawValue)".folded
        let mots = cle.split { !$0.isLetter }.map(String.init)
        return cle.hasPrefix(entete)
            || Set(mots).subtracting(pied.split { !$0.isLetter }.map(String.init))
                .isSubset(of: ["page", "sur", "feuille", "sheet"])
    }

    private static let fixes = Set(GrilleDeSaisie.textesFixes.map(\.foldedCode))
}
