import Foundation
import PlanModel

/// What was read of a spreadsheet: its own properties, and the texts of its sheets.
public struct ClasseurODS: Sendable {
    public struct Cellule: Hashable, Sendable {
        /// What the spreadsheet says that the cell holds.
        public enum Genre: Hashable, Sendable {
            case texte, nombre, pourcentage, monnaie, date, heure, logique
        }

        /// What its reader must know of a cell before it is taken.
        public enum Reserve: Hashable, Sendable {
            /// Its number format has a sign that is not understood: the value is given plain.
            case formatInconnu(String)
            /// Struck out, wholly or in part, by who thinks that it is no longer so.
            case barre
        }

        /// The value behind what is shown: « 40,5 », 40 for 40 %, « 31/12/2019 », « oui » or « non ».
        public var texte: String
        /// What the person sees in the cell: « 30 % », « 1 500,00 € », « mars 2020 ». Empty when the file does not say.
        public var affiche: String
        public var genre: Genre
        /// Computed: the value that stands in the file may be out of date, or anything.
        public var estFormule: Bool
        /// A note that somebody pinned on the cell.
        public var commentaire: String?
        /// Hidden under a merged cell: nobody sees it.
        public var estCouverte: Bool
        public var reserves: [Reserve] = []

        public init(
            texte: String, affiche: String = "", genre: Genre = .texte, estFormule: Bool = false,
            commentaire: String? = nil, estCouverte: Bool = false
        ) {
            (self.texte, self.affiche, self.genre) = (texte, affiche, genre)
            (self.estFormule, self.commentaire, self.estCouverte) = (estFormule, commentaire, estCouverte)
        }

        /// What a column of free text takes: the words as they are seen.
        public var enClair: String { affiche.allSatisfy(\.isWhitespace) ? texte : affiche }

        /// Nothing in it, but perhaps a note.
        public var estVide: Bool { !estFormule && texte.allSatisfy(\.isWhitespace) }
    }

    /// A row that holds something.
    public struct Ligne: Sendable {
        /// As the spreadsheet numbers it, from 1.
        public var numero: Int
        /// By column, from 0; those that hold nothing are not there.
        public var cellules: [Int: Cellule]
        /// How many rows in a run say the same, this one the first: a column filled down to the end of the sheet.
        public var fois: Int

        public init(numero: Int, cellules: [Int: Cellule], fois: Int = 1) {
            (self.numero, self.cellules, self.fois) = (numero, cellules, fois)
        }

        public subscript(_ colonne: Int) -> Cellule? { cellules[colonne] }
    }

    public struct Feuille: Sendable {
        public var nom: String
        public var lignes: [Ligne]
        /// What is written outside the cells: text boxes, drawings.
        public var horsCellules: [String]

        public init(nom: String, lignes: [Ligne], horsCellules: [String] = []) {
            (self.nom, self.lignes, self.horsCellules) = (nom, lignes, horsCellules)
        }
    }

    /// A formula without any reference (`of:=TRUE()`, `=12`): what it shows is what was typed, and stays so.
    static func estConstante(_ formule: String) -> Bool {
        var texte = formule.trimmingPrefix { $0.isWhitespace }
        for prefixe in ["of:", "oooc:", "msoxl:", "="] where texte.hasPrefix(prefixe) {
            texte = texte.dropFirst(prefixe.count)
        }
        let mot = texte.filter { !$0.isWhitespace }.uppercased()
        if ["TRUE()", "FALSE()", "TRUE", "FALSE"].contains(mot) { return true }
        if mot.hasPrefix("\""), mot.hasSuffix("\""), mot.count > 1 {
            return !mot.dropFirst().dropLast().replacing("\"\"", with: "").contains("\"")
        }
        let nombre = mot.hasPrefix("+") ? mot.dropFirst() : mot[...]
        return Decimal(strict: String(nombre.hasSuffix("%") ? nombre.dropLast() : nombre)) != nil
    }

    /// A number as the files of spreadsheets write it; nil past what a spreadsheet counts exactly.
    static func nombre(_ texte: String) -> Decimal? {
        guard let double = Double(texte), double.magnitude < 1e15 else { return nil }
        return Decimal(string: texte, locale: nil)
    }

    /// « 40,5 »; what binary fractions add (28,999999999999996) is rounded away.
    static func texte(_ nombre: Decimal) -> String {
        arrondi(nombre, decimales: 9).description.replacing(".", with: ",")
    }

    public var feuilles: [Feuille]
    /// Those that the document's author added, by name.
    public var proprietes: [String: String]
    /// The words at the top and at the foot of the printed pages.
    public var marges: [String] = []

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
    /// A workbook of Excel 97 to 2003, a binary one, or one under a password: Excel keeps all three in a form of its own.
    case excel
    /// An OpenDocument file of another kind, by its media type.
    case autreDocument(String)
    case motDePasse
    /// More cells than any plan fills.
    case tropRempli(String)
    case illisible(String)

    public var description: String {
        switch self {
        case .texte: "c'est un fichier de texte, pas un classeur (.ods, .xlsx)"
        case .excel:
            "c'est un classeur Excel d'un ancien format, binaire ou protégé par un mot de passe : ouvrez-le, puis Enregistrer sous, sans mot de passe, type « Classeur Excel (.xlsx) » ou « Feuille de calcul OpenDocument (.ods) »"
        case .autreDocument(let type): "c'est un autre document qu'un classeur (\(type))"
        case .motDePasse: "le classeur est protégé par un mot de passe : enregistrez-le sans mot de passe"
        case .tropRempli(let raison):
            "le classeur est trop rempli (\(raison)) : une ligne ou une colonne a sans doute été recopiée jusqu'au bout de la feuille ; effacez ce qui dépasse du tableau, puis enregistrez"
        case .illisible(let raison): "le classeur est illisible (\(raison)) ; demandez à le recevoir de nouveau"
        }
    }
}
