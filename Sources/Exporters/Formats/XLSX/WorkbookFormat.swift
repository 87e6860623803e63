/// How a workbook of ours is written.
public enum WorkbookFormat: String, CaseIterable, Sendable {
    /// OpenDocument, which LibreOffice and Excel open.
    case ods
    /// For those who have Excel alone, or send it back from there.
    case xlsx

    public var mediaType: String {
        switch self {
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

extension ODSPackage {
    func bytes(_ format: WorkbookFormat) throws -> [UInt8] {
        switch format {
        case .ods: try bytes()
        case .xlsx: try xlsx()
        }
    }
}
