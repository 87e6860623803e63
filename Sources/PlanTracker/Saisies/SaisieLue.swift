import Exporters
import PlanModel

/// An entry read from a file and, when the file is a grid, what the grid knew when it was made.
struct SaisieLue {
    var saisie: Saisie
    var origine: Origine?

    struct Origine {
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
    /// What differs from another declaration of the same node, said from that one to this one.
    func ecarts(depuis autre: Saisie) -> [String] {
        func valeurs(_ saisie: Saisie) -> [(nom: String, texte: String?)] {
            [
                ("état", saisie.etat.libelle), ("avancement", saisie.avancement.map { "\($0.rawValue) %" }),
                ("météo", saisie.meteo.libelle),
            ] + saisie.textes + [("audience de la note", saisie.note?.audience.rawValue)]
        }
        return zip(valeurs(autre), valeurs(self)).filter { $0.texte != $1.texte }.map { avant, apres in
            let (de, a) = (avant.texte?.abrege(60) ?? "rien", apres.texte?.abrege(60) ?? "rien")
            return "\(apres.nom) : « \(de) » dans la base, « \(a) » dans la grille"
        }
    }
}
