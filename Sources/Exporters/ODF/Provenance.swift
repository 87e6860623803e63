/// What a package says of the program that saved it last.
public enum Provenance {
    private static let parts = ["meta.xml", "docProps/core.xml", "docProps/app.xml"]

    /// The media type that an OpenDocument package gives, wherever and however it is packed; nil for another archive.
    public static func typeDeMedia(_ octets: [UInt8]) -> String? {
        guard let archive = try? ZipReader(octets), let type = try? archive.octets("mimetype") else { return nil }
        return String(decoding: type.prefix(100), as: UTF8.self)
    }

    /// Whether this program saved it: another one that opens and saves the file puts its own name there.
    public static func estDePlanTracker(_ octets: [UInt8]) -> Bool {
        guard let archive = try? ZipReader(octets) else { return false }
        return parts.contains { part in
            guard let contenu = try? archive.octets(part) else { return false }
            return String(decoding: contenu, as: UTF8.self).contains("PlanTracker")
        }
    }
}
