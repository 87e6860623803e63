/// What a package says of the program that saved it last.
public enum Provenance {
    /// The media type that an OpenDocument package gives, wherever and however it is packed; nil for another archive.
    public static func typeDeMedia(_ octets: [UInt8]) -> String? {
        guard let archive = try? ZipReader(octets), let type = try? archive.octets("mimetype") else { return nil }
        return String(decoding: type.prefix(100), as: UTF8.self)
    }

    /// Whether this program saved it: another one that opens and saves the file puts its own name there.
    public static func estDePlanTracker(_ octets: [UInt8]) -> Bool {
        guard let archive = try? ZipReader(octets) else { return false }
        func texte(_ part: String) -> String? {
            guard let contenu = try? archive.octets(part) else { return nil }
            return String(decoding: contenu, as: UTF8.self)
        }
        if let meta = texte("meta.xml") { return meta.contains(">PlanTracker</meta:generator>") }
        // libxlsxwriter signs as Excel 2007, and says of nobody that they saved the file: Excel names its user.
        guard let application = texte("docProps/app.xml"), let document = texte("docProps/core.xml") else {
            return false
        }
        return application.contains("<AppVersion>12.0000</AppVersion>")
            && application.contains("<Application>Microsoft Excel</Application>")
            && document.contains("<cp:lastModifiedBy></cp:lastModifiedBy>")
    }
}
