import Exporters
import PlanModel

/// A grid that comes back: is it one of this plan, and what do its rows say?
enum SaisieGrille {
    /// - Throws: `Refusal`: the file is no grid of this plan, or every fault of its rows.
    static func saisies(
        _ bytes: [UInt8], fichier: String, plan reference: String, index: PlanIndex
    ) throws -> (lues: [SaisieLue], remarques: [String]) {
        let classeur = try classeur(bytes, fichier, reference)
        let identite = try identite(classeur, fichier, reference, index)
        guard let feuille = classeur.feuilles.first(where: { $0.nom == GrilleDeSaisie.feuille }) else {
            throw Refusal("« \(fichier) » : la feuille « \(GrilleDeSaisie.feuille) » a disparu ; \(refaire(reference))")
        }
        let rows = try rows(feuille, identite)
        for row in rows {
            guard let semestre = row["semestre"], semestre != identite.semestre.rawValue else { continue }
            throw Refusal(
                "\(row.lieu("semestre")) : trouvé « \(semestre) », attendu \(identite.semestre), celui de la grille ; cette ligne vient-elle d'une autre grille ?"
            )
        }
        let videes = rows.filter { $0["connue"] != nil && !$0.remplit(SaisieCSV.declaration) }
        return (
            try SaisieCSV.saisies(
                de: rows, provenance: .grille, identite.semestre, index,
                sinon: "« \(fichier) » : aucune ligne de la grille n'est remplie, il n'y a rien à enregistrer"),
            videes.map {
                "\($0.lieu) (\($0["noeud"] ?? "sans identifiant")) : ligne vidée, la saisie n° \($0["connue"] ?? "") reste en vigueur"
            }
        )
    }

    private static func classeur(
        _ bytes: [UInt8], _ fichier: String, _ reference: String
    ) throws -> ClasseurODS {
        do { return try ODSReader.read(bytes) } catch .texte {
            throw Refusal(
                "« \(fichier) » n'est pas un classeur ODS mais un texte : si c'est la grille enregistrée en CSV, donnez-la avec --csv"
            )
        } catch { throw Refusal("« \(fichier) » : \(error)") }
    }

    private static func identite(
        _ classeur: ClasseurODS, _ fichier: String, _ reference: String, _ index: PlanIndex
    ) throws -> IdentiteDeGrille {
        let identite: IdentiteDeGrille
        do { identite = try IdentiteDeGrille(classeur) } catch .aucune {
            throw Refusal("« \(fichier) » est un classeur, mais pas une grille de plantracker ; \(refaire(reference))")
        } catch .autreFormat(let format) {
            throw Refusal(
                "« \(fichier) » : grille au format « \(format) », ce programme lit le format \(IdentiteDeGrille.formatActuel) ; \(refaire(reference)), ou mettez plantracker à jour"
            )
        } catch .abimee(let propriete, let valeur) {
            throw Refusal("« \(fichier) » : trouvé « \(valeur) » pour « \(propriete) » ; \(refaire(reference))")
        }
        let plan = index.plan.identifiant.rawValue
        guard identite.plan == plan else {
            throw Refusal(
                "« \(fichier) » est une grille du plan « \(identite.plan) », pas de « \(plan) » ; plantracker record \(identite.plan) --grille \(fichier)"
            )
        }
        return identite
    }

    private static func refaire(_ reference: String) -> String {
        "faites-en une : plantracker grille \(reference) --semestre 2018-S2 --output grille.ods"
    }

    /// The rows under the titles; those that only show an axe hold no identifier and nothing to take.
    private static func rows(_ feuille: ClasseurODS.Feuille, _ identite: IdentiteDeGrille) throws -> [Rangee] {
        guard let entete = feuille.lignes.first, entete.numero == 1 else {
            throw Refusal("\(feuille.nom), ligne 1 : les titres des colonnes ont disparu ; remettez-les")
        }
        let colonnes = entete.cellules.sorted { $0.key < $1.key }.map { place, cellule in
            (place: place, titre: cellule.texte, nom: SaisieCSV.avancements.nom(cellule.texte))
        }
        let fautes = SaisieCSV.avancements.fautes(colonnes.map(\.nom))
        guard fautes.isEmpty else {
            throw Refusal(fautes.map { "\(feuille.nom), ligne 1 : \($0)" }.joined(separator: "\n"))
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
