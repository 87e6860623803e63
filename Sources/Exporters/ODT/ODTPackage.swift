/// Puts the parts of a text document together: content, styles, metadata.
struct ODTPackage {
    var meta: ODFMeta
    /// Shown at the foot of each page, with the page numbers.
    var pied: String
    /// At the head of each page: the audience, and what must be said of the data.
    var entete: String

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
        return try ODFPackage(
            genre: .texte,
            parts: [
                .xml("content.xml", try deflater.finish()), try meta.part(),
                .xml("styles.xml", try ODTStyles.part(entete: entete, pied: pied)),
            ]
        ).bytes()
    }

    private func write(_ xml: XMLStream, colonnes: [Int], _ body: () -> Void) {
        ODFMeta.root("office:document-content", xml) {
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
}
