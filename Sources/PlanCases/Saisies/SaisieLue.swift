import Exporters
package import PlanModel

/// An entry read from a file and, when the file is a grid, what the grid knew when it was made.
package struct SaisieLue: Sendable {
    /// Whole: what the file does not say is what was in force when it was read.
    var saisie: Saisie
    var declaration: DeclarationLue
    var origine: Origine?
    var rangee: Rangee

    struct Origine: Sendable {
        /// Number of the declaration in force when the grid was made; nil when there was none.
        var connue: Int?
        /// Whom the grid was made for: it lacks the notes of narrower ones.
        var audience: Audience

        /// Of the row of a grid, put there from what the grid says of itself.
        static let colonneReservee = "reserve_de_la_grille"

        /// What a grid was made without. One that was saved as CSV only says whom it was made for.
        static func reservees(_ row: Rangee, _ plan: Plan) -> Set<Donnee> {
            if let dites = row[colonneReservee] {
                return Set(dites.split(separator: " ").compactMap { Donnee(rawValue: String($0)) })
            }
            guard let audience = row["audience_de_la_grille"].flatMap(Audience.init(saisi:)) else { return [] }
            return Set(plan.regard(audience).reservees)
        }

        init(_ reader: inout RowReader) {
            connue = reader.optional(
                "connue",
                "le numéro d'une saisie, ou rien : le programme seul remplit cette colonne, masquée ; videz la cellule"
            ) { Int($0.sansInvisibles) }
            audience =
                reader.optional("audience_de_la_grille", "interne, partenaires ou public", Audience.init(saisi:))
                ?? .interne
        }
    }
}

extension Saisie {
    /// A field, in the other declaration and in this one; nil when it is not given.
    package struct Ecart: Hashable, Sendable {
        package var nom: String
        package var avant: String?
        package var apres: String?

        /// Said of one that takes something off.
        package var effacement: String { "efface : \(nom) (« \(avant?.abrege(80) ?? "") »)" }
    }

    /// What was said and is said no more.
    package func effacements(depuis autre: Saisie?) -> [Ecart] {
        ecarts(depuis: autre).filter { ecart in
            // The audience goes with its note.
            ecart.nom != "audience de la note" && ecart.avant != nil && ecart.apres == nil
                || ecart.nom == "météo" && meteo == .nonRenseignee && autre != nil
        }
    }

    /// What differs from another declaration of the same node, or from none.
    package func ecarts(depuis autre: Saisie?) -> [Ecart] {
        func valeurs(_ saisie: Saisie) -> [(nom: String, texte: String?)] {
            [
                ("état", saisie.etat.libelle), ("avancement", saisie.avancement.map { "\($0.rawValue) %" }),
                ("météo", saisie.meteo == .nonRenseignee && autre == nil ? nil : saisie.meteo.libelle),
            ] + saisie.textes + [("audience de la note", saisie.note?.audience.rawValue)]
        }
        let apres = valeurs(self)
        let avant = autre.map(valeurs) ?? apres.map { ($0.nom, nil) }
        return zip(avant, apres).filter { $0.texte != $1.texte }.map {
            Ecart(nom: $1.nom, avant: $0.texte, apres: $1.texte)
        }
    }
}

extension Suivi {
    /// What is in force for a node and a semestre, read once for each semestre.
    package var tenue: SaisieCSV.Tenue {
        var parSemestre: [Semestre: [Identifiant<Noeud>: Avancement]] = [:]
        return { noeud, semestre in
            let declarations = parSemestre[semestre] ?? self.declarations(semestre)
            parSemestre[semestre] = declarations
            return declarations[noeud]?.saisie
        }
    }
}
