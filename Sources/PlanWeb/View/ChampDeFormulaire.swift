/// A field of a form, as the template « champ » draws it: its label, its help and its fault tied to it.
struct ChampDeFormulaire {
    var id: String
    var nom: String
    var libelle: String
    var type = "text"
    var valeur = ""
    var aide: String?
    var erreur: String?
    var facultatif = false
    var requis = false
    /// A list to choose from, instead of words.
    var options: Options?
    var longue = false
    var court = false
    var clavier: String?
    var autocompletion: String?

    struct Options { var choix: [Choix] }
    struct Choix {
        var code: String
        var texte: String
        var choisi: Bool
    }

    /// What a screen reader says after the label; set once help and fault are known.
    private(set) var decrit: String?

    /// The same, its help and its fault being tied to it.
    var lie: ChampDeFormulaire {
        var champ = self
        let textes = [aide.map { _ in "\(id)-aide" }, erreur.map { _ in "\(id)-erreur" }].compactMap(\.self)
        champ.decrit = textes.isEmpty ? nil : textes.joined(separator: " ")
        return champ
    }

    init(id: String, nom: String, libelle: String) { (self.id, self.nom, self.libelle) = (id, nom, libelle) }
}
