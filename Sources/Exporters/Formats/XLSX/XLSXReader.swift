import PlanModel

/// Reads an Excel workbook (.xlsx, .xlsm) that others filled in, with Excel, LibreOffice or a program of theirs: its
/// worksheets and its own properties. Macros, drawings and everything else are passed.
enum XLSXReader {
    /// - Throws: `ODSFault`, `ZipFault`, `XMLFault`.
    static func read(_ archive: ZipReader) throws -> ClasseurODS {
        if archive.noms.contains(where: { $0.hasSuffix(".bin") && $0.hasPrefix("xl/workbook") }) {
            throw ODSFault.excel
        }
        let root = try Relations(archive, of: "")
        let path = root.target(ofType: "officeDocument") ?? "xl/workbook.xml"
        guard let bytes = try archive.octets(path) else { throw ODSFault.illisible("il n'a pas de contenu") }
        var workbook = Workbook()
        try XMLEvents.read(bytes) { event throws(XMLFault) in try workbook.take(event) }
        guard workbook.isWorkbook else { throw ODSFault.autreDocument("sans feuille de calcul") }
        let relations = try Relations(archive, of: path)
        var strings = SharedStrings()
        if let part = try relations.target(ofType: "sharedStrings").flatMap(archive.octets) {
            try XMLEvents.read(part) { event throws(XMLFault) in try strings.take(event) }
        }
        var formats = CellFormats()
        if let part = try relations.target(ofType: "styles").flatMap(archive.octets) {
            try XMLEvents.read(part) { event throws(XMLFault) in try formats.take(event) }
        }
        var (feuilles, count, marges): ([ClasseurODS.Feuille], Int, [String]) = ([], 0, [])
        for named in workbook.sheets {
            // A chart has a sheet of its own, without cells.
            guard let target = relations.targets[named.relation], target.type == "worksheet",
                let part = try archive.octets(target.path)
            else { continue }
            var sheet = XLSXSheet(
                strings: strings, formats: formats, date1904: workbook.date1904, count: count)
            do {
                try XMLEvents.read(part) { event throws(XMLFault) in try sheet.take(event) }
            } catch {
                if let reason = sheet.tooFull { throw ODSFault.tropRempli(reason) }
                throw error
            }
            count = sheet.count
            for marge in sheet.marges.map(Marges.excel) where !marges.contains(marge) { marges.append(marge) }
            let beside = try Relations(archive, of: target.path)
            feuilles.append(
                .init(
                    nom: named.name, lignes: sheet.lignes.noted(try notes(beside, archive)),
                    horsCellules: try beside.target(ofType: "drawing").flatMap(archive.octets).map(XLSXNotes.shapes)
                        ?? []))
        }
        let custom = try root.target(ofType: "custom-properties").flatMap(archive.octets)
        return ClasseurODS(feuilles: feuilles, proprietes: try custom.map(properties) ?? [:], marges: marges)
    }

    /// Excel repeats a conversation in an old note, for the versions that know no conversation.
    private static func notes(_ relations: Relations, _ archive: ZipReader) throws -> [String: String] {
        let old = try relations.target(ofType: "comments").flatMap(archive.octets).map(XLSXNotes.comments) ?? [:]
        let new =
            try relations.target(ofType: "threadedComment").flatMap(archive.octets).map(XLSXNotes.comments) ?? [:]
        return old.merging(new) { _, new in new }
    }

    private static func properties(_ bytes: [UInt8]) throws(XMLFault) -> [String: String] {
        var properties: [String: String] = [:]
        var name: String?
        try XMLEvents.read(bytes) { event throws(XMLFault) in
            switch event {
            case .debut(let balise): if balise.nom == "property" { name = balise.value("name") }
            case .fin: break
            case .texte(let text): if let name { properties[name, default: ""] += text }
            }
        }
        return properties.mapValues { RichText.unescaped($0) }
    }

    /// What a part is bound to, by identifier and by kind.
    private struct Relations {
        private(set) var targets: [String: (path: String, type: String)] = [:]

        /// - Parameter part: Path of the part, empty for the package itself.
        init(_ archive: ZipReader, of part: String) throws {
            let folder = part.split(separator: "/").dropLast().joined(separator: "/")
            let name = part.split(separator: "/").last.map(String.init) ?? ""
            let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
            guard let bytes = try archive.octets(path) else { return }
            var found: [String: (path: String, type: String)] = [:]
            try XMLEvents.read(bytes) { event throws(XMLFault) in
                guard case .debut(let balise) = event, balise.nom == "Relationship",
                    let identifier = balise.value("Id"), let target = balise.value("Target"),
                    balise.value("TargetMode") != "External", found.count < 2_000
                else { return }
                // The kinds are addresses, which differ between the two editions of the standard; their end does not.
                let type = balise.value("Type")?.split(separator: "/").last.map(String.init) ?? ""
                found[identifier] = (Self.resolved(target, in: folder), type)
            }
            targets = found
        }

        func target(ofType type: String) -> String? {
            targets.filter { $0.value.type == type }.min { $0.key < $1.key }?.value.path
        }

        private static func resolved(_ target: String, in folder: String) -> String {
            var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
            for part in target.split(separator: "/") {
                switch part {
                case ".": continue
                case "..": if !parts.isEmpty { parts.removeLast() }
                default: parts.append(part)
                }
            }
            return parts.joined(separator: "/")
        }
    }

    /// The names of the sheets, in their order, and how days are counted.
    private struct Workbook {
        private(set) var sheets: [(name: String, relation: String)] = []
        private(set) var date1904 = false
        private(set) var isWorkbook = false
        private var depth = 0

        mutating func take(_ event: XMLEvents.Event) throws(XMLFault) {
            guard case .debut(let balise) = event else {
                if case .fin = event { depth -= 1 }
                return
            }
            depth += 1
            switch balise.nom {
            case "workbook": isWorkbook = depth == 1
            case "workbookPr": date1904 = ["1", "true", "on"].contains(balise.value("date1904") ?? "")
            case "sheet":
                guard sheets.count < ODSReader.feuilleLimit else {
                    throw .unreadable(ligne: balise.ligne, raison: "trop de feuilles")
                }
                let relation = balise.attributs.first { $0.local == "id" && !$0.espace.isEmpty }?.valeur
                sheets.append((balise.value("name") ?? "", relation ?? ""))
            default: break
            }
        }
    }
}

extension [ClasseurODS.Ligne] {
    /// With the notes that are pinned on cells, by address; one may stand on an empty cell.
    fileprivate func noted(_ notes: [String: String]) -> [ClasseurODS.Ligne] {
        guard !notes.isEmpty else { return self }
        var rows = Dictionary(map { ($0.numero, $0) }, uniquingKeysWith: { first, _ in first })
        for (reference, note) in notes where !note.allSatisfy(\.isWhitespace) {
            guard let row = XLSXSheet.row(of: reference), let column = XLSXSheet.column(of: reference) else { continue }
            rows[row, default: .init(numero: row, cellules: [:])]
                .cellules[column, default: .init(texte: "")].commentaire = note
        }
        return rows.values.sorted { $0.numero < $1.numero }
    }
}
