/// Reads a spreadsheet that others filled in, with LibreOffice or Excel, in good faith or not: `.ods`, `.fods`, `.xlsx`.
/// The bytes say which it is, never the name.
public enum WorkbookReader {
    /// Bytes of a flat file, before it is read.
    private static let flatLimit = ZipReader.partLimit

    public static func read(_ bytes: [UInt8]) throws(ODSFault) -> ClasseurODS {
        guard !bytes.isEmpty else { throw .illisible("le fichier est vide") }
        do {
            if bytes.starts(with: Array("PK".utf8)) {
                let archive = try ZipReader(bytes)
                return archive.noms.contains { $0.hasPrefix("xl/") }
                    ? try XLSXReader.read(archive) : try ODSReader.read(archive)
            }
            if isFlatDocument(bytes) {
                guard bytes.count <= flatLimit else {
                    throw ODSFault.illisible("il fait plus de \(flatLimit >> 20) Mio")
                }
                return try ODSReader.read(flat: bytes)
            }
        } catch let fault as ODSFault {
            throw fault
        } catch { throw .illisible("\(error)") }
        for (debut, nom) in autres where bytes.starts(with: debut) { throw .autreDocument(nom) }
        // The compound file of Excel 97 to 2003; also what Excel makes of a workbook with a password.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .excel }
        if !bytes.prefix(4096).contains(0) { throw .texte }
        throw .illisible("ce n'est pas une archive ZIP")
    }

    private static let autres: [([UInt8], String)] = [
        (Array("%PDF".utf8), "un PDF"), (Array("{\\rtf".utf8), "un document RTF"),
        ([0x89, 0x50, 0x4E, 0x47], "une image"),
        ([0xFF, 0xD8, 0xFF], "une image"), (Array("SQLite format 3".utf8), "une base SQLite"),
    ]

    private static func isFlatDocument(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
        return start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.hasPrefix("<")
            && start.contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0")
    }
}
