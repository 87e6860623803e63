/// The lines at the head of the pages, from `styles.xml`: each is said once, whatever the kinds of pages.
struct EnteteODT {
    private(set) var lignes: [String] = []
    private var profondeur = 0
    /// Depth of the head, of the paragraph and of the field that are open.
    private var entete: Int?
    private var paragraphe: Int?
    private var champ: Int?
    private var ligne = ""

    mutating func recevoir(_ event: XMLEvents.Event) {
        switch event {
        case .debut(let balise):
            profondeur += 1
            if entete == nil {
                let isHead = ["header", "header-left", "header-first"].contains(balise.nom)
                if balise.espace == EspacesODF.style, isHead { entete = profondeur }
            } else if paragraphe == nil {
                if balise.espace == EspacesODF.text, balise.nom == "p" || balise.nom == "h" { paragraphe = profondeur }
            } else if champ == nil, EspacesODF.isPageField(balise) {
                champ = profondeur
            } else if balise.espace == EspacesODF.text, ["s", "tab", "line-break"].contains(balise.nom) {
                ligne += " "
            }
        case .texte(let texte): if paragraphe != nil, champ == nil { ligne += texte }
        case .fin:
            if champ == profondeur { champ = nil }
            if entete == profondeur { entete = nil }
            if paragraphe == profondeur {
                paragraphe = nil
                let dite = ligne.split { $0.isNewline || $0 == " " || $0 == "\t" }.joined(separator: " ")
                if !dite.isEmpty, !lignes.contains(dite) { lignes.append(dite) }
                ligne = ""
            }
            profondeur -= 1
        }
    }
}
