/// What libyaml, or the walk of its events, found wrong; said in French.
struct YAMLFault {
    enum Genre {
        /// As libyaml says it.
        case ecriture(_ probleme: String, contexte: String = "")
        case caractere
        case ancre
        case clesEnDouble([String])
        case profondeur(Int)
        case nombre
        case memoire
    }

    let genre: Genre
    let lieu: Arbre.Lieu

    init(_ genre: Genre, _ lieu: Arbre.Lieu = .inconnu) { (self.genre, self.lieu) = (genre, lieu) }

    func diagnostic(_ file: String) -> Diagnostic {
        let (trouve, attendu, remede) = words
        return Diagnostic(fichier: file, lieu: lieu, trouve: trouve, attendu: attendu, remede: remede)
    }

    private var words: (trouve: String, attendu: String, remede: String?) {
        switch genre {
        case .ecriture(let probleme, let contexte):
            (
                "une écriture que YAML ne permet pas\(Self.french(probleme))", "du YAML bien formé",
                Self.remedy(for: probleme, context: contexte)
            )
        case .caractere:
            (
                "un caractère que YAML ne permet pas", "du texte",
                "supprimez ce caractère invisible, souvent venu d'un copier-coller"
            )
        case .ancre:
            (
                "une ancre ou un alias YAML (« & » ou « * »)", "des valeurs écrites en toutes lettres",
                "recopiez la valeur, ou mettez le texte entre guillemets s'il commence par ce signe"
            )
        case .clesEnDouble(let cles):
            (
                "la clé \(cles.map { "« \($0) »" }.joined(separator: ", ")) écrite deux fois dans la même table",
                "chaque clé une seule fois", "réunissez les deux valeurs sous une seule clé"
            )
        case .profondeur(let limite):
            (
                "une valeur dans plus de \(limite) listes ou tables", "un plan, où dix suffisent",
                "vérifiez l'indentation, et les crochets ou accolades qui ne se ferment pas"
            )
        case .nombre:
            (
                "plus de deux millions de valeurs", "un plan",
                "un plan en compte quelques milliers : vérifiez que c'est le bon fichier"
            )
        case .memoire: ("un fichier trop grand pour la mémoire", "un plan", nil)
        }
    }

    /// libyaml speaks English: what it says most, in French; nothing for the rest, which the place and the remedy tell.
    private static func french(_ problem: String) -> String {
        let words: KeyValuePairs = [
            "mapping values are not allowed": "un « : » à une place où il n'ouvre pas de valeur",
            "did not find expected key": "une ligne qui n'est pas une clé",
            "could not find expected ':'": "une clé sans « : »",
            "did not find expected '-' indicator": "une ligne qui n'est pas un élément de la liste",
            "did not find expected ',' or": "une liste ou une table en ligne qui ne se ferme pas",
            "unexpected end of stream": "la fin du fichier avant la fin d'un texte entre guillemets",
            "another document": "un second document",
            "found undefined alias": "un « * » qui renvoie à rien",
            "found character that cannot start any token": "un signe qui ne peut pas ouvrir un texte",
            "did not find expected alphabetic or numeric character": "un « & » ou un « * » sans nom",
            "found unknown escape character": "une barre oblique inverse qui n'annonce rien",
            "block sequence entries are not allowed": "un tiret à une place où il n'ouvre pas de liste",
            "did not find expected node content": "une valeur qui manque",
            "did not find expected <document start>": "du texte après la fin du plan",
            "found a tab character": "une tabulation",
            "did not find expected hexdecimal number": "un code de caractère inachevé",
            "did not find expected comment or line break": "du texte après « | » ou « > »",
            "found unexpected document indicator": "une ligne « --- » ou « ... » dans un texte entre guillemets",
        ]
        return words.first { problem.contains($0.key) }.map { " (\($0.value))" } ?? ""
    }

    private static func remedy(for problem: String, context: String) -> String {
        switch problem {
        case let text where text.contains("mapping values are not allowed"):
            "un « : » suivi d'une espace ouvre une valeur : mettez tout le texte entre guillemets"
        case let text where text.contains("did not find expected key"):
            "vérifiez l'alignement de cette ligne avec les précédentes, et les guillemets"
        case let text
        where text.contains("did not find expected alphabetic or numeric character")
            || text.contains("found undefined alias")
            || text.contains("found character that cannot start any token"):
            "un texte qui commence par ce signe se met entre guillemets"
        case let text where text.contains("could not find expected ':'"):
            "ajoutez « : » et une espace après la clé, ou alignez cette ligne avec le texte qu'elle continue"
        case let text where text.contains("unknown escape"):
            "entre guillemets droits, doublez la barre oblique inverse, ou employez des apostrophes"
        case let text where text.contains("unexpected end of stream"):
            "un guillemet ou une accolade ouvert plus haut n'est pas refermé"
        case let text where text.contains("another document"):
            "un fichier décrit un seul plan : supprimez la ligne « --- »"
        case let text where text.contains("did not find expected ',' or"):
            "il manque une virgule ou un crochet fermant dans la liste ou la table en ligne"
        default: context.isEmpty ? "vérifiez l'indentation et les guillemets" : "vérifiez les lignes qui précèdent"
        }
    }
}

extension YAMLTree {
    static func empty(_ file: String) -> UnreadablePlan {
        fault(
            file, .inconnu, found: "un fichier vide", expected: "un plan",
            remedy: "partez d'un des plans fournis dans le dossier « plans »")
    }

    static func fault(
        _ file: String, _ place: Arbre.Lieu, found: String, expected: String, remedy: String? = nil
    ) -> UnreadablePlan {
        UnreadablePlan(diagnostics: [
            Diagnostic(fichier: file, lieu: place, trouve: found, attendu: expected, remede: remedy)
        ])
    }
}
