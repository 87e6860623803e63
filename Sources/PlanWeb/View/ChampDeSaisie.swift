/// A field of a form, for the template « champ ». Every key is its own: none is looked up around it.
struct ChampDeSaisie {
    var id: String
    var nom: String
    var libelle: String
    var type = "text"
    var valeur = ""
    var court = false
    var facultatif = false
    var requis = true
    var longue = false
    var options: Options?
    var autocompletion: String?
    var clavier: String?
    var aide: String?
    var erreur: String?
    /// The identifiers of its help and of its fault.
    var decrit: String?

    struct Options { var choix: [Choix] }
    struct Choix {
        var code: String
        var texte: String
        var choisi: Bool
    }

    init(
        _ nom: String, _ libelle: String, type: String = "text", valeur: String = "", autocompletion: String? = nil,
        aide: String? = nil, erreur: String? = nil
    ) {
        (id, self.nom, self.libelle, self.type, self.valeur) = (nom, nom, libelle, type, valeur)
        (self.autocompletion, self.aide, self.erreur) = (autocompletion, aide, erreur)
        let descriptions = [aide.map { _ in "\(nom)-aide" }, erreur.map { _ in "\(nom)-erreur" }].compactMap(\.self)
        decrit = descriptions.isEmpty ? nil : descriptions.joined(separator: " ")
    }
}
