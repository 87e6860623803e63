import Foundation
import PlanModel

/// A sheet of a spreadsheet: what is declared before its rows, then the drawing of the rows.
struct FeuilleODS {
    /// A column: its width, and whether it is shown.
    struct Colonne {
        /// In millimetres.
        var largeur: Int
        var masquee = false

        init(_ largeur: Int, masquee: Bool = false) { (self.largeur, self.masquee) = (largeur, masquee) }
    }

    /// What a cell holds. None is ever a formula: a text that begins with « = » stays a text.
    enum Valeur {
        case vide
        case texte(String)
        case nombre(Decimal)
        /// 40 for 40 %.
        case pourcentage(Decimal)
        case date(Jour)
        /// A short text that leads to another sheet: LibreOffice shows it on one line, whatever the style.
        case lien(String, feuille: String)
    }

    struct Cellule {
        var valeur: Valeur
        var style: ODSStyles.Cellule
        /// Name of one of the workbook's validations.
        var validation: String?
        /// A note that shows when the pointer stops on the cell.
        var commentaire: String?

        init(
            _ valeur: Valeur, _ style: ODSStyles.Cellule, validation: String? = nil, commentaire: String? = nil
        ) {
            (self.valeur, self.style) = (valeur, style)
            (self.validation, self.commentaire) = (validation, commentaire)
        }
    }

    /// Valid and unique: see `NomsDeFeuilles`.
    var nom: String
    var colonnes: [Colonne]
    /// Rows repeated on each printed page; they and the first columns stay in view.
    var entete: [[Cellule]] = []
    /// Columns that stay in view, hidden ones included.
    var colonnesFigees = 0
    /// Only the unlocked cells can be typed in; without a password, so that nobody is ever locked out.
    var protegee = false
    var masquee = false
    var dessin: (ODSLignes) -> Void
}

/// Takes the rows of a sheet, one after the other, for whichever form the workbook is written in.
final class ODSLignes {
    private let write: ([FeuilleODS.Cellule]) -> Void

    init(_ write: @escaping ([FeuilleODS.Cellule]) -> Void) { self.write = write }

    func ligne(_ cellules: [FeuilleODS.Cellule]) { write(cellules) }

    func ligneVide() { ligne([.init(.vide, .texte)]) }
}

/// Writes a row in OpenDocument.
struct LigneODS {
    let xml: XMLStream

    func ligne(_ cellules: [FeuilleODS.Cellule]) {
        xml.element("table:table-row", ["table:style-name": ODSStyles.ligne]) {
            for cellule in cellules { self.cellule(cellule) }
        }
    }

    private func cellule(_ cellule: FeuilleODS.Cellule) {
        let (type, valeur, date) = Self.attributs(cellule.valeur)
        xml.element(
            "table:table-cell",
            [
                "table:style-name": cellule.nomDuStyle, "table:content-validation-name": cellule.validation,
                "office:value-type": type, "office:value": valeur, "office:date-value": date,
            ]
        ) {
            if let commentaire = cellule.commentaire {
                xml.element("office:annotation", ["office:display": "false"]) { xml.paragraphes(commentaire) }
            }
            switch cellule.valeur {
            case .vide: break
            case .texte(let texte): xml.paragraphes(texte)
            case .nombre(let nombre): xml.element("text:p", text: Texte.francais(nombre))
            case .pourcentage(let part): xml.element("text:p", text: "\(Texte.francais(part))\u{A0}%")
            case .date(let jour): xml.element("text:p", text: jour.enChiffres)
            case .lien(let texte, let feuille):
                xml.element("text:p") {
                    xml.element("text:a", ["xlink:type": "simple", "xlink:href": "#\(feuille)"]) {
                        Blancs.write(texte, xml)
                    }
                }
            }
        }
    }

    private static func attributs(_ valeur: FeuilleODS.Valeur) -> (type: String?, valeur: String?, date: String?) {
        switch valeur {
        case .vide: (nil, nil, nil)
        case .texte, .lien: ("string", nil, nil)
        case .nombre(let nombre): ("float", nombre.description, nil)
        case .pourcentage(let part): ("percentage", (part / 100).description, nil)
        case .date(let jour): ("date", nil, jour.description)
        }
    }
}

extension FeuilleODS.Cellule {
    /// A number has the style of its decimals: « 12,50 » would say more than what was measured.
    fileprivate var nomDuStyle: String {
        guard case .nombre = style, case .nombre(let nombre) = valeur else { return style.nom }
        let decimales = nombre.description.split(separator: ".").dropFirst().first?.utf8.count ?? 0
        return ODSStyles.nombre(decimales: decimales)
    }
}
