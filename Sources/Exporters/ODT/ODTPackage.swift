import PlanModel

/// Puts the parts of a text document together: content, styles, metadata, manifest.
struct ODTPackage {
    struct Metadonnees {
        var titre: String
        var sujet: String
        var motsCles: [String]
        /// Shown at the foot of each page, with the page numbers.
        var pied: String
        /// At the head of each page: the audience, and what must be said of the data.
        var entete: String
        /// The moment of the last change that the document knows of: never the clock's.
        var date: Instant
    }

    static let mimetype = "application/vnd.oasis.opendocument.text"
    static let version = "1.3"

    var metadonnees: Metadonnees

    /// - Parameter corps: Draws the document; called twice, see `ODTDocument`.
    func bytes(
        niveauxDuSommaire: Int = 2, couverture: (ODTDocument) -> Void, corps: (ODTDocument) -> Void
    ) throws -> [UInt8] {
        let collecting = ODTDocument(xml: nil)
        corps(collecting)
        // The content is compressed as it is written: it is never whole in memory.
        let deflater = try Deflater()
        let xml = try XMLStream(to: deflater.add)
        write(xml, colonnes: collecting.largeurs.sorted()) {
            let document = ODTDocument(xml: xml)
            couverture(document)
            document.sommaire(collecting.titres, niveaux: niveauxDuSommaire)
            corps(document)
        }
        try xml.finish()
        return try ZipArchive.bytes(of: [
            .init("mimetype", .stored(Array(Self.mimetype.utf8))),
            .init("META-INF/manifest.xml", .whole(try manifest())),
            .init("content.xml", .deflated(try deflater.finish())),
            .init("meta.xml", .whole(try meta())),
            .init("styles.xml", .whole(try ODTStyles.part(metadonnees))),
        ])
    }

    private func write(_ xml: XMLStream, colonnes: [Int], _ body: () -> Void) {
        ODTStyles.root("office:document-content", xml) {
            ODTStyles.automatic(xml, colonnes: colonnes)
            xml.element("office:body") {
                xml.element("office:text") {
                    xml.element("text:sequence-decls") {
                        xml.element("text:sequence-decl", ["text:display-outline-level": "0", "text:name": "Tableau"])
                    }
                    body()
                }
            }
        }
    }

    private func meta() throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            ODTStyles.root("office:document-meta", xml) {
                xml.element("office:meta") {
                    xml.element("meta:generator", text: "PlanTracker")
                    xml.element("dc:title", text: metadonnees.titre)
                    xml.element("dc:subject", text: metadonnees.sujet)
                    for mot in metadonnees.motsCles { xml.element("meta:keyword", text: mot) }
                    xml.element("dc:language", text: "fr-FR")
                    xml.element("meta:creation-date", text: metadonnees.date.rawValue)
                    xml.element("dc:date", text: metadonnees.date.rawValue)
                }
            }
        }
    }

    private func manifest() throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            xml.element(
                "manifest:manifest",
                [
                    "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                    "manifest:version": Self.version,
                ]
            ) {
                xml.element(
                    "manifest:file-entry",
                    [
                        "manifest:full-path": "/", "manifest:version": Self.version,
                        "manifest:media-type": Self.mimetype,
                    ])
                for part in ["content.xml", "meta.xml", "styles.xml"] {
                    xml.element(
                        "manifest:file-entry", ["manifest:full-path": part, "manifest:media-type": "text/xml"])
                }
            }
        }
    }
}
