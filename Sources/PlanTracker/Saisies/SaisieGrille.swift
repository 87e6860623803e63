import Exporters
import PlanModel

/// A grid that comes back: is it one of this plan, and what do its rows say?
enum SaisieGrille {
    struct Lecture {
        var identite: IdentiteDeGrille
        var lues: [SaisieLue]
        var remarques: [String]
    }

    /// - Throws: `RefusDeGrille`: the file is no grid of this plan; `FautesDeSaisie`: every fault of its rows.
    static func lit(_ bytes: [UInt8], index: PlanIndex) throws -> Lecture {
        let classeur: ClasseurODS
        do { classeur = try ODSReader.read(bytes) } catch { throw RefusDeGrille.pasUnClasseur(error) }
        let identite = try identite(classeur, index)
        guard let feuille = classeur.feuilles.first(where: { $0.nom == GrilleDeSaisie.feuille }) else {
            throw RefusDeGrille.feuilleDisparue
        }
        let rows = try rows(feuille, identite)
        let etrangeres = rows.compactMap { row -> Faute? in
            guard let semestre = row["semestre"], semestre != identite.semestre.rawValue else { return nil }
            return Faute(
                lieu: row.lieu("semestre"),
                message:
                    "trouvé « \(semestre) », attendu \(identite.semestre), celui de la grille ; cette ligne vient-elle d'une autre grille ?"
            )
        }
        guard etrangeres.isEmpty else { throw FautesDeSaisie(fautes: etrangeres) }
        let videes = rows.filter { $0["connue"] != nil && !$0.remplit(SaisieCSV.declaration) }
        return Lecture(
            identite: identite,
            lues: try SaisieCSV.saisies(
                de: rows, provenance: .grille, identite.semestre, index, sinon: RefusDeGrille.vide),
            remarques: videes.map {
                "\($0.lieu) (\($0["noeud"] ?? "sans identifiant")) : ligne vidée, la saisie n° \($0["connue"] ?? "") reste en vigueur"
            })
    }

    private static func identite(_ classeur: ClasseurODS, _ index: PlanIndex) throws(RefusDeGrille) -> IdentiteDeGrille
    {
        let identite: IdentiteDeGrille
        do { identite = try IdentiteDeGrille(classeur) } catch { throw .sansIdentite(error) }
        let plan = index.plan.identifiant.rawValue
        guard identite.plan == plan else { throw .autrePlan(identite.plan, attendu: plan) }
        return identite
    }

    /// The rows under the titles; those that only show an axe hold no identifier and nothing to take.
    private static func rows(_ feuille: ClasseurODS.Feuille, _ identite: IdentiteDeGrille) throws -> [Rangee] {
        guard let entete = feuille.lignes.first, entete.numero == 1 else {
            throw FautesDeSaisie(fautes: [
                Faute(lieu: "\(feuille.nom), ligne 1", message: "les titres des colonnes ont disparu ; remettez-les")
            ])
        }
        let colonnes = entete.cellules.sorted { $0.key < $1.key }.map { place, cellule in
            (place: place, titre: cellule.texte, nom: SaisieCSV.avancements.nom(cellule.texte))
        }
        let fautes = SaisieCSV.avancements.fautes(colonnes.map(\.nom))
        guard fautes.isEmpty else {
            throw FautesDeSaisie(fautes: fautes.map { Faute(lieu: "\(feuille.nom), ligne 1", message: $0) })
        }
        let repere = Rangee.Repere(
            feuille: feuille.nom,
            colonnes: Dictionary(
                colonnes.map { ($0.nom, ($0.titre, ClasseurODS.lettres(colonne: $0.place))) },
                uniquingKeysWith: { first, _ in first }))
        return feuille.lignes.dropFirst().map { ligne in
            var cells: [String: String] = [:]
            var formules: Set<String> = []
            for colonne in colonnes {
                guard let cellule = ligne[colonne.place] else { continue }
                let texte = cellule.texte.saisi
                if !texte.isEmpty { cells[colonne.nom] = texte }
                if cellule.estFormule { formules.insert(colonne.nom) }
            }
            if cells["noeud"] != nil { cells["audience_de_la_grille"] = identite.audience.rawValue }
            return Rangee(ligne: ligne.numero, cells: cells, formules: formules, repere: repere)
        }
    }
}
