import Exporters
import PlanModel

/// The formats of the files that a name or bytes tell: what we write, and what lies around it on a workstation.
enum FormatDeFichier: CaseIterable, Hashable, Sendable {
    case odt, ods, xlsx, pdf, csv, json, xml, yaml
    // Never written by us: an output that bears such a name would open nowhere, or lands on something else.
    case modele, opendocument, word, excel, presentation, texte, html, image, archive, base, autre

    /// Without the dot, in lower case; the first one is the usual one.
    var extensions: [String] {
        switch self {
        case .odt: ["odt"]
        case .ods: ["ods"]
        case .xlsx: ["xlsx"]
        case .pdf: ["pdf"]
        case .csv: ["csv", "tsv"]
        case .json: ["json", "geojson"]
        case .xml: ["xml"]
        case .yaml: ["yaml", "yml"]
        case .modele: ["ott", "ots", "dotx", "xltx"]
        case .opendocument: ["fods", "fodt", "odg", "odp", "odb"]
        case .word: ["docx", "doc", "docm", "rtf"]
        case .excel: ["xls", "xlsm", "xlsb"]
        case .presentation: ["pptx", "ppt"]
        case .texte: ["txt", "md", "log"]
        case .html: ["html", "htm"]
        case .image: ["png", "jpg", "jpeg", "svg", "gif", "webp"]
        case .archive: ["zip", "gz", "tar", "7z"]
        case .base: ["sqlite", "sqlite3", "db"]
        case .autre: ["epub", "mobi", "pages", "numbers", "key", "gdoc", "gsheet", "gslides", "wpd", "wps", "tex"]
        }
    }

    var nom: String {
        switch self {
        case .odt: "un document OpenDocument (.odt)"
        case .ods: "un classeur OpenDocument (.ods)"
        case .xlsx: "un classeur Excel (.xlsx)"
        case .pdf: "un PDF"
        case .csv: "un CSV"
        case .json: "un fichier JSON"
        case .xml: "un fichier XML"
        case .yaml: "un fichier YAML"
        case .modele: "un modèle"
        case .opendocument: "un autre document OpenDocument"
        case .word: "un document Word"
        case .excel: "un classeur d'un ancien Excel"
        case .presentation: "une présentation"
        case .texte: "un texte"
        case .html: "une page HTML"
        case .image: "une image"
        case .archive: "une archive"
        case .base: "une base SQLite"
        case .autre: "un fichier d'un autre programme"
        }
    }

    /// What the name promises; nil when its extension promises nothing that we know.
    init?(nom: String) {
        let fichier = nom.saisi.split(separator: "/").last ?? ""
        guard let point = fichier.lastIndex(of: "."), point != fichier.startIndex else { return nil }
        let fin = fichier[fichier.index(after: point)...].lowercased()
        guard let format = Self.allCases.first(where: { $0.extensions.contains(fin) }) else { return nil }
        self = format
    }

    /// What the first bytes tell; text that is no XML and no JSON is `.texte`, CSV and YAML included.
    init?(octets: [UInt8]) {
        func debute(_ texte: String) -> Bool { octets.starts(with: Array(texte.utf8)) }
        if debute("%PDF") {
            self = .pdf
        } else if debute("{\\rtf") {
            self = .word
        } else if debute("SQLite format 3\0") {
            self = .base
        } else if debute("PK") {
            let type = Provenance.typeDeMedia(octets) ?? ""
            let opendocument = "application/vnd.oasis.opendocument"
            if type.hasPrefix("\(opendocument).text-template") {
                self = .modele
            } else if type.hasPrefix("\(opendocument).text") {
                self = .odt
            } else if type.hasPrefix("\(opendocument).spreadsheet") {
                self = .ods
            } else if type.hasPrefix(opendocument) {
                self = .opendocument
            } else if contient(octets, "xl/workbook") {
                self = .xlsx
            } else if contient(octets, "word/document") {
                self = .word
            } else {
                self = .archive
            }
        } else if octets.starts(with: [0x89, 0x50, 0x4E, 0x47])
            || octets.starts(with: [0xFF, 0xD8])
        {
            self = .image
        } else if octets.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .excel
        } else {
            guard !octets.prefix(4_096).contains(0) else { return nil }
            let corps = octets.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
            switch corps.first {
            case UInt8(ascii: "<"):
                self = String(decoding: corps.prefix(64), as: UTF8.self).lowercased().contains("html") ? .html : .xml
            case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
            default: self = .texte
            }
        }
    }

    /// Whether bytes of this format may stand under a name that promises `autre`.
    func convient(a autre: FormatDeFichier) -> Bool {
        if self == autre { return true }
        let textes: Set<FormatDeFichier> = [.texte, .csv, .yaml]
        return textes.contains(self) && textes.contains(autre)
    }
}

/// Whether the bytes hold an ASCII word.
func contient(_ octets: [UInt8], _ mot: String) -> Bool {
    let cherche = Array(mot.utf8)
    guard let premier = cherche.first, octets.count >= cherche.count else { return false }
    return octets.withUnsafeBufferPointer { vue in
        var place = 0
        while place <= vue.count - cherche.count {
            if vue[place] == premier, (1..<cherche.count).allSatisfy({ vue[place + $0] == cherche[$0] }) { return true }
            place += 1
        }
        return false
    }
}
