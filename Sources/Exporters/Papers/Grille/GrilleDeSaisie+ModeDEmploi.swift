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
            "Ouvrez la feuille « \(feuille) ». Les colonnes à titre bleu rappellent l'action et sa situation précédente ; elles ne se modifient pas."
        ),
        (
            "2.",
            "Remplissez les colonnes à titre vert, une ligne par action. L'état est obligatoire dès qu'une ligne est remplie ; le reste est facultatif."
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

    /// What grids that left earlier say.
    private static let anciens = [
        "Enregistrez au format ODS (Classeur OpenDocument) et renvoyez le fichier au secrétariat du comité de suivi, qui l'enregistre."
    ].map { Typographie.francaise($0) }

    static let termesVariables: Set<String> = ["Département", "Semestre", "Contenu", "Audience", "Base lue jusqu’au"]

    private var contenu: String {
        let nombre = compte(noeuds.count, "action ou sous-action", "actions et sous-actions")
        return switch perimetre {
        case .tout: "tout le plan, \(nombre)"
        case .sous(let axe):
            "\(index.noeud(axe).map { "\(index.designation(de: $0)) – \($0.titreAffiche)" } ?? axe.rawValue), \(nombre)"
        case .pilote(let nom): "ce que pilote \(index.organisation(nom)?.nom.valeur ?? nom), \(nombre)"
        case .territoire(let nom): "ce qui concerne \(nom), \(nombre)"
        }
    }
}
