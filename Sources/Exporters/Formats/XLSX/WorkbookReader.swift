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
        // The compound file of Excel 97 to 2003; also what Excel makes of a workbook with a password.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .excel }
        if !bytes.prefix(4096).contains(0) { throw .texte }
        throw .illisible("ce n'est pas une archive ZIP")
    }

    private static func isFlatDocument(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
        return start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.hasPrefix("<")
            && start.contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0")
    }
}
