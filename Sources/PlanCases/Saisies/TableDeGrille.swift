import Exporters
import PlanModel

/// The sheet of the entries as rows of named cells, and what it holds beside them.
struct TableDeGrille {
    private struct Colonne {
        var place: Int
        var titre: String
        var nom: String
    }

    private let feuille: ClasseurODS.Feuille
    private let identite: IdentiteDeGrille
    private let index: PlanIndex
    private let colonnes: [Colonne]
    /// Those that somebody added beside ours, by their place.
    private let ajoutees: [Int: String]
    private let entete: ClasseurODS.Ligne
    /// In force at the semestre of the grid.
    private let enVigueur: [Identifiant<Noeud>: Avancement]
    /// All that was declared for the semestres before.
    private let avant: [Identifiant<Noeud>: [Saisie]]
    private(set) var remarques: [String] = []
    private(set) var nonPris: ReleveDesNonPris

    /// In a grid, a column that is gone says nothing of its field; without the identifiers, no row can be taken.
    private static let admises: Colonnes = {
        var colonnes = SaisieCSV.avancements
        colonnes.obligatoires = []
        return colonnes
    }()

    /// The row of the titles: the first one, or the one that was pushed down.
    static func entete(_ feuille: ClasseurODS.Feuille) -> ClasseurODS.Ligne? {
        feuille.lignes.prefix(20).first { ligne in
            let noms = ligne.cellules.values.map { admises.nom($0.texte) }
            return noms.contains("noeud") && noms.count(where: admises.connait) >= 4
        }
    }

    /// - Throws: `FautesDeSaisie` for titles that cannot be understood.
    init(
        _ feuille: ClasseurODS.Feuille, _ classeur: ClasseurODS, _ identite: IdentiteDeGrille, index: PlanIndex,
        suivi: Suivi
    ) throws {
        (self.feuille, self.identite, self.index) = (feuille, identite, index)
        enVigueur = suivi.declarations(identite.semestre)
        avant = Dictionary(
            grouping: suivi.avancements.lazy.map(\.saisie).filter { $0.semestre < identite.semestre }, by: \.noeud)
        nonPris = ReleveDesNonPris(classeur, identite, feuille: feuille, index: index)
        guard let entete = Self.entete(feuille) ?? feuille.lignes.first else {
            throw Self.refus(feuille, 1, ["la feuille est vide ; les titres des colonnes ont disparu"])
        }
        self.entete = entete
        let titrees = entete.cellules.sorted { $0.key < $1.key }.compactMap { place, cellule in
            cellule.estVide
                ? nil : Colonne(place: place, titre: cellule.texte, nom: Self.admises.nom(cellule.texte))
        }
        let estAjoutee = Self.ajoutees(titrees)
        colonnes = titrees.filter { !estAjoutee.contains($0.place) }
        ajoutees = Dictionary(
            titrees.filter { estAjoutee.contains($0.place) }.map { ($0.place, $0.titre) },
            uniquingKeysWith: { first, _ in first })
        let noms = colonnes.map(\.nom)
        guard noms.contains(where: Self.admises.connait) else {
            throw Self.refus(
                feuille, entete.numero,
                [
                    "les titres des colonnes ont disparu ; remettez la ligne des titres, telle qu'elle est dans une grille neuve"
                ])
        }
        var fautes = Self.admises.fautes(noms)
        if !noms.contains("noeud") {
            fautes.insert(
                "la colonne « Identifiant » (A, masquée) a disparu ou a perdu son titre ; remettez-le : sans elle, rien ne dit de quelle action parle chaque ligne",
                at: 0)
        }
        guard fautes.isEmpty else { throw Self.refus(feuille, entete.numero, fautes) }
        if feuille.nom != GrilleDeSaisie.feuille {
            remarques.append(
                "la feuille « \(GrilleDeSaisie.feuille) » a été renommée « \(feuille.nom) » ; elle a été lue quand même"
            )
        }
        remarques += Self.disparues(noms, feuille)
    }

