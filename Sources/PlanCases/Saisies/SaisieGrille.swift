package import Exporters
package import PlanModel

/// A grid that comes back: is it one of this plan, and what do its rows say?
package enum SaisieGrille {
    package struct Lecture {
        package var identite: IdentiteDeGrille
        package var lues: [SaisieLue]
        package var remarques: [String]
        /// What somebody wrote in it that is not recorded.
        package var nonPris: [NonPris]
    }

    /// - Throws: `RefusDeGrille`: the file is no grid of this plan; `FautesDeSaisie`: every fault of its rows.
    package static func lit(_ bytes: [UInt8], index: PlanIndex, suivi: Suivi) throws -> Lecture {
        let classeur: ClasseurODS
        do { classeur = try WorkbookReader.read(bytes) } catch { throw RefusDeGrille.pasUnClasseur(error) }
        return try lit(classeur, index: index, suivi: suivi)
    }

    static func lit(_ classeur: ClasseurODS, index: PlanIndex, suivi: Suivi) throws -> Lecture {
        let identite = try identite(classeur, index)
        let trouvee = try feuille(classeur)
        var table = try TableDeGrille(trouvee, classeur, identite, index: index, suivi: suivi)
        let rows = table.rows()
        let etrangeres = rows.compactMap { row -> Faute? in
            guard let texte = row["semestre"], Semestre(saisi: texte) != identite.semestre else { return nil }
            return Faute(
                lieu: row.lieu("semestre"),
                message:
                    "trouvé « \(texte) », attendu \(identite.semestre), celui de la grille ; cette ligne vient-elle d'une autre grille ?"
            )
        }
        guard etrangeres.isEmpty else { throw FautesDeSaisie(fautes: etrangeres) }
        let videes = rows.filter { $0["connue"] != nil && !$0.remplit(SaisieCSV.declaration) }.map {
            "\($0.lieu) (\($0["noeud"] ?? "sans identifiant")) : ligne vidée, la saisie n° \($0["connue"] ?? "") reste en vigueur"
        }
        let lues = try SaisieCSV.saisies(
            de: rows, provenance: .grille, identite.semestre, index, table.tenue,
            sinon: RefusDeGrille.vide(remarques: table.remarques + videes, nonPris: table.nonPris.liste))
        return Lecture(
            identite: identite, lues: lues, remarques: table.remarques + videes, nonPris: table.nonPris.liste)
    }

    private static func identite(_ classeur: ClasseurODS, _ index: PlanIndex) throws(RefusDeGrille) -> IdentiteDeGrille
    {
        let identite: IdentiteDeGrille
        do { identite = try IdentiteDeGrille(classeur) } catch { throw .sansIdentite(error) }
        let plan = index.plan.identifiant.rawValue
        guard identite.plan == plan else { throw .autrePlan(identite.plan, attendu: plan) }
        return identite
    }

    /// The sheet of the entries, by its name; by its titles when somebody gave it another name.
    private static func feuille(_ classeur: ClasseurODS) throws(RefusDeGrille) -> ClasseurODS.Feuille {
        if let feuille = classeur.feuilles.first(where: { $0.nom == GrilleDeSaisie.feuille }) { return feuille }
        let candidates = classeur.feuilles.filter { TableDeGrille.entete($0) != nil }
        guard let feuille = candidates.first else { throw .feuilleDisparue }
        guard candidates.count == 1 else { throw .feuillesEnDouble(candidates.map(\.nom)) }
        return feuille
    }
}
