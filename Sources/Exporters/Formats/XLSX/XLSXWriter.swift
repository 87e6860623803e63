import CLibXLSXWriter
import Foundation
import PlanModel

/// Why a workbook cannot be written for Excel.
public struct XLSXFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

extension ODSPackage {
    /// The same workbook as Excel keeps it (.xlsx). Same sheets, same bytes.
    func xlsx() throws(XLSXFault) -> [UInt8] {
        let descriptor = plantracker_memory_file()
        guard descriptor >= 0 else {
            throw XLSXFault(description: "le système ne donne pas de mémoire pour le classeur")
        }
        defer { close(descriptor) }
        // Rows go to a temporary file of the library as they are drawn.
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 0)
        guard let workbook = workbook_new_opt("/proc/self/fd/\(descriptor)", &options) else {
            throw XLSXFault(description: "le classeur ne peut pas être commencé")
        }
        let writer = XLSXWriter(workbook)
        writer.write(self)
        // Closing frees the workbook, whatever it answers.
        let closed = workbook_close(workbook)
        if let fault = writer.fault { throw fault }
        guard closed == LXW_NO_ERROR else { throw XLSXFault(closed) }
        return try Self.content(of: descriptor)
    }

    private static func content(of descriptor: Int32) throws(XLSXFault) -> [UInt8] {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size > 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw XLSXFault(description: "le classeur écrit est illisible")
        }
        var bytes = [UInt8](repeating: 0, count: size)
        var place = 0
        while place < size {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Foundation.read(descriptor, buffer.baseAddress.map { $0 + place }, size - place)
            }
            guard count > 0 else { throw XLSXFault(description: "le classeur écrit est illisible") }
            place += count
        }
        return bytes
    }
}

extension XLSXFault {
    fileprivate init(_ error: lxw_error) {
        switch error {
        case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
            self.init(
                description:
                    "un texte dépasse les 32 767 caractères d'une cellule d'Excel ; prenez le classeur au format ODS")
        case LXW_ERROR_CREATING_TMPFILE:
            self.init(description: "pas de place ou pas de droit d'écriture dans le dossier temporaire du système")
        case LXW_ERROR_MEMORY_MALLOC_FAILED: self.init(description: "plus de mémoire")
        default: self.init(description: "écriture du classeur Excel refusée (code \(error.rawValue))")
        }
    }
}

/// Draws the sheets with libxlsxwriter, which is called here alone. One thread at a time.
private final class XLSXWriter {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var formats: [Look: UnsafeMutablePointer<lxw_format>] = [:]
    private(set) var fault: XLSXFault?

    /// The style of a cell, and how its number is written.
    private struct Look: Hashable {
        var style: ODSStyles.Cellule
        var decimals = 0
    }

    /// The most that Excel takes for a title, and for the words of a validation.
    private static let (titleLimit, helpLimit) = (32, 255)

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

    func write(_ package: ODSPackage) {
        properties(package.meta)
        let validations = Dictionary(
            package.validations.map { ($0.nom, $0) }, uniquingKeysWith: { first, _ in first })
        for (rank, feuille) in package.feuilles.enumerated() {
            guard let sheet = workbook_add_worksheet(workbook, feuille.nom) else {
                fault = fault ?? XLSXFault(description: "la feuille « \(feuille.nom) » ne peut pas être ajoutée")
                return
            }
            page(sheet, package, feuille)
            columns(sheet, feuille)
            let rows = Rows()
            let lignes = ODSLignes { [self] cellules in line(cellules, sheet, rows) }
            feuille.entete.forEach(lignes.ligne)
            feuille.dessin(lignes)
            for (column, use) in rows.validations.sorted(by: { $0.key < $1.key }) {
                guard let validation = validations[use.name] else { continue }
                write(validation, sheet, column: column, rows: use.rows)
            }
            if rank == 0 { worksheet_activate(sheet) }
        }
    }

    /// Where the drawing stands, and the rows of each column that have a rule.
    private final class Rows {
        var next: UInt32 = 0
        var validations: [UInt16: (name: String, rows: ClosedRange<UInt32>)] = [:]
    }