    /// The columns under a title of somebody's own. One that stands for ours, or is spelt nearly so, is a title to mend.
    private static func ajoutees(_ titrees: [Colonne]) -> Set<Int> {
        let noms = titrees.map(\.nom)
        guard noms.contains(where: admises.connait) else { return [] }
        let disparues = GrilleRevenue.colonnes.filter { !noms.contains(admises.nom($0.titre)) }
        return Set(
            titrees.filter { colonne in
                !admises.connait(colonne.nom) && !disparues.contains { $0.place == colonne.place }
                    && valeurProche(de: colonne.nom, parmi: disparues.map { admises.nom($0.titre) }) == nil
            }.map(\.place))
    }

    private static func refus(_ feuille: ClasseurODS.Feuille, _ ligne: Int, _ messages: [String]) -> FautesDeSaisie {
        FautesDeSaisie(fautes: messages.map { Faute(lieu: "\(feuille.nom), ligne \(ligne)", message: $0) })
    }

    private static func disparues(_ noms: [String], _ feuille: ClasseurODS.Feuille) -> [String] {
        let disparues = GrilleRevenue.colonnes.map(\.titre).filter { !noms.contains(admises.nom($0)) }
        var remarques: [String] = []
        if !disparues.isEmpty {
            let titres = disparues.map { "« \($0) »" }.joined(separator: ", ")
            remarques.append(
                disparues.count > 1
                    ? "\(feuille.nom) : les colonnes \(titres) ne sont pas dans la grille ; ce qui est déjà enregistré pour elles reste"
                    : "\(feuille.nom) : la colonne \(titres) n'est pas dans la grille ; ce qui est déjà enregistré pour elle reste"
            )
        }
        if !noms.contains("connue") {
            remarques.append(
                "\(feuille.nom) : la colonne « Connue » (masquée) a disparu ; la grille ne dit plus de quelles saisies elle part, une ligne déjà saisie passe pour un conflit"
            )
        }
        return remarques
    }

    /// What a file that says nothing of a field leaves in place.
    func tenue(_ noeud: Identifiant<Noeud>, _ semestre: Semestre) -> Saisie? {
        semestre == identite.semestre ? enVigueur[noeud]?.saisie : nil
    }

    // MARK: - Rows

    /// The rows that bear an identifier; what the others hold, and what stands beside, goes into `nonPris`.
    mutating func rows() -> [Rangee] {
        let copies = copies
        nonPris.autresFeuilles(copie: copies)
        for (place, cellule) in entete.cellules.sorted(by: { $0.key < $1.key }) {
            note(commentaireDe: cellule, entete, place)
            if ajoutees[place] != nil { noteSansTitre(cellule, entete, place, nil) }
        }
        let repere = Rangee.Repere(
            feuille: feuille.nom,
            colonnes: Dictionary(
                colonnes.map { ($0.nom, ($0.titre, ClasseurODS.lettres(colonne: $0.place))) },
                uniquingKeysWith: { first, _ in first }))
        let presentes = Set(colonnes.map(\.nom))
        var rows: [Rangee] = []
        for ligne in feuille.lignes where ligne.numero != entete.numero {
            let row = row(ligne, presentes, repere)
            note(ligne, row)
            if row["noeud"] != nil { rows.append(row) }
        }
        return rows
    }

