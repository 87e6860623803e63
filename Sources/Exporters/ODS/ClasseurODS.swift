import PlanModel

/// What was read of a spreadsheet: its own properties, and the texts of its sheets.
public struct ClasseurODS: Sendable {
    public struct Cellule: Hashable, Sendable {
        /// What is typed in it; « oui » or « non » for a logical value, 40 for 40 %.
        public var texte: String
        /// Computed: the value that stands in the file may be out of date, or anything.
        public var estFormule: Bool
    }

    /// A row that holds something.
    public struct Ligne: Sendable {
        /// As the spreadsheet numbers it, from 1.
        public var numero: Int
        /// By column, from 0; those that hold nothing are not there.
        public var cellules: [Int: Cellule]

        public subscript(_ colonne: Int) -> Cellule? { cellules[colonne] }
    }

    public struct Feuille: Sendable {
        public var nom: String
        public var lignes: [Ligne]
    }

    public var feuilles: [Feuille]
    /// Those that the document's author added, by name.
    public var proprietes: [String: String]

    /// « F », « AA »: how the spreadsheet names the column of this place, from 0.
    public static func lettres(colonne: Int) -> String {
        var (lettres, reste) = ("", colonne)
        repeat {
            let lettre = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(reste % 26)))
            lettres = String(lettre) + lettres
            reste = reste / 26 - 1
        } while reste >= 0
        return lettres
    }
}

/// Why a file is no spreadsheet that we read, in words for who sent it.
public enum ODSFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Text, such as CSV.
    case texte
    /// An Excel workbook, in its new form or its old one.
    case excel
    /// An OpenDocument file of another kind, by its media type.
    case autreDocument(String)
    case motDePasse
    case illisible(String)

    public var description: String {
        switch self {
        case .texte: "c'est un fichier de texte, pas un classeur ODS"
        case .excel:
            "c'est un classeur Excel : ouvrez-le, puis Enregistrer sous, type « Feuille de calcul OpenDocument (.ods) »"
        case .autreDocument(let type): "c'est un autre document qu'un classeur ODS (\(type))"
        case .motDePasse: "le classeur est protégé par un mot de passe : enregistrez-le sans mot de passe"
        case .illisible(let raison): "le classeur est illisible (\(raison)) ; demandez à le recevoir de nouveau"
        }
    }
}
