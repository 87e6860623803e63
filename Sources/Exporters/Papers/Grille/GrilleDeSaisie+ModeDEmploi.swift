import PlanModel

extension GrilleDeSaisie {
    /// The first sheet: what the grid is for, how to fill it in, how it comes back.
    var modeDEmploi: FeuilleODS {
        FeuilleODS(nom: Self.feuilleDuModeDEmploi, colonnes: [.init(38), .init(238)], protegee: true) { lignes in
            func seule(_ texte: String, _ style: ODSStyles.Cellule) { lignes.ligne([.init(.texte(texte), style)]) }
            func definition(_ terme: String, _ texte: String) {
                lignes.ligne([.init(.texte(terme), .gras), .init(.texte(Typographie.francaise(texte)), .donnee)])
            }
            seule("Grille de saisie – \(semestre.libelle)", .titre)
            seule(export.plan.titre.surUneLigne, .sousTitre)
            if let mention = export.mention { seule(mention.surUneLigne, .intertitre) }
            lignes.ligneVide()
            definition("Département", export.plan.departement.nom)
            definition(
                "Semestre",
                "\(semestre.libelle), du \(semestre.debut.enToutesLettres) au \(semestre.fin.enToutesLettres)")
            definition("Contenu", contenu)
            let tues = export.regard.reservees.filter(Colonne.remplies.contains).map(\.libelle).joined(separator: ", ")
            let notes =
                export.audience == .interne
                ? "toutes les notes y sont"
                : "les notes plus réservées n'y sont pas, et restent\(tues.isEmpty ? "" : " ; \(tues) n'y sont pas non plus : une cellule laissée vide n'efface rien")"
            definition("Audience", "\(export.audience.rawValue) : \(notes)")
            definition("Base lue jusqu’au", date.jour(export.plan.heureLocale).enToutesLettres)
            lignes.ligneVide()
            seule(Self.titreDesConsignes, .intertitre)
            for (terme, texte) in Self.consignes { definition(terme, texte) }
            lignes.ligneVide()
            seule(Self.titreDesColonnes, .intertitre)
            for colonne in Colonne.allCases {
                if let aide = colonne.aide { definition(colonne.titre, aide) }
            }
        }
    }

    private static let titreDesConsignes = "Comment remplir"
    private static let titreDesColonnes = "Ce que chaque colonne attend"

    private static let consignes: [(terme: String, texte: String)] = [
        (
            "1.",
            "Ouvrez la feuille « \(feuille) ». Les colonnes à titre bleu rappellent de quoi parle la ligne et sa situation précédente ; elles ne se modifient pas."
        ),
        (
            "2.",
            "Remplissez les colonnes à titre vert, une ligne à la fois. L'état est obligatoire dès qu'une ligne est remplie ; le reste est facultatif."
        ),
        (
            "3.",
            "Une ligne laissée vide est passée. Une ligne déjà remplie reprend ce qui est enregistré : la changer la corrige."
        ),
        (
            "4.",
            "N'ajoutez et ne déplacez ni ligne ni colonne. Pour coller un texte : Collage spécial, texte sans format."
        ),
        (
            "5.",
            "Enregistrez au format ODS (Classeur OpenDocument) ou XLSX (Classeur Excel) et renvoyez le fichier au secrétariat du comité de suivi, qui l'enregistre."
        ),
    ]

    /// What the first sheet says in every grid; the rest of it is what `termesVariables` announce.
    static var textesFixes: [String] {
        anciens + [titreDesConsignes, titreDesColonnes]
            + consignes.flatMap { [$0.terme, Typographie.francaise($0.texte)] }
            + Colonne.allCases.flatMap { colonne in
                colonne.aide.map { [colonne.titre, Typographie.francaise($0)] } ?? []
            }
    }

    /// What the columns of grids that left earlier say.
    static let anciennesAides = [
        "Où en est l'action : \(Etat.allCases.map(\.libelle).joined(separator: ", ")).",
        "« oui » si l'action ne peut plus avancer sans aide ; donnez alors le motif.",
        "Ce qui bloque. Obligatoire si l'action est bloquée, vide sinon.",
        "Ce qui est demandé aux copilotes pour débloquer l'action.",
    ]

    /// What grids that left earlier say.
    private static let anciens =
        [
            "Ouvrez la feuille « \(feuille) ». Les colonnes à titre bleu rappellent l'action et sa situation précédente ; elles ne se modifient pas.",
            "Remplissez les colonnes à titre vert, une ligne par action. L'état est obligatoire dès qu'une ligne est remplie ; le reste est facultatif.",
            "Enregistrez au format ODS (Classeur OpenDocument) et renvoyez le fichier au secrétariat du comité de suivi, qui l'enregistre.",
        ].map { Typographie.francaise($0) } + anciennesAides.map { Typographie.francaise($0) }

    static let termesVariables: Set<String> = ["Département", "Semestre", "Contenu", "Audience", "Base lue jusqu’au"]

    /// Whether folded words are what the first sheet said of one of those terms. The plan may have gained nodes since, and
    /// the rules of audiences may have changed.
    static func dit(_ terme: String, _ cle: String, _ identite: IdentiteDeGrille, _ index: PlanIndex) -> Bool {
        let semestre = identite.semestre
        // « 6 lignes »; « 6 actions et sous-actions » in grids that left earlier.
        func estUnCompte(_ texte: Substring) -> Bool {
            let mots = texte.drop { $0 == " " || $0.isNumber }
            return ["ligne", "lignes"].contains(mots)
                || mots.hasPrefix("action") && texte.split(separator: " ").count <= 6
        }
        switch terme {
        case "Département": return cle == index.plan.departement.nom.folded
        case "Semestre":
            return cle
                == "\(semestre.libelle), du \(semestre.debut.enToutesLettres) au \(semestre.fin.enToutesLettres)".folded
        case "Contenu":
            guard let virgule = cle.lastIndex(of: ","), estUnCompte(cle[virgule...].dropFirst(2)) else { return false }
            let (genre, nom) = (identite.filtre.prefix { $0 != " " }, identite.filtre.drop { $0 != " " }.dropFirst())
            let perimetre =
                switch genre {
                case "pilote": "ce que pilote \(index.organisation(String(nom))?.nom.valeur ?? String(nom))"
                case "territoire": "ce qui concerne \(nom)"
                case "axe":
                    Identifiant<Noeud>(rawValue: String(nom)).flatMap(index.noeud).map {
                        "\(index.designation(de: $0)) – \($0.titreAffiche)"
                    } ?? String(nom)
                default: "tout le plan"
                }
            return cle[..<virgule] == perimetre.folded
        case "Audience":
            let debut = "\(identite.audience.rawValue) : ".folded
            return cle.hasPrefix(debut)
                && ["toutes les notes y sont", "et restent", "n'efface rien"].contains { cle.hasSuffix($0) }
        case "Base lue jusqu’au":
            return cle.split(separator: " ").count == 3 && Jour(saisi: cle.replacing("1er ", with: "1 ")) != nil
        default: return false
        }
    }

    private var contenu: String {
        let nombre = compte(noeuds.count, "ligne")
        return switch perimetre {
        case .tout: "tout le plan, \(nombre)"
        case .sous(let axe):
            "\(index.noeud(axe).map { "\(index.designation(de: $0)) – \($0.titreAffiche)" } ?? axe.rawValue), \(nombre)"
        case .pilote(let nom): "ce que pilote \(index.organisation(nom)?.nom.valeur ?? nom), \(nombre)"
        case .territoire(let nom): "ce qui concerne \(nom), \(nombre)"
        }
    }
}
