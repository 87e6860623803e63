/// Puts the parts of a text document together: content, charts, pictures, styles, metadata.
struct ODTPackage {
    var meta: ODFMeta
    /// Shown at the foot of each page, with the page numbers.
    var pied: String
    /// At the head of each page: the audience, and what must be said of the data.
    var entete: String
    /// Those that the glossary could explain.
    var sigles: Set<String> = []
    /// Gives its form to the document; ours completes it.
    var charte: Charte?
    /// Page of each entry of the contents, when a rendering gave them.
    var pages: [Int]?

    /// - Parameters:
    ///   - niveauxDuSommaire: 0 for a document too short to need one.
    ///   - corps: Draws the document; called twice, see `ODTDocument`.
    func bytes(
        niveauxDuSommaire: Int = 2, couverture: (ODTDocument) -> Void, corps: (ODTDocument) -> Void
    ) throws -> [UInt8] {
        let largeur = charte?.largeurUtileMillimetres ?? Charte.largeurParDefaut
        let collecting = ODTDocument(xml: nil, largeur: largeur)
        couverture(collecting)
        corps(collecting)
        // The content is compressed as it is written: it is never whole in memory.
        let deflater = try Deflater()
        let xml = XMLStream(to: deflater.add)
        write(xml, colonnes: collecting.largeurs.sorted(), logos: collecting.images.count) {
            let document = ODTDocument(xml: xml, largeur: largeur, sigles: sigles)
            couverture(document)
            if niveauxDuSommaire > 0 {
                document.sommaire(collecting.titres, niveaux: niveauxDuSommaire, pages: pages)
            }
            corps(document)
            document.fin()
        }
        try xml.finish()
        let objets = try collecting.graphiques.enumerated().flatMap { rang, graphique -> [ODFPackage.Part] in
            [
                .xml("\(Self.dossier(rang + 1))/content.xml", try graphique.contenu(largeur: largeur)),
                .init(
                    Self.remplacement(rang + 1), type: "image/svg+xml", .whole(try graphique.dessin(largeur: largeur))),
            ]
        }
        let images = collecting.images.map {
            ODFPackage.Part($0.nom, type: $0.logo.format.type, .stored([UInt8]($0.logo.octets)))
        }
        let defaut = try ODTStyles.part(entete: entete, pied: pied)
        let forme = try charte?.styles(completant: defaut, mention: entete)
        return try ODFPackage(
            genre: .texte,
            parts: [
                .xml("content.xml", try deflater.finish()), try meta.part(),
                .xml("styles.xml", forme?.styles ?? defaut),
            ] + objets + images + (forme?.images ?? []),
            objets: collecting.graphiques.indices.map { (Self.dossier($0 + 1), .graphique) }
        ).bytes()
    }

    static func dossier(_ numero: Int) -> String { "Object \(numero)" }
    static func remplacement(_ numero: Int) -> String { "ObjectReplacements/Object \(numero)" }

    private func write(_ xml: XMLStream, colonnes: [Int], logos: Int, _ body: () -> Void) {
        ODFMeta.root("office:document-content", xml) {
            ODTStyles.automatic(
                xml, colonnes: colonnes, largeur: charte?.largeurUtileMillimetres ?? Charte.largeurParDefaut,
                logos: logos)
            xml.element("office:body") {
                xml.element("office:text") {
                    xml.element("text:sequence-decls") {
                        for nom in ["Tableau", "Figure"] {
                            xml.element("text:sequence-decl", ["text:display-outline-level": "0", "text:name": nom])
                        }
                    }
                    body()
                }
            }
        }
    }
}
