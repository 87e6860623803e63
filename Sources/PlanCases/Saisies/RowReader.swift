import Exporters
import PlanModel

/// A row of named cells, whatever the file: each fault of it is said to be where its user sees it.
package struct Rangee: Sendable {
    /// As the file numbers it: an editor or a spreadsheet.
    var ligne: Int
    private var cells: [String: String]
    /// Columns whose cell is computed: its value may be anything.
    private var formules: Set<String>
    /// Columns that the file has, for this row: an empty cell of one of them erases, a column that is absent does not.
    private var presentes: Set<String>
    /// Written by this program, and not by a person.
    let estUnExport: Bool
    /// Sheet, title and address of the columns, for a spreadsheet; a CSV names them as they are folded.
    private var repere: Repere?

    struct Repere: Sendable {
        var feuille: String
        /// By the name of the column: the title as it is written, and « F ».
        var colonnes: [String: (titre: String, lettre: String)]
    }

    init(
        ligne: Int, cells: [String: String], presentes: Set<String>, formules: Set<String> = [],
        estUnExport: Bool = false, repere: Repere? = nil
    ) {
        (self.ligne, self.cells, self.presentes, self.formules) = (ligne, cells, presentes, formules)
        (self.estUnExport, self.repere) = (estUnExport, repere)
    }

    /// Nil for an absent column and for an empty cell.
    subscript(column: String) -> String? { cells[column] }

    /// The text of a cell, « » when it is empty; nil when the file has no such column.
    func texte(_ champ: ChampDeDeclaration) -> String? {
        presentes.contains(champ.rawValue) ? cells[champ.rawValue] ?? "" : nil
    }

    /// Where the row is: « ligne 12 ».
    package var lieu: String { (repere.map { "\($0.feuille), " } ?? "") + "ligne \(ligne)" }

    func lieu(_ column: String) -> String {
        guard let colonne = repere?.colonnes[column] else { return "\(lieu), colonne « \(column) »" }
        return "\(lieu), colonne « \(colonne.titre) » (\(colonne.lettre)\(ligne))"
    }

    /// True when one of `columns` holds something.
    func remplit(_ columns: some Sequence<String>) -> Bool {
        columns.contains { cells[$0] != nil || formules.contains($0) }
    }

    func estFormule(_ column: String) -> Bool { formules.contains(column) }

    /// In a spreadsheet the lists offer labels; who writes a CSV has the guide, which gives the codes.
    var parLibelles: Bool { repere != nil }
}

/// What is wrong in a file, and where its user sees it.
package struct Faute: Hashable, Sendable, CustomStringConvertible {
    /// « Saisie, ligne 3, colonne « État » (I3) ».
    package var lieu: String
    package var message: String

    package var description: String { "\(lieu) : \(message)" }
}

/// Takes typed values out of a row, and notes each fault with its line and column.
struct RowReader {
    let row: Rangee
    var faults: [Faute] = []

    init(_ row: Rangee) { self.row = row }

    mutating func fault(_ column: String, _ message: String) {
        faults.append(Faute(lieu: row.lieu(column), message: message))
    }

    mutating func text(_ column: String) -> String? {
        if row.estFormule(column) {
            fault(column, "contient une formule ; collez la valeur à sa place (Collage spécial)")
            return nil
        }
        guard let text = row[column] else { return nil }
        if text.unicodeScalars.contains(where: {
            $0.value < 0x20 && ![0x09, 0x0A, 0x0D].contains($0.value) || [0x7F, 0xFFFE, 0xFFFF].contains($0.value)
        }) {
            fault(column, "contient un caractère de contrôle ; supprimez-le")
            return nil
        }
        if !row.estUnExport, !row.parLibelles, let perdu = text.accentPerdu {
            fault(
                column,
                "« \(text.abrege(60)) » a perdu ses accents (« \(perdu) ») ; enregistrez de nouveau le fichier d'origine en UTF-8"
            )
            return nil
        }
        return text
    }

    mutating func required<Value>(_ column: String, _ expected: String, _ make: (String) -> Value?) -> Value? {
        guard row[column] != nil else {
            fault(column, "vide, attendu \(expected)")
            return nil
        }
        return optional(column, expected, make)
    }

    mutating func optional<Value>(_ column: String, _ expected: String, _ make: (String) -> Value?) -> Value? {
        guard let text = text(column) else { return nil }
        if let value = make(text) { return value }
        let impossible = expected.contains("date") || expected.contains("semestre") ? text.dateImpossible : nil
        fault(column, "trouvé « \(text) », attendu \(expected)\(impossible.map { " ; \($0)" } ?? "")")
        return nil
    }

    /// The declaration that the row makes.
    /// - Parameter tenue: The one in force for the same node and semestre: what the row does not say stays.
    /// - Parameter reservees: What the file was made without: an empty cell says nothing of it.
    mutating func declaration(sauf reservees: Set<Donnee> = []) -> DeclarationLue {
        for champ in ChampDeDeclaration.allCases { _ = text(champ.rawValue) }
        return DeclarationLue(.ouiNon) { [row] champ in
            // A formula is a fault already; its value may be anything.
            let texte = row.estFormule(champ.rawValue) ? "" : row.texte(champ)
            let tue = champ.reservable.map(reservees.contains) ?? false
            return tue && texte?.isEmpty ?? true ? nil : texte
        }
    }

    /// Says what is wrong in a field of the declaration, once.
    mutating func note(_ faute: FauteDeDeclaration) {
        let colonne = faute.champ.rawValue
        guard !row.estFormule(colonne) else { return }
        switch faute.motif {
        case .vide where faute.champ == .motif: fault(colonne, "vide, attendu le motif d'une action bloquée")
        case .vide: fault(colonne, "vide, attendu \(choices(\Etat.libelle))")
        case .choixInconnu(let texte):
            switch faute.champ {
            case .meteo: inconnu(colonne, texte, \Meteo.libelle)
            case .audience: inconnu(colonne, texte, \Audience.rawValue)
            default: inconnu(colonne, texte, \Etat.libelle)
            }
        case .pasUnPourcentage(let texte):
            fault(colonne, "trouvé « \(texte) », attendu un entier de 0 à 100, ou rien")
        case .pasOuiNon(let texte): fault(colonne, "trouvé « \(texte) », attendu oui ou non")
        case .sansBlocage:
            fault(colonne, "« non » ou vide avec un motif ou un arbitrage ; écrivez « oui », ou videz-les")
        // `text` has said it.
        case .caractereInterdit: break
        }
    }

    private mutating func inconnu<Choix: ChoixNomme>(
        _ colonne: String, _ texte: String, _ label: (Choix) -> String
    ) {
        let near =
            valeurProche(
                de: texte, parmi: (row.parLibelles ? [] : Choix.allCases.map(\.rawValue)) + Choix.allCases.map(label)
            ).map { " ; vouliez-vous « \($0) » ?" } ?? ""
        fault(colonne, "trouvé « \(texte) », attendu \(choices(label))\(near)")
    }

    /// What may be written, as the file's user knows it.
    func choices<Choice: CaseIterable & RawRepresentable<String>>(_ label: (Choice) -> String) -> String {
        Choice.allCases.map { row.parLibelles ? label($0) : $0.rawValue }.joined(separator: ", ")
    }
}