    /// For a copy of the sheet: only what differs from the sheet that is read, or from what is in force, was typed in it.
    private var copies: (ClasseurODS.Feuille) -> (ClasseurODS.Ligne, Int, ClasseurODS.Cellule) -> Bool {
        let placeDuNoeud = colonnes.first { $0.nom == "noeud" }?.place ?? 0
        let parNoeud = Dictionary(
            feuille.lignes.compactMap { ligne in ligne[placeDuNoeud].map { ($0.enClair.saisi, ligne) } },
            uniquingKeysWith: { first, _ in first })
        let parNumero = Dictionary(feuille.lignes.map { ($0.numero, $0) }, uniquingKeysWith: { first, _ in first })
        return { [colonnes, enVigueur, index] autre in
            guard let entete = Self.entete(autre) else { return { _, _, _ in false } }
            let noms = entete.cellules.mapValues { Self.admises.nom($0.texte) }
            let placeDuNoeud = noms.first { $0.value == "noeud" }?.key ?? 0
            return { ligne, place, cellule in
                guard let nom = noms[place], Self.admises.connait(nom) else {
                    return parNumero[ligne.numero]?[place]?.texte == cellule.texte
                }
                // Titles, and what the program hides for itself.
                if ligne.numero == entete.numero || Self.techniques.contains(nom) { return true }
                let noeud = ligne[placeDuNoeud]?.enClair.saisi ?? ""
                let ici = colonnes.first { $0.nom == nom }?.place
                let meme = noeud.isEmpty ? parNumero[ligne.numero]?[place] : ici.flatMap { parNoeud[noeud]?[$0] }
                if meme?.texte == cellule.texte { return true }
                let tenue = (try? index.designe(par: noeud)).flatMap { enVigueur[$0.id]?.saisie }
                return ChampDeDeclaration(rawValue: nom).flatMap { tenue?.texte($0) }?.foldedCode
                    == cellule.enClair.foldedCode
            }
        }
    }

    private static let techniques: Set<String> = [
        "noeud", "connue", "semestre", "audience_de_la_grille", SaisieLue.Origine.colonneReservee,
    ]

    private func row(_ ligne: ClasseurODS.Ligne, _ presentes: Set<String>, _ repere: Rangee.Repere) -> Rangee {
        var cells: [String: String] = [:]
        var formules: Set<String> = []
        for colonne in colonnes {
            guard let cellule = ligne[colonne.place], !cellule.estCouverte else { continue }
            let texte = Self.texte(cellule, colonne.nom)
            if !texte.isEmpty { cells[colonne.nom] = texte }
            if cellule.estFormule { formules.insert(colonne.nom) }
        }
        if cells["noeud"] != nil {
            cells["audience_de_la_grille"] = identite.audience.rawValue
            cells[SaisieLue.Origine.colonneReservee] =
                identite.reservees.map(\.rawValue).sorted().joined(separator: " ")
        }
        return Rangee(ligne: ligne.numero, cells: cells, presentes: presentes, formules: formules, repere: repere)
    }

    /// The meaning of a cell depends on its column: the value for a number or a tick, the words as seen for the rest.
    private static func texte(_ cellule: ClasseurODS.Cellule, _ nom: String) -> String {
        let parValeur =
            switch ChampDeDeclaration(rawValue: nom)?.genre {
            case .pourcentage: [.nombre, .pourcentage].contains(cellule.genre)
            case .ouiNon: cellule.genre == .logique
            case .choix, .texte: false
            case nil: nom == "connue"
            }
        return (parValeur ? cellule.texte : cellule.enClair).saisi
    }

    // MARK: - What is not taken

    private mutating func note(_ ligne: ClasseurODS.Ligne, _ row: Rangee) {
        let noeud = row["noeud"].flatMap { try? index.designe(par: $0.sansInvisibles) }
        let tenue = noeud.flatMap { enVigueur[$0.id]?.saisie }
        let rappels = noeud.map { GrilleRevenue.rappels(avant[$0.id] ?? []) } ?? []
        for (place, cellule) in ligne.cellules.sorted(by: { $0.key < $1.key }) {
            note(commentaireDe: cellule, ligne, place)
            if cellule.estVide { continue }
            guard let colonne = colonnes.first(where: { $0.place == place }) else {
                noteSansTitre(cellule, ligne, place, tenue)
                continue
            }
            if cellule.estCouverte {
                ajoute(
                    cellule, ligne, place, "la cellule est cachée sous une autre, avec laquelle elle a été fusionnée")
            } else if row["noeud"] == nil {
                if colonne.nom == "code", GrilleRevenue.estUnBandeau(cellule.texte, index) { continue }
                ajoute(cellule, ligne, place, SaisieCSV.raisonSansObjet(nil))
            } else if let noeud {
                note(cellule, ligne, colonne, noeud, rappels)
                noteReserves(cellule, ligne, colonne)
            } else if colonne.nom != "connue", !row.remplit(SaisieCSV.declaration) {
                // What it declares would be a fault.
                ajoute(cellule, ligne, place, SaisieCSV.raisonSansObjet(row["noeud"]))
            }
        }
        if ligne.fois > 1, row["noeud"] != nil {
            remarques.append(
                "\(feuille.nom), lignes \(ligne.numero) à \(ligne.numero + ligne.fois - 1) : la même ligne recopiée, lue une seule fois"
            )
        }
    }

