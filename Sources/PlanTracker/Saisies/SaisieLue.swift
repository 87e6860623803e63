import Exporters
import PlanModel

/// An entry read from a file and, when the file is a grid, what the grid knew when it was made.
struct SaisieLue: Sendable {
    var saisie: Saisie
    var origine: Origine?

    struct Origine: Sendable {
        var rangee: Rangee
        /// Number of the declaration in force when the grid was made; nil when there was none.
        var connue: Int?
        /// Whom the grid was made for: it lacks the notes of narrower ones.
        var audience: Audience

        init(_ reader: inout RowReader) {
            rangee = reader.row
            connue = reader.optional("connue", "le numéro d'une saisie, ou rien") { Int($0) }
            audience = reader.choice("audience_de_la_grille", \.rawValue) ?? .interne
        }
    }
}

extension Saisie {
    /// A field, in the other declaration and in this one; nil when it is not given.
    struct Ecart: Hashable, Sendable {
        var nom: String
        var avant: String?
        var apres: String?
    }

    /// What differs from another declaration of the same node, or from none.
    func ecarts(depuis autre: Saisie?) -> [Ecart] {
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
