/// An OpenDocument package: its parts in their order, and the manifest that lists them.
struct ODFPackage {
    /// What the package is; `mimetype` and the manifest say it.
    enum Genre: String {
        case texte = "application/vnd.oasis.opendocument.text"
        case classeur = "application/vnd.oasis.opendocument.spreadsheet"
        case graphique = "application/vnd.oasis.opendocument.chart"
    }

    /// A file of the package.
    struct Part {
        var nom: String
        /// « text/xml », « image/png »…
        var type: String
        var contenu: ZipArchive.Entry.Content

        init(_ nom: String, type: String, _ contenu: ZipArchive.Entry.Content) {
            (self.nom, self.type, self.contenu) = (nom, type, contenu)
        }

        static func xml(_ nom: String, _ bytes: [UInt8]) -> Part { Part(nom, type: "text/xml", .whole(bytes)) }
        static func xml(_ nom: String, _ part: Deflater.Part) -> Part { Part(nom, type: "text/xml", .deflated(part)) }
    }

    static let version = "1.3"

    var genre: Genre
    /// In the order of the package, without `mimetype` and the manifest.
    var parts: [Part]
    /// Folders that are documents of their own, without their final slash, each with what it is.
    var objets: [(dossier: String, genre: Genre)] = []

    /// `mimetype` first, then the manifest, then the parts. Same parts, same bytes.
    func bytes() throws -> [UInt8] {
        let entries = parts.map { ZipArchive.Entry($0.nom, $0.contenu) }
        return try ZipArchive.bytes(
            of: [
                .init("mimetype", .stored(Array(genre.rawValue.utf8))),
                .init("META-INF/manifest.xml", .whole(try manifest())),
            ] + entries)
    }

    private func manifest() throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            func entry(_ path: String, _ type: String, version: String? = nil) {
                xml.element(
                    "manifest:file-entry",
                    ["manifest:full-path": path, "manifest:version": version, "manifest:media-type": type])
            }
            xml.element(
                "manifest:manifest",
                [
                    "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                    "manifest:version": Self.version,
                ]
            ) {
                entry("/", genre.rawValue, version: Self.version)
                for objet in objets { entry("\(objet.dossier)/", objet.genre.rawValue, version: Self.version) }
                for part in parts { entry(part.nom, part.type) }
            }
        }
    }
}