    /// What was typed and will be taken, but may not mean what it says.
    private mutating func noteReserves(_ cellule: ClasseurODS.Cellule, _ ligne: ClasseurODS.Ligne, _ colonne: Colonne) {
        guard ChampDeDeclaration(rawValue: colonne.nom) != nil else { return }
        let lieu = ReleveDesNonPris.lieu(feuille, ligne, colonne.place)
        for reserve in cellule.reserves {
            switch reserve {
            case .barre:
                remarques.append(
                    "\(lieu) : « \(cellule.enClair.abrege(60)) » est barré, en tout ou en partie ; le texte est pris comme s'il ne l'était pas, effacez ce qui ne vaut plus"
                )
            case .formatInconnu(let code):
                remarques.append(
                    "\(lieu) : le format de la cellule (\(code.abrege(60))) n'est pas compris ; lu « \(cellule.enClair.abrege(60)) », vérifiez que c'est ce que la cellule montre"
                )
            }
        }
    }

    /// A column that only recalls something, and whose text was changed.
    private mutating func note(
        _ cellule: ClasseurODS.Cellule, _ ligne: ClasseurODS.Ligne, _ colonne: Colonne, _ noeud: Noeud,
        _ rappels: [(titre: String, textes: Set<String>)]
    ) {
        let cle = cellule.enClair.foldedCode
        let connus = GrilleRevenue.dits(noeud, index) + rappels
        guard let attendus = connus.first(where: { Self.admises.nom($0.titre) == colonne.nom })?.textes else { return }
        guard !attendus.contains(cle), !attendus.contains(cellule.texte.foldedCode), !Reserve.estUne(cle) else {
            return
        }
        ajoute(cellule, ligne, colonne.place, "la colonne « \(colonne.titre) » ne fait que rappeler ce qui est connu")
    }

    private mutating func noteSansTitre(
        _ cellule: ClasseurODS.Cellule, _ ligne: ClasseurODS.Ligne, _ place: Int, _ tenue: Saisie?
    ) {
        if let titre = ajoutees[place] {
            ajoute(cellule, ligne, place, "la colonne « \(titre.saisiSurUneLigne) » n'est pas de la grille")
            return
        }
        // A title that was wiped off: what is in force is there as it left.
        let effacee = GrilleRevenue.colonnes.first { colonne in
            colonne.place == place && !colonnes.contains { $0.nom == Self.admises.nom(colonne.titre) }
        }
        if let effacee, let champ = ChampDeDeclaration(rawValue: Self.admises.nom(effacee.titre)),
            let texte = tenue?.texte(champ), texte.foldedCode == cellule.enClair.foldedCode || texte == cellule.texte
        {
            return
        }
        let remede = effacee.map { " ; le titre « \($0.titre) » a-t-il été effacé ?" } ?? ""
        ajoute(cellule, ligne, place, "la colonne n'a pas de titre\(remede)")
    }

    private mutating func note(
        commentaireDe cellule: ClasseurODS.Cellule, _ ligne: ClasseurODS.Ligne, _ place: Int
    ) {
        guard let commentaire = cellule.commentaire, !GrilleRevenue.estUneAide(commentaire) else { return }
        nonPris.ajoute(
            "\(ReleveDesNonPris.lieu(feuille, ligne, place)), commentaire", commentaire,
            "les commentaires ne sont pas lus")
    }

    private mutating func ajoute(
        _ cellule: ClasseurODS.Cellule, _ ligne: ClasseurODS.Ligne, _ place: Int, _ raison: String
    ) {
        nonPris.ajoute(ReleveDesNonPris.lieu(feuille, ligne, place), cellule.enClair, raison)
    }
}
