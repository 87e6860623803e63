/// Several files in one, for who downloads them together. Same files, same bytes.
public enum LotZIP {
    public static func bytes(_ files: [(name: String, bytes: [UInt8])]) throws(ZipFault) -> [UInt8] {
        try ZipArchive.bytes(of: files.map { ZipArchive.Entry($0.name, .whole($0.bytes)) })
    }
}