    private func check(_ error: lxw_error) {
        if error != LXW_NO_ERROR, fault == nil { fault = XLSXFault(error) }
    }

    // MARK: - The workbook

    private func properties(_ meta: ODFMeta) {
        withTexts([meta.titre, meta.sujet, meta.motsCles.joined(separator: ", ")]) { texts in
            var properties = lxw_doc_properties()
            (properties.title, properties.subject, properties.keywords) = (texts[0], texts[1], texts[2])
            properties.created = time_t(meta.date.secondesUnix)
            check(workbook_set_properties(workbook, &properties))
        }
        // A longer one stays in the hidden sheet alone.
        for property in meta.proprietes where property.valeur.utf8.count <= Self.helpLimit && !property.valeur.isEmpty {
            check(workbook_set_custom_property_string(workbook, property.nom, property.valeur))
        }
    }

    private func withTexts(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Void) {
        let copies = texts.map { strdup(String($0.prefix(Self.helpLimit))) }
        defer { for copy in copies { free(copy) } }
        body(copies)
    }

    // MARK: - A sheet

    private func page(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ package: ODSPackage, _ feuille: FeuilleODS
    ) {
        worksheet_set_landscape(sheet)
        // 9: A4.
        worksheet_set_paper(sheet, 9)
        worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6)
        worksheet_fit_to_pages(sheet, 1, 0)
        func field(_ text: String) -> String { String(text.replacing("&", with: "&&").prefix(200)) }
        check(worksheet_set_header(sheet, "&L\(field(package.entete))"))
        check(worksheet_set_footer(sheet, "&L\(field(package.pied)) – page\u{A0}&P sur\u{A0}&N"))
        if !feuille.entete.isEmpty { check(worksheet_repeat_rows(sheet, 0, UInt32(feuille.entete.count - 1))) }
        if !feuille.entete.isEmpty || feuille.colonnesFigees > 0 {
            worksheet_freeze_panes(sheet, UInt32(feuille.entete.count), UInt16(feuille.colonnesFigees))
        }
        if feuille.protegee {
            // Without a password. Widths and heights may be changed: a text is read better in a wide column.
            var options = lxw_protection()
            (options.format_columns, options.format_rows) = (1, 1)
            worksheet_protect(sheet, nil, &options)
        }
        if feuille.masquee { worksheet_hide(sheet) }
    }

    private func columns(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ feuille: FeuilleODS) {
        for (place, colonne) in feuille.colonnes.enumerated() {
            var options = lxw_row_col_options()
            options.hidden = colonne.masquee ? 1 : 0
            // 96 points of the screen for an inch of 25,4 mm.
            check(
                worksheet_set_column_pixels_opt(
                    sheet, UInt16(place), UInt16(place), UInt32(colonne.largeur * 960 / 254), nil, &options))
        }
    }

    private func line(_ cellules: [FeuilleODS.Cellule], _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ rows: Rows) {
        let row = rows.next
        rows.next += 1
        for (place, cellule) in cellules.enumerated() {
            let column = UInt16(place)
            write(cellule, sheet, row, column)
            if let name = cellule.validation {
                let start = rows.validations[column]?.rows.lowerBound ?? row
                rows.validations[column] = (name, start...row)
            }
            if let comment = cellule.commentaire { check(worksheet_write_comment(sheet, row, column, comment)) }
        }
    }

    private func write(
        _ cellule: FeuilleODS.Cellule, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16
    ) {
        switch cellule.valeur {
        case .vide: check(worksheet_write_blank(sheet, row, column, format(.init(style: cellule.style))))
        case .texte(let texte):
            check(worksheet_write_string(sheet, row, column, texte, format(.init(style: cellule.style))))
        case .nombre(let nombre):
            let decimals = nombre.description.split(separator: ".").dropFirst().first?.utf8.count ?? 0
            number(nombre, .init(style: cellule.style, decimals: min(decimals, 6)), sheet, row, column)
        case .pourcentage(let part): number(part / 100, .init(style: cellule.style), sheet, row, column)
        case .date(let jour):
            let days = Instant(jour, secondes: 0).secondesUnix / 86_400 + 25_569
            number(Decimal(days), .init(style: cellule.style), sheet, row, column)
        case .lien(let texte, let feuille):
            let address = "internal:'\(feuille.replacing("'", with: "''"))'!A1"
            check(
                worksheet_write_url_opt(
                    sheet, row, column, address, format(.init(style: cellule.style)), texte, nil))
        }
    }

    private func number(
        _ nombre: Decimal, _ look: Look, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16
    ) {
        check(worksheet_write_number(sheet, row, column, NSDecimalNumber(decimal: nombre).doubleValue, format(look)))
    }

    private func write(
        _ validation: ValidationODS, _ sheet: UnsafeMutablePointer<lxw_worksheet>, column: UInt16,
        rows: ClosedRange<UInt32>
    ) {
        var choices: [String]?
        var (minimum, maximum) = (1.0, 0.0)
        switch validation.regle {
        // Excel keeps a list within 255 characters; a longer one shows the help alone.
        case .liste(let liste): choices = liste.joined(separator: ",").count <= Self.helpLimit ? liste : nil
        case .entier(let bornes): (minimum, maximum) = (Double(bornes.lowerBound), Double(bornes.upperBound))
        case .libre: break
        }
        let copies = (choices ?? []).map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        var pointers = copies.map { UnsafePointer<CChar>($0) }
        let (titre, aide) = (
            Self.shortened(validation.titre, Self.titleLimit), Self.shortened(validation.aide, Self.helpLimit)
        )
        let erreur = validation.erreur.map { Self.shortened($0, Self.helpLimit) }
        pointers.withUnsafeMutableBufferPointer { buffer in
            let list = choices == nil ? nil : buffer.baseAddress
            if let erreur {
                check(
                    plantracker_validation(
                        sheet, rows.lowerBound, rows.upperBound, column, list, minimum, maximum, titre, aide, erreur))
            } else {
                check(
                    plantracker_validation(
                        sheet, rows.lowerBound, rows.upperBound, column, list, minimum, maximum, titre, aide, nil))
            }
        }
    }

    /// Cut at a word.
    private static func shortened(_ text: String, _ limit: Int) -> String {
        guard text.count > limit else { return text }
        let start = text.prefix(limit - 1)
        return String(start[..<(start.lastIndex(of: " ") ?? start.endIndex)]) + "…"
    }

    // MARK: - Formats

    private func format(_ look: Look) -> UnsafeMutablePointer<lxw_format>? {
        if let known = formats[look] { return known }
        guard let format = workbook_add_format(workbook) else { return nil }
        let aspect = ODSStyles.aspect(look.style)
        format_set_font_name(format, "Arial")
        format_set_font_size(format, aspect.taille.flatMap { Double($0.dropLast(2)) } ?? 9)
        if aspect.gras { format_set_bold(format) }
        if let colour = aspect.couleur.flatMap(Self.colour) { format_set_font_color(format, colour) }
        if let ground = aspect.fond.flatMap(Self.colour) { format_set_bg_color(format, ground) }
        if aspect.bordure {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            if let colour = Self.colour(ODSStyles.filet) { format_set_border_color(format, colour) }
        }
        if aspect.renvoi { format_set_text_wrap(format) }
        let isHead = aspect.couleur == ODSStyles.blanc
        format_set_align(format, UInt8((isHead ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP).rawValue))
        if aspect.centre { format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue)) }
        if aspect.retrait { format_set_indent(format, 1) }
        if aspect.deverrouillee { format_set_unlocked(format) }
        if let code = Self.code(aspect.donnees, look.decimals) { format_set_num_format(format, code) }
        formats[look] = format
        return format
    }

    private static func code(_ style: String?, _ decimals: Int) -> String? {
        switch style {
        case "Texte": "@"
        case "Pourcentage": "0\"\u{A0}\"%"
        case "Date": "dd/mm/yyyy"
        case "Nombre0": decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals)
        default: nil
        }
    }

    /// « #1f2a44 ».
    private static func colour(_ text: String) -> UInt32? { UInt32(text.dropFirst(), radix: 16) }
}
